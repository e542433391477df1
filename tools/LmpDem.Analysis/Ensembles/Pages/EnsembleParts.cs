using System.Xml.Linq;
using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>Tables and sentences of the report of an ensemble.</summary>
internal static class EnsembleParts
{
    private const int MostSizes = 8; // quantities in a figure of scatter
    private const int MostWarnings = 15;
    private const int MostRows = 30; // of a table that does not scroll
    private const double Micrometre = 1e6;

    /// <summary>What was run.</summary>
    public static XElement Facts(EnsembleAnalysis analysis)
    {
        var ensemble = analysis.Ensemble;
        return Markup.Facts(
        [
            ("members", $"{ensemble.Members.Count}"),
            ("done", $"{ensemble.Members.Count(m => m.States.Count > 0)}"),
            ("groups", $"{ensemble.Groups.Count}{(ensemble.IsSampled ? ", each over the points of a sample" : "")}"),
            ("varies", ensemble.Factors.Count == 0 ? "the seed"
                : string.Join(", ", ensemble.Factors.Select(f => KeyPath.Shortest(f, ensemble.Factors)))),
        ]);
    }

    /// <summary>The ratio at 50 % activation by group and criterion.</summary>
    public static XElement? HalfTable(EnsembleAnalysis analysis, MeasuredActivation measured) => analysis.Halves.Count == 0 ? null
        : Markup.Table(
        "Calendering ratio at 50 % activation (%): mean and median with 95 % intervals; never: members that end before it",
        ["group", "criterion", "members", "never", "mean", "t", "bootstrap (BCa)", "standard deviation", "median",
            "bootstrap of the median"],
        [
            .. measured.Points.Count == 0 ? (IEnumerable<object?>[])[]
                : [["measured", measured.Name, null, null, Percent(measured.Curve.RatioAt(HalfActivation.Level)), null, null, null, null,
                    null]],
            .. analysis.Halves.Select(h => (IEnumerable<object?>)
            [
                h.Group.Label, h.Criterion.Key, $"{h.Members.Count}", $"{h.Censored}", Percent(h.Mean), Ends(h.Student), Ends(h.Bootstrap),
                    Percent(h.Deviation),
                Percent(h.Median) ?? "above all", h.Members.Count < 3 ? null
                    : $"{Percent(h.MedianInterval.Lower) ?? "?"} to {Percent(h.MedianInterval.Upper) ?? "above all"}",
            ]),
        ], tall: analysis.Halves.Count > MostRows);

    /// <summary>What a reader has to know before using the numbers.</summary>
    public static XElement? Warnings(EnsembleAnalysis analysis)
    {
        var ensemble = analysis.Ensemble;
        var told = new List<string>();
        if (ensemble.Members.Count(m => m.States.Count == 0) is var missing and > 0)
            told.Add($"{missing} of {ensemble.Members.Count} members have no results; the list below says why. "
                + "Members that fail for a reason of their own bias the rest.");
        if (ensemble.IsSampled)
            told.Add("Factors are sampled, so bands and intervals hold the spread of the factors beside that of the seeds.");
        foreach (var h in analysis.Halves.Where(h => h.Censored > 0))
            told.Add($"{h.Group.Label}: {h.Censored} of {h.Members.Count} members end before 50 % activation by {h.Criterion.Key}; "
                + "there is no mean, and the median is a product-limit estimate.");
        foreach (var g in ensemble.Groups.Where(g => g.Done.Count is > 0 and < 3))
            told.Add($"{g.Label}: {g.Done.Count} {(g.Done.Count == 1 ? "member" : "members")}: "
                + $"{(g.Done.Count == 1 ? "there is no interval." : "an interval of two values says little.")}");
        foreach (var closed in analysis.Points.Where(p => p.Closed > 0 && p.Column.Quantity.Title is not null).GroupBy(p => p.Column))
            told.Add($"{closed.Key.Quantity.Title}: closed in up to {closed.Max(p => p.Closed)} members; "
                + "means are of the open ones alone.");
        if (told.Count > MostWarnings)
            told = [.. told.Take(MostWarnings), $"And {told.Count - MostWarnings} more of these kinds: see statistics.csv."];
        return told.Count == 0 ? null : Markup.Classed("ul", "warnings", told.Select(w => new XElement("li", w)));
    }

