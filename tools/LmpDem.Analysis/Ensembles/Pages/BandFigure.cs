using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>
/// A quantity over the calendering ratio: of one group the mean with its t interval, the band between the 5 % and 95 % quantiles, and
/// members thin behind; of several groups a colour each, with bands of quantiles, medians with whiskers, or, of many, means with bars;
/// the measured points beside an activation.
/// </summary>
internal static class BandFigure
{
    private const int MostMembers = 100; // more thin lines are a grey area, and megabytes as SVG

    private const int MostBands = 4; // of quantiles: more cover each other, and are drawn as whiskers

    private const int MostWhiskers = 8; // beyond, means with the bars of their intervals alone

    private const int FewestForQuantiles = 3; // members at a ratio

    private const double Shift = 0.3; // between the whiskers of neighbouring groups [points of the ratio]

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
        if (isAlone) Alone(plot, curves[0].Group, curves[0].Points, scale);
        else
        {
            var style = StyleOf(curves.Length);
            // All bands lie behind all lines.
            for (var k = 0; style == GroupStyle.Bands && k < curves.Length; k++)
                Quantiles(plot, curves[k].Points, scale, FigureStyle.Sequence(k, curves.Length));
            for (var k = 0; k < curves.Length; k++)
                OfSeveral(plot, curves[k].Group, curves[k].Points, scale, style, (k, curves.Length));
        }

        if (shown.Criterion is not null && measured.Points.Count > 0) Measured(plot, measured, scale);
        Limits(plot, shown, curves.SelectMany(c => c.Points), scale);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Edge.Bottom);
        return new Figure(shown.Column, plot, Numbers(curves, shown.Criterion is null ? null : measured), 760, 600);
    }

    /// <summary>Words that tell how the groups of a figure are drawn; empty for one.</summary>
    /// <param name="groups">Number of groups with a curve.</param>
    public static string Reading(int groups) => groups < 2 ? "" : StyleOf(groups) switch
    {
        GroupStyle.Bands => "Lines are medians, bands hold 5 % to 95 % of the members.",
        GroupStyle.Whiskers => "Lines are medians, the whiskers beside them hold 5 % to 95 % of the members.",
        _ => "Lines are means, bars their 95 % intervals (t).",
    };

    /// <summary>Text that may head a column of a figure's numbers.</summary>
    internal static string ColumnName(string label) => label.Replace(',', ';').Replace('"', '\'');

    private static GroupStyle StyleOf(int groups) =>
        groups <= MostBands ? GroupStyle.Bands : groups <= MostWhiskers ? GroupStyle.Whiskers : GroupStyle.Means;

    private static void Alone(Plot plot, EnsembleGroup group, PointStatistics[] points, double scale)
    {
        Band(plot, [.. points.Where(HasQuantiles)], p => p.Quantiles[0], p => p.Quantiles[^1], scale, FigureStyle.Blue.WithAlpha(.12),
            "5 % to 95 % of the members");
        Band(plot, [.. points.Where(p => p.Student is not null)], p => p.Student!.Value.Lower, p => p.Student!.Value.Upper, scale,
            FigureStyle.Blue.WithAlpha(.28), "95 % interval of the mean (t)");
        FigureStyle.Series(
            plot, [.. points.Select(p => Percent * p.Ratio)], [.. points.Select(p => scale * p.Mean!.Value)], FigureStyle.Blue,
            Markers[0], $"mean of {group.Done.Count} members");
    }

    // A band with thin edges, so that bands over each other can be told apart.
    private static void Quantiles(Plot plot, PointStatistics[] points, double scale, Color colour)
    {
        PointStatistics[] known = [.. points.Where(HasQuantiles).Where(p => p.Quantiles[0] is not null && p.Quantiles[^1] is not null)];
        Band(plot, known, p => p.Quantiles[0], p => p.Quantiles[^1], scale, colour.WithAlpha(.13), "");
        if (known.Length < 2) return;
        foreach (var end in (Func<PointStatistics, double>[])[p => p.Quantiles[0]!.Value, p => p.Quantiles[^1]!.Value])
        {
            FigureStyle.Series(plot, [.. known.Select(p => Percent * p.Ratio)], [.. known.Select(p => scale * end(p))],
                colour.WithAlpha(.55), MarkerShape.None, "").LineWidth = 1;
        }
    }

    private static void OfSeveral(
        Plot plot, EnsembleGroup group, PointStatistics[] points, double scale, GroupStyle style, (int Index, int Count) place)
    {
        var isMean = style == GroupStyle.Means;
        var colour = FigureStyle.Sequence(place.Index, place.Count);
        var shift = style == GroupStyle.Whiskers ? Shift * (place.Index - 0.5 * (place.Count - 1)) : 0.0;
        PointStatistics[] shown = [.. points.Where(p => isMean || p.Median is not null)];
        if (isMean) Bars(plot, shown, scale, colour, 0.0, p => (p.Student?.Lower, p.Student?.Upper));
        if (style == GroupStyle.Whiskers)
            Bars(plot, [.. shown.Where(HasQuantiles)], scale, colour, shift, p => (p.Quantiles[0], p.Quantiles[^1]));
        FigureStyle.Series(
            plot, [.. shown.Select(p => Percent * p.Ratio)],
            [.. shown.Select(p => scale * (isMean ? p.Mean!.Value : p.Median!.Value))], colour, Markers[place.Index % Markers.Length],
            place.Count > MostNamed ? "" : $"{group.Label}: {group.Done.Count} members");
    }

    private static bool HasQuantiles(PointStatistics point) => point.N >= FewestForQuantiles;

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

    private static void Bars(
        Plot plot, PointStatistics[] points, double scale, Color colour, double shift,
        Func<PointStatistics, (double? Lower, double? Upper)> ends)
    {
        foreach (var p in points)
        {
            if (ends(p) is not ({ } lower, { } upper)) continue;
            var at = Percent * p.Ratio + shift;
            var bar = plot.Add.Line(at, scale * lower, at, scale * upper);
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

/// <summary>How several groups are drawn in one figure.</summary>
internal enum GroupStyle
{
    /// <summary>Medians, and bands between quantiles.</summary>
    Bands,

    /// <summary>Medians, and whiskers between quantiles, side by side.</summary>
    Whiskers,

    /// <summary>Means, and bars of their intervals.</summary>
    Means,
}
