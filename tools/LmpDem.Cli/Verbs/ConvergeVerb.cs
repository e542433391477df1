using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis.Convergence;
using LmpDem.Cli.Progress;
using LmpDem.Cli.Sweeping;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem converge`: what each numerical setting of a scenario costs its headline quantities.</summary>
internal static class ConvergeVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command(
            "converge",
            "run a scenario with one numerical setting at a time coarser and finer, cheapest first, and tell the error bar of each");
        var plugIns = new PlugInOption();
        var scenario = new ScenarioArguments().AddTo(command, plugIns);
        var output = new Option<string?>("--out") { Description = "folder of the study; default runs/NAME-converge", HelpName = "dir" };
        var settings = new Option<string?>("--settings")
        {
            Description = $"settings to change, of {string.Join(",", ConvergenceStudy.Settings)}; default all that the scenario has",
            HelpName = "list",
        };
        settings.CompletionSources.Add([.. ConvergenceStudy.Settings]);
        var budget = new Option<string?>("--budget")
        {
            Description = "run the cheapest changes whose estimates fit into this time on one thread, for example 30m; a larger budget "
                + "later goes on",
            HelpName = "time",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "tell what would run and how long; write the study file only" };
        var jobs = new Option<int?>("--jobs") { Description = "runs at a time; default as many as cores and memory take", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        foreach (var option in (Option[])[output, settings, budget, dryRun, jobs, json]) command.Add(option);
        var device = new DeviceOption().AddTo(command);
        command.SetAction(result =>
        {
            if (result.GetValue(jobs) is < 1) throw new UsageException("--jobs: expected 1 or more runs at a time");
            var limit = ProgressOptions.Time(result, budget);
            var wanted = Wanted(result.GetValue(settings));
            var read = scenario.Read(result, shell);
            var root = result.GetValue(output) ?? Path.Combine("runs", read.Name + "-converge");
            var study = new ConvergenceStudy(read, wanted, root);
            var steps = Chosen(study, limit);
            var place = new SweepPlace(root, study.Write(steps));
            var left = study.Steps.Except(steps).Select(s => $"{Words(study, s)}: about {Time(s.Seconds)}, beyond the budget").ToList();
            Tell(shell, study, steps, left);
            if (result.GetValue(dryRun)) return ExitCode.Done;
            var plan = PlanVerb.Write(shell, place, replace: false, read.Extensions);
            using var signals = new StopSignals(shell.Error, null);
            var cores = ThreadChoice.Resolve(null, shell.Environment).Count;
            var where = device.WordForMembers(result, MemberRun.Scenarios(plan, place.Root), shell.Error.WriteLine);
            var side = result.GetValue(jobs) ?? SideBySide.JobsOn(where);
            var fill = new SideBySide(cores, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, null, side);
            var run = new LocalRun(shell, place, plan, fill) { Arguments = [.. DeviceOption.Words(where), .. plugIns.Words(result)] };
            var states = run.Run(retry: false, signals.Stop);
            if (signals.Stop.IsCancellationRequested && states.Any(s => !s.IsDone))
                throw new RunStoppedException("stopped on request; the same command goes on");
            return Gather(shell, read.Name, study, steps, left, states, root, result.GetValue(json));
        });
        return command;
    }

    private static IReadOnlyList<string> Wanted(string? text)
    {
        if (text is null) return ConvergenceStudy.Settings;
        var names = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = names.FirstOrDefault(n => !ConvergenceStudy.Settings.Contains(n));
        return unknown is null && names.Length > 0
            ? names
            : throw new UsageException(
                $"--settings: expected some of {string.Join(", ", ConvergenceStudy.Settings)}, but \"{unknown}\" was found");
    }

    private static IReadOnlyList<ConvergenceStep> Chosen(ConvergenceStudy study, TimeSpan? budget)
    {
        if (study.Steps.Count == 0) throw new UsageException("the scenario has none of these settings: there is nothing to compare");
        if (budget is not { } time) return study.Steps;
        var least = study.BaseSeconds + study.Steps[0].Seconds;
        return study.Within(time.TotalSeconds) is { Count: > 0 } steps
            ? steps
            : throw new UsageException($"--budget: the scenario and its cheapest change take about {Time(least)}; give at least that");
    }

    private static void Tell(Shell shell, ConvergenceStudy study, IReadOnlyList<ConvergenceStep> steps, IReadOnlyList<string> left)
    {
        shell.Error.WriteLine($"{steps.Count + 1} runs, about {Time(study.BaseSeconds + steps.Sum(s => s.Seconds))} on one thread:");
        shell.Error.WriteLine($"  as in the scenario: about {Time(study.BaseSeconds)}");
        foreach (var step in steps) shell.Error.WriteLine($"  {Words(study, step)}: about {Time(step.Seconds)}");
        foreach (var sentence in left) shell.Error.WriteLine($"  not run: {sentence}");
    }

    private static int Gather(
        Shell shell, string name, ConvergenceStudy study, IReadOnlyList<ConvergenceStep> steps, List<string> left,
        IReadOnlyList<MemberState> states, string root, bool json)
    {
        IReadOnlyList<StateRow>? Rows(int k) =>
            states[k].IsDone ? SummaryTable.Read(new RunFolder(Path.Combine(root, states[k].Member.Folder)).Summary) : null;
        if (Rows(0) is not { } own)
        {
            shell.Error.WriteLine($"error: the scenario itself could not be run: {states[0].Message}");
            return ExitCode.Incomplete;
        }

        var runs = new List<ConvergenceRun>();
        foreach (var (k, step) in steps.Index())
        {
            if (Rows(k + 1) is { } rows) runs.Add(new ConvergenceRun(step.Setting, study.OwnText(step), step.Text, step.IsFiner, rows));
            else left.Add($"{Words(study, step)}: {states[k + 1].Message ?? states[k + 1].State}");
        }

        var table = new ConvergenceTable(own, runs);
        table.Write(Path.Combine(root, "convergence.csv"));
        var page = Path.Combine(root, "convergence.html");
        ConvergencePage.Write(name, table, left, page);
        if (json) Json(shell, table, left, page);
        else Show(shell.Out, table, page);
        return states.Take(steps.Count + 1).All(s => s.IsDone) ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static void Show(TextWriter output, ConvergenceTable table, string page)
    {
        var lines = new List<string[]>
        {
            (string[])["setting", "value", .. table.Quantities.Select(q => q.Name)],
            (string[])["", "", .. table.Quantities.Select(q => q.Unit)],
        };
        foreach (var run in table.Runs)
        {
            lines.Add([
                $"{run.Setting} {(run.IsFiner ? "finer" : "coarser")}", $"{run.Own} -> {run.Value}",
                .. table.Quantities.Select(q => Signed(table.Largest(run, q))),
            ]);
        }

        lines.Add(["error, all but foil", "", .. table.Quantities.Select(q => Plain(table.Together(q)))]);
        int[] widths = [.. Enumerable.Range(0, lines[0].Length).Select(k => lines.Max(l => l[k].Length))];
        foreach (var line in lines)
        {
            var cells = line.Select((cell, k) => k < 2 ? cell.PadRight(widths[k]) : cell.PadLeft(widths[k]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }

        output.WriteLine("largest change over all states, in percentage points of a fraction, else in % of the value");
        output.WriteLine(page);
    }

    private static void Json(Shell shell, ConvergenceTable table, IReadOnlyList<string> left, string page) => JsonText.Write(shell.Out, new
    {
        page,
        runs = table.Runs.Select(r => new
        {
            r.Setting,
            r.Own,
            r.Value,
            r.IsFiner,
            changes = table.Quantities.ToDictionary(q => q.Quantity.Column, q => table.Largest(r, q)),
        }),
        errors = table.Quantities.ToDictionary(q => q.Quantity.Column, q => new { q.Unit, together = table.Together(q) }),
        not_run = left,
    });

    private static string Words(ConvergenceStudy study, ConvergenceStep step) =>
        $"{step.Setting} {(step.IsFiner ? "finer" : "coarser")}, {study.OwnText(step)} -> {step.Text}";

    private static string Signed(double? value) => value?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Plain(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "-";

    private static string Time(double seconds) => Duration.Format(TimeSpan.FromSeconds(seconds));
}