    /// <summary>Words below a figure of bands: how to read it, and what is missing in it.</summary>
    public static string Caption(EnsembleAnalysis analysis, ComparedQuantity shown)
    {
        var points = analysis.Points.Where(p => p.Column.Quantity == shown.Quantity).ToArray();
        (string Name, Func<PointStatistics, int> Of)[] counts =
            [("Closed", p => p.Closed), ("Not reached", p => p.NotReached), ("Press saturated", p => p.OverCalendered)];
        var reading = BandFigure.Reading(points.Where(p => p.Mean is not null).GroupBy(p => p.Group).Count(g => g.Count() > 1));
        return string.Join(' ', [.. reading.Length > 0 ? [reading] : (string[])[], .. counts.Where(c => points.Sum(c.Of) > 0)
            .Select(c => $"{c.Name}: " + string.Join(", ", points.GroupBy(p => p.Ratio)
            .Where(g => g.Sum(c.Of) > 0).OrderBy(g => g.Key)
                .Select(g => $"{g.Sum(c.Of)} of {g.Sum(p => p.Group.Done.Count)} at {Number.Percent(g.Key)}")) + ".")]);
    }

    /// <summary>What the stopping rule says.</summary>
    public static XElement?[] Stopping(EnsembleAnalysis analysis) => analysis.Rule is not { } rule ? [] :
    [
        Markup.P("Rule: ", new XElement("code", rule.Text), " of the full width of the 95 % interval (t)."),
        Markup.Table(
            "Members needed if the standard deviation stays what it is, and at both ends of its own 95 % interval",
            ["group", "members", "width", "asked", "met", "needed", "from to", "run next"],
            analysis.Stopping.Select(s => (IEnumerable<object?>)
            [
                s.Group, $"{s.N}", Number.Short(s.Width), Number.Short(s.Limit), s.IsMet ? "yes" : "no", s.Needed is { } n ? $"{n}"
                    : s.Remark,
                s.NeededRange is { } r ? $"{r.Few} to {r.Many}" : null, s.Next.Count == 0 ? null : string.Join("; ", s.Next),
            ])),
    ];

    /// <summary>Variance by factor.</summary>
    public static object?[] Variance(EnsembleAnalysis analysis)
    {
        if (analysis.Variance.Count == 0) return [];
        var isGrid = analysis.Variance[0].Method == "anova";
        var sources = analysis.Variance.SelectMany(v => v.Rows).Select(r => r.Source).Where(s => s != AnalysisOfVariance.Total).Distinct()
            .ToArray();
        var main = analysis.Variance.FirstOrDefault(v => v.Quantity == $"ratio_at_half({analysis.Main?.Key})") ?? analysis.Variance[0];
        return
        [
            Markup.P(isGrid
                ? "Analysis of variance of a grid. First order: the fraction of the variance that a factor explains by itself (omega "
                    + "squared: less what chance alone would explain). The residual is the spread over seeds. It holds for the levels "
                    + "that were run, and says nothing of values between or beyond them."
                : "First-order Sobol indices of sampled factors, from means over bins (given-data estimate), with 95 % bootstrap "
                    + "intervals. Interactions and seeds are what is left to 1 and cannot be told apart; effects within a bin are not "
                    + "seen; factors must have been sampled independently."),
            Markup.Table(
                $"{main.Title}: {main.N} members", ["source", "sum of squares", "degrees of freedom", "F", "p", "first order", "95 %"],
                main.Rows.Select(r => (IEnumerable<object?>)
                [
                    r.Source, Number.Short(r.SumOfSquares), $"{r.Freedom}", Number.Short(r.F), Number.Of(r.P, "0.0000"),
                        Number.Of(r.FirstOrder, "0.000"),
                    r.Lower is null ? null : $"{Number.Of(r.Lower, "0.00")} to {Number.Of(r.Upper, "0.00")}",
                ])),
            Markup.Details("All quantities", Markup.Table(
                "First-order index by source", ["quantity", "ratio", "members", .. sources],
                analysis.Variance.Select(v => (IEnumerable<object?>)
                [
                    v.Title, Number.Percent(v.Ratio), $"{v.N}",
                        .. sources.Select(s => Number.Of(v.Rows.FirstOrDefault(r => r.Source == s)?.FirstOrder, "0.000")),
                ]), tall: true)),
        ];
    }

