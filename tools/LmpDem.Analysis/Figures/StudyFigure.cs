using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Activation by one criterion over the members of a study, beside the measured points.</summary>
public static class StudyFigure
{
    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.FilledSquare, MarkerShape.FilledTriangleDown];

    /// <summary>Draws the figure.</summary>
    /// <param name="name">Stem of its files.</param>
    /// <param name="title">Title: study and criterion.</param>
    /// <param name="series">Curves, in the order of the legend.</param>
    /// <param name="measured">The measured points.</param>
    public static Figure Draw(string name, string title, IReadOnlyList<StudySeries> series, MeasuredActivation measured)
    {
        var plot = FigureStyle.Blank(title, "calendering ratio (%)", "degree of activation (%)");
        for (var k = 0; k < series.Count; k++)
        {
            var points = series[k].Points;
            var color = FigureStyle.Sequence(k, series.Count);
            double[] x = [.. points.Select(p => 100 * p.Ratio)], y = [.. points.Select(p => 100 * p.Mean)];
            FigureStyle.Series(plot, x, y, color, Markers[k % Markers.Length], series[k].Label);
            for (var i = 0; i < x.Length; i++)
            {
                if (points[i] is not { Lower: { } lower, Upper: { } upper }) continue;
                var bar = plot.Add.Line(x[i], 100 * lower, x[i], 100 * upper);
                bar.Color = color;
                bar.LineWidth = 1.5f;
            }
        }

        if (measured.Points.Count > 0)
        {
            var points = FigureStyle.Series(
                plot, [.. measured.Points.Select(p => 100 * p.Ratio)], [.. measured.Points.Select(p => 100 * p.Activation)],
                FigureStyle.Vermilion, MarkerShape.OpenSquare, $"measured, {measured.Name}");
            points.LineWidth = 0; // points are not joined where nothing was measured
        }

        plot.Axes.SetLimits(-2, 47, -4, 106);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperLeft);

        return new Figure(name, plot, Numbers(series, measured.Curve.Points));
    }

    private static NumberTable Numbers(IReadOnlyList<StudySeries> series, IReadOnlyList<(double Ratio, double Activation)> known)
    {
        var columns = series.SelectMany(s => (string[])[Column(s.Label), Column(s.Label) + " lower", Column(s.Label) + " upper"]);
        var numbers = new NumberTable(["calendering_ratio", .. columns, "measured"]);
        foreach (var ratio in series.SelectMany(s => s.Points).Select(p => p.Ratio).Concat(known.Select(p => p.Ratio)).Distinct().Order())
        {
            var measured = known.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault();
            numbers.Add([ratio, .. series.SelectMany(s => Cells(s, ratio)), measured]);
        }

        return numbers;
    }

    private static double?[] Cells(StudySeries series, double ratio)
    {
        foreach (var p in series.Points)
            if (p.Ratio == ratio) return [p.Mean, p.Lower, p.Upper];
        return [null, null, null];
    }

    private static string Column(string label) => label.Replace(',', ';');
}

/// <summary>A curve of a study: what sets its runs apart, and activation at each ratio with the interval over its seeds.</summary>
/// <param name="Label">What sets its runs apart ("thickness = 50 nm").</param>
/// <param name="Points">Ratio, mean activation, and the ends of its 95 % interval (null where one seed was run).</param>
public sealed record StudySeries(string Label, IReadOnlyList<(double Ratio, double Mean, double? Lower, double? Upper)> Points);
