using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

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
    /// <param name="settings">Threads and the wish to stop.</param>
    /// <param name="observer">Told of progress and of every state.</param>
    /// <returns>The state that deformable bodies take over; null where they do not.</returns>
    public static PressedState? Run(Snapshot packed, RunStamp stamp, RunSettings settings, IRunObserver observer)
    {
        observer.StageBegan(Name);
        var scenario = stamp.Scenario;
        var recorder = new StateRecorder(stamp, SnapshotHash.OfContent(packed));
        var work = new Calendering
        {
            Layer = SphereSnapshot.Spheres(packed),
            Box = SphereSnapshot.Box(packed),
            Press = scenario.Press,
            Until = scenario.Compact is { Enabled: true, Handoff: var handoff } ? new PressUntil(handoff.Ratio, handoff.MeanOverlap) : null,
            Material = scenario.Material,
            Contact = scenario.Contact,
            Settings = new DemSettings { LocalDamping = LocalDamping, Threads = settings.ThreadsFor(packed.PointCount) },
        };
        PressedState? last = null;
        foreach (var state in work.States(new Relay(observer), settings.Stop))
        {
            observer.Pressed(last = recorder.Record(state));
            foreach (var fault in last.Networks?.Unconverged ?? []) observer.Noted(fault);
            if (state is { OverCalendered: true, Phase: CalenderPhase.Loaded })
                observer.Noted($"over-calendered: {StateRecorder.NameOf(state)} was asked, the press met its largest pressure or solids fraction at {100 * state.RatioReached:0.0} %");
        }

        if (work.Until is null) return null;
        if (last is not { HandsOn: true })
            observer.Noted("the press met its limit before the hand-off: no deformable bodies take over");
        else if (last.Row?.RatioAsked >= scenario.Press.Ratios[^1])
            observer.Noted("the spheres came to the last ratio before the hand-off: the deformable bodies take over there and are pressed no further");
        return last is { HandsOn: true } ? last : null;
    }

    // Reports at once and in order, where Progress<T> would post them to a pool thread.
    private sealed class Relay(IRunObserver observer) : IProgress<CalenderProgress>
    {
        public void Report(CalenderProgress value) =>
            observer.Progressed(new RunProgress(Name, value.Done, value.Step, value.Ratio, value.Phase));
    }
}