    /// <summary>Tables of the lateral size.</summary>
    public static object?[] Sizes(EnsembleAnalysis analysis) => analysis.Sizes is not { } sizes ? [] :
    [
        sizes.Scalings.Count == 0 ? null : Markup.Table(
            "Finite-size scaling of the ratio at 50 % activation: width ~ L^(-1/nu), mean = p_inf + a L^(-1/nu); 95 % bootstrap intervals",
            ["criterion", "group", "1/nu", "95 %", "p_inf (%)", "95 %", "never", "verdict"],
            sizes.Scalings.Select(s => (IEnumerable<object?>)
            [
                s.Criterion.Key, s.Label, Number.Of(s.Scaling.Exponent, "0.00"),
                s.Scaling.ExponentInterval is { } e ? $"{Number.Of(e.Lower, "0.00")} to {Number.Of(e.Upper, "0.00")}" : null,
                s.Scaling.IsDetermined ? Percent(s.Scaling.Threshold) : null, s.Scaling.IsDetermined ? Ends(s.Scaling.ThresholdInterval)
                    : null, $"{s.Censored}",
                s.Scaling.IsDetermined ? "determined" : $"not determined: {s.Scaling.Refusal}",
            ])),
        sizes.Sizes.Count == 0 ? null : Markup.Table(
            $"Standard deviation over mean (%) by lateral size, and the size from which on it stays below "
                + $"{Number.Percent(analysis.Variation)}",
            ["quantity", "group", "ratio", .. sizes.Sizes[0].Sizes.Select(z => $"{Number.Of(Micrometre * z, "0.#")} µm"),
                "representative from"],
            sizes.Sizes.Where(s => s.Sizes.Count == sizes.Sizes[0].Sizes.Count).Select(s => (IEnumerable<object?>)
            [
                s.Title, s.Label, Number.Percent(s.Ratio), .. s.Variation.Select(v => Number.Of(100.0 * v, "0.0")),
                s.Size is { } size ? $"{Number.Of(Micrometre * size, "0.#")} µm" : s.Estimate is { } far
                    ? $"none run; some {Number.Of(Micrometre * far, "0")} µm by 1/L" : null,
            ]), tall: true),
    ];

    /// <summary>Scatter drawn in a figure: activation by the main criterion and a few quantities at the ratio nearest to 35 %.</summary>
    public static IEnumerable<(string Label, IReadOnlyList<RepresentativeSize> Scatter)> ScatterShown(EnsembleAnalysis analysis,
        SizeStudy sizes)
    {
        foreach (var family in sizes.Sizes.GroupBy(s => s.Label))
        {
            var ratio = family.Select(s => s.Ratio).MinBy(r => Math.Abs(r - 0.35));
            yield return (family.Key, [.. family.Where(s => s.Ratio == ratio
                && (s.Column.Quantity == analysis.Main?.Activation
                    || !s.Column.Quantity.Name.StartsWith("activation_", StringComparison.Ordinal))).Take(MostSizes)]);
        }
    }

    /// <summary>Every member with state and reason.</summary>
    public static XElement Members(Ensemble ensemble) => Markup.Table(
        "Members", ["member", .. ensemble.Factors.Select(f => KeyPath.Shortest(f, ensemble.Factors)), "seeds", "result", "states",
            "last ratio", "reason"],
        ensemble.Members.Select(m => (IEnumerable<object?>)
        [
            m.Member.Id, .. m.Member.Factors.Select(f => f.Text),
                string.Join(", ", m.Member.Seeds.Select(s => m.Member.Seeds.Count == 1 ? $"{s.Value}" : $"{s.Key} {s.Value}")),
            m.Member.State, $"{m.States.Count}", Number.Percent(m.Last), m.Member.Message,
        ]), words: true, tall: true);

    /// <summary>The files beside the page.</summary>
    public static XElement Files() => Markup.P(
        "Files: ", Markup.Link("ensemble.csv", "ensemble.csv"), " (a row per state of a member), ",
            Markup.Link("statistics.csv", "statistics.csv"), ", ",
        Markup.Link("ensemble.h5", "ensemble.h5"), " (all tables), ", Markup.Link("ensemble.parquet", "ensemble.parquet"), ".");

    private static string? Percent(double? ratio) => Number.Of(100.0 * ratio, "0.00");

    private static string? Ends(Interval? interval) => interval is { } i ? $"{Percent(i.Lower)} to {Percent(i.Upper)}" : null;
}
