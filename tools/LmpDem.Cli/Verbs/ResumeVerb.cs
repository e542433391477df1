using System.CommandLine;
using LmpDem.Cli.Progress;
using LmpDem.Scenarios.Extending;
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
        var plugIns = new PlugInOption().AddTo(command);
        command.SetAction(result =>
        {
            using var folder = new RunFolder(result.GetRequiredValue(path));
            var scenario = NetworkReading.ScenarioOf(folder, [], PlugIns(folder, plugIns.Load(result)));
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

    // Those with which the run began: others would make other results of the rest.
    private static Extensions PlugIns(RunFolder folder, Extensions given)
    {
        var used = Extensions.RecordedIn(folder.Root).Origins;
        var missing = used.FirstOrDefault(o => given.Origins.All(g => g.Sha256 != o.Sha256));
        if (missing is null && used.Count == given.Origins.Count) return given;
        var names = string.Join(" and ", used.Select(o => $"the plug-in {o.Name} {o.Version} (SHA-256 {o.Sha256[..12]})"));
        throw new UsageException(used.Count == 0
            ? $"{folder.Root} was begun without plug-ins; leave --plugin out"
            : $"{folder.Root} was begun with {names}; give the same with --plugin");
    }
}
