using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Degree of activation against the calendering ratio, the overlap law beside the measured points.</summary>
public static class ActivationFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="model">The computed curve, over the ratios reached; may be empty.</param>
    public static Figure Draw(ActivationCurve model)
    {
        var misfit = MeasuredActivation.Misfit(model);
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

        var measured = FigureStyle.Series(
            plot, Percent(MeasuredActivation.Curve.Points.Select(p => p.Ratio)),
            Percent(MeasuredActivation.Curve.Points.Select(p => p.Activation)),
            FigureStyle.Vermilion, MarkerShape.OpenSquare, "measured, Kang et al. 2026");
        measured.LineWidth = 0; // points are not joined where nothing was measured
        var right = Math.Max(45.0, model.Points.Count == 0 ? 0.0 : 100.0 * model.Points[^1].Ratio);
        plot.Axes.SetLimits(-2, right + 2, -4, 106);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperLeft);

        var numbers = new NumberTable(["calendering_ratio", "activation_overlap_law", "activation_measured"]);
        foreach (var ratio in model.Points.Concat(MeasuredActivation.Curve.Points).Select(p => p.Ratio).Distinct().Order())
        {
            var own = model.Points.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault();
            var seen = MeasuredActivation.Curve.Points.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault();
            numbers.Add(ratio, own, seen);
        }

        return new Figure("activation", plot, numbers);
    }

    /// <summary>The curve of a run: ratio reached (else asked) and activation by the overlap law, where both are known.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public static ActivationCurve CurveOf(IEnumerable<SummaryRow> rows) => new(
    [
        .. rows.Where(r => (r.RatioReached ?? r.RatioAsked) is not null && r.ActivationOverlapLaw is not null)
            .Select(r => ((r.RatioReached ?? r.RatioAsked)!.Value, r.ActivationOverlapLaw!.Value))
            .OrderBy(p => p.Item1),
    ]);

    private static double[] Percent(IEnumerable<double> shares) => [.. shares.Select(s => 100.0 * s)];
}
