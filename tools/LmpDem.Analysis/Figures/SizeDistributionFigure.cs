using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Cumulative size distribution, asked beside realised.</summary>
public static class SizeDistributionFigure
{
    // Steps of the realised curve that are drawn; more cannot be told apart on the page.
    private const int Steps = 400;

    /// <summary>Draws the figure.</summary>
    /// <param name="sizes">The distribution.</param>
    public static Figure Draw(SizeDistribution sizes)
    {
        var weight = sizes.ByVolume ? "volume" : "number";
        var plot = FigureStyle.Blank(
            string.Create(null, $"Size distribution of {sizes.Realised.Count:N0} particles"), "diameter (µm)",
            $"cumulative share by {weight} (%)");
        var (x, y) = Cumulative(sizes);
        var numbers = new NumberTable(["diameter_um", $"asked_by_{weight}", $"realised_by_{weight}"]);
        if (sizes.Diameter.Count > 0)
        {
            FigureStyle.Series(
                plot, [.. sizes.Diameter.Select(d => 1e6 * d)], [.. sizes.Target.Select(s => 100.0 * s)],
                FigureStyle.Vermilion, MarkerShape.None, "asked");
            for (var k = 0; k < sizes.Diameter.Count; k++) numbers.Add(1e6 * sizes.Diameter[k], sizes.Target[k], null);
        }

        if (x.Length > 0)
        {
            var realised = FigureStyle.Series(plot, x, [.. y.Select(s => 100.0 * s)], FigureStyle.Blue, MarkerShape.None, "realised");
            realised.ConnectStyle = ConnectStyle.StepHorizontal;
            for (var k = 0; k < x.Length; k++) numbers.Add(x[k], null, y[k]);
        }

        var all = sizes.Diameter.Select(d => 1e6 * d).Concat(x).DefaultIfEmpty(1.0).ToArray();
        plot.Axes.SetLimits(Math.Max(0.0, 0.9 * all.Min()), 1.05 * all.Max(), -3, 103);
        plot.ShowLegend(Alignment.LowerRight);
        return new Figure("size_distribution", plot, numbers);
    }

    private static (double[] X, double[] Y) Cumulative(SizeDistribution sizes)
    {
        var sorted = sizes.Realised.Order().ToArray();
        var sum = new double[sorted.Length];
        for (var k = 0; k < sorted.Length; k++)
        {
            var d = sorted[k];
            sum[k] = (k == 0 ? 0.0 : sum[k - 1]) + (sizes.ByVolume ? d * d * d : 1.0);
        }

        var shown = Enumerable.Range(0, Math.Min(Steps, sorted.Length))
            .Select(s => (int)((s + 1L) * sorted.Length / Math.Min(Steps, sorted.Length)) - 1).ToArray();
        return (Array.ConvertAll(shown, k => 1e6 * sorted[k]), Array.ConvertAll(shown, k => sum[k] / sum[^1]));
    }
}

/// <summary>A size distribution as asked and as realised.</summary>
/// <param name="Diameter">Diameters of the target curve, ascending [m].</param>
/// <param name="Target">Cumulative fraction below each diameter, 0 to 1.</param>
/// <param name="Realised">Diameters of the particles, one per particle [m].</param>
/// <param name="ByVolume">Whether fractions are of the volume; else of the number.</param>
public sealed record SizeDistribution(
    IReadOnlyList<double> Diameter, IReadOnlyList<double> Target, IReadOnlyList<double> Realised, bool ByVolume);
