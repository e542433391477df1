using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using LmpDem.Cli.Progress;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem run`: a scenario from its powder to the pressed electrode.</summary>
internal static class RunVerb
{
    public static Command Create(Shell shell)
    {
        var command = new Command("run", "run a scenario: pack the electrode, press it, write snapshots and tables");
        var scenario = new ScenarioArguments().AddTo(command);
        var reference = new ReferenceOption().AddTo(command);
        var output = new Option<string?>("--out") { Description = "folder of the run's files; default runs/NAME", HelpName = "dir" };
        var threads = new Option<string?>("--threads") { Description = "worker threads; no result depends on it", HelpName = "n" };
        var maxWall = new Option<string?>("--max-wall") { Description = "stop at the next safe point after this wall time, for example 3h50m", HelpName = "time" };
        var dryRun = new Option<bool>("--dry-run") { Description = "tell counts, time step, memory, disk and time; write nothing" };
        var force = new Option<bool>("--force") { Description = "replace the files of another run" };
        var quiet = new Option<bool>("--quiet") { Description = "no progress" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        foreach (var option in (Option[])[output, threads, maxWall, dryRun, force, quiet, json]) command.Add(option);
        command.SetAction(result =>
        {
            var read = scenario.Read(result, shell);
            var paper = reference.Read(result, shell);
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            if (result.GetValue(dryRun)) return Plan(shell, RunPlan.Of(read, choice.Count), choice, result.GetValue(json));
            using var folder = new RunFolder(result.GetValue(output) ?? shell.Environment.GetValueOrDefault("LMPDEM_OUT") ?? Path.Combine("runs", read.Name));
            if (!result.GetValue(quiet)) shell.Error.WriteLine($"threads: {choice.Count} (from {choice.Reason}); folder: {folder.Root}");
            using var signals = new StopSignals(shell.Error, Wall(result.GetValue(maxWall)));
            var pages = new RunPages(read, folder, paper);
            var outcome = Pipeline.Run(
                read, folder, new RunSettings(choice.Count, signals.Stop) { ThreadsFrom = choice.Reason, Measured = paper.Measured },
                result.GetValue(force),
                body => Observe(shell, result.GetValue(quiet), body),
                pages.Make);
            if (outcome.Drew && read.Output.Report && !result.GetValue(quiet)) shell.Error.WriteLine($"report: {folder.Report}");
            Show(shell, folder, outcome, paper.Measured, result.GetValue(json));
            return ExitCode.Done;
        });
        return command;
    }

    private static RunOutcome Observe(Shell shell, bool quiet, Func<IRunObserver, RunOutcome> body) =>
        quiet ? body(new SilentProgress(shell.Error))
        : shell.ErrorIsTerminal ? TerminalProgress.Show(shell, body)
        : body(new PlainProgress(shell.Error));

    private static void Show(Shell shell, RunFolder folder, RunOutcome outcome, MeasuredActivation measured, bool json)
    {
        if (json && outcome.Summary is not null) JsonText.Write(shell.Out, outcome.Summary);
        else if (json) shell.Out.WriteLine(JsonNode.Parse(File.ReadAllText(folder.SummaryJson))!.ToJsonString(RunJson.Options));
        else SummaryView.Write(shell.Out, outcome.Rows, measured);
        if (outcome is { WasDone: true, Drew: true })
            shell.Error.WriteLine($"{folder.Root}: the results were there; figures and report were completed");
        else if (outcome.WasDone) shell.Error.WriteLine($"{folder.Root}: this run was done before; nothing ran now");
    }

    private static int Plan(Shell shell, RunPlan plan, ThreadChoice choice, bool json)
    {
        if (json) JsonText.Write(shell.Out, plan);
        else
        {
            shell.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
                particles     {plan.Particles}
                zones         {plan.Zones}
                voxels        {plan.Voxels:0}
                states        {plan.States}
                time step     {plan.TimeStep * 1e9:0.000} ns (limit {plan.TimeStepLimit * 1e9:0.000} ns)
                memory        about {plan.MemoryBytes / 1e6:0} MB
                disk          about {plan.DiskBytes / 1e6:0.0} MB
                wall time     about {Duration.Format(TimeSpan.FromSeconds(plan.WallSeconds))} on {choice.Count} threads (from {choice.Reason}); a rough estimate
                nothing was written
                """));
            shell.Error.WriteLine(SizeText.Of(plan.Sizes));
            foreach (var note in plan.Sizes.Notes()) shell.Error.WriteLine($"note: {note}");
        }
        return ExitCode.Done;
    }

    private static TimeSpan? Wall(string? text) => text is null ? null
        : Duration.TryParse(text, out var wall) ? wall
        : throw new UsageException($"--max-wall: expected a duration such as 3h50m or 90s, but \"{text}\" was found");
}
