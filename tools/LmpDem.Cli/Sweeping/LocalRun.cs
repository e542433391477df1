using System.Globalization;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>Runs the members of a plan that are not done on this machine, each in a process of its own.</summary>
/// <param name="shell">The surrounding process.</param>
/// <param name="place">Where the study is.</param>
/// <param name="plan">Its plan.</param>
/// <param name="fill">How many run at a time.</param>
internal sealed class LocalRun(Shell shell, SweepPlace place, StudyManifest plan, SideBySide fill)
{
    private readonly MemberEnds ends = new(place.Root);

    /// <summary>Arguments that every member gets besides its index and threads.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Runs the members.</summary>
    /// <param name="retry">Whether members run again whose failure was their scenario's own.</param>
    /// <param name="stop">Asks the members that run to stop, and starts no others.</param>
    /// <returns>Where every member stands then.</returns>
    public IReadOnlyList<MemberState> Run(bool retry, CancellationToken stop)
    {
        // One that is done with a message lacks its figures.
        var left = MemberState.Of(plan, place.Root).Where(s => (!s.IsDone || s.Message is not null) && !IsLeftOut(s, retry));
        var waiting = new Queue<PlannedMember>(left.Select(s => s.Member));
        Tell($"{plan.Members.Count - waiting.Count} of {plan.Members.Count} members need no run; {waiting.Count} to run");
        var running = new List<(PlannedMember Member, ChildRun Child, Task<int> End)>();
        using var told = stop.Register(() =>
        {
            lock (running)
                foreach (var (_, child, _) in running) child.AskToStop();
        });
        while (true)
        {
            lock (running)
            {
                while (!stop.IsCancellationRequested && waiting.TryPeek(out var next)
                    && fill.ThreadsFor(next, waiting.Count) is { } threads)
                    running.Add(Start(waiting.Dequeue(), threads, retry));
            }

            if (running.Count == 0) break;
            Task.WaitAny([.. running.Select(r => r.End)], CancellationToken.None);
            lock (running)
            {
                var ended = running.Where(r => r.End.IsCompleted).ToList();
                foreach (var (member, child, end) in ended) Ended(member, child, end.Result, stop.IsCancellationRequested);
                running.RemoveAll(ended.Contains);
            }
        }

        return MemberState.Of(plan, place.Root);
    }

    private (PlannedMember Member, ChildRun Child, Task<int> End) Start(PlannedMember member, int threads, bool retry)
    {
        fill.Begin(member, threads);
        var name = member.Label.Length > 0 ? member.Label : plan.Name;
        var share = $"{threads} thread{(threads == 1 ? "" : "s")}";
        Tell($"[{member.Index}] {name}, seed {member.Seed}; folder {Path.Combine(place.Root, member.Folder)}; {share}");
        string[] arguments =
        [
            "sweep", "run", "--manifest", place.Manifest, "--index", Text(member.Index), "--threads", Text(threads),
            .. retry ? ["--retry-failed"] : (string[])[], .. Arguments,
        ];
        var child = ChildRun.Start(member.Index, arguments, shell.Error);
        return (member, child, child.End());
    }

    private void Ended(PlannedMember member, ChildRun child, int code, bool isStopping)
    {
        fill.End(member);
        child.Dispose();
        if (code is ExitCode.Done or ExitCode.Stopped || isStopping || ends.Of(member) is not null) return;
        // What it could not keep itself: it crashed, or it never came to its member.
        ends.Keep(member, child.Error ?? Crash(code), failsAgain: false);
    }

    private bool IsLeftOut(MemberState state, bool retry)
    {
        if (retry || ends.Of(state.Member) is not { FailsAgain: true } end) return false;
        var folder = Path.Combine(place.Root, state.Member.Folder);
        Tell($"[{state.Member.Index}] {folder}: left out, as it failed before: {end.Message} (--retry-failed runs it again)");
        return true;
    }

    private void Tell(string text)
    {
        lock (shell.Error) shell.Error.WriteLine(text);
    }

    private static string Crash(int code) => code > 128
        ? $"its process was ended by signal {Text(code - 128)}{(code == 137 ? " (killed, for want of memory perhaps)" : "")}"
        : $"its process ended with {Text(code)} and without a message";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
