using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Networks;

/// <summary>
/// Whether a group has larger values than another, by ranks alone: Cliff's delta (Cliff 1993, doi 10.1037/0033-2909.114.3.494),
/// the fraction of pairs in which the first is larger less the fraction in which it is smaller, and the fraction of random divisions into
/// groups of these sizes whose delta is as far from zero (two-sided permutation test).
/// </summary>
/// <param name="First">Mean of the first group; NaN where it is empty.</param>
/// <param name="Second">Mean of the second group; NaN where it is empty.</param>
/// <param name="Effect">Cliff's delta, -1 to 1; NaN where a group is empty or holds values that are unknown.</param>
/// <param name="PValue">Fraction of divisions at least as extreme, this one counted; NaN where there is no effect to test.</param>
public readonly record struct RankComparison(double First, double Second, double Effect, double PValue)
{
    private const int Divisions = 1999;

    /// <summary>Compares two groups.</summary>
    /// <param name="first">Values of the first group.</param>
    /// <param name="second">Values of the second group.</param>
    /// <param name="index">Place among comparisons, so that each has random numbers of its own.</param>
    public static RankComparison Of(IReadOnlyList<double> first, IReadOnlyList<double> second, ulong index)
    {
        var (mean, other) = (first.DefaultIfEmpty(double.NaN).Average(), second.DefaultIfEmpty(double.NaN).Average());
        double[] values = [.. first, .. second];
        if (first.Count == 0 || second.Count == 0 || values.Any(double.IsNaN)) return new(mean, other, double.NaN, double.NaN);
        var rank = Ranks(values);
        var effect = Delta(rank, first.Count);
        var random = new Philox(0, "rank comparison", index);
        var asExtreme = 1;
        for (var k = 0; k < Divisions; k++)
        {
            // The first places of a partial shuffle are a random group.
            for (var i = 0; i < first.Count; i++)
            {
                var j = i + (int)(random.NextUniform() * (rank.Length - i));
                (rank[i], rank[j]) = (rank[j], rank[i]);
            }

            if (Math.Abs(Delta(rank, first.Count)) >= Math.Abs(effect) - 1e-12) asExtreme++;
        }

        return new(mean, other, effect, asExtreme / (Divisions + 1.0));
    }

    /// <summary>Ranks from 1, equals sharing the mean of theirs.</summary>
    /// <param name="values">Values.</param>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(k => values[k]).ToArray();
        var rank = new double[values.Count];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && values[order[to]] == values[order[from]]) to++;
            for (var k = from; k < to; k++) rank[order[k]] = 0.5 * (from + 1 + to);
            from = to;
        }

        return rank;
    }

    // The sum of the first group's ranks is Mann and Whitney's U, which counts the pairs.
    private static double Delta(double[] rank, int count)
    {
        var sum = 0.0;
        for (var k = 0; k < count; k++) sum += rank[k];
        var (n, m) = ((double)count, (double)rank.Length - count);
        return 2.0 * (sum - 0.5 * n * (n + 1.0)) / (n * m) - 1.0;
    }
}
