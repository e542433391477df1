using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis;
using LmpDem.Analysis.Errors;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report;
using LmpDem.Cli.Viewing;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem report`: one self-contained page on a finished run, beside the paper and beside a user's own measurement.</summary>
internal static class ReportVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("run") { Description = "folder of a finished run" };
        var output = new Option<string?>("--out") { Description = "file of the page; default RUN/report.html", HelpName = "file" };
        var experiment = new Option<string?>("--experiment")
        {
            Description = "your own measured activation: table with calendering_ratio, activation and, where known, error or lower, upper,"
                + " as fractions or with % in the head",
            HelpName = "file",
        };
        var convergence = new Option<string?>("--convergence")
        {
            Description = "what tells the numerical errors: the folder of `lmpdem converge`, or its convergence.csv; default RUN-converge, "
                + "or what comes with the program, where it is of the same scenario",
            HelpName = "folder|csv",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "report", "write one self-contained page on a run: pictures, curves beside the paper, warnings, all numbers") { path, output,
            experiment, convergence, json };
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var paper = reference.Read(result, shell);
            var file = result.GetValue(experiment);
            var own = file is null ? null : new Experiment(MeasuredCurve.Read(file));
            var given = result.GetValue(convergence) is { } study ? ErrorTable.Read(study) : null;
            using var run = new RunFolder(result.GetRequiredValue(path));
            var page = result.GetValue(output);
            if (page is not null && Path.GetFileName(page) != RunReport.FileName) ResultFile.Spare(page);
            if (RunPages.Complete(run, paper)) shell.Error.WriteLine($"{run.Root}: figures and report were completed");
            var outcome = RunReport.Write(run.Root, paper, page, own, given ?? ErrorTables.Of(run));
            if (outcome.ExperimentUnderstood is { } line) shell.Error.WriteLine($"{file}: {line}");
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(TextWriter output, ReportOutcome outcome)
    {
        output.WriteLine(outcome.Path);
        foreach (var a in outcome.Activation.Where(a => a.Rms is not null))
            output.WriteLine(
                string.Create(
                CultureInfo.InvariantCulture,
                $"activation {a.Criterion}: rms {a.Rms:0.000} over {a.MeasuredRatiosCovered} measured "
                + $"ratios{(a.IsCalibrated ? ", calibrated" : ", nothing fitted")}"));
        foreach (var e in outcome.Experiment?.Where(e => e.Rms is not null) ?? [])
            output.WriteLine(
                string.Create(
                CultureInfo.InvariantCulture, $"activation {e.Criterion}: rms {e.Rms:0.000} over {e.Points} points of your measurement"));
        if (outcome.Findings.Count > 0)
            output.WriteLine(
                string.Join(", ", outcome.Findings.GroupBy(f => f.Verdict).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Words[g.Key]}"))
                + " of the paper's statements");
        if (outcome.NumericalErrorsFrom is { } origin)
        {
            var known = outcome.Numbers.Where(n => n.Error is not null).Select(n => $"{n.Quantity} {n.Error!.Text}");
            output.WriteLine($"numerical error: {string.Join(", ", known)}");
            output.WriteLine(origin);
        }

        foreach (var warning in outcome.Warnings) output.WriteLine("warning: " + warning);
    }

    private static readonly Dictionary<Verdict, string> Words = new()
    {
        [Verdict.Agrees] = "agree",
        [Verdict.Disagrees] = "do not agree",
        [Verdict.NotAvailable] = "not available",
    };
}
