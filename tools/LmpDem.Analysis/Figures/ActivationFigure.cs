using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Degree of activation against the calendering ratio, overlap law and broken films beside the measured points.</summary>
public static class ActivationFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="model">The curve of the overlap law, over the ratios reached; may be empty.</param>
    /// <param name="films">The curve of the criterion of broken films; null or empty where no deformable bodies were pressed.</param>
    public static Figure Draw(ActivationCurve model, ActivationCurve? films = null)
    {
        var broken = films?.Points ?? [];
        var misfit = MeasuredActivation.Misfit(broken.Count > 0 ? films! : model); // with bodies the overlap law ends at the hand-off
        var title = misfit.Rms is { } rms
            ? string.Create(null, $"Activation; rms difference {rms:0.000} over {misfit.Points} measured points")
            : "Activation";
        var plot = FigureStyle.Blank(title, "calendering ratio (%)", "degree of activation (%)");
        if (model.Points.Count > 0)
        {
            FigureStyle.Series(
                plot, Percent(model.Points.Select(p => p.Ratio)), Percent(model.Points.Select(p => p.Activation)),
                FigureStyle.Blue, MarkerShape.FilledCircle, "overlap law (calibrated, not derived)");
        }

        if (broken.Count > 0)
        {
            FigureStyle.Series(
                plot, Percent(broken.Select(p => p.Ratio)), Percent(broken.Select(p => p.Activation)),
                FigureStyle.Green, MarkerShape.FilledTriangleUp, "contacts with the film broken on both sides (nothing fitted)");
        }

        var measured = FigureStyle.Series(
            plot, Percent(MeasuredActivation.Curve.Points.Select(p => p.Ratio)),
            Percent(MeasuredActivation.Curve.Points.Select(p => p.Activation)),
            FigureStyle.Vermilion, MarkerShape.OpenSquare, "measured, Kang et al. 2026");
        measured.LineWidth = 0; // points are not joined where nothing was measured
        var right = 100.0 * model.Points.Concat(broken).Select(p => p.Ratio).Append(0.45).Max();
        plot.Axes.SetLimits(-2, right + 2, -4, 106);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperLeft);

        var numbers = new NumberTable(["calendering_ratio", "activation_overlap_law", "activation_fracture", "activation_measured"]);
        foreach (var ratio in model.Points.Concat(broken).Concat(MeasuredActivation.Curve.Points).Select(p => p.Ratio).Distinct().Order())
            numbers.Add(ratio, At(model.Points, ratio), At(broken, ratio), At(MeasuredActivation.Curve.Points, ratio));

        return new Figure("activation", plot, numbers);
    }

    /// <summary>The curve of a run: ratio reached (else asked) and activation by the overlap law, where both are known.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public static ActivationCurve CurveOf(IEnumerable<SummaryRow> rows) => CurveOf(rows, r => r.ActivationOverlapLaw);

    /// <summary>The same with the activation by broken films.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public static ActivationCurve FractureOf(IEnumerable<SummaryRow> rows) => CurveOf(rows, r => r.ActivationFracture);

    private static ActivationCurve CurveOf(IEnumerable<SummaryRow> rows, Func<SummaryRow, double?> activation) => new(
    [
        .. rows.Where(r => (r.RatioReached ?? r.RatioAsked) is not null && activation(r) is not null)
            .Select(r => ((r.RatioReached ?? r.RatioAsked)!.Value, activation(r)!.Value))
            .OrderBy(p => p.Item1),
    ]);

    private static double? At(IReadOnlyList<(double Ratio, double Activation)> points, double ratio) =>
        points.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault();

    private static double[] Percent(IEnumerable<double> shares) => [.. shares.Select(s => 100.0 * s)];
}
