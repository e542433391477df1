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

    /// <summary>Lower end of the interval, within what the quantity can be; null for a single run.</summary>
    public double? Lower { get; private init; }

    /// <summary>Upper end of the interval, within what the quantity can be; null for a single run.</summary>
    public double? Upper { get; private init; }

    /// <summary>The point of some values; null without any.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    /// <param name="values">One value per run that covers it.</param>
    /// <param name="least">Smallest value that the quantity can have.</param>
    /// <param name="most">Largest value that the quantity can have.</param>
    public static EnsemblePoint? Of(
        double ratio, IReadOnlyList<double> values, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (values.Count == 0) return null;
        var mean = values.Average();
        if (values.Count == 1) return new EnsemblePoint(ratio, mean, null, 1);
        var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
        var t = StudentT.InvCDF(0.0, 1.0, values.Count - 1, 0.5 + Confidence / 2);
        var half = t * Math.Sqrt(variance / values.Count);
        // A mean beyond its bounds is the fault of its values, and stays in its own interval.
        var (lower, upper) = (Math.Max(Math.Min(least, mean), mean - half), Math.Min(Math.Max(most, mean), mean + half));
        return new EnsemblePoint(ratio, mean, half, values.Count) { Lower = lower, Upper = upper };
    }
}
