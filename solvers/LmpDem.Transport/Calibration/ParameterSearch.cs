namespace LmpDem.Transport.Calibration;

/// <summary>
/// A search within bounds for objectives that are constant piece by piece and have many minima, as thresholds of percolation
/// make them: an even grid over the whole region, then ever smaller grids around the best of it. It uses no slopes, and keeps
/// what it saw for intervals. Deterministic.
/// </summary>
public sealed class ParameterSearch
{
    // Points along each axis by the number of axes: some ten thousand evaluations at most.
    private static readonly int[] Coarse = [0, 301, 61, 21];
    private static readonly int[] Fine = [0, 21, 9, 5];

    private const int Levels = 4;
    private const int Kept = 3;

    private readonly List<(double[] Values, double[][] Curves)> seen = [];
    private readonly HashSet<string> visited = [];

    private ParameterSearch()
    {
    }

    /// <summary>Most parameters that are fitted at once: as many as the number of points a curve is usually fitted to.</summary>
    public const int MostParameters = 3;

    /// <summary>Everything that was evaluated: parameters and the curve of each run.</summary>
    public IReadOnlyList<(double[] Values, double[][] Curves)> Seen => seen;

    /// <summary>Searches.</summary>
    /// <param name="parameters">Parameters with their bounds.</param>
    /// <param name="curves">The curves of the runs for given parameters.</param>
    /// <param name="misfit">What is to be small, for given curves.</param>
    public static ParameterSearch Run(
        IReadOnlyList<CalibrationParameter> parameters, Func<IReadOnlyList<double>, double[][]> curves, Func<double[][], double> misfit)
    {
        var axes = parameters.Count;
        if (axes is 0 or > MostParameters)
            throw new ArgumentException($"one to {MostParameters} parameters can be fitted, not {axes}", nameof(parameters));
        var search = new ParameterSearch();
        var (lower, upper) = (parameters.Select(p => p.Lower).ToArray(), parameters.Select(p => p.Upper).ToArray());
        search.Evaluate(lower, upper, Coarse[axes], curves);
        var step = Enumerable.Range(0, axes).Select(a => (upper[a] - lower[a]) / (Coarse[axes] - 1)).ToArray();
        for (var level = 0; level < Levels; level++)
        {
            // Sorting is stable, so equals stay in the order of the grid.
            foreach (var (centre, _) in search.seen.OrderBy(s => misfit(s.Curves)).Take(Kept).ToList())
            {
                var from = Enumerable.Range(0, axes).Select(a => Math.Max(lower[a], centre[a] - step[a])).ToArray();
                var to = Enumerable.Range(0, axes).Select(a => Math.Min(upper[a], centre[a] + step[a])).ToArray();
                search.Evaluate(from, to, Fine[axes], curves);
            }

            for (var a = 0; a < axes; a++) step[a] *= 2.0 / (Fine[axes] - 1);
        }

        return search;
    }

    /// <summary>The best of what was seen; of equals the one nearest to their middle, as a plateau ends by chance.</summary>
    /// <param name="parameters">Parameters with their bounds.</param>
    /// <param name="misfit">What is to be small.</param>
    public int Best(IReadOnlyList<CalibrationParameter> parameters, Func<double[][], double> misfit)
    {
        var values = seen.Select(s => misfit(s.Curves)).ToArray();
        var least = values.Min();
        var equals = Enumerable.Range(0, values.Length).Where(k => values[k] <= least + 1e-12).ToArray();
        var middle = Enumerable.Range(0, parameters.Count).Select(a => equals.Average(k => seen[k].Values[a])).ToArray();
        return equals.MinBy(k => Enumerable.Range(0, parameters.Count).Sum(a =>
        {
            var d = (seen[k].Values[a] - middle[a]) / (parameters[a].Upper - parameters[a].Lower);
            return d * d;
        }));
    }

    private void Evaluate(double[] from, double[] to, int points, Func<IReadOnlyList<double>, double[][]> curves)
    {
        var index = new int[from.Length];
        while (true)
        {
            var values = new double[from.Length];
            for (var a = 0; a < values.Length; a++) values[a] = from[a] + (to[a] - from[a]) * index[a] / (points - 1);
            if (visited.Add(string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits)))) seen.Add((values, curves(values)));
            var axis = 0;
            while (axis < index.Length && ++index[axis] == points) index[axis++] = 0;
            if (axis == index.Length) return;
        }
    }
}
