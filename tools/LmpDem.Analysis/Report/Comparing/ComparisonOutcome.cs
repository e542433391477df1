using MathNet.Numerics.Distributions;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>What a comparison says, for programs.</summary>
/// <param name="Path">File of the page.</param>
/// <param name="Runs">The runs, in the order given.</param>
/// <param name="DifferingKeys">Keys of the scenario that are not the same in all runs.</param>
/// <param name="Quantities">Quantities at the ratios that all runs were asked for.</param>
/// <param name="MeanCurves">Distance of the mean curves to the measured activation; null if no mean was requested.</param>
/// <param name="Experiment">Distance of every run, and of the mean, to the user's own points; null without such.</param>
/// <param name="ExperimentUnderstood">What was understood of the user's own points, in one line; null without such.</param>
public sealed record ComparisonOutcome(
    string Path,
    IReadOnlyList<ComparedRun> Runs,
    IReadOnlyList<DifferingKey> DifferingKeys,
    IReadOnlyList<QuantityOutcome> Quantities,
    IReadOnlyList<CriterionOutcome>? MeanCurves,
    IReadOnlyList<ExperimentDistance>? Experiment = null,
    string? ExperimentUnderstood = null);

/// <summary>A run of a comparison.</summary>
/// <param name="Label">Its name on the page.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="ScenarioHash">Hash of its resolved scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Activation">Its criteria beside the measured activation.</param>
public sealed record ComparedRun(
    string Label, string Folder, string? ScenarioHash, string? Seed, IReadOnlyList<CriterionOutcome> Activation);

/// <summary>A key of the scenario that is not the same in all runs.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">Its value in every run; null where the run has no such key.</param>
public sealed record DifferingKey(string Key, IReadOnlyList<string?> Values)
{
    /// <summary>The differing keys of scenarios, in the order in which they first appear.</summary>
    /// <param name="scenarios">Keys and values of every scenario.</param>
    public static IReadOnlyList<DifferingKey> Of(IReadOnlyList<IReadOnlyList<(string Key, string Value)>> scenarios)
    {
        var maps = scenarios.Select(s => s.ToDictionary(k => k.Key, k => k.Value)).ToArray();
        return
        [
            .. scenarios.SelectMany(s => s.Select(k => k.Key)).Distinct()
                .Select(key => new DifferingKey(key, [.. maps.Select(m => m.GetValueOrDefault(key))]))
                .Where(d => d.Values.Distinct().Count() > 1),
        ];
    }
}

/// <summary>A quantity of all runs at common ratios.</summary>
/// <param name="Column">Column of the tables of a run.</param>
/// <param name="Ratios">The ratios.</param>
/// <param name="Values">Values by run, then by ratio; null where a run has none.</param>
/// <param name="Mean">Mean and interval by ratio; null if no mean was requested.</param>
public sealed record QuantityOutcome(
    string Column, IReadOnlyList<double> Ratios, IReadOnlyList<IReadOnlyList<double?>> Values, IReadOnlyList<EnsemblePoint>? Mean);

/// <summary>A run, or the mean of runs, beside a user's own measurement.</summary>
/// <param name="Label">The run as the page calls it, or "mean".</param>
/// <param name="Criteria">Its distance by criterion.</param>
public sealed record ExperimentDistance(string Label, IReadOnlyList<ExperimentOutcome> Criteria);

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
