using LmpDem.Analysis.References;
using LmpDem.Cli.Progress;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep run --manifest M --index I`: one member, in this process.</summary>
internal static class MemberVerb
{
    /// <summary>Runs a member; failures come as exceptions and pass through as exit codes of `run`.</summary>
    public static int Run(Shell shell, SweepPlace place, int index, bool retry, ThreadChoice threads, Reference reference, TimeSpan? maxWall)
    {
        using var signals = new StopSignals(shell.Error, maxWall);
        var plan = place.Plan();
        var member = plan.Member(index, place.Manifest);
        var wasDone = new MemberRun(plan, place.Root).Run(index, retry, (scenario, folder) => Run(shell, scenario, folder, threads, reference, signals.Stop));
        shell.Error.WriteLine($"{Path.Combine(place.Root, member.Folder)}: {(wasDone ? "this member was done before; nothing ran now" : "done")}");
        return ExitCode.Done;
    }

    private static void Run(Shell shell, Scenario scenario, RunFolder folder, ThreadChoice threads, Reference reference, CancellationToken stop)
    {
        var pages = new RunPages(scenario, folder, reference, withReport: false);
        Pipeline.Run(
            scenario, folder, new RunSettings(threads.Count, stop) { ThreadsFrom = threads.Reason, Measured = reference.Measured },
            force: false, body => body(new SilentProgress(shell.Error)), pages.Make);
    }
}
