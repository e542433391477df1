using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>
/// A quantity over the calendering ratio: of one group the mean with its t interval, the band between the 5 % and 95 % quantiles, and
/// members
/// thin behind; of several groups their means with t intervals, as bands or, of many, as bars; the measured points beside an activation.
/// </summary>
internal static class BandFigure
{
    private const int MostMembers = 100; // more thin lines are a grey area, and megabytes as SVG

    private const int MostBands = 4; // more bands cover each other

    private const int MostNamed = 12; // curves in a legend, and with intervals in the numbers

    private const double Percent = 100.0;

    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown];

    /// <summary>Draws the figure; null where no group has the quantity at two ratios.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="shown">The quantity.</param>
    /// <param name="measured">The measured activation.</param>
    public static Figure? Draw(EnsembleAnalysis analysis, ComparedQuantity shown, MeasuredActivation measured)
    {
        var ensemble = analysis.Ensemble;
        var column = ensemble.IndexOf(shown.Quantity);
        if (column < 0) return null;
        var scale = shown.Scale * shown.Quantity.ColumnFactor;
        var curves = analysis.Points.Where(p => p.Column.Quantity == shown.Quantity).GroupBy(p => p.Group)
            .Select(g => (Group: g.Key, Points: g.Where(p => p.Mean is not null).ToArray())).Where(c => c.Points.Length > 1).ToArray();
        if (curves.Length == 0) return null;
        var plot = FigureStyle.Blank(shown.Title, "calendering ratio (%)", shown.Axis);
        var isAlone = curves.Length == 1;
        if (isAlone) Members(plot, curves[0].Group, column, scale);
        for (var k = 0; k < curves.Length; k++)
        {
            var colour = isAlone ? FigureStyle.Blue : FigureStyle.Sequence(k, curves.Length);
            var (group, points) = curves[k];
            if (isAlone) Band(plot, [.. points.Where(p => p.N > 2)], p => p.Quantiles[0], p => p.Quantiles[^1], scale,
                colour.WithAlpha(.12), "5 % to 95 % of the members");
            if (curves.Length <= MostBands)
                Band(plot, [.. points.Where(p => p.Student is not null)], p => p.Student!.Value.Lower, p => p.Student!.Value.Upper, scale,
                    colour.WithAlpha(.28), isAlone ? "95 % interval of the mean (t)" : "");
            else Bars(plot, points, scale, colour);
            FigureStyle.Series(
                plot, [.. points.Select(p => Percent * p.Ratio)], [.. points.Select(p => scale * p.Mean!.Value)], colour,
                    Markers[k % Markers.Length],
                isAlone ? $"mean of {group.Done.Count} members" : curves.Length > MostNamed
                    ? "" : $"{group.Label}: {group.Done.Count} members");
        }

        if (shown.Criterion is not null && measured.Points.Count > 0) Measured(plot, measured, scale);
        Limits(plot, shown, curves.SelectMany(c => c.Points), scale);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Edge.Bottom);
        return new Figure(shown.Column, plot, Numbers(curves, shown.Criterion is null ? null : measured), 760, 600);
    }

    /// <summary>Text that may head a column of a figure's numbers.</summary>
    internal static string ColumnName(string label) => label.Replace(',', ';').Replace('"', '\'');

    private static void Members(Plot plot, EnsembleGroup group, int column, double scale)
    {
        foreach (var member in group.Done.Take(MostMembers))
        {
            var known = member.Closing.Where(s => double.IsFinite(s.Values[column])).ToArray();
            if (known.Length < 2) continue;
            var thin = FigureStyle.Series(
                plot, [.. known.Select(s => Percent * s.Achieved)], [.. known.Select(s => scale * s.Values[column])],
                FigureStyle.Steel.WithAlpha(.45), MarkerShape.None, "");
            thin.LineWidth = 1;
        }
    }

    private static void Band(
        Plot plot, PointStatistics[] points, Func<PointStatistics, double?> lower, Func<PointStatistics, double?> upper, double scale,
            Color colour, string legend)
    {
        PointStatistics[] known = [.. points.Where(p => lower(p) is not null && upper(p) is not null)];
        if (known.Length < 2) return;
        var band = plot.Add.FillY(
            known.Select(p => Percent * p.Ratio).ToArray(), known.Select(p => scale * lower(p)!.Value).ToArray(),
                known.Select(p => scale * upper(p)!.Value).ToArray());
        band.FillColor = colour;
        band.LineWidth = 0;
        band.LegendText = legend;
    }

    private static void Bars(Plot plot, PointStatistics[] points, double scale, Color colour)
    {
        foreach (var p in points)
        {
            if (p.Student is not { } interval) continue;
            var bar = plot.Add.Line(Percent * p.Ratio, scale * interval.Lower, Percent * p.Ratio, scale * interval.Upper);
            bar.Color = colour;
            bar.LineWidth = 1.5f;
        }
    }

    private static void Measured(Plot plot, MeasuredActivation measured, double scale)
    {
        foreach (var p in measured.Points.Where(p => p.Lower is not null || p.Upper is not null))
        {
            var bar = plot.Add.Line(Percent * p.Ratio, scale * (p.Lower ?? p.Activation), Percent * p.Ratio,
                scale * (p.Upper ?? p.Activation));
            bar.Color = FigureStyle.Vermilion;
            bar.LineWidth = 1.5f;
        }

        FigureStyle.Series(
            plot, [.. measured.Points.Select(p => Percent * p.Ratio)], [.. measured.Points.Select(p => scale * p.Activation)],
            // Nothing was measured between the points
            FigureStyle.Vermilion, MarkerShape.OpenSquare, $"measured, {measured.Name}").LineWidth = 0;
    }

    private static void Limits(Plot plot, ComparedQuantity shown, IEnumerable<PointStatistics> points, double scale)
    {
        var known = points.ToArray();
        var right = Percent * known.Select(p => p.Ratio).Append(0.45).Max() + 2;
        if (shown.Criterion is not null)
        {
            plot.Axes.SetLimits(-2, right, -4, 106);
            return;
        }

        double Highest(PointStatistics p) => Math.Max(p.Mean!.Value, p.Quantiles[^1] ?? p.Mean.Value);
        var (low, high) = (scale * known.Min(p => p.Quantiles[0] ?? p.Mean!.Value), scale * known.Max(Highest));
        plot.Axes.SetLimits(-2, right, Math.Min(0.0, 1.08 * low), high > 0.0 ? 1.1 * high : 1.0);
    }

    private static NumberTable Numbers((EnsembleGroup Group, PointStatistics[] Points)[] curves, MeasuredActivation? measured)
    {
        string[] parts = curves.Length > MostNamed ? ["mean"] : ["mean", "t_lower", "t_upper", "q05", "q50", "q95", "members"];
        var names = curves.SelectMany(c => parts.Select(p => curves.Length == 1 ? p : ColumnName($"{p} ({c.Group.Label})")));
        var numbers = new NumberTable(["calendering_ratio", .. names, .. measured is null ? (string[])[] : ["measured"]]);
        var known = measured?.Curve.Points ?? [];
        foreach (var ratio in curves.SelectMany(c => c.Points).Select(p => p.Ratio).Concat(known.Select(p => p.Ratio)).Distinct().Order())
        {
            var cells = curves.SelectMany(c => c.Points.FirstOrDefault(p => p.Ratio == ratio) is { } p
                ? ((double?[])[p.Mean, p.Student?.Lower, p.Student?.Upper, p.Quantiles[0], p.Median, p.Quantiles[^1], p.N])
                    .Take(parts.Length)
                : new double?[parts.Length]);
            numbers.Add([ratio, .. cells, .. measured is null ? (double?[])[]
                : [known.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault()]]);
        }

        return numbers;
    }
}
