using LmpDem.Dem.Measures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Stages;

/// <summary>
/// Turns the states of a compaction into snapshots and rows. Their time continues from that of the spheres by a microsecond a
/// step: it orders the states and is no real time, as masses are scaled.
/// </summary>
/// <param name="stamp">Scenario and origin.</param>
/// <param name="handoff">State of the spheres at the hand-off.</param>
/// <param name="startThickness">Thickness of the packed layer [m].</param>
internal sealed class CompactRecorder(RunStamp stamp, PressedState handoff, double startThickness) : IKept
{
    private const double TimePerStep = 1e-6;

    private readonly string parent = SnapshotHash.OfContent(handoff.Spheres);
    private readonly NetworkMeasures networks = new(stamp);
    private double time = handoff.Spheres.Time;
    private int index;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book.Value("time", ref time);
        book.Value("index", ref index);
    }

    /// <summary>Records a state.</summary>
    /// <param name="made">What the compaction made.</param>
    /// <param name="audit">What the hand-off kept.</param>
    public CompactedState Record(CompactState made, HandoffAudit audit)
    {
        var bodies = made.Bodies;
        var measures = InterfaceSummary.Of(bodies, made.Box.FootArea, stamp.Scenario.Transport.Criteria.PsiLocal);
        var network = BodyJunctions.Of(bodies, made.Box, made.ContactGap);
        var name = Name(made);
        // a saturated press makes no steps, and times must rise
        time = Math.Max(time + TimePerStep, handoff.Spheres.Time + TimePerStep * made.Step);
        // No networks are computed for the opened layer, as for the spheres.
        var networks = stamp.Scenario.HasNetworks && made.Phase == PressPhase.Loaded ? this.networks.Of(Input(made, name, network)) : null;
        var connected = Clusters.Of(
            bodies.ReferenceVolume, network.Junctions.Where(j => j.BareArea > 0.0).Select(j => (j.First, j.Second)));
        Field[] values =
        [
            .. CompactValues.Layer(made), .. CompactValues.Steps(made), .. CompactValues.Energy(made.Energy),
            .. CompactValues.Interfaces(measures, stamp.Scenario.Transport.Criteria.PsiLocal, connected.FoilFraction),
                .. CompactValues.Handoff(audit),
            .. CompactValues.Press(made, stamp.Scenario.Press),
        ];
        var provenance = stamp.Provenance(parent);
        var row = Row(made, measures, network, values);
        var zones = BodySnapshot.Of(
            bodies, index, time, networks?.Connected ?? connected.Connected(), networks?.Criterion ?? JunctionCriterion.Fracture, values,
                provenance);
        // The networks come from this state, as they do when they are computed anew from its files.
        if (networks is not null) networks = networks with { Input = networks.Input with { Parent = SnapshotHash.OfContent(zones) } };
        if (networks is not null && row is not null) row = networks.Complete(row);
        var state = new CompactedState(
            index,
            name,
            zones,
            FilmSnapshot.Of(bodies, index, time, values, provenance),
            WallSnapshot.Of(
                made.Walls, made.Foil, [made.PressureBottom, made.PressureTop], made.Box, stamp.Scenario.Electrode.FoilThickness, index,
                time, values, provenance),
            row, values, bodies, made.Box, network)
        { Networks = networks };
        index++;
        return row is null ? state : state with { Row = stamp.Scenario.Extensions.Complete(row, Measured(state, row)) };
    }

    private static ElectrodeState Measured(CompactedState state, StateRow row) =>
        new(state.Name, row, [state.Bodies, state.Films, state.Walls], () => state.Network) { Connected = state.Networks?.Connected };

    private NetworkInput Input(CompactState made, string name, BodyNetwork network) => new()
    {
        Name = name,
        TargetRatio = index == 0 ? handoff.Row?[Catalogue.TargetCalenderingRatio] : made.TargetRatio,
        Ratio = made.AchievedRatio,
        Time = time,
        Parent = parent,
        Network = network,
        Bodies = made.Bodies,
        KnowsFilm = true,
    };

    /// <summary>Name of the state that is to be recorded.</summary>
    /// <param name="made">What the compaction made.</param>
    public string Name(CompactState made) => index == 0
        ? StateNames.AfterHandoff
        : StateNames.Of(made.Phase, made.TargetRatio, made.TargetPressure)
            ?? throw new InvalidOperationException("a state without a target");

    /// <summary>
    /// A row for every target ratio or pressure; for the first state only where the hand-off took place at one, and then it completes the
    /// row of the spheres. Networks complete it.
    /// </summary>
    private StateRow? Row(CompactState made, InterfaceSummary measures, BodyNetwork network, IReadOnlyList<Field> values)
    {
        var first = index == 0;
        if ((first && handoff.Row is null) || made.Phase == PressPhase.Unloaded) return null;
        var before = first ? handoff.Row! : new StateRow();
        var coordination = CoordinationOf(network);
        // The state after the hand-off replaces that of the spheres, where it was a target.
        string[] target = [Catalogue.TargetCalenderingRatio.Name, Catalogue.TargetPressure.Name];
        return before.With(values.Where(v => !first || !target.Contains(v.Name))).With(
            (Catalogue.Coordination, measures.ContactsPerBody),
            (Catalogue.CoordinationWithoutRattlers, coordination.MeanWithoutRattlers),
            (Catalogue.Rattlers, coordination.RattlerCount),
            (Catalogue.LiLiContacts, network.Junctions.Count(j => !j.AtFoil)),
            (Catalogue.LiCuContacts, network.Junctions.Count(j => j.AtFoil)),
            (Catalogue.LineLoad, made.LineLoad + ApproachLoad(made.Thickness)),
            (Catalogue.FilmStressP95, measures.FilmAtInterfaces.P95),
            (Catalogue.FilmAtStrengthBottomTop, measures.FilmLower.AtStrength / measures.FilmUpper.AtStrength),
            (Catalogue.AtRest, made.IsSettled && made.Unbalanced <= stamp.Scenario.Compact.MaxUnbalanced ? 1 : 0),
            (Catalogue.FullContacts, null));
    }

    // The press is not a junction, but it supports the bodies at the top like a contact.
    private static Coordination CoordinationOf(BodyNetwork network)
    {
        var atTop = Enumerable.Range(0, network.Count).Where(b => network.AtTop[b]).ToArray();
        return new Coordination(
            [.. network.Junctions.Select(j => j.First), .. atTop],
            [.. network.Junctions.Select(j => j.Second), .. atTop.Select(_ => -1)], network.Count);
    }

    // The part of the line load before the hand-off, along the roll's profile down to the present gap: the spheres' pressure
    // rises there from nothing to that at the hand-off, taken as linear along the web [N/m].
    private double ApproachLoad(double gap)
    {
        var profile = new RollProfile(stamp.Scenario.Press.RollRadius, gap);
        var entry = profile.Along(startThickness) - profile.Along(SnapshotColumn.Scalar(handoff.Spheres, "box_z"));
        return 0.5 * SnapshotColumn.Scalar(handoff.Spheres, "load") * entry;
    }
}
