using System.Globalization;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;

namespace LmpDem.Scenarios.Stages;

/// <summary>
/// Presses the electrode on as deformable bodies: a state after the hand-off and one for every calendering ratio beyond it.
/// </summary>
public static class CompactStage
{
    /// <summary>Name of the stage.</summary>
    public const string Name = "compact";

    /// <summary>Presses on from the hand-off.</summary>
    /// <param name="packed">The packing.</param>
    /// <param name="handoff">State of the spheres at the hand-off.</param>
    /// <param name="stamp">Scenario and origin.</param>
    /// <param name="settings">Thread count and cancellation token.</param>
    /// <param name="observer">Told of progress, of the hand-off and of every state.</param>
    public static void Run(Snapshot packed, PressedState handoff, RunStamp stamp, RunSettings settings, IRunObserver observer)
    {
        observer.On(new StageBegun(HandoffStage.Name));
        var work = HandoffStage.Prepare(packed, handoff.Spheres, handoff.Contacts, stamp, settings, handoff.Press?.Target ?? 0);
        var recorder = new CompactRecorder(stamp, handoff, work.StartThickness);
        var keeper = settings.KeeperOrNone;
        keeper.Keep("body states", recorder);
        var kept = new KeptAudit();
        if (keeper.Keep("audit", kept) && kept.Audit is not null) observer.On(new StageBegun(Name) { GoesOn = true });
        void Audited(HandoffAudit audit)
        {
            kept.Audit = audit;
            observer.On(new BodiesTookOver(audit));
            observer.On(new NoteMade(Describe(audit)));
            observer.On(new StageBegun(Name));
        }

        foreach (var state in work.States(Audited, new Relay<PressProgress>(observer, Told), settings.Stop))
        {
            settings.SafePoints.AreNear = false; // until the press moves again
            observer.On(new MeasuresBegun(recorder.Name(state)));
            var made = recorder.Record(state, kept.Audit!.Value);
            observer.On(new BodiesPressed(made));
            foreach (var fault in made.Networks?.Unconverged ?? []) observer.On(new NoteMade(fault));
            foreach (var note in Notes(state, stamp.Scenario)) observer.On(new NoteMade(note));
        }

        foreach (var part in (string[])["audit", "body states"]) keeper.Release(part);
    }

    /// <summary>What the hand-off kept, in one sentence.</summary>
    /// <param name="a">The audit.</param>
    public static string Describe(HandoffAudit a) => string.Create(CultureInfo.InvariantCulture,
        $"hand-off at {100 * a.Ratio:0.0} %: {a.Bodies} bodies of {a.Zones} zones, volume kept to {a.TotalVolumeError:0.0e+0} (worst body "
            + $"{a.LargestVolumeError:0.0e+0}), {a.PairsKept} of {a.PairsBefore} contacts kept ({100 * a.PairsKeptFraction:0} %) and "
            + $"{a.PairsNew} new, load {a.PressureBefore * 1e-6:0.000} -> {a.PressureAfter * 1e-6:0.000} MPa, centres moved by "
            + $"{a.MeanShift * 1e6:0.00} um (largest {a.LargestShift * 1e6:0.00} um)");

    /// <summary>How a press saturated, in one sentence.</summary>
    /// <param name="state">The state it stopped at.</param>
    /// <param name="foilYield">Yield strength of the foil [Pa].</param>
    public static string Describe(CompactState state, double foilYield) => string.Create(CultureInfo.InvariantCulture,
        $"over-calendered: target {StateNames.Of(PressPhase.Loaded, state.TargetRatio, state.TargetPressure)}; press saturated at ")
        + string.Create(
            CultureInfo.InvariantCulture, $"{100 * state.AchievedRatio:0.0} % (solids {state.SolidsFraction:0.000}) with a load of ")
        + string.Create(
            CultureInfo.InvariantCulture, $"{state.PressureTop * 1e-6:0.00} MPa, {state.PressureTop / foilYield:0.0000} of the foil's ")
        + string.Create(CultureInfo.InvariantCulture, $"yield strength ({foilYield * 1e-6:0} MPa)");

    /// <summary>What the layer regained, in one sentence.</summary>
    /// <param name="state">The state after the press has opened.</param>
    public static string DescribeOpening(CompactState state) => string.Create(CultureInfo.InvariantCulture,
        $"opened: springback {100 * state.Springback:0.000} % with the material's own modulus, to a ratio of "
            + $"{100 * state.AchievedRatio:0.00} %")
        + string.Create(CultureInfo.InvariantCulture, $" ({100 * state.SpringbackSimulated:0.00} % as simulated, with the scaled modulus)");

    // Notes for anyone who reads the numbers of the state.
    private static IEnumerable<string> Notes(CompactState state, Scenario scenario)
    {
        if (state.Phase == PressPhase.Unloaded) yield return DescribeOpening(state);
        else if (state.OverCalendered) yield return Describe(state, scenario.Compact.Foil.YieldStrength);
        if (!state.IsSettled) yield return CalenderStage.Unsettled(state.TargetPressure, state.PressureTop);
    }

    private static RunProgress Told(PressProgress p) =>
        new(p.Phase == "swelling" ? HandoffStage.Name : Name, p.Done, p.Step, p.Ratio, p.Phase);

    // The audit of the hand-off, which every state repeats.
    private sealed class KeptAudit : IKept
    {
        public HandoffAudit? Audit { get; set; }

        public void Exchange(StateBook book) => Audit = book.Optional("audit", Audit);
    }
}
