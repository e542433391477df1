using System.CommandLine;
using LmpDem.Cli.Progress;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem resume`: goes on with the run of a folder, with the scenario that it holds.</summary>
internal static class ResumeVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("run") { Description = "folder of a run that was stopped or killed" };
        var command = new Command("resume", "go on with a run from its last checkpoint, to the same bytes as without the stop") { path };
        var reference = new ReferenceOption().AddTo(command);
        var progress = new ProgressOptions().AddTo(command);
        command.SetAction(result =>
        {
            using var folder = new RunFolder(result.GetRequiredValue(path));
            var scenario = NetworkReading.ScenarioOf(folder, []);
            if (folder.ReadStatus() is { } status && status.ScenarioHash != new RunStamp(scenario, 1).Hash)
            {
                throw new UsageException(
                    $"{folder.Scenario} is not the scenario that this run began with: it was changed since. Restore it to go on, "
                    + "or run it as a run of its own: `lmpdem run SCENARIO --out OTHER`");
            }

            progress.Run(shell, result, scenario, folder, reference.Read(result, shell), force: false);
            return ExitCode.Done;
        });
        return command;
    }
}
