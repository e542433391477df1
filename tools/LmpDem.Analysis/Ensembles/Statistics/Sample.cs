using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>Statistics of a sample of finite values.</summary>
public static class Sample
{
    /// <summary>Standard deviation with n - 1; null with fewer than two values.</summary>
    /// <param name="values">The values.</param>
    public static double? Deviation(IReadOnlyCollection<double> values) => values.Count < 2 ? null : values.StandardDeviation();

    /// <summary>95 % interval of the mean by Student's t with n - 1 degrees of freedom; null with fewer than two values.</summary>
    /// <param name="values">The values.</param>
    public static Interval? StudentInterval(IReadOnlyCollection<double> values)
    {
        if (Deviation(values) is not { } deviation) return null;
        var (mean, half) = (values.Mean(), StudentFactor(values.Count) * deviation / Math.Sqrt(values.Count));
        return new Interval(mean - half, mean + half);
    }

    /// <summary>Quantile of Student's t that bounds a two-sided 95 % interval of the mean of n values.</summary>
    /// <param name="n">Number of values, 2 or more.</param>
    public static double StudentFactor(int n) => StudentT.InvCDF(0.0, 1.0, n - 1, 0.5 + Interval.Confidence / 2);

    /// <summary>
    /// Quantile with straight lines between the ordered values (type 7 of Hyndman and Fan 1996, doi 10.1080/00031305.1996.10473566, the
    /// default of numpy and R). Infinite values are ordered as such.
    /// </summary>
    /// <param name="ordered">Values, ascending.</param>
    /// <param name="level">Level, 0 to 1.</param>
    /// <returns>The quantile; null without values, and where it falls to an infinite one.</returns>
    public static double? Quantile(IReadOnlyList<double> ordered, double level)
    {
        if (ordered.Count == 0) return null;
        var place = level * (ordered.Count - 1);
        var below = (int)Math.Floor(place);
        var rest = place - below;
        var value = rest == 0.0 ? ordered[below] : ordered[below] + rest * (ordered[below + 1] - ordered[below]);
        return double.IsFinite(value) ? value : null;
    }

    /// <summary>
    /// How many values the 95 % t interval of the mean needs to be as narrow as asked, if their standard deviation stays what it is.
    /// </summary>
    /// <param name="deviation">Standard deviation.</param>
    /// <param name="width">Full width asked, above 0.</param>
    /// <param name="largest">Where the count ends.</param>
    /// <returns>The number, 2 or more; null above the largest.</returns>
    public static int? NeededFor(double deviation, double width, int largest = 1_000_000)
    {
        if (2.0 * StudentFactor(2) * deviation / Math.Sqrt(2.0) <= width) return 2;
        if (!IsEnough(largest)) return null;
        var (few, enough) = (2, largest);
        while (enough - few > 1)
        {
            var middle = few + (enough - few) / 2;
            if (IsEnough(middle)) enough = middle;
            else few = middle;
        }

        return enough;

        bool IsEnough(int n) => 2.0 * StudentFactor(n) * deviation / Math.Sqrt(n) <= width;
    }

    /// <summary>95 % interval of the standard deviation of normal values, by chi squared.</summary>
    /// <param name="deviation">Standard deviation of the sample.</param>
    /// <param name="n">Number of values, 2 or more.</param>
    public static Interval DeviationInterval(double deviation, int n)
    {
        var (low, high) = (0.5 - Interval.Confidence / 2, 0.5 + Interval.Confidence / 2);
        return new Interval(
            deviation * Math.Sqrt((n - 1) / ChiSquared.InvCDF(n - 1, high)),
                deviation * Math.Sqrt((n - 1) / ChiSquared.InvCDF(n - 1, low)));
    }
}
