using System.CommandLine;
using LmpDem.Analysis.Viewing;
using LmpDem.Cli.Viewing;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem view`: the electrode of a run to be turned in a browser, as one self-contained page.</summary>
internal static class ViewVerb
{
    public static Command Create(Shell shell)
    {
        var folder = new Argument<string>("run") { Description = "folder of a run" };
        var output = new Option<string?>("--out") { Description = "file of the page; default RUN/view.html", HelpName = "file" };
        var limit = new Option<string?>("--max-size")
        {
            Description = "largest size of the page in MB; above it surfaces get coarser, then states are left out; default 10",
            HelpName = "MB",
        };
        var json = new Option<bool>("--json") { Description = "tell the result as JSON" };
        var command = new Command("view", "write the electrode as a page to be turned in a browser") { folder, output, limit, json };
        command.SetAction(result =>
        {
            using var run = new RunFolder(result.GetRequiredValue(folder));
            var bytes = result.GetValue(limit) is { } size
                ? 1_000_000L * FlagValue.Integer("--max-size", size, 1, 1000) : ViewPage.SizeLimit;
            var page = result.GetValue(output);
            if (page is not null && Path.GetFullPath(page) != Path.GetFullPath(run.View)) ResultFile.Spare(page);
            var view = new RunView(NetworkReading.ScenarioOf(run, []), run).Read();
            var outcome = ViewPage.Write(view, page ?? run.View, bytes);
            if (result.GetValue(json))
                JsonText.Write(shell.Out, new { outcome.Path, outcome.Bytes, States = view.States.Count, outcome.Note });
            else shell.Out.WriteLine(outcome.Note is null ? outcome.Path : $"{outcome.Path}\n{outcome.Note}");
            return ExitCode.Done;
        });
        return command;
    }
}
