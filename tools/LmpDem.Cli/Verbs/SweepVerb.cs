using System.CommandLine;
using LmpDem.Analysis.Figures;
using LmpDem.Cli.Progress;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem sweep`: runs the members of a study one after the other, and collects what they show.</summary>
internal static class SweepVerb
{
    public static Command Create(Shell shell) => new("sweep", "run a study, a scenario under several values and seeds, and collect its curves") { Run(shell), Collect(shell) };

    private static Command Run(Shell shell)
    {
        var (path, output) = Arguments();
        var threads = new Option<string?>("--threads") { Description = "worker threads of each member", HelpName = "n" };
        var command = new Command("run", "run the members that are not done yet, then collect") { path, output, threads };
        command.SetAction(result =>
        {
            var study = Study.ReadFile(result.GetRequiredValue(path));
            var root = Folder(study, result.GetValue(output));
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            using var signals = new StopSignals(shell.Error, null);
            for (var m = 0; m < study.Members.Count; m++)
            {
                var member = study.Members[m];
                using var folder = new RunFolder(Path.Combine(root, member.Folder));
                shell.Error.WriteLine($"{m + 1} of {study.Members.Count}: {member.Label}, seed {member.Seed}; folder {folder.Root}");
                var pages = new RunPages(member.Scenario, folder, withReport: false);
                Pipeline.Run(
                    member.Scenario, folder, new RunSettings(choice.Count, signals.Stop) { ThreadsFrom = choice.Reason }, force: false,
                    body => body(new ObserverChain(new SilentProgress(shell.Error), pages.Drawing)), pages.Make);
            }

            return Gather(shell, study, root, strict: false);
        });
        return command;
    }

    private static Command Collect(Shell shell)
    {
        var (path, output) = Arguments();
        var strict = new Option<bool>("--strict") { Description = "end with 5 where a member is missing" };
        var command = new Command("collect", "write activation.csv from the members that are done") { path, output, strict };
        command.SetAction(result =>
        {
            var study = Study.ReadFile(result.GetRequiredValue(path));
            return Gather(shell, study, Folder(study, result.GetValue(output)), result.GetValue(strict));
        });
        return command;
    }

    private static (Argument<string> Path, Option<string?> Output) Arguments() => (
        new Argument<string>("study") { Description = "study file (YAML)" },
        new Option<string?>("--out") { Description = "folder of the study; default runs/NAME", HelpName = "dir" });

    private static string Folder(Study study, string? output) => output ?? Path.Combine("runs", study.Name);

    private static int Gather(Shell shell, Study study, string root, bool strict)
    {
        var outcome = StudyOutcome.Of(study, root);
        foreach (var folder in outcome.Missing) shell.Error.WriteLine($"{folder} has not finished");
        if (outcome.Curves.Count == 0) throw new SnapshotException(root, "no member of the study has finished");
        var table = outcome.Table();
        table.Write(Path.Combine(root, "activation.csv"));
        foreach (var curves in outcome.Curves.GroupBy(c => c.Criterion))
        {
            var criterion = SnakeCase.Of(curves.Key.ToString());
            using var figure = StudyFigure.Draw(
                "activation_" + criterion, $"{study.Name}: activation by {criterion}",
                [.. curves.Select(c => new StudySeries(c.Label, [.. c.Points.Select(p => (p.Ratio, p.Mean, p.HalfWidth))]))]);
            figure.Save(Path.Combine(root, "figures"));
        }

        shell.Out.Write(table.ToString());
        return strict && outcome.Missing.Count > 0 ? ExitCode.Incomplete : ExitCode.Done;
    }
}
