using System.CommandLine;
using System.Globalization;
using LmpDem.Analysis.Ensembles;
using LmpDem.Analysis.Ensembles.Collecting;
using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Activation;

namespace LmpDem.Cli.Sweeping;

/// <summary>`lmpdem sweep collect`: what the members of a study that are done say together.</summary>
internal static class CollectVerb
{
    private const int MostListed = 20;

    public static Command Create(Shell shell)
    {
        var strict = new Option<bool>("--strict") { Description = "end with 5 where a member is missing" };
        var until = new Option<string?>("--until")
        {
            Description = "say whether the 95 % interval of a mean is narrow enough, how many members are needed and which to run "
                + "next; ends with 5 while it "
                + "is not. For example \"ratio_at_half < 1 pt\", \"load@0.4 < 5 %\"",
            HelpName = "rule",
        };
        var representative = new Option<string>("--representative")
        {
            Description = "scatter over members that a representative lateral size stays below",
            HelpName = "per cent",
            DefaultValueFactory = _ => "5 %",
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "collect", "write statistics, tables (CSV, HDF5, Parquet) and a report of the members that are done; runs of other "
                + "scenarios are not taken")
        {
            strict, until, representative, json,
        };
        var arguments = new SweepArguments().AddTo(command);
        var reference = new ReferenceOption().AddTo(command);
        command.SetAction(result =>
        {
            var measured = reference.Read(result, shell).Measured;
            var rule = RuleOf(result.GetValue(until));
            var variation = FlagValue.Quantity("--representative", result.GetRequiredValue(representative), "%", 1e-6, 10.0);
            var place = arguments.Place(result);
            var plan = place.StudyFile is null ? place.Plan() : PlanOf(place, shell);
            var wish = new CollectWish(rule, variation, result.GetValue(strict), result.GetValue(json));
            return Gather(shell, StudyMembers.Of(plan, place.Root), measured, wish);
        });
        return command;
    }

    /// <summary>Collects a study and writes its files.</summary>
    /// <param name="shell">The surrounding process.</param>
    /// <param name="study">The study and what became of its members.</param>
    /// <param name="measured">The measured activation.</param>
    /// <param name="wish">What is asked beyond that.</param>
    /// <returns>The exit code.</returns>
    public static int Gather(Shell shell, StudyMembers study, MeasuredActivation measured, CollectWish wish)
    {
        var ensemble = Ensemble.Read(study.Name, study.Members);
        var missing = ensemble.Members.Where(m => m.States.Count == 0).Select(m => m.Member).ToArray();
        foreach (var member in missing.Take(MostListed))
            shell.Error.WriteLine($"{member.Folder}: {member.Message ?? member.State}");
        if (missing.Length > MostListed) shell.Error.WriteLine($"... and {missing.Length - MostListed} more members without results");
        if (missing.Length == ensemble.Members.Count)
        {
            shell.Error.WriteLine($"error: {study.Root}: no member of the study has results to collect");
            if (wish.Json) JsonText.Write(shell.Out,
                new { error = "no member of the study has results to collect", exit_code = ExitCode.Incomplete });
            return ExitCode.Incomplete;
        }

        var analysis = EnsembleAnalysis.Of(ensemble, wish.Rule, wish.Variation);
        var outcome = EnsembleOutput.Write(study.Root, analysis, measured, Build.Version);
        if (wish.Json) JsonText.Write(shell.Out, outcome);
        else Show(shell.Out, outcome);
        return (wish.Strict && missing.Length > 0) || missing.Any(m => m.State == StudyMembers.Foreign)
            || outcome.Until is { IsMet: false } ? ExitCode.Incomplete : ExitCode.Done;
    }

    // The plan in the folder where it is that of this very study; else the study as it stands now, whatever the folder holds, so that runs
    // of another study show as such. Nothing is written.
    private static StudyManifest PlanOf(SweepPlace place, Shell shell)
    {
        if (File.Exists(place.Manifest) && File.Exists(place.StudyFile) && place.Plan() is var planned
            && planned.StudyText == File.ReadAllText(place.StudyFile!)) return planned;
        var (study, text) = place.Read(shell.Error.WriteLine);
        return StudyManifest.Of(study.Name, place.StudyFile!, text, StudyPlan.Members(study));
    }

    private static StoppingRule? RuleOf(string? text)
    {
        if (text is null) return null;
        try
        {
            return StoppingRule.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--until: {e.Message}");
        }
    }

    private static void Show(TextWriter output, EnsembleOutcome outcome)
    {
        output.WriteLine($"{outcome.Study}: {outcome.Done} of {outcome.Members} members");
        foreach (var h in outcome.RatioAtHalf)
        {
            var median = h.Median is { } m ? Percent(m) : "above all members";
            output.WriteLine($"{h.Group}: ratio at 50 % activation by {h.Criterion}: " + (h.Mean is { } mean
                ? $"{Percent(mean)}{Ends(" (t", h.Student)}{Ends("; bootstrap", h.Bootstrap)}{(h.Student is null ? "" : ")")}, n = {h.N}"
                : $"median {median}, {h.Censored} of {h.N} members end before it"));
        }

        foreach (var s in outcome.Scaling ?? [])
        {
            output.WriteLine($"finite size by {s.Criterion}{(s.Group.Length == 0 ? "" : $", {s.Group}")}: " + (s.IsDetermined
                ? Line($"1/nu = {s.OneOverNu:0.00} ({s.OneOverNuInterval?.Lower:0.00} to {s.OneOverNuInterval?.Upper:0.00})")
                : $"not determined: {s.Reason}"));
        }

        foreach (var g in outcome.Until?.Groups ?? [])
        {
            var needed = Line($"{g.N} members, {g.Needed} needed ({g.NeededRange?.Few} to {g.NeededRange?.Many})");
            output.WriteLine($"{g.Group}: {outcome.Until!.Rule}: "
                + (g.Remark ?? Line($"width {g.Width:0.####}, {(g.IsMet ? "met" : "not met")}; {needed}"))
                + (g.Next.Count == 0 ? "" : $"; next: {string.Join(", ", g.Next)}"));
        }

        foreach (var file in outcome.Files) output.WriteLine(file);
    }

    private static string Percent(double ratio) => Line($"{100.0 * ratio:0.00} %");

    private static string Ends(string before, Interval? interval) => interval is { } i
        ? $"{before} {Line($"{100.0 * i.Lower:0.00} to {100.0 * i.Upper:0.00} %")}" : "";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What is asked of a collection.</summary>
/// <param name="Rule">When there are members enough; null without.</param>
/// <param name="Variation">Scatter that a representative size stays below, as a fraction of the mean.</param>
/// <param name="Strict">Whether a missing member is a failure.</param>
/// <param name="Json">Whether stdout is JSON.</param>
internal sealed record CollectWish(StoppingRule? Rule, double Variation, bool Strict, bool Json)
{
    /// <summary>Nothing beyond the collection itself.</summary>
    public static CollectWish Plain { get; } = new(null, SizeStudy.UsualVariation, false, false);
}
