using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis.Report;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem compare`: several runs on one page, or the mean of seeds of one scenario.</summary>
internal static class CompareVerb
{
    public static Command Create(Shell shell)
    {
        var paths = new Argument<string[]>("runs")
        {
            Description = "folders of two or more finished runs; differences are to the first",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out")
        {
            Description = "file of the page; its figures go into a folder beside it",
            HelpName = "file",
            DefaultValueFactory = _ => "comparison.html"
        };
        var ensemble = new Option<bool>("--ensemble") { Description = "the runs are seeds of one scenario: show mean and 95 % interval" };
        var experiment = new Option<string?>("--experiment")
        {
            Description = "your own measured activation beside the runs: table as for `report`",
            HelpName = "file",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "compare", "write one page on several runs: differing keys, curves on common axes, differences at common ratios")
        {
            paths, output, ensemble, experiment, json,
        };
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var folders = result.GetRequiredValue(paths);
            if (folders.Length < 2) throw new UsageException("two runs or more are needed to compare, but one was named");
            var page = result.GetRequiredValue(output);
            ResultFile.Spare(page);
            if (!WholeFile.IsPlain(page))
                throw new UsageException($"--out: {page} is a device or a pipe, but figures go beside the page; name a file");
            var file = result.GetValue(experiment);
            var own = file is null ? null : new Experiment(MeasuredCurve.Read(file));
            var outcome = RunComparison.Write(
                folders, page, result.GetValue(ensemble), reference.Read(result, shell).Measured, own,
                key => FormerKeys.Rename(key, typeof(Scenario)));
            if (outcome.ExperimentUnderstood is { } line) shell.Error.WriteLine($"{file}: {line}");
            if (result.GetValue(json)) JsonText.Write(shell.Out, outcome);
            else Show(shell.Out, outcome);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Show(TextWriter output, ComparisonOutcome outcome)
    {
        output.WriteLine(outcome.Path);
        foreach (var key in outcome.DifferingKeys) output.WriteLine($"{key.Key}: {string.Join(" | ", key.Values.Select(v => v ?? "-"))}");
        foreach (var run in outcome.Runs)
            foreach (var a in run.Activation.Where(a => a.Rms is not null)) output.WriteLine(Line(run.Label, a));
        foreach (var own in outcome.Experiment ?? [])
            foreach (var e in own.Criteria.Where(e => e.Rms is not null))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{own.Label}: activation {e.Criterion}: rms {e.Rms:0.000} over {e.Points} points of your measurement"));
        foreach (var a in outcome.MeanCurves?.Where(a => a.Rms is not null) ?? []) output.WriteLine(Line("mean", a));
    }

    private static string Line(string label, CriterionOutcome a) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{label}: activation {a.Criterion}: rms {a.Rms:0.000} "
                + $"over {a.MeasuredRatiosCovered} measured {(a.MeasuredRatiosCovered == 1 ? "ratio" : "ratios")}");
}
