using LmpDem.Engine.Tables;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>Activation against the calendering ratio, straight between its points.</summary>
public sealed class ActivationCurve
{
    /// <summary>
    /// Distance within which two calendering ratios count as one: a press reaches its ratio within the springback, and a pressed layer
    /// begins at a ratio of some 0.0002.
    /// </summary>
    public const double EndSlack = 0.005;

    /// <summary>
    /// Widest distance of two points between which a value is believed. Activation rises by 70 % over ten per cent of closing, so that a
    /// straight line over more says nothing.
    /// </summary>
    public const double MaxSpan = 0.1;

    private const double Level = 1e-6; // a smaller rise of the activation is none

    /// <summary>A curve through points.</summary>
    /// <param name="points">Ratio and activation of each point; ratios in ascending order.</param>
    public ActivationCurve(IReadOnlyList<(double Ratio, double Activation)> points)
    {
        for (var k = 1; k < points.Count; k++)
        {
            if (!(points[k].Ratio >= points[k - 1].Ratio))
                throw new ArgumentException("the ratios of a curve must ascend", nameof(points));
        }

        Points = [.. points];
    }

    /// <summary>The points, ratios ascending.</summary>
    public IReadOnlyList<(double Ratio, double Activation)> Points { get; }

    /// <summary>Activation at a ratio; null outside of the curve.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? At(double ratio)
    {
        for (var k = 0; k < Points.Count; k++)
        {
            if (Points[k].Ratio == ratio) return Points[k].Activation;
            if (k == 0 || !(Points[k - 1].Ratio < ratio && ratio < Points[k].Ratio)) continue;
            var (a, b) = (Points[k - 1], Points[k]);
            return a.Activation + (ratio - a.Ratio) / (b.Ratio - a.Ratio) * (b.Activation - a.Activation);
        }

        return null;
    }

    /// <summary>Lowest ratio at which the curve reaches a level; null where it does not.</summary>
    /// <param name="level">Target activation, 0 to 1.</param>
    public double? RatioAt(double level)
    {
        for (var k = 0; k < Points.Count; k++)
        {
            if (Points[k].Activation < level) continue;
            if (k == 0) return Points[k].Ratio;
            var (a, b) = (Points[k - 1], Points[k]);
            return a.Ratio + (level - a.Activation) / (b.Activation - a.Activation) * (b.Ratio - a.Ratio);
        }

        return null;
    }

    /// <summary>Activation at a ratio; up to <see cref="EndSlack"/> beyond an end it is that of the end, and farther out null.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? NearestTo(double ratio)
    {
        if (Points.Count == 0) return null;
        var (first, last) = (Points[0].Ratio, Points[^1].Ratio);
        return ratio >= first - EndSlack && ratio <= last + EndSlack ? At(Math.Clamp(ratio, first, last)) : null;
    }

    /// <summary>
    /// Activation at a ratio for a comparison with a measurement there: as <see cref="NearestTo"/>, but null between points farther apart
    /// than <see cref="MaxSpan"/>, unless one of them stands at the ratio within <see cref="EndSlack"/>.
    /// </summary>
    /// <param name="ratio">Calendering ratio.</param>
    public double? ComparableAt(double ratio)
    {
        if (NearestTo(ratio) is not { } value) return null;
        var at = Math.Clamp(ratio, Points[0].Ratio, Points[^1].Ratio);
        var (below, above) = (Points.Last(p => p.Ratio <= at).Ratio, Points.First(p => p.Ratio >= at).Ratio);
        if (above - below <= MaxSpan + 2.0 * EndSlack) return value;
        var near = at - below < above - at ? below : above;
        return Math.Abs(near - at) <= EndSlack ? At(near) : null;
    }

    /// <summary>
    /// Slope over the late range divided by the slope over the early one; null where the curve does not cover them or stays level early.
    /// </summary>
    /// <param name="windows">The ranges.</param>
    public double? SlopeRatio(SlopeWindows windows)
    {
        var late = NearestTo(windows.LateTo) - NearestTo(windows.LateFrom);
        var early = NearestTo(windows.EarlyTo) - NearestTo(windows.EarlyFrom);
        return late is not null && early > Level
            ? late / (windows.LateTo - windows.LateFrom) / (early / (windows.EarlyTo - windows.EarlyFrom)) : null;
    }
}

/// <summary>Two ranges of calendering ratios whose slopes are compared: how much steeper an activation curve is late than early.</summary>
/// <param name="EarlyFrom">Lower end of the early range.</param>
/// <param name="EarlyTo">Upper end of the early range.</param>
/// <param name="LateFrom">Lower end of the late range.</param>
/// <param name="LateTo">Upper end of the late range.</param>
public sealed record SlopeWindows(double EarlyFrom, double EarlyTo, double LateFrom, double LateTo);

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
    /// <param name="table">networks.csv or summary.csv; where it has a column ratio_asked, rows
    /// without one are no states of the press.</param>
    public static IReadOnlyList<ActivationSeries> Of(NumberTable table)
    {
        if (!table.Columns.Contains("ratio_reached")) return [];
        var reached = table.Column("ratio_reached");
        var target = table.Columns.Contains("ratio_asked") ? table.Column("ratio_asked") : null;
        if (target?.All(a => a is null) == true) target = null; // under load control no state has a target ratio
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
                    .Where(k => (target is null || target[k] is not null) && reached[k] is { } r && value[k] is { } v && double.IsFinite(r)
                        && double.IsFinite(v))
                    .Select(k => (Ratio: reached[k]!.Value, Value: value[k]!.Value))
                    .GroupBy(p => p.Ratio).Select(g => g.Last()).OrderBy(p => p.Ratio),
            ]));
        }
    }
}
