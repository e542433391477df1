namespace LmpDem.Transport.Calibration;

/// <summary>
/// Runs that differ in one or two keys of their scenario, on a full grid of values for every seed. Between the runs activation
/// is straight in the logarithm of each key (in the key itself where a value is not positive), and nothing is known beyond them:
/// a coarse picture that says which way to go; the value found wants a run of its own.
/// </summary>
public sealed class RunDesign
{
    /// <summary>Most keys.</summary>
    public const int MaxAxes = 2;

    private readonly double[][] values; // of each axis, ascending
    private readonly CalibrationRun[][] members; // per seed: the grid, first axis fastest

    private RunDesign(double[][] values, CalibrationRun[][] members, string[] names) =>
        (this.values, this.members, Seeds) = (values, members, names);

    /// <summary>Names of the seeds whose grid is full.</summary>
    public IReadOnlyList<string> Seeds { get; }

    /// <summary>Values of each key, ascending.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values => values;

    /// <summary>Orders runs; seeds without a full grid are left out.</summary>
    /// <param name="runs">Runs with the value of each key.</param>
    /// <exception cref="ArgumentException">No seed has a full grid of two values or more.</exception>
    public static RunDesign Of(IReadOnlyList<(CalibrationRun Run, IReadOnlyList<double> At)> runs)
    {
        var axes = runs[0].At.Count;
        if (axes is 0 or > MaxAxes) throw new ArgumentException($"a design has one or two keys, not {axes}", nameof(runs));
        var values = Enumerable.Range(0, axes).Select(a => runs.Select(r => r.At[a]).Distinct().Order().ToArray()).ToArray();
        for (var a = 0; a < axes; a++)
            if (values[a].Length < 2)
                throw new ArgumentException("all runs have the same value of a key that is to be fitted", nameof(runs));
        var second = axes == 2 ? values[1] : [double.NaN];
        var members = new List<CalibrationRun[]>();
        var names = new List<string>();
        foreach (var seed in runs.GroupBy(r => r.Run.Seed).OrderBy(g => g.Key))
        {
            var grid = second
                .SelectMany(y => values[0].Select(x => seed.FirstOrDefault(r => r.At[0] == x && (axes == 1 || r.At[1] == y)).Run))
                .ToArray();
            if (grid.Any(r => r is null)) continue;
            members.Add(grid);
            names.Add($"seed {seed.Key}");
        }

        return members.Count > 0
            ? new RunDesign(values, [.. members], [.. names])
            : throw new ArgumentException("no seed has a run at every combination of the values", nameof(runs));
    }

    /// <summary>The model of a criterion on the design.</summary>
    /// <param name="keys">Keys of the scenario, in the order of the values.</param>
    /// <param name="settings">Criterion, and the coefficients that are not fitted.</param>
    /// <param name="coefficients">Coefficients of the criterion that are fitted too.</param>
    public CalibrationModel Model(
        IReadOnlyList<CalibrationParameter> keys, CriterionSettings settings, IReadOnlyList<CalibrationParameter> coefficients) => new(
        [.. keys, .. coefficients],
        Seeds,
        ratios =>
        {
            var activations = members.Select(grid => grid.Select(r => new RunActivation(r, settings.Criterion, ratios)).ToArray())
                .ToArray();
            return at =>
            {
                var present = settings;
                for (var p = 0; p < coefficients.Count; p++) present = coefficients[p].Apply(present, at[keys.Count + p]);
                var corners = Corners(at);
                return Array.ConvertAll(activations, grid => Blend(grid, corners, present, ratios.Count));
            };
        });

    private static double[] Blend(RunActivation[] grid, List<(int Member, double Weight)> corners, CriterionSettings settings, int count)
    {
        var sum = new double[count];
        foreach (var (member, weight) in corners)
        {
            var part = grid[member].At(settings);
            for (var k = 0; k < count; k++) sum[k] += weight * part[k];
        }

        return sum;
    }

    private List<(int Member, double Weight)> Corners(IReadOnlyList<double> at)
    {
        var corners = new List<(int, double)> { (0, 1.0) };
        var stride = 1;
        for (var a = 0; a < values.Length; a++)
        {
            var axis = values[a];
            var above = Math.Clamp(Array.FindIndex(axis, v => v >= at[a]), 1, axis.Length - 1);
            var (low, high) = (axis[above - 1], axis[above]);
            var fraction = Math.Clamp(
                axis[0] > 0.0 ? Math.Log(at[a] / low) / Math.Log(high / low) : (at[a] - low) / (high - low), 0.0, 1.0);
            var next = new List<(int, double)>();
            foreach (var (member, weight) in corners)
            {
                // A run of no weight is left out: what it does not reach would spoil the sum.
                if (fraction < 1.0) next.Add((member + (above - 1) * stride, weight * (1.0 - fraction)));
                if (fraction > 0.0) next.Add((member + above * stride, weight * fraction));
            }

            corners = next;
            stride *= axis.Length;
        }

        return corners;
    }
}
