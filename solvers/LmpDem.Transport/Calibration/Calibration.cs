using LmpDem.Engine.Numerics;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Calibration;

/// <summary>
/// A calibration: coefficients with the least rms difference between the mean curve of the runs and the measured points that
/// were named for it, and how the curve then stands at all points. Points left out are predictions.
/// </summary>
public sealed class Calibration
{
    /// <summary>
    /// Allowance of the profile intervals. Differences in rms below it are noise between packings of some hundred bodies.
    /// </summary>
    public const double UsualAllowance = 0.03;

    private const int Resamples = 1000;
    private const int MinRunsToResample = 3;

    private Calibration()
    {
    }

    /// <summary>The fitted coefficients.</summary>
    public required IReadOnlyList<FittedParameter> Parameters { get; init; }

    /// <summary>Names of the runs that were averaged.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>The curve at all measured points.</summary>
    public required IReadOnlyList<FittedPoint> Points { get; init; }

    /// <summary>Allowance of the profile intervals.</summary>
    public required double Allowance { get; init; }

    /// <summary>Number of parameter sets that were tried.</summary>
    public required int Tried { get; init; }

    /// <summary>Rms difference over the points of the fit.</summary>
    public double RmsCalibrated => Rms(Points.Where(p => p.Calibrated));

    /// <summary>Rms difference over all points that the runs reach.</summary>
    public double RmsAll => Rms(Points);

    /// <summary>Largest magnitude of the error at the points left out; NaN where there are none.</summary>
    public double WorstHeldOut =>
        Points.Where(p => !p.Calibrated && double.IsFinite(p.Model)).Select(p => Math.Abs(p.Error)).DefaultIfEmpty(double.NaN).Max();

    /// <summary>The fitted curve at the measured ratios.</summary>
    public ActivationCurve Curve => new([.. Points.Where(p => double.IsFinite(p.Model)).Select(p => (p.Measured.Ratio, p.Model))]);

    /// <summary>Fits.</summary>
    /// <param name="model">Model and parameters.</param>
    /// <param name="measured">All measured points, ratios ascending.</param>
    /// <param name="used">Whether the fit uses a point, one per point.</param>
    /// <param name="allowance">Allowance of the profile intervals.</param>
    /// <exception cref="ArgumentException">No run reaches a point of the fit, or none is used.</exception>
    public static Calibration Fit(
        CalibrationModel model, IReadOnlyList<MeasuredPoint> measured, IReadOnlyList<bool> used, double allowance = UsualAllowance)
    {
        var targets = measured.Where((_, k) => used[k]).ToList();
        if (targets.Count == 0) throw new ArgumentException("a fit needs a point", nameof(used));
        var curves = model.Curves([.. targets.Select(t => t.Ratio)]);
        var target = targets.Select(t => t.Activation).ToArray();
        var start = curves([.. model.Parameters.Select(p => p.Lower)]);
        for (var k = 0; k < target.Length; k++)
            if (start.All(run => double.IsNaN(run[k])))
                throw new ArgumentException($"no run reaches the ratio {targets[k].Ratio}", nameof(measured));
        double[] even = [.. Enumerable.Repeat(1.0, model.Runs.Count)];
        var search = ParameterSearch.Run(model.Parameters, curves, runs => Distance(runs, target, even), model.IsSmooth);
        var best = search.Best(t => t.Misfit);
        var within = search.Seen.Where(t => t.Misfit <= best.Misfit + allowance).ToList();
        var drawn = Resampled(search, model, target);
        var all = model.Curves([.. measured.Select(m => m.Ratio)])(best.Values);
        return new Calibration
        {
            Parameters =
            [
                .. model.Parameters.Select((p, a) => new FittedParameter
                {
                    Parameter = p,
                    Value = best.Values[a],
                    ProfileLow = within.Min(s => s.Values[a]),
                    ProfileHigh = within.Max(s => s.Values[a]),
                    BootstrapLow = Quantile(drawn, a, 0.025),
                    BootstrapHigh = Quantile(drawn, a, 0.975),
                }),
            ],
            Runs = model.Runs,
            Points = [.. measured.Select((m, k) => new FittedPoint(m, Mean(all, k, even), Deviation(all, k), used[k]))],
            Allowance = allowance,
            Tried = search.Seen.Count,
        };
    }

