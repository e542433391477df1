using LmpDem.Engine.Numerics;
using MathNet.Numerics.Distributions;

namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>
/// Bootstrap with seeded resamples: every statistic of n values sees the same resamples of their indices, so results repeat and quantities
/// of the same members are resampled together.
/// </summary>
/// <param name="resamples">Number of resamples.</param>
/// <param name="seed">Seed of the resamples.</param>
public sealed class Bootstrap(int resamples = Bootstrap.UsualResamples, ulong seed = Bootstrap.UsualSeed)
{
    /// <summary>Resamples where nothing else is said: the ends of a 95 % interval then scatter by some 2 % of its width.</summary>
    public const int UsualResamples = 2000;

    /// <summary>Seed where nothing else is said.</summary>
    public const ulong UsualSeed = 1;

    private const long MaxKept = 1L << 26; // indices, 256 MiB
    private const int Fewest = 3; // values: two have three different resamples

    private readonly Dictionary<int, int[]> indices = [];

    /// <summary>Number of resamples.</summary>
    public int Resamples => resamples;

    /// <summary>Seed of the resamples.</summary>
    public ulong Seed => seed;

    /// <summary>
    /// 95 % interval of the mean, bias-corrected and accelerated (BCa; Efron 1987, doi 10.1080/01621459.1987.10478410).
    /// </summary>
    /// <param name="values">The values.</param>
    /// <returns>The interval; null with fewer than three values.</returns>
    public Interval? OfMean(IReadOnlyList<double> values)
    {
        var n = values.Count;
        if (n < Fewest) return null;
        double[] own = [.. values];
        var mean = own.Sum() / n;
        var (squares, cubes) = (0.0, 0.0);
        foreach (var v in own)
        {
            squares += (v - mean) * (v - mean);
            cubes += (mean - v) * (mean - v) * (mean - v); // leaving a value out moves the mean against it
        }

        if (squares == 0.0) return new Interval(mean, mean);
        var means = new double[resamples];
        var drawn = IndicesOf(n);
        for (var b = 0; b < resamples; b++)
        {
            var sum = 0.0;
            foreach (var k in drawn.AsSpan(b * n, n)) sum += own[k];
            means[b] = sum / n;
        }

        Array.Sort(means);
        return Corrected(means, mean, -cubes / (6.0 * Math.Pow(squares, 1.5)));
    }

    /// <summary>Values of a statistic over the resamples, ascending; those that are not finite come last as positive infinity.</summary>
    /// <param name="n">Number of members.</param>
    /// <param name="statistic">The statistic of a resample, given as indices of members.</param>
    public double[] Of(int n, Func<ReadOnlySpan<int>, double?> statistic)
    {
        var drawn = IndicesOf(n);
        var found = new double[resamples];
        for (var b = 0; b < resamples; b++)
            found[b] = statistic(drawn.AsSpan(b * n, n)) is { } value && double.IsFinite(value) ? value : double.PositiveInfinity;
        Array.Sort(found);
        return found;
    }

    /// <summary>Draws a resample of n members for a use of its own.</summary>
    /// <param name="use">Name of the use.</param>
    /// <param name="number">Number of the resample.</param>
    /// <param name="into">Receives the indices.</param>
    public void Draw(string use, int number, Span<int> into)
    {
        var random = new Philox(seed, use, (ulong)number);
        for (var k = 0; k < into.Length; k++) into[k] = Math.Min((int)(random.NextUniform() * into.Length), into.Length - 1);
    }

    /// <summary>Percentile interval of resampled values.</summary>
    /// <param name="ordered">Values, ascending.</param>
    /// <returns>The interval; null where one of its ends is not finite.</returns>
    public static Interval? Percentiles(double[] ordered) =>
        Sample.Quantile(ordered, 0.5 - Interval.Confidence / 2) is { } lower
            && Sample.Quantile(ordered, 0.5 + Interval.Confidence / 2) is { } upper
            ? new Interval(lower, upper)
            : null;

    private static Interval Corrected(double[] means, double mean, double acceleration)
    {
        var below = 0.0;
        foreach (var m in means) below += m < mean ? 1.0 : m == mean ? 0.5 : 0.0;
        var fraction = Math.Clamp(below / means.Length, 0.5 / means.Length, 1.0 - 0.5 / means.Length);
        var bias = Normal.InvCDF(0.0, 1.0, fraction);
        return new Interval(At(0.5 - Interval.Confidence / 2), At(0.5 + Interval.Confidence / 2));

        double At(double level)
        {
            var z = bias + Normal.InvCDF(0.0, 1.0, level);
            var moved = Normal.CDF(0.0, 1.0, bias + z / (1.0 - acceleration * z));
            return Sample.Quantile(means, Math.Clamp(moved, 0.0, 1.0))!.Value;
        }
    }

    private int[] IndicesOf(int n)
    {
        if (indices.TryGetValue(n, out var before)) return before;
        if (indices.Values.Sum(known => (long)known.Length) > MaxKept) indices.Clear(); // drawn again they are the same
        var drawn = new int[resamples * n];
        for (var b = 0; b < resamples; b++) Draw("bootstrap", b, drawn.AsSpan(b * n, n));
        return indices[n] = drawn;
    }
}
