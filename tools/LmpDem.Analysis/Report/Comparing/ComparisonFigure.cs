using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>
/// One quantity of several runs on common axes, or their mean with its 95 % interval; the measured points beside an activation.
/// </summary>
internal static class ComparisonFigure
{
    private static readonly Color[] Colours =
        [FigureStyle.Blue, FigureStyle.Vermilion, FigureStyle.Green, FigureStyle.Purple, FigureStyle.Steel, FigureStyle.Copper];

    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
            MarkerShape.FilledTriangleDown];

    /// <summary>Draws the runs; null where none has the quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="runs">Labels and runs.</param>
    /// <param name="reference">The measured activation.</param>
    /// <param name="own">A user's own points of activation; may be empty.</param>
    public static Figure? Draw(
        ComparedQuantity quantity, IReadOnlyList<(string Label, RunRecord Run)> runs, MeasuredActivation reference,
        IReadOnlyList<MeasuredPoint> own)
    {
        var curves = runs.Select(r => quantity.Of(r.Run)).ToArray();
        if (curves.All(c => c.Points.Count < 2)) return null; // one point is no curve
        var plot = FigureStyle.Blank(quantity.Title, "calendering ratio reached (%)", quantity.Axis);
        for (var k = 0; k < runs.Count; k++)
        {
            if (curves[k].Points.Count == 0) continue;
            FigureStyle.Series(
                plot, X(curves[k].Points), Y(quantity, curves[k].Points),
                    runs.Count <= Colours.Length ? Colours[k] : FigureStyle.Sequence(k, runs.Count),
                Markers[k % Markers.Length], runs[k].Label);
        }

        var numbers = new NumberTable(
            ["calendering_ratio", .. runs.Select((_, k) => $"run_{k + 1}"), .. quantity.Criterion is null ? (string[])[] : ["measured"]]);
        var measured = quantity.Criterion is null ? [] : reference.Curve.Points;
        foreach (var ratio in curves.SelectMany(c => c.Points).Concat(measured).Select(p => p.Ratio).Distinct().Order())
            numbers.Add([ratio, .. curves.Select(c => Exact(c.Points, ratio)), .. quantity.Criterion is null
                ? (double?[])[] : [Exact(measured, ratio)]]);
        return Finish(quantity, plot, numbers, curves.SelectMany(c => c.Points), reference, own);
    }

    /// <summary>Draws the mean with its interval as band, every run thin behind it; null where no run has the quantity.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="mean">The mean by ratio.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="reference">The measured activation.</param>
    /// <param name="own">A user's own points of activation; may be empty.</param>
    public static Figure? DrawMean(
        ComparedQuantity quantity, IReadOnlyList<EnsemblePoint> mean, IReadOnlyList<(string Label, RunRecord Run)> runs,
        MeasuredActivation reference, IReadOnlyList<MeasuredPoint> own)
    {
        if (mean.Count < 2) return null; // one point is no curve
        var plot = FigureStyle.Blank(quantity.Title, "calendering ratio (%)", quantity.Axis);
        var curves = runs.Select(r => quantity.Of(r.Run)).ToArray();
        foreach (var curve in curves.Where(c => c.Points.Count > 0))
        {
            var thin = FigureStyle.Series(
                plot, X(curve.Points), Y(quantity, curve.Points), FigureStyle.Steel.WithAlpha(.45), MarkerShape.None, "");
            thin.LineWidth = 1;
        }

        var banded = mean.Where(m => m.HalfWidth is not null).ToArray();
        if (banded.Length > 1)
        {
            var band = plot.Add.FillY(
                banded.Select(m => 100.0 * m.Ratio).ToArray(),
                banded.Select(m => quantity.Scale * m.Lower!.Value).ToArray(),
                banded.Select(m => quantity.Scale * m.Upper!.Value).ToArray());
            band.FillColor = FigureStyle.Blue.WithAlpha(.2);
            band.LineWidth = 0;
            band.LegendText = "95 % interval of the mean";
        }

        FigureStyle.Series(
            plot, [.. mean.Select(m => 100.0 * m.Ratio)], [.. mean.Select(m => quantity.Scale * m.Mean)], FigureStyle.Blue,
                MarkerShape.FilledCircle,
            $"mean of {runs.Count} runs");
        var numbers = new NumberTable(["calendering_ratio", "mean", "lower_95", "upper_95", "runs"]);
        foreach (var m in mean) numbers.Add(m.Ratio, m.Mean, m.Lower, m.Upper, m.Runs);
        return Finish(quantity, plot, numbers, curves.SelectMany(c => c.Points), reference, own);
    }

    private static Figure Finish(
        ComparedQuantity quantity, Plot plot, NumberTable numbers, IEnumerable<(double Ratio, double Value)> points,
        MeasuredActivation reference, IReadOnlyList<MeasuredPoint> own)
    {
        var all = points.ToArray();
        if (quantity.Criterion is not null && reference.Points.Count > 0)
        {
            FigureStyle.Series(
                plot, X(reference.Curve.Points), Y(quantity, reference.Curve.Points), FigureStyle.Ink, MarkerShape.OpenSquare,
                $"measured, {reference.Name}").LineWidth = 0;
        }

        if (quantity.Criterion is not null && own.Count > 0) ActivationFigure.Own(plot, own);
        var most = all.Max(p => p.Value);
        plot.Axes.SetLimits(
            -2, 100.0 * all.Select(p => p.Ratio).Append(0.45).Max() + 2,
                quantity.Criterion is not null ? -4 : Math.Min(0.0, quantity.Scale * all.Min(p => p.Value)),
            quantity.Criterion is not null ? 106 : 1.08 * quantity.Scale * (most > 0.0 ? most : 1.0));
        FigureStyle.RatioTicks(plot);
        FigureStyle.LegendBelow(plot);
        return new Figure(quantity.Column, plot, numbers, 760, 540);
    }

    private static double[] X(IEnumerable<(double Ratio, double Value)> points) => [.. points.Select(p => 100.0 * p.Ratio)];

    private static double[] Y(ComparedQuantity quantity, IEnumerable<(double Ratio, double Value)> points) =>
        [.. points.Select(p => quantity.Scale * p.Value)];

    private static double? Exact(IReadOnlyList<(double Ratio, double Value)> points, double ratio) =>
        points.Where(p => p.Ratio == ratio).Select(p => (double?)p.Value).FirstOrDefault();
}
