using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Cli.Sweeping;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem sweep`: plans the members of a study, runs them here or on a site's engine, shows where they stand and collects them.</summary>
internal static class SweepVerb
{
    public static Command Create(Shell shell) =>
        new("sweep", "run a study, a scenario under several values and seeds, and collect its curves")
        {
            PlanVerb.Create(shell), Run(shell), StatusVerb.Create(shell), EmitVerb.Create(shell), Collect(shell),
        };

    private static Command Run(Shell shell)
    {
        var command = new Command("run", "run the members that are not done yet, then collect; a member that fails stops no other. With --index: one member");
        var arguments = new SweepArguments().AddTo(command);
        var index = new Option<int?>("--index") { Description = "run this member alone, in this process; exit codes are those of `run`", HelpName = "i" };
        var threads = new Option<string?>("--threads") { Description = "worker threads of each member; default so that the members fill the cores", HelpName = "n" };
        var jobs = new Option<int?>("--jobs") { Description = "members at a time; default as many as cores and memory take", HelpName = "n" };
        var retry = new Option<bool>("--retry-failed")
        {
            Description = "run members again that failed by their own scenario; without it they are left out, as they would fail in the same way",
        };
        var maxWall = new Option<string?>("--max-wall") { Description = "stop at the next safe point after this wall time, for example 3h50m", HelpName = "time" };
        var replace = PlanVerb.ReplaceOption();
        foreach (var option in (Option[])[index, threads, jobs, retry, maxWall, replace]) command.Add(option);
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var paper = reference.Read(result, shell);
            var place = arguments.Place(result);
            var wall = Wall(result.GetValue(maxWall));
            var flag = result.GetValue(threads);
            var choice = ThreadChoice.Resolve(flag, shell.Environment);
            if (result.GetValue(index) is { } member)
                return MemberVerb.Run(shell, place, member, result.GetValue(retry), choice, paper, wall);
            if (result.GetValue(jobs) is < 1) throw new UsageException("--jobs: expected 1 or more members at a time");
            using var signals = new StopSignals(shell.Error, wall);
            var plan = place.StudyFile is null ? place.Plan() : PlanVerb.Write(shell, place, result.GetValue(replace));
            var cores = flag is null ? choice.Count : ThreadChoice.Resolve(null, shell.Environment).Count;
            var fill = new SideBySide(cores, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, flag is null ? null : choice.Count, result.GetValue(jobs));
            var run = new LocalRun(shell, place, plan, fill) { Arguments = ["--reference", reference.Which(result)] };
            return Ended(shell, place, plan, run.Run(result.GetValue(retry), signals.Stop), signals.Stop.IsCancellationRequested, paper.Measured);
        });
        return command;
    }

    private static int Ended(
        Shell shell, SweepPlace place, StudyManifest plan, IReadOnlyList<MemberState> states, bool isStopped, MeasuredActivation measured)
    {
        if (isStopped && states.Any(s => !s.IsDone))
            throw new RunStoppedException($"stopped on request: {StatusVerb.Counts(states)}; the same command goes on");
        var outcome = StudyOutcome.Of(plan, place.Root);
        var code = Gather(shell, plan.Name, place.Root, outcome with { Missing = [] }, measured, strict: false); // they are told below
        var left = states.Where(s => !s.IsDone).ToList();
        shell.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{states.Count - left.Count} of {states.Count} members are done")
            + (left.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {left.Count} {(left.All(s => s.State == RunStatus.Failed) ? "failed" : "are not")}:")));
        foreach (var state in left) shell.Error.WriteLine($"  {state.Member.Folder}: {state.Message ?? state.State}");
        return left.Count > 0 ? ExitCode.Incomplete : code;
    }

    private static Command Collect(Shell shell)
    {
        var command = new Command("collect", "write activation.csv from the members that are done; runs of other scenarios are not taken");
        var arguments = new SweepArguments().AddTo(command);
        var strict = new Option<bool>("--strict") { Description = "end with 5 where a member is missing" };
        command.Add(strict);
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var measured = reference.Read(result, shell).Measured;
            var place = arguments.Place(result);
            if (place.StudyFile is null)
            {
                var plan = place.Plan();
                return Gather(shell, plan.Name, place.Root, StudyOutcome.Of(plan, place.Root), measured, result.GetValue(strict));
            }

            var (study, _) = place.Read(shell.Error.WriteLine);
            return Gather(shell, study.Name, place.Root, StudyOutcome.Of(study, place.Root), measured, result.GetValue(strict));
        });
        return command;
    }

    private static TimeSpan? Wall(string? text) => text is null ? null
        : Duration.TryParse(text, out var wall) ? wall
        : throw new UsageException($"--max-wall: expected a duration such as 3h50m or 90s, but \"{text}\" was found");

    private static int Gather(Shell shell, string name, string root, StudyOutcome outcome, MeasuredActivation measured, bool strict)
    {
        foreach (var gap in outcome.Missing) shell.Error.WriteLine($"{Path.Combine(root, gap.Folder)} {gap.Reason}");
        if (outcome.Curves.Count == 0)
        {
            shell.Error.WriteLine($"error: {root}: no member of the study has results to collect");
            return ExitCode.Incomplete;
        }

        var table = outcome.Table();
        table.Write(Path.Combine(root, "activation.csv"));
        foreach (var curves in outcome.Curves.GroupBy(c => c.Criterion))
        {
            var criterion = SnakeCase.Of(curves.Key.ToString());
            using var figure = StudyFigure.Draw(
                "activation_" + criterion, $"{name}: activation by {criterion}",
                [.. curves.Select(c => new StudySeries(c.Label, [.. c.Points.Select(p => (p.Ratio, p.Mean, p.Lower, p.Upper))]))],
                measured);
            figure.Save(Path.Combine(root, "figures"));
        }

        shell.Out.Write(table.ToString());
        return outcome.Missing.Any(m => strict || m.IsForeign) ? ExitCode.Incomplete : ExitCode.Done;
    }
}
