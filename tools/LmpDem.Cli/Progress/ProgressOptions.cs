using System.CommandLine;
using System.Diagnostics;
using System.Text.Json.Nodes;
using LmpDem.Analysis.References;
using LmpDem.Cli.Viewing;
using LmpDem.Engine.Units;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Progress;

/// <summary>The options of a run in progress, of the verbs that begin one and that go on with one, and the run itself.</summary>
internal sealed class ProgressOptions
{
    private readonly Option<string?> threads = new("--threads") { Description = "worker threads; no result depends on it", HelpName = "n" };

    private readonly Option<string?> maxWall = new("--max-wall")
    {
        Description = "write a checkpoint after this wall time, for example 3h50m, and exit with 75; the same command goes on",
        HelpName = "time",
    };

    private readonly Option<string?> every = new("--checkpoint-every")
    {
        Description = "wall time between checkpoints, from which a run that was stopped or killed goes on; default 10m, "
            + "and before the networks of a state after a tenth of it",
        HelpName = "time",
    };

    private readonly DeviceOption device = new();

    private readonly Option<bool> quiet = new("--quiet") { Description = "no progress" };

    private readonly Option<bool> json = new("--json") { Description = "print JSON only" };

    /// <summary>Adds the options to a verb.</summary>
    public ProgressOptions AddTo(Command command)
    {
        foreach (var option in (Option[])[threads, maxWall, every, quiet, json]) command.Add(option);
        device.AddTo(command);
        return this;
    }

    /// <summary>The number of threads.</summary>
    public ThreadChoice Threads(ParseResult result, Shell shell) => ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);

    /// <summary>Whether JSON is printed.</summary>
    public bool IsJson(ParseResult result) => result.GetValue(json);

    /// <summary>Runs a scenario, from its beginning or from its checkpoint, and shows what it gave.</summary>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="result">The arguments.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="paper">What the run is held against.</param>
    /// <param name="force">Whether it begins afresh.</param>
    public void Run(Shell shell, ParseResult result, Scenario scenario, RunFolder folder, Reference paper, bool force)
    {
        var choice = Threads(result, shell);
        var isQuiet = result.GetValue(quiet);
        var settings = new CheckpointSettings { Every = Time(result, every) ?? new CheckpointSettings().Every };
        using var live = isQuiet ? null : Terminal.Open(shell);
        var error = live ?? shell.Error;
        if (!isQuiet) error.WriteLine($"threads: {choice.Count} (from {choice.Reason}); folder: {folder.Root}");
        using var where = device.Open(result, scenario, isQuiet ? null : error);
        using var signals = new StopSignals(error, Time(result, maxWall), () => Pipeline.NoteStop(folder));
        var pages = new RunPages(scenario, folder, paper, threads: choice.Count);
        var outcome = Pipeline.Run(
            scenario, folder,
            new RunSettings(choice.Count, signals.Stop)
            {
                ThreadsFrom = choice.Reason,
                Device = where,
                Measured = paper.Measured,
                Checkpoints = settings,
                SafePoints = signals.SafePoints,
            },
            force,
            body => Observe(shell, isQuiet, live, RunPlan.Of(scenario, choice.Count), body),
            pages.Make);
        live?.Show("");
        if (outcome.Drew && scenario.Output.Report && !isQuiet) shell.Error.WriteLine($"report: {folder.Report}");
        Show(shell, folder, outcome, paper.Measured, result.GetValue(json));
    }

    private static RunOutcome Observe(Shell shell, bool quiet, LiveLine? live, RunPlan plan, Func<IRunObserver, RunOutcome> body)
    {
        if (quiet) return body(new SilentProgress(shell.Error));
        var clock = Stopwatch.StartNew();
        var forecast = new RunForecast(plan, () => clock.Elapsed);
        if (live is null) return body(new PlainProgress(shell.Error, forecast));
        using var progress = new TerminalProgress(live, forecast, Terminal.IsUnicode(shell.Environment)).Start();
        return body(progress);
    }

    private static void Show(Shell shell, RunFolder folder, RunOutcome outcome, MeasuredActivation measured, bool json)
    {
        if (json && outcome.Summary is not null) JsonText.Write(shell.Out, outcome.Summary);
        else if (json) shell.Out.WriteLine(JsonNode.Parse(File.ReadAllText(folder.SummaryJson))!.ToJsonString(RunJson.Options));
        else SummaryView.Write(shell.Out, outcome.Rows, measured);
        if (outcome is { WasDone: true, Drew: true })
            shell.Error.WriteLine($"{folder.Root}: the results were there; figures and report were completed");
        else if (outcome.WasDone) shell.Error.WriteLine($"{folder.Root}: this run was done before; nothing ran now");
    }

    /// <summary>The duration that an option gives; null where it was not given.</summary>
    internal static TimeSpan? Time(ParseResult result, Option<string?> option) => result.GetValue(option) is not { } text ? null
        : Duration.TryParse(text, out var time) ? time
        : throw new UsageException($"{option.Name}: expected a duration such as 3h50m or 90s, but \"{text}\" was found");
}
