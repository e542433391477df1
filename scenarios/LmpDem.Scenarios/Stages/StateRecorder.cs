using System.Globalization;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Press;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Stages;

/// <summary>Turns the states of a press into snapshots and rows: rearrangement against the states before, and activation.</summary>
/// <param name="stamp">Scenario and origin.</param>
/// <param name="parent">Hash of the packed snapshot.</param>
internal sealed class StateRecorder(RunStamp stamp, string parent)
{
    private readonly NetworkMeasures _networks = new(stamp);
    private PackingState? _reference;
    private PackingState? _previous;
    private int _index;

    /// <summary>Records a state.</summary>
    /// <param name="made">What the press made.</param>
    public PressedState Record(CalenderState made)
    {
        var state = PackingState.Capture(made.Box, made.Spheres, made.Contacts, made.Tools, _previous);
        _reference ??= state;
        var measures = new Rearrangement(_reference, _previous ?? state, state, new RearrangementSettings { Threads = stamp.Threads });
        var activation = Activation(state);
        var layer = new[]
        {
            Field.Single("calendering_ratio_asked", "1", made.RatioAsked ?? double.NaN, "calendering ratio asked, 1 - h/h0"),
            Field.Single("calendering_ratio", "1", made.RatioReached, "calendering ratio reached, 1 - h/h0"),
            Field.Single("load", "Pa", made.PressureTop, "mean pressure on the press"),
            Field.Single("load_on_foil", "Pa", made.PressureBottom, "mean pressure on the foil"),
            Field.Single("line_load", "N/m", made.LineLoad, "load over the width of the web"),
            Field.Single("springback", "1", made.Springback, "thickness regained on opening over the smallest thickness, by the material's own modulus"),
            Field.Single("springback_simulated", "1", made.SpringbackSimulated, "the same as simulated, with the modulus scaled by stiffness_scale"),
            Field.Single("press_work", "J", made.Work, "work of the press on the layer"),
            Field.Single("inertial_number", "1", made.InertialNumber, "inertial number"),
            Field.Single("unbalanced", "1", made.Equilibrium.UnbalancedRatio, "mean net force over mean contact force"),
            Field.Single("full_contacts", "1", made.FullContacts ?? double.NaN, "number of contacts deeper than their law is made for"),
            Field.Single("double_contacts", "1", made.DoubleContacts, "number of pairs that touch through two images of the region, of which the nearer contact acts"),
            Field.Single("activation_overlap_law", "1", activation.Mean, $"degree of activation by the overlap law, {OverlapLawSpec.Provenance}"),
        };
        IReadOnlyList<Field> scalars = [.. layer, .. measures.Scalars];
        var provenance = stamp.Provenance(parent);
        var spheres = SphereSnapshot.Of(
            made.Spheres, made.Box, _index, made.Time,
            [.. measures.ParticleFields, new Field("connected", "1", 1, activation.Connected, "share of draws that join the particle to the foil (calibrated overlap law)")],
            scalars, provenance);
        var contacts = ContactSnapshot.Of(state, _index, made.Time, measures.ContactFields, scalars, provenance);
        _previous = state;
        var isRatio = made.Phase == PressPhase.Loaded && !(made is { HandsOn: true, RatioAsked: null, PressureAsked: null });
        var row = isRatio ? Row(made, state, stamp.Scenario.Press, measures, activation) : null;
        // Deformable bodies show the network after the hand-off; of the opened layer it is not asked.
        var networks = row is not null && stamp.Scenario.HasNetworks ? _networks.Of(Input(made, spheres, contacts)) : null;
        if (networks is not null) row = networks.Complete(row!);
        return new PressedState(_index++, NameOf(made), spheres, contacts, row, scalars, measures.Profile) { HandsOn = made.HandsOn, Networks = networks, Press = made.Press };
    }

    private NetworkInput Input(CalenderState made, Snapshot spheres, Snapshot contacts) => new()
    {
        Name = NameOf(made),
        RatioAsked = made.RatioAsked,
        Ratio = made.RatioReached,
        Time = made.Time,
        Parent = SnapshotHash.OfContent(spheres),
        Network = SphereJunctions.Of(spheres, contacts),
        SphereRadius = made.Spheres.ApparentRadius,
        KnowsFilm = stamp.Scenario.Compact.Enabled,
    };

    /// <summary>Name of the state that the deformable bodies take over.</summary>
    public const string Handoff = "hand-off";

    /// <summary>What a state is: "20 %", "5 MPa", "hand-off" or "opened".</summary>
    /// <param name="made">The state.</param>
    public static string NameOf(CalenderState made) => made.HandsOn
        ? Handoff
        : NameOf(made.Phase, made.RatioAsked, made.PressureAsked) ?? string.Create(CultureInfo.InvariantCulture, $"state {made.Index}");

    /// <summary>Name of a state by what was asked of the press; null where nothing was.</summary>
    /// <param name="phase">Under load or opened.</param>
    /// <param name="ratio">Calendering ratio asked for.</param>
    /// <param name="pressure">Pressure asked for [Pa].</param>
    public static string? NameOf(PressPhase phase, double? ratio, double? pressure) => (phase, ratio, pressure) switch
    {
        (PressPhase.Unloaded, { } pass, _) => string.Create(CultureInfo.InvariantCulture, $"{100 * pass:0.##} % opened"),
        (PressPhase.Unloaded, _, _) => "opened",
        (_, { } loaded, _) => string.Create(CultureInfo.InvariantCulture, $"{100 * loaded:0.##} %"),
        (_, _, { } load) => string.Create(CultureInfo.InvariantCulture, $"{load * 1e-6:0.###} MPa"),
        _ => null,
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
        for (var t = 0; t < state.Tools.Count; t++)
            if (state.Tools[t].Name == "foil")
                return -1 - t;
        throw new InvalidOperationException("a pressed layer stands on a foil");
    }

    private static SummaryRow Row(CalenderState made, PackingState state, PressSpec press, Rearrangement measures, ActivationEstimate activation)
    {
        var foil = FoilMark(state);
        return new SummaryRow
        {
            RatioAsked = made.RatioAsked,
            PressureAskedMPa = made.PressureAsked * 1e-6,
            AtRest = made.IsSettled && made.Equilibrium.UnbalancedRatio <= press.MaxUnbalanced ? 1 : 0,
            FullContacts = made.FullContacts,
            RatioReached = made.RatioReached,
            ThicknessUm = made.Thickness * 1e6,
            Solids = made.SolidsFraction,
            Coordination = measures.Coordination.Mean,
            CoordinationWithoutRattlers = measures.Coordination.MeanWithoutRattlers,
            Rattlers = measures.Coordination.RattlerCount,
            LiLiContacts = measures.Coordination.ParticleContacts,
            LiCuContacts = state.Contacts.Second.Count(second => second == foil),
            MeanOverlap = MeanOverlap.Of(state.Contacts, state.Radius),
            LoadMPa = made.PressureTop * 1e-6,
            LineLoadNPerMm = made.LineLoad * 1e-3,
            InertialNumber = made.InertialNumber,
            Unbalanced = made.Equilibrium.UnbalancedRatio,
            ActivationOverlapLaw = activation.Mean,
            OverCalendered = made.OverCalendered ? 1 : 0,
        };
    }
}