    // The best of what the search saw, for runs drawn with replacement.
    private static List<double[]> Resampled(ParameterSearch search, CalibrationModel model, double[] target)
    {
        var runs = model.Runs.Count;
        var drawn = new List<double[]>();
        if (runs < MinRunsToResample) return drawn;
        var weight = new double[runs];
        for (var k = 0; k < Resamples; k++)
        {
            var random = new Philox(0, "calibration", (ulong)k);
            Array.Clear(weight);
            for (var r = 0; r < runs; r++) weight[(int)(random.NextUniform() * runs)]++;
            drawn.Add(search.Best(t => Distance(t.Curves, target, weight)).Values);
        }

        return drawn;
    }

    private static double Distance(double[][] runs, double[] target, double[] weight)
    {
        double sum = 0.0;
        var points = 0;
        for (var k = 0; k < target.Length; k++)
        {
            var mean = Mean(runs, k, weight);
            if (double.IsNaN(mean)) continue; // no drawn run reaches it
            sum += (mean - target[k]) * (mean - target[k]);
            points++;
        }

        return points == 0 ? double.PositiveInfinity : Math.Sqrt(sum / points);
    }

    private static double Mean(double[][] runs, int point, double[] weight)
    {
        double sum = 0.0, all = 0.0;
        for (var r = 0; r < runs.Length; r++)
        {
            if (double.IsNaN(runs[r][point])) continue;
            sum += weight[r] * runs[r][point];
            all += weight[r];
        }

        return all > 0.0 ? sum / all : double.NaN;
    }

    private static double Deviation(double[][] runs, int point)
    {
        var values = runs.Select(r => r[point]).Where(double.IsFinite).ToArray();
        if (values.Length < 2) return double.NaN;
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }

    private static double? Quantile(List<double[]> drawn, int axis, double level)
    {
        if (drawn.Count == 0) return null;
        var sorted = drawn.Select(d => d[axis]).Order().ToArray();
        return sorted[(int)Math.Round(level * (sorted.Length - 1))];
    }

    private static double Rms(IEnumerable<FittedPoint> points) =>
        Math.Sqrt(points.Where(p => double.IsFinite(p.Model)).Select(p => p.Error * p.Error).DefaultIfEmpty(double.NaN).Average());
}

/// <summary>The states of one run, as a calibration sees them.</summary>
public sealed record CalibrationRun
{
    /// <summary>Name for tables: its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Seed of the run.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Calendering ratio reached and network of each state; ratios ascending.</summary>
    public required IReadOnlyList<(double Ratio, BodyNetwork Network)> States { get; init; }
}

/// <summary>The fitted curve at a measured point.</summary>
/// <param name="Measured">The measured point.</param>
/// <param name="Model">Mean activation over the runs; NaN where none reaches it.</param>
/// <param name="Deviation">Standard deviation between runs; NaN with fewer than two.</param>
/// <param name="Calibrated">Whether the fit used it; the others are predicted.</param>
public sealed record FittedPoint(MeasuredPoint Measured, double Model, double Deviation, bool Calibrated)
{
    /// <summary>Model minus measurement.</summary>
    public double Error => Model - Measured.Activation;
}

/// <summary>A fitted coefficient with what is known of its accuracy. SI units.</summary>
public sealed record FittedParameter
{
    /// <summary>A fitted parameter with its bounds.</summary>
    public required CalibrationParameter Parameter { get; init; }

    /// <summary>Value with the least rms.</summary>
    public required double Value { get; init; }

    /// <summary>Smallest value that, with the others fitted again, keeps the rms within the allowance of its minimum.</summary>
    public required double ProfileLow { get; init; }

    /// <summary>Largest such value.</summary>
    public required double ProfileHigh { get; init; }

    /// <summary>2.5 % quantile over resampled runs; null with fewer than three.</summary>
    public double? BootstrapLow { get; init; }

    /// <summary>97.5 % quantile over resampled runs.</summary>
    public double? BootstrapHigh { get; init; }

    /// <summary>Whether the value stands at a bound, within a hundredth of their distance: then the bound decided, not the data.</summary>
    public bool AtBound
    {
        get
        {
            var near = 0.01 * (Parameter.Upper - Parameter.Lower);
            return Value - Parameter.Lower <= near || Parameter.Upper - Value <= near;
        }
    }
}
