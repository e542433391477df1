namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>
/// First-order Sobol index from a given sample: the variance of the means over bins of a factor, of equal numbers of members, as a fraction
/// of all variance (Plischke, Borgonovo and Smith 2013, doi 10.1016/j.ejor.2012.11.047), less what chance alone puts between bins. Any
/// sample of independent factors will do: Latin hypercube, Sobol sequence, random. It sees no interactions, and the structure within a bin
/// counts as residual.
/// </summary>
public static class FirstOrderIndex
{
    private const int MostBins = 32;
    private const int Fewest = 12; // members: three bins of four

    /// <summary>Bins for a number of members: its root, from 3 to 32.</summary>
    /// <param name="n">Number of members.</param>
    public static int BinsFor(int n) => Math.Clamp((int)Math.Sqrt(n), 3, MostBins);

    /// <summary>Index of one factor with its 95 % bootstrap interval (percentiles over members, shifted to the estimate).</summary>
    /// <param name="factor">The factor's value of every member.</param>
    /// <param name="values">The quantity of every member.</param>
    /// <param name="bootstrap">Resamples.</param>
    /// <returns>The index, slightly negative where chance would do better, with its interval; null with fewer than twelve members or
    /// without variance.</returns>
    public static (double Index, Interval Interval)? Of(double[] factor, double[] values, Bootstrap bootstrap)
    {
        var n = values.Length;
        if (n < Fewest || factor.Distinct().Count() < 2) return null;
        var bins = Bins(factor);
        int[] all = [.. Enumerable.Range(0, n)];
        if (Index(bins, values, all) is not { } index) return null;
        var found = bootstrap.Of(n, drawn => Index(bins, values, drawn)).Where(double.IsFinite).ToArray();
        if (found.Length < bootstrap.Resamples / 2 || Bootstrap.Percentiles(found) is not { } ends) return null;
        // A resample holds members twice, which makes bins seem to differ: the mean of the resamples tells by how much.
        var shift = index - found.Average();
        return (index, new Interval(ends.Lower + shift, ends.Upper + shift));
    }

    // Bins of equal numbers in order of the factor; equal values stay together.
    private static int[] Bins(double[] factor)
    {
        var n = factor.Length;
        var levels = factor.Distinct().Order().ToArray();
        var count = BinsFor(n);
        if (levels.Length <= count) return [.. factor.Select(f => Array.BinarySearch(levels, f))];
        int[] order = [.. Enumerable.Range(0, n).OrderBy(k => factor[k])];
        var bins = new int[n];
        for (var place = 0; place < n; place++)
        {
            var k = order[place];
            bins[k] = place > 0 && factor[k] == factor[order[place - 1]] ? bins[order[place - 1]] : (int)((long)place * count / n);
        }

        return bins;
    }

    private static double? Index(int[] bins, double[] values, ReadOnlySpan<int> members)
    {
        var count = bins.Max() + 1;
        var (sums, numbers) = (new double[count], new int[count]);
        var mean = 0.0;
        foreach (var k in members)
        {
            sums[bins[k]] += values[k];
            numbers[bins[k]]++;
            mean += values[k];
        }

        mean /= members.Length;
        double total = 0.0, between = 0.0;
        foreach (var k in members) total += (values[k] - mean) * (values[k] - mean);
        var filled = 0;
        for (var b = 0; b < count; b++)
        {
            if (numbers[b] == 0) continue;
            filled++;
            var own = sums[b] / numbers[b] - mean;
            between += numbers[b] * own * own;
        }

        if (!(total > 0.0) || members.Length <= filled) return null;
        var error = (total - between) / (members.Length - filled);
        return (between - (filled - 1) * error) / (total + error);
    }
}
