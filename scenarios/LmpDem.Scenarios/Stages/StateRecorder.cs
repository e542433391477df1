using LmpDem.Dem.Measures;
using LmpDem.Dem.Press;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Stages;

/// <summary>Turns the states of a press into snapshots and rows: rearrangement against the states before, and activation.</summary>
/// <param name="stamp">Scenario and origin.</param>
/// <param name="parent">Hash of the packed snapshot.</param>
internal sealed class StateRecorder(RunStamp stamp, string parent) : IKept
{
    private readonly NetworkMeasures networks = new(stamp);
    private PackingState? reference;
    private PackingState? previous;
    private int index;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("index", ref index);
        var isSame = book.Value("is_same", ReferenceEquals(reference, previous));
        reference = PackingState.Exchange(book, reference);
        previous = isSame ? reference : PackingState.Exchange(book, previous);
    }

    /// <summary>Records a state.</summary>
    /// <param name="made">What the press made.</param>
    public PressedState Record(CalenderState made)
    {
        var state = PackingState.Capture(made.Box, made.Spheres, made.Contacts, made.Walls, previous);
        reference ??= state;
        var measures = new Rearrangement(reference, previous ?? state, state, new RearrangementSettings { Threads = stamp.Threads });
        var activation = Activation(state);
        var layer = new[]
        {
            Catalogue.TargetCalenderingRatio.Of(made.TargetRatio ?? double.NaN),
            Catalogue.CalenderingRatio.Of(made.AchievedRatio),
            Catalogue.Load.Of(made.PressureTop),
            Catalogue.LoadOnFoil.Of(made.PressureBottom),
            Catalogue.LineLoad.Of(made.LineLoad),
            Catalogue.Springback.Of(made.Springback),
            Catalogue.SpringbackSimulated.Of(made.SpringbackSimulated),
            Catalogue.PressWork.Of(made.Work),
            Catalogue.InertialNumber.Of(made.InertialNumber),
            Catalogue.Unbalanced.Of(made.Equilibrium.UnbalancedRatio),
            Catalogue.FullContacts.Of(made.FullContacts ?? double.NaN),
            Catalogue.DoubleContacts.Of(made.DoubleContacts),
            Catalogue.ActivationOverlapLaw.Of(activation.Mean),
        };
        Field[] target = stamp.Scenario.Press.IsLoadControlled ? [Catalogue.TargetPressure.Of(made.TargetPressure ?? double.NaN)] : [];
        IReadOnlyList<Field> scalars = [.. layer, .. measures.Scalars, .. target];
        var provenance = stamp.Provenance(parent);
        var spheres = SphereSnapshot.Of(
            made.Spheres, made.Box, index, made.Time,
            [.. measures.ParticleFields,
                new Field("connected", "1", 1, activation.Connected,
                "share of draws that join the particle to the foil (calibrated overlap law)")],
            scalars, provenance);
        var contacts = ContactSnapshot.Of(state, index, made.Time, measures.ContactFields, scalars, provenance);
        previous = state;
        var isRatio = made.Phase == PressPhase.Loaded && !(made is { HandsOn: true, TargetRatio: null, TargetPressure: null });
        var row = isRatio ? Row(made, state, stamp.Scenario.Press, measures, scalars) : null;
        // Deformable bodies show the network after the hand-off; for the opened layer none is computed.
        var networks = row is not null && stamp.Scenario.HasNetworks ? this.networks.Of(Input(made, spheres, contacts)) : null;
        if (networks is not null) row = networks.Complete(row!);
        if (row is not null) row = stamp.Scenario.Extensions.Complete(row, Measured(made, row, spheres, contacts, networks));
        return new PressedState(
            index++, StateNames.Of(made), spheres, contacts, row, scalars)
        { HandsOn = made.HandsOn, Networks = networks, Press = made.Press };
    }

    private static ElectrodeState Measured(
        CalenderState made, StateRow row, Snapshot spheres, Snapshot contacts, MeasuredState? networks) =>
        new(StateNames.Of(made), row, [spheres, contacts], () => networks?.Input.Network ?? SphereJunctions.Of(spheres, contacts))
        {
            Connected = networks?.Connected,
        };

    private NetworkInput Input(CalenderState made, Snapshot spheres, Snapshot contacts) => new()
    {
        Name = StateNames.Of(made),
        TargetRatio = made.TargetRatio,
        Ratio = made.AchievedRatio,
        Time = made.Time,
        Parent = SnapshotHash.OfContent(spheres),
        Network = SphereJunctions.Of(spheres, contacts),
        SphereRadius = made.Spheres.ApparentRadius,
        KnowsFilm = stamp.Scenario.Compact.Enabled,
    };

    private ActivationEstimate Activation(PackingState state) => ActivationEstimate.Of(
        new JunctionNetwork
        {
            First = state.Contacts.First,
            Second = state.Contacts.Second,
            Overlap = state.Contacts.Overlap,
            Radius = state.Radius,
            FoilMark = FoilMark(state),
        },
        stamp.Scenario.Activation, stamp.Scenario.Seed);

    private static int FoilMark(PackingState state)
    {
        for (var t = 0; t < state.Walls.Count; t++)
            if (state.Walls[t].Name == "foil")
                return -1 - t;
        throw new InvalidOperationException("a pressed layer stands on a foil");
    }

    // The values that the snapshots hold, and what only the row has.
    private static StateRow Row(
        CalenderState made, PackingState state, PressSpec press, Rearrangement measures, IReadOnlyList<Field> values)
    {
        var foil = FoilMark(state);
        return new StateRow().With(values).With(
            (Catalogue.AtRest, made.IsSettled && made.Equilibrium.UnbalancedRatio <= press.MaxUnbalanced ? 1 : 0),
            (Catalogue.Thickness, made.Thickness),
            (Catalogue.Solids, made.SolidsFraction),
            (Catalogue.Rattlers, measures.Coordination.RattlerCount),
            (Catalogue.LiLiContacts, measures.Coordination.ParticleContacts),
            (Catalogue.LiCuContacts, state.Contacts.Second.Count(second => second == foil)),
            (Catalogue.MeanOverlap, MeanOverlap.Of(state.Contacts, state.Radius)),
            (Catalogue.OverCalendered, made.OverCalendered ? 1 : 0));
    }
}
