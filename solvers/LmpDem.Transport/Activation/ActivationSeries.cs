using LmpDem.Engine.Tables;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>Activation over the calendering ratio by one criterion of a metallic contact.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Curve">Activation over the ratios reached.</param>
public sealed record ActivationSeries(JunctionCriterion Criterion, ActivationCurve Curve)
{
    /// <summary>The criterion as columns name it.</summary>
    public string Key => Criterion.Key;

    /// <summary>The criterion in some words.</summary>
    public string Label => Criterion.Label;

    /// <summary>Whether its thresholds were calibrated to the measured activation; else nothing is fitted.</summary>
    public bool IsCalibrated => Criterion.IsCalibrated;

    /// <summary>The curves of a table with columns ratio_reached and activation_CRITERION; criteria without a value are left out.</summary>
    /// <param name="table">networks.csv or summary.csv; where it has a column ratio_asked, rows without one are no states of the press.</param>
    public static IReadOnlyList<ActivationSeries> Of(NumberTable table)
    {
        if (!table.Columns.Contains("ratio_reached")) return [];
        var reached = table.Column("ratio_reached");
        var asked = table.Columns.Contains("ratio_asked") ? table.Column("ratio_asked") : null;
        if (asked?.All(a => a is null) == true) asked = null; // under load control no state has a target ratio
        return [.. JunctionCriterion.All.Select(Series).Where(s => s.Curve.Points.Count > 0)];

        ActivationSeries Series(JunctionCriterion criterion)
        {
            var column = criterion.Activation.Column;
            if (!table.Columns.Contains(column)) return new ActivationSeries(criterion, new ActivationCurve([]));
            var value = table.Column(column);
            // A ratio that was missed twice occurs twice: the last one is kept.
            return new ActivationSeries(criterion, new ActivationCurve(
            [
                .. Enumerable.Range(0, value.Count)
                    .Where(k => (asked is null || asked[k] is not null) && reached[k] is { } r && value[k] is { } v && double.IsFinite(r) && double.IsFinite(v))
                    .Select(k => (Ratio: reached[k]!.Value, Value: value[k]!.Value))
                    .GroupBy(p => p.Ratio).Select(g => g.Last()).OrderBy(p => p.Ratio),
            ]));
        }
    }
}
