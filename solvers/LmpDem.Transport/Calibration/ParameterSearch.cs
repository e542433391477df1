namespace LmpDem.Transport.Calibration;

/// <summary>
/// A search within bounds for objectives that are constant piece by piece and have many minima, as thresholds of percolation
/// make them: an even grid over the whole region, sweeps along each axis from the best of it, then ever smaller grids around
/// the best of all. It uses no slopes, and keeps what it saw for intervals. Deterministic.
/// </summary>
public sealed class ParameterSearch
{
    // Points along each axis by the number of axes: some ten thousand evaluations at most.
    private static readonly int[] Coarse = [0, 301, 61, 25];
    private static readonly int[] CoarseIfSmooth = [0, 61, 21, 9];
    private static readonly int[] Fine = [0, 21, 9, 5];

    private const int SweptFrom = 8;
    private const int PointsOfSweep = 61;
    private const int MaxRounds = 3;
    private const int Levels = 4;
    private const int Kept = 3;

    private readonly List<Trial> seen = [];
    private readonly Dictionary<string, int> visited = [];
    private readonly Func<IReadOnlyList<double>, double[][]> curves;
    private readonly Func<double[][], double> misfit;
    private readonly double[] lower;
    private readonly double[] upper;

    private ParameterSearch(
        IReadOnlyList<CalibrationParameter> parameters, Func<IReadOnlyList<double>, double[][]> curves, Func<double[][], double> misfit)
    {
        (this.curves, this.misfit) = (curves, misfit);
        (lower, upper) = ([.. parameters.Select(p => p.Lower)], [.. parameters.Select(p => p.Upper)]);
    }

    /// <summary>A set of values that was evaluated.</summary>
    /// <param name="Values">Value of each parameter.</param>
    /// <param name="Curves">Activation per run and point.</param>
    /// <param name="Misfit">The misfit after the search.</param>
    public sealed record Trial(double[] Values, double[][] Curves, double Misfit);

    /// <summary>Most parameters that are fitted at once: as many as points are usually fitted.</summary>
    public const int MaxParameters = 3;

    /// <summary>Everything that was evaluated.</summary>
    public IReadOnlyList<Trial> Seen => seen;

    /// <summary>Searches.</summary>
    /// <param name="parameters">Parameters with their bounds.</param>
    /// <param name="curves">The curves of the runs for given parameters.</param>
    /// <param name="misfit">The misfit to be minimised, for given curves.</param>
    /// <param name="isSmooth">Whether curves hardly jump, so that a wider grid finds every minimum.</param>
    public static ParameterSearch Run(
        IReadOnlyList<CalibrationParameter> parameters, Func<IReadOnlyList<double>, double[][]> curves, Func<double[][], double> misfit,
            bool isSmooth)
    {
        var axes = parameters.Count;
        if (axes is 0 or > MaxParameters)
            throw new ArgumentException($"one to {MaxParameters} parameters can be fitted, not {axes}", nameof(parameters));
        var search = new ParameterSearch(parameters, curves, misfit);
        var coarse = (isSmooth ? CoarseIfSmooth : Coarse)[axes];
        search.Grid(search.lower, search.upper, coarse);
        // A smooth misfit leads the small grids by itself.
        if (axes > 1 && !isSmooth)
            foreach (var start in search.Leading(SweptFrom)) search.Sweep(start);
        var step = Enumerable.Range(0, axes).Select(a => (search.upper[a] - search.lower[a]) / (coarse - 1)).ToArray();
        for (var level = 0; level < Levels; level++)
        {
            foreach (var centre in search.Leading(Kept))
                search.Grid(
                    [.. Enumerable.Range(0, axes).Select(a => Math.Max(search.lower[a], centre.Values[a] - step[a]))],
                    [.. Enumerable.Range(0, axes).Select(a => Math.Min(search.upper[a], centre.Values[a] + step[a]))],
                    Fine[axes]);
            for (var a = 0; a < axes; a++) step[a] *= 2.0 / (Fine[axes] - 1);
        }

        return search;
    }

    /// <summary>The best of what was seen by any measure; of equals the one nearest to their middle, as a plateau ends by chance.</summary>
    /// <param name="by">The misfit to be minimised.</param>
    public Trial Best(Func<Trial, double> by)
    {
        var values = seen.Select(by).ToArray();
        var least = values.Min();
        var equals = seen.Where((_, k) => values[k] <= least + 1e-12).ToList();
        // Of their range, not their mean: small grids crowd where they began.
        var middle = Enumerable.Range(0, lower.Length).Select(a => 0.5 * (equals.Min(t => t.Values[a]) + equals.Max(t => t.Values[a])))
            .ToArray();
        return equals.MinBy(t => Enumerable.Range(0, lower.Length).Sum(a =>
        {
            var d = (t.Values[a] - middle[a]) / (upper[a] - lower[a]);
            return d * d;
        }))!;
    }

    // Sorting is stable, so equals stay in the order in which they were seen.
    private List<Trial> Leading(int count) => [.. seen.OrderBy(t => t.Misfit).Take(count)];

    private void Sweep(Trial from)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var best = from;
            for (var axis = 0; axis < lower.Length; axis++)
            {
                for (var k = 0; k < PointsOfSweep; k++)
                {
                    double[] values = [.. best.Values];
                    values[axis] = lower[axis] + (upper[axis] - lower[axis]) * k / (PointsOfSweep - 1);
                    var trial = Try(values);
                    if (trial.Misfit < best.Misfit) best = trial;
                }
            }

            if (!(best.Misfit < from.Misfit)) return;
            from = best;
        }
    }

    private void Grid(double[] from, double[] to, int points)
    {
        var index = new int[from.Length];
        while (true)
        {
            Try([.. from.Select((start, a) => start + (to[a] - start) * index[a] / (points - 1))]);
            var axis = 0;
            while (axis < index.Length && ++index[axis] == points) index[axis++] = 0;
            if (axis == index.Length) return;
        }
    }

    private Trial Try(double[] values)
    {
        var key = string.Join(' ', values.Select(BitConverter.DoubleToInt64Bits));
        if (visited.TryGetValue(key, out var known)) return seen[known];
        var made = curves(values);
        visited[key] = seen.Count;
        seen.Add(new Trial(values, made, misfit(made)));
        return seen[^1];
    }
}
