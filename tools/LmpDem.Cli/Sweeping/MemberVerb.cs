using LmpDem.Analysis.References;
using LmpDem.Cli.Progress;
using LmpDem.Cli.Viewing;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep run --manifest M --index I`: one member, in this process.</summary>
internal static class MemberVerb
{
    /// <summary>Runs a member; failures come as exceptions and pass through as exit codes of `run`.</summary>
    public static int Run(Shell shell, SweepPlace place, int index, bool retry, MemberWish wish)
    {
        RunFolder? running = null;
        using var signals = new StopSignals(shell.Error, wish.MaxWall, () =>
        {
            if (running is not null) Pipeline.NoteStop(running);
        });
        var plan = place.Plan();
        var member = plan.Member(index, place.Manifest);
        var wasDone = new MemberRun(plan, place.Root, wish.Extensions).Run(index, retry, (scenario, folder) =>
        {
            running = folder;
            Run(shell, scenario, folder, wish, signals);
        });
        var ending = wasDone ? "this member was done before; nothing ran now" : "done";
        shell.Error.WriteLine($"{Path.Combine(place.Root, member.Folder)}: {ending}");
        return ExitCode.Done;
    }

    private static void Run(Shell shell, Scenario scenario, RunFolder folder, MemberWish wish, StopSignals signals)
    {
        var pages = new RunPages(scenario, folder, wish.Reference, withReport: false, wish.Threads.Count);
        var told = new SilentProgress(shell.Error);
        using var device = wish.Device(scenario);
        Pipeline.Run(
            scenario, folder,
            new RunSettings(wish.Threads.Count, signals.Stop)
            {
                ThreadsFrom = wish.Threads.Reason,
                Device = device,
                Measured = wish.Reference.Measured,
                Checkpoints = wish.Checkpoints,
                SafePoints = signals.SafePoints,
            },
            force: false, body => body(told), pages.Make);
    }
}

/// <summary>How a member is run; no result depends on it.</summary>
/// <param name="Threads">Number of threads.</param>
/// <param name="Reference">What the run is held against.</param>
/// <param name="MaxWall">Wall time after which it stops; null: no limit.</param>
/// <param name="Checkpoints">When it writes checkpoints.</param>
/// <param name="Extensions">What plug-ins add.</param>
internal sealed record MemberWish(
    ThreadChoice Threads, Reference Reference, TimeSpan? MaxWall, CheckpointSettings Checkpoints, Extensions Extensions)
{
    /// <summary>Opens the device for the bodies of a scenario; null: the cores of this processor.</summary>
    public Func<Scenario, MarchDevice?> Device { get; init; } = _ => null;
}
