using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>Figures of what lateral sizes say.</summary>
internal static class SizeFigures
{
    private const double Percent = 100.0;
    private const double Micrometre = 1e6;

    /// <summary>Width of the thresholds against the size, both as logarithms, with the fitted power.</summary>
    /// <param name="scaling">The scaling.</param>
    /// <param name="stem">End of the files' stem.</param>
    public static Figure? Widths(ThresholdScaling scaling, string stem)
    {
        SizeSample[] known = [.. scaling.Scaling.Sizes.Where(s => s.Width > 0.0)];
        if (known.Length < 2) return null;
        var plot = FigureStyle.Blank("Width of the threshold against the lateral size", "log10 of the lateral size (µm)",
            "log10 of the standard deviation (%)");
        double[] x = [.. known.Select(s => Math.Log10(Micrometre * s.Size))],
            y = [.. known.Select(s => Math.Log10(Percent * s.Width!.Value))];
        FigureStyle.Series(plot, x, y, FigureStyle.Blue, MarkerShape.FilledCircle, "standard deviation over members").LineWidth = 0;
        if (double.IsFinite(scaling.Scaling.Exponent))
        {
            var (intercept, slope, _) = LinearFit.Line(x, y, [.. known.Select(s => 2.0 * (s.Thresholds.Count - 1))]);
            FigureStyle.Series(
                plot, [x[0], x[^1]], [intercept + slope * x[0], intercept + slope * x[^1]], FigureStyle.Vermilion, MarkerShape.None,
                FormattableString.Invariant($"L^(-1/nu), 1/nu = {scaling.Scaling.Exponent:0.00}"));
        }

        plot.ShowLegend(Edge.Bottom);
        var numbers = new NumberTable(["lateral_size_m", "members", "mean", "standard_deviation"]);
        foreach (var s in scaling.Scaling.Sizes) numbers.Add(s.Size, s.Thresholds.Count, s.Mean, s.Width);
        return new Figure("threshold_width_" + stem, plot, numbers, 760, 520);
    }

    /// <summary>Mean threshold against L^(-1/nu) with the line to the infinite layer; null where the exponent is not determined.</summary>
    /// <param name="scaling">The scaling.</param>
    /// <param name="stem">End of the files' stem.</param>
    public static Figure? Means(ThresholdScaling scaling, string stem)
    {
        var s = scaling.Scaling;
        if (!s.IsDetermined) return null;
        var plot = FigureStyle.Blank("Threshold against the lateral size", "(L / 100 µm)^(-1/nu)", "mean ratio at 50 % activation (%)");
        double Reach(double size) => Math.Pow(size / 100e-6, -s.Exponent);
        double[] x = [.. s.Sizes.Select(z => Reach(z.Size))];
        foreach (var (size, at) in s.Sizes.Zip(x))
        {
            if (Sample.StudentInterval([.. size.Thresholds]) is not { } interval) continue;
            var bar = plot.Add.Line(at, Percent * interval.Lower, at, Percent * interval.Upper);
            bar.Color = FigureStyle.Blue;
        }

        FigureStyle.Series(plot, x, [.. s.Sizes.Select(z => Percent * z.Mean)], FigureStyle.Blue, MarkerShape.FilledCircle,
            "mean and 95 % interval (t)").LineWidth = 0;
        var slope = s.Amplitude * Math.Pow(100e-6, -s.Exponent);
        FigureStyle.Series(
            plot, [0.0, x.Max()], [Percent * s.Threshold, Percent * (s.Threshold + slope * x.Max())], FigureStyle.Vermilion,
                MarkerShape.None,
            FormattableString.Invariant($"p_inf + a L^(-1/nu), p_inf = {Percent * s.Threshold:0.0} %"));
        plot.ShowLegend(Edge.Bottom);
        var numbers = new NumberTable(["lateral_size_m", "reach", "mean"]);
        foreach (var (size, at) in s.Sizes.Zip(x)) numbers.Add(size.Size, at, size.Mean);
        return new Figure("threshold_size_" + stem, plot, numbers, 760, 520);
    }

