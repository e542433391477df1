using System.CommandLine;
using LmpDem.Analysis.References;
using LmpDem.Cli.Progress;
using LmpDem.Cli.Sweeping;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem sweep`: runs the members of a study one after the other, and collects what they show.</summary>
internal static class SweepVerb
{
    public static Command Create(Shell shell) =>
        new("sweep", "run a study, a scenario under several values and seeds, and collect its curves") { Run(shell), CollectVerb.Create(shell) };

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
            var code = CollectVerb.Gather(shell, StudyMembers.Of(study, root), paper.Measured, CollectWish.Plain);
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
}
