using MathNet.Numerics.Distributions;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A quantity at one ratio over several runs.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Mean">Mean.</param>
/// <param name="HalfWidth">Half width of the 95 % interval of the mean, from Student's distribution; null for a single run.</param>
/// <param name="Runs">Runs that cover the ratio.</param>
public sealed record EnsemblePoint(double Ratio, double Mean, double? HalfWidth, int Runs)
{
    private const double Confidence = 0.95;

    /// <summary>The point of some values; null without any.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    /// <param name="values">One value per run that covers it.</param>
    public static EnsemblePoint? Of(double ratio, IReadOnlyList<double> values)
    {
        if (values.Count == 0) return null;
        var mean = values.Average();
        if (values.Count == 1) return new EnsemblePoint(ratio, mean, null, 1);
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var t = StudentT.InvCDF(0.0, 1.0, values.Count - 1, 0.5 + Confidence / 2);
        return new EnsemblePoint(ratio, mean, t * Math.Sqrt(variance / values.Count), values.Count);
    }
}