    /// <summary>
    /// Activation of all sizes over the scaled distance to the threshold: curves that fall together collapse. Null where nothing is
    /// determined.
    /// </summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="scaling">The scaling.</param>
    /// <param name="stem">End of the files' stem.</param>
    public static Figure? Collapse(EnsembleAnalysis analysis, ThresholdScaling scaling, string stem)
    {
        var s = scaling.Scaling;
        if (!s.IsDetermined) return null;
        var plot = FigureStyle.Blank("Collapse of the activation", "(ratio - p(L)) (L / 100 µm)^(1/nu) (%)", "degree of activation (%)");
        var numbers = new NumberTable(["lateral_size_m", "ratio", "scaled", "activation"]);
        var points = analysis.Points.Where(p => p.Column.Quantity == scaling.Criterion.Activation && p.Mean is not null)
            .GroupBy(p => p.Group).Where(g => SizeStudy.LabelOf(g.Key) == scaling.Label).ToArray();
        for (var k = 0; k < points.Length; k++)
        {
            var size = SizeStudy.SizeOf(points[k].Key.Factors)!.Value;
            var center = s.Sizes.First(z => z.Size == size).Mean;
            double Scaled(double ratio) => Percent * (ratio - center) * Math.Pow(size / 100e-6, s.Exponent);
            FigureStyle.Series(
                plot, [.. points[k].Select(p => Scaled(p.Ratio))], [.. points[k].Select(p => Percent * p.Mean!.Value)],
                FigureStyle.Sequence(k, points.Length), MarkerShape.FilledCircle, points[k].Key.Label);
            foreach (var p in points[k]) numbers.Add(size, p.Ratio, Scaled(p.Ratio), p.Mean);
        }

        plot.ShowLegend(Edge.Bottom);
        return new Figure("collapse_" + stem, plot, numbers, 760, 560);
    }

    /// <summary>Scatter against the size at one ratio, by quantity.</summary>
    /// <param name="sizes">The quantities.</param>
    /// <param name="variation">Scatter asked.</param>
    /// <param name="stem">End of the files' stem.</param>
    public static Figure? Scatter(IReadOnlyList<RepresentativeSize> sizes, double variation, string stem)
    {
        if (sizes.Count == 0) return null;
        var plot = FigureStyle.Blank(
            FormattableString.Invariant($"Scatter against the lateral size at {Percent * sizes[0].Ratio:0.#} %"), "lateral size (µm)",
                "standard deviation over mean (%)");
        var numbers = new NumberTable(["lateral_size_m", .. sizes.Select(s => s.Column.Name)]);
        for (var k = 0; k < sizes.Count; k++)
        {
            int[] known = [.. Enumerable.Range(0, sizes[k].Sizes.Count).Where(i => sizes[k].Variation[i] is not null)];
            FigureStyle.Series(
                plot, [.. known.Select(i => Micrometre * sizes[k].Sizes[i])],
                    [.. known.Select(i => Percent * sizes[k].Variation[i]!.Value)],
                FigureStyle.Sequence(k, sizes.Count), MarkerShape.FilledCircle, sizes[k].Title);
        }

        var limit = plot.Add.HorizontalLine(Percent * variation);
        limit.Color = FigureStyle.Vermilion;
        limit.LegendText = "asked";
        plot.Axes.SetLimitsY(0, 1.1 * Percent * Math.Max(2.0 * variation, sizes.Max(s => s.Variation.Max() ?? 0.0)));
        for (var i = 0; i < sizes[0].Sizes.Count; i++)
            numbers.Add([sizes[0].Sizes[i], .. sizes.Select(s => s.Variation[i])]);
        plot.ShowLegend(Edge.Bottom);
        return new Figure("scatter_" + stem, plot, numbers, 760, 640);
    }
}
