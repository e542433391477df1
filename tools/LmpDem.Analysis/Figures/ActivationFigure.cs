using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Degree of activation against the calendering ratio by every criterion, beside the measured points.</summary>
public static class ActivationFigure
{
    // By the rank of a criterion: the best founded one in blue.
    private static readonly (Color Colour, MarkerShape Marker)[] Looks =
    [
        (FigureStyle.Blue, MarkerShape.FilledCircle), (FigureStyle.Copper, MarkerShape.FilledSquare),
            (FigureStyle.Steel, MarkerShape.FilledTriangleDown),
        (FigureStyle.Green, MarkerShape.FilledTriangleUp), (FigureStyle.Purple, MarkerShape.FilledDiamond),
    ];

    private const double Same = 1e-6; // of two ratios; a held gap differs from the one asked by rounding

    /// <summary>Draws the figure.</summary>
    /// <param name="series">A curve per criterion; may be empty.</param>
    /// <param name="measured">The measured points.</param>
    /// <param name="calibratedAt">Ratios of the measured points that thresholds were fitted to, drawn
    /// filled; empty or null where not known.</param>
    /// <param name="experiment">A user's own points; null where there are none.</param>
    /// <param name="name">Stem of the files.</param>
    public static Figure Draw(
        IReadOnlyList<ActivationSeries> series, MeasuredActivation measured, IReadOnlyList<double>? calibratedAt = null,
        IReadOnlyList<MeasuredPoint>? experiment = null, string name = "activation")
    {
        var plot = FigureStyle.Blank("Activation by every criterion", "calendering ratio (%)", "degree of activation (%)");
        foreach (var s in series)
        {
            var (colour, marker) = LookOf(s.Criterion);
            FigureStyle.Series(
                plot, Percent(s.Curve.Points.Select(p => p.Ratio)), Percent(s.Curve.Points.Select(p => p.Activation)),
                colour, marker, Legend(s, measured));
        }

        Measured(plot, measured, calibratedAt ?? []);
        if (experiment is not null) Own(plot, experiment);
        var ratios = series.SelectMany(s => s.Curve.Points.Select(p => p.Ratio)).Concat((experiment ?? []).Select(p => p.Ratio));
        plot.Axes.SetLimits(-2, 100.0 * ratios.Append(0.45).Max() + 2, -4, 106);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Edge.Bottom); // as many lines as curves: they would cover the curves inside
        return new Figure(name, plot, Numbers(series, measured.Curve.Points, experiment), 760, 640);
    }

    /// <summary>Colour and marker of a criterion, the same in every figure.</summary>
    internal static (Color Colour, MarkerShape Marker) LookOf(JunctionCriterion criterion) => Looks[criterion.Rank % Looks.Length];

    private static string Legend(ActivationSeries series, MeasuredActivation measured) =>
        measured.Misfit(series.Curve) is { Rms: { } rms, Points: var points }
            ? string.Create(null, $"{series.Label}: rms {rms:0.000} over {points} measured points")
            : series.Label;

    // Points are not joined where nothing was measured; those that a fit has seen are filled.
    private static void Measured(Plot plot, MeasuredActivation measured, IReadOnlyList<double> calibratedAt)
    {
        bool Fitted(double ratio) => calibratedAt.Any(r => Math.Abs(r - ratio) < Same);
        if (measured.Points.Count == 0) return;
        Bars(plot, measured.Points, FigureStyle.Vermilion);
        var calibration = measured.Points.Where(p => Fitted(p.Ratio)).ToArray();
        var rest = measured.Points.Where(p => !Fitted(p.Ratio)).ToArray();
        if (calibration.Length > 0)
            Points(calibration, MarkerShape.FilledSquare, $"measured, {measured.Name}: used to calibrate the thresholds");
        Points(rest, MarkerShape.OpenSquare, calibration.Length > 0 ? "measured, not used there: predicted" : $"measured, {measured.Name}");

        void Points(MeasuredPoint[] points, MarkerShape marker, string legend) =>
            FigureStyle.Series(
                plot, Percent(points.Select(p => p.Ratio)), Percent(points.Select(p => p.Activation)), FigureStyle.Vermilion, marker,
                    legend).LineWidth = 0;
    }

    /// <summary>A user's own points with their intervals.</summary>
    internal static void Own(Plot plot, IReadOnlyList<MeasuredPoint> points)
    {
        Bars(plot, points, FigureStyle.Ink);
        FigureStyle.Series(
            plot, Percent(points.Select(p => p.Ratio)), Percent(points.Select(p => p.Activation)),
            FigureStyle.Ink, MarkerShape.FilledCircle, "your measurement").LineWidth = 0;
    }

    private static void Bars(Plot plot, IReadOnlyList<MeasuredPoint> points, Color colour)
    {
        foreach (var p in points.Where(p => p.Lower is not null || p.Upper is not null))
        {
            var bar = plot.Add.Line(100 * p.Ratio, 100 * (p.Lower ?? p.Activation), 100 * p.Ratio, 100 * (p.Upper ?? p.Activation));
            bar.Color = colour;
            bar.LineWidth = 1.5f;
        }
    }

    private static NumberTable Numbers(
        IReadOnlyList<ActivationSeries> series, IReadOnlyList<(double Ratio, double Activation)> measured,
        IReadOnlyList<MeasuredPoint>? experiment)
    {
        string[] own = experiment is null ? [] : ["activation_experiment", "experiment_lower", "experiment_upper"];
        var numbers = new NumberTable(["calendering_ratio", .. series.Select(s => "activation_" + s.Key), "activation_measured", .. own]);
        var ratios = series.SelectMany(s => s.Curve.Points).Concat(measured).Select(p => p.Ratio)
            .Concat((experiment ?? []).Select(p => p.Ratio));
        foreach (var ratio in ratios.Distinct().Order())
        {
            var point = experiment?.FirstOrDefault(p => p.Ratio == ratio);
            double?[] ownValues = experiment is null ? [] : [point?.Activation, point?.Lower, point?.Upper];
            numbers.Add([ratio, .. series.Select(s => At(s.Curve.Points, ratio)), At(measured, ratio), .. ownValues]);
        }

        return numbers;
    }

    private static double? At(IReadOnlyList<(double Ratio, double Activation)> points, double ratio) =>
        points.Where(p => p.Ratio == ratio).Select(p => (double?)p.Activation).FirstOrDefault();

    private static double[] Percent(IEnumerable<double> fractions) => [.. fractions.Select(s => 100.0 * s)];
}
