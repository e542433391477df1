using System.Globalization;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;

namespace LmpDem.Scenarios.Stages;

/// <summary>
/// Presses the packed electrode: a state for every calendering ratio or pressure, and one after the press has opened. Where
/// deformable bodies take over, only up to the hand-off.
/// </summary>
public static class CalenderStage
{
    /// <summary>Name of the stage.</summary>
    public const string Name = "calender";

    // The press is quasi-static: damping takes out the sound that a step of the gap sends through the layer.
    private const double LocalDamping = 0.3;

    /// <summary>Presses a packed electrode.</summary>
    /// <param name="packed">The packing.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="settings">Thread count and cancellation token.</param>
    /// <param name="observer">Told of progress and of every state.</param>
    /// <returns>The state that deformable bodies take over; null where they do not.</returns>
    public static PressedState? Run(Snapshot packed, RunStamp stamp, RunSettings settings, IRunObserver observer)
    {
        var scenario = stamp.Scenario;
        var parent = SnapshotHash.OfContent(packed);
        var recorder = new StateRecorder(stamp, parent);
        var keeper = settings.KeeperOrNone;
        observer.On(new StageBegun(Name) { GoesOn = keeper.Keep("sphere states", recorder) });
        var layer = SphereSnapshot.Spheres(packed);
        var work = new Calendering
        {
            Keeper = settings.Keeper,
            Passage = new PassageRelay(
                state => observer.On(new RollPassed(PassageSnapshot.Of(state, layer.Position, stamp.Provenance(parent))))),
            Layer = layer,
            Box = SphereSnapshot.Box(packed),
            Press = scenario.Press,
            Until = scenario.Compact is { Enabled: true, Handoff: var handoff } ? new PressUntil(handoff.Ratio, handoff.MeanOverlap) : null,
            Material = scenario.Material,
            Contact = scenario.Contact,
            Settings = new DemSettings { LocalDamping = LocalDamping, Threads = settings.Threads },
        };
        PressedState? last = null;
        var relay = new Relay<PressProgress>(observer, p => new RunProgress(Name, p.Done, p.Step, p.Ratio, p.Phase));
        foreach (var state in work.States(relay, settings.Stop))
        {
            settings.SafePoints.AreNear = false; // until the press moves again
            observer.On(new MeasuresBegun(StateNames.Of(state)));
            observer.On(new SpheresPressed(last = recorder.Record(state)));
            foreach (var note in Notes(state, scenario)) observer.On(new NoteMade(note));
            foreach (var fault in last.Networks?.Unconverged ?? []) observer.On(new NoteMade(fault));
        }

        keeper.Release("sphere states");
        if (work.Until is null) return null;
        if (last is not { HandsOn: true })
            observer.On(new NoteMade("the press met its limit before the hand-off: no deformable bodies take over"));
        else if (IsAtLastTarget(last, scenario.Press))
        {
            var target = scenario.Press.IsLoadControlled ? "pressure" : "ratio";
            observer.On(new NoteMade($"the spheres came to the last {target} before the hand-off: "
                + "the deformable bodies take over there and are pressed no further"));
        }

        return last is { HandsOn: true } ? last : null;
    }

    private static bool IsAtLastTarget(PressedState last, PressSpec press) => press.IsLoadControlled
        ? last.Press?.Target == press.Platen.Pressures.Count
        : last.Row?[Catalogue.TargetCalenderingRatio] >= press.Ratios[^1];

    // Notes for anyone who reads the numbers of the state.
    private static IEnumerable<string> Notes(CalenderState state, Scenario scenario)
    {
        var name = StateNames.Of(state);
        if (state is { OverCalendered: true, Phase: PressPhase.Loaded })
            yield return Text(
                $"over-calendered: target {name}; press reached its pressure or solids limit at {100 * state.AchievedRatio:0.0} % (solids ")
                + Text($"fraction {state.SolidsFraction:0.000}, {state.PressureTop * 1e-6:0.00} MPa)");
        if (state.Equilibrium.UnbalancedRatio > scenario.Press.MaxUnbalanced && scenario.Press.Mode != PressMode.Roll)
            yield return Text(
                $"not at rest: after the longest hold allowed, {name} still has an unbalanced force ratio of ")
                + Text($"{state.Equilibrium.UnbalancedRatio:0.0000} where press.max_unbalanced allows ")
                + Text($"{scenario.Press.MaxUnbalanced:0.####}; ")
                + Text($"its load is uncertain by about that fraction");
        if (!state.IsSettled) yield return Unsettled(state.TargetPressure, state.PressureTop);
        if (state.FullContacts is > 0)
            yield return Text(
                $"beyond the contact law: at {name} {state.FullContacts} of {state.Contacts.Count} contacts are deeper than plastic_dense ")
                + Text($"is made for and answer elastically; deformable bodies (compact.enabled) hold further");
        if (state.DoubleContacts > 0)
            yield return Text(
                $"foil too narrow: at {name} {state.DoubleContacts} pairs of particles touch on two sides of the periodic region, ")
                + Text($"and only the nearer contact acts; make electrode.lateral_x and lateral_y wider");
    }

    /// <summary>That a servo gave up, in one sentence.</summary>
    /// <param name="target">Target pressure [Pa].</param>
    /// <param name="pressure">Pressure when it gave up [Pa].</param>
    internal static string Unsettled(double? target, double pressure) => Text(
        $"not settled: target {target * 1e-6:0.###} MPa; the servo gave up at {pressure * 1e-6:0.###} MPa because ")
        + "the pressure or the net forces did not converge";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private sealed class PassageRelay(Action<PassageState> tell) : IProgress<PassageState>
    {
        public void Report(PassageState value) => tell(value);
    }
}
