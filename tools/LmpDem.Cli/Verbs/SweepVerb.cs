using System.CommandLine;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Cli.Progress;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem sweep`: runs the members of a study one after the other, and collects what they show.</summary>
internal static class SweepVerb
{
    public static Command Create(Shell shell) =>
        new("sweep", "run a study, a scenario under several values and seeds, and collect its curves") { Run(shell), Collect(shell) };

    private static Command Run(Shell shell)
    {
        var (path, output) = Arguments();
        var threads = new Option<string?>("--threads") { Description = "worker threads of each member", HelpName = "n" };
        var retry = new Option<bool>("--retry-failed")
        {
            Description = "run members again that failed by their own scenario; without it they are left out, as they would fail in the same way",
        };
        var command = new Command("run", "run the members that are not done yet, then collect; a member that fails stops no other")
            { path, output, threads, retry };
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var paper = reference.Read(result, shell);
            var study = Read(shell, result.GetRequiredValue(path));
            var root = Folder(study, result.GetValue(output));
            var choice = ThreadChoice.Resolve(result.GetValue(threads), shell.Environment);
            using var signals = new StopSignals(shell.Error, null);
            var run = new StudyRun(study, root)
            {
                Began = (number, member, leftOut) => shell.Error.WriteLine(
                    $"{number} of {study.Members.Count}: {member.Label}, seed {member.Seed}; folder {Path.Combine(root, member.Folder)}"
                    + (leftOut is null ? "" : $"; left out, as it failed before: {leftOut} (--retry-failed runs it again)")),
                Failed = (_, failure) => Failure.Report(shell, json: false, failure),
            };
            var ends = run.Run((member, folder) => Member(shell, member, folder, choice, paper, signals.Stop), result.GetValue(retry));
            var code = Gather(shell, study, root, paper.Measured, strict: false);
            var failed = ends.Where(e => e.State == RunStatus.Failed).ToList();
            shell.Error.WriteLine($"{ends.Count - failed.Count} of {ends.Count} members are done"
                + (failed.Count == 0 ? "" : $", {failed.Count} failed:"));
            foreach (var end in failed) shell.Error.WriteLine($"  {end.Folder}: {end.Message}");
            return failed.Count > 0 ? ExitCode.Incomplete : code;
        });
        return command;
    }

    private static void Member(
        Shell shell, StudyMember member, RunFolder folder, ThreadChoice choice, Reference reference, CancellationToken stop)
    {
        var pages = new RunPages(member.Scenario, folder, reference, withReport: false);
        Pipeline.Run(
            member.Scenario, folder, new RunSettings(choice.Count, stop) { ThreadsFrom = choice.Reason, Measured = reference.Measured },
            force: false,
            body => body(new ObserverChain(new SilentProgress(shell.Error), pages.Drawing)), pages.Make);
    }

    private static Command Collect(Shell shell)
    {
        var (path, output) = Arguments();
        var strict = new Option<bool>("--strict") { Description = "end with 5 where a member is missing" };
        var command = new Command("collect", "write activation.csv from the members that are done; runs of other scenarios are not taken")
            { path, output, strict };
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var measured = reference.Read(result, shell).Measured;
            var study = Read(shell, result.GetRequiredValue(path));
            return Gather(shell, study, Folder(study, result.GetValue(output)), measured, result.GetValue(strict));
        });
        return command;
    }

    private static (Argument<string> Path, Option<string?> Output) Arguments() => (
        new Argument<string>("study") { Description = "study file (YAML)" },
        new Option<string?>("--out") { Description = "folder of the study; default runs/NAME", HelpName = "dir" });

    private static Study Read(Shell shell, string path)
    {
        var study = Study.ReadFile(path);
        foreach (var note in study.Notes) shell.Error.WriteLine(note);
        return study;
    }

    private static string Folder(Study study, string? output) => output ?? Path.Combine("runs", study.Name);

    private static int Gather(Shell shell, Study study, string root, MeasuredActivation measured, bool strict)
    {
        var outcome = StudyOutcome.Of(study, root);
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
                "activation_" + criterion, $"{study.Name}: activation by {criterion}",
                [.. curves.Select(c => new StudySeries(c.Label, [.. c.Points.Select(p => (p.Ratio, p.Mean, p.Lower, p.Upper))]))],
                measured);
            figure.Save(Path.Combine(root, "figures"));
        }

        shell.Out.Write(table.ToString());
        return outcome.Missing.Any(m => strict || m.IsForeign) ? ExitCode.Incomplete : ExitCode.Done;
    }
}
