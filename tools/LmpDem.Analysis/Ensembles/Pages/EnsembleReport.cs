using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Analysis.Report.Contents;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>The report of an ensemble: one self-contained page with bands, scatter, variance and the members with their states.</summary>
public static class EnsembleReport
{
    /// <summary>Name of the page in the folder of a study.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes the page, and its figures as PNG, SVG and CSV into the folder `figures` beside it.</summary>
    /// <param name="folder">Folder of the study.</param>
    /// <param name="analysis">The analysis.</param>
    /// <param name="measured">The measured activation shown beside that of the members.</param>
    /// <param name="version">Version of the program.</param>
    /// <returns>Path of the page.</returns>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public static string Write(string folder, EnsembleAnalysis analysis, MeasuredActivation measured, string version)
    {
        var path = Path.Combine(folder, FileName);
        var figures = new FigureFolder(Path.Combine(folder, "figures"), path);
        var done = analysis.Ensemble.Members.Count(m => m.States.Count > 0);
        var lead = $"{done} of {analysis.Ensemble.Members.Count} members; LmpDem {version}";
        WholeFile.WriteText(path, Page.Of($"Study {analysis.Ensemble.Name}", lead, Sections(analysis, figures, measured)));
        return path;
    }

    private static IEnumerable<XElement?> Sections(EnsembleAnalysis analysis, FigureFolder folder, MeasuredActivation measured)
    {
        var shown = ComparedQuantity.All;
        yield return Markup.Section("short", "In short", EnsembleParts.Facts(analysis), EnsembleParts.HalfTable(analysis, measured));
        yield return Markup.Section("warnings", "Warnings", EnsembleParts.Warnings(analysis));
        yield return Gallery("activation", "Activation", Bands(shown.Where(q => q.Criterion is not null)));
        yield return Gallery("half", "Ratio at 50 % activation", Halves(analysis, folder, measured));
        yield return Markup.Section("stopping", "Members enough?", EnsembleParts.Stopping(analysis));
        yield return Markup.Section("variance", "Variance by factor", EnsembleParts.Variance(analysis));
        yield return Markup.Section("size", "Lateral size", EnsembleParts.Sizes(analysis), Figures(SizePictures(analysis, folder)));
        yield return Gallery("quantities", "Layer, film and networks", Bands(shown.Where(q => q.Criterion is null)));
        yield return Markup.Section("members", "Members", EnsembleParts.Members(analysis.Ensemble));
        yield return Markup.Section("method", "How this was made", Markup.List(analysis.Method), EnsembleParts.Files());

        ReportFigure[] Bands(IEnumerable<ComparedQuantity> quantities) =>
        [
            .. quantities.Select(q => (Quantity: q, Figure: BandFigure.Draw(analysis, q, measured))).Where(f => f.Figure is not null)
                .Select(f => ReportFigure.Of(f.Figure!, folder, f.Quantity.Title, EnsembleParts.Caption(analysis, f.Quantity))),
        ];
    }

    private static ReportFigure[] Halves(EnsembleAnalysis analysis, FigureFolder folder, MeasuredActivation measured)
    {
        if (analysis.Main is not { } main) return [];
        var own = analysis.Halves.Where(h => h.Criterion == main).ToArray();
        var isAlone = analysis.Ensemble.Groups.Count == 1;
        (Figure? Figure, string Title, string Caption)[] figures =
        [
            isAlone
                ? (ThresholdFigure.Scatter("ratio_at_half", "Every member by every criterion", analysis.Halves, h => h.Criterion.Key,
                    measured),
                    "Every member by every criterion", "A point is a member; a triangle is one that ended before 50 %.")
                : (ThresholdFigure.Scatter("ratio_at_half", $"Every member by {main.Key}", own, ShortLabel, measured),
                    "Every member", $"{main.Label}; by {string.Join(", ", analysis.Ensemble.Factors)}. A point is a member; a "
                        + $"triangle is one that ended before 50 %."),
            (ThresholdFigure.Above("below_half", $"Members below 50 % activation by {main.Key}", own), "Members below 50 % activation",
                $"{main.Label}. Members that end early leave at their last ratio (product-limit estimate)."),
        ];
        return [.. figures.Where(f => f.Figure is not null).Select(f => ReportFigure.Of(f.Figure!, folder, f.Title, f.Caption))];
    }

    // Values alone: the caption names the factors.
    private static string ShortLabel(HalfActivation half) => string.Join('\n', half.Group.Factors.Select(f => f.Text).Distinct());

    private static ReportFigure[] SizePictures(EnsembleAnalysis analysis, FigureFolder folder)
    {
        if (analysis.Sizes is not { } sizes) return [];
        var figures = new List<(Figure? Figure, string Title, string Caption)>();
        var own = sizes.Scalings.Where(s => s.Criterion == analysis.Main).ToArray();
        for (var k = 0; k < own.Length; k++)
        {
            var stem = own.Length == 1 ? own[k].Criterion.Key : FormattableString.Invariant($"{own[k].Criterion.Key}_{k + 1}");
            var of = own[k].Label.Length == 0 ? own[k].Criterion.Label : $"{own[k].Criterion.Label}, {own[k].Label}";
            figures.Add((SizeFigures.Widths(own[k], stem), $"Width of the threshold: {of}",
                "Standard deviation of the ratio at 50 % activation over members; the slope is -1/nu."));
            figures.Add((SizeFigures.Means(own[k], stem), $"Threshold: {of}",
                "Its mean over members; the line ends at the infinite layer."));
            figures.Add((SizeFigures.Collapse(analysis, own[k], stem), $"Collapse: {of}",
                "Mean activation over the distance to each size's own threshold, scaled with the exponent; curves that fall together "
                    + "obey the scaling."));
        }

        foreach (var (label, scatter) in EnsembleParts.ScatterShown(analysis, sizes))
            figures.Add((SizeFigures.Scatter(scatter, analysis.Variation, $"{figures.Count}"),
                $"Scatter against the lateral size {label}".TrimEnd(),
                "Standard deviation over mean; the line is what was asked."));
        return [.. figures.Where(f => f.Figure is not null).Select(f => ReportFigure.Of(f.Figure!, folder, f.Title, f.Caption))];
    }

    private static XElement? Gallery(string id, string title, ReportFigure[] figures) => Markup.Section(id, title, Figures(figures));

    private static XElement? Figures(ReportFigure[] figures) =>
        figures.Length == 0 ? null : Markup.Classed("div", "figures", figures.Select(f => f.Element()));
}
