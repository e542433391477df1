using LmpDem.Analysis.Ensembles.Statistics;

namespace LmpDem.Analysis.Ensembles;

/// <summary>A quantity over the members of a group at a calendering ratio.</summary>
/// <param name="Group">The group.</param>
/// <param name="Column">The quantity.</param>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="N">Members that have a value.</param>
public sealed record PointStatistics(EnsembleGroup Group, EnsembleColumn Column, double Ratio, int N)
{
    /// <summary>Levels of <see cref="Quantiles"/>.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.05, 0.25, 0.5, 0.75, 0.95];

    /// <summary>Members that are closed there: they have no value, and count as above all values in the quantiles.</summary>
    public int Closed { get; init; }

    /// <summary>Members that ended before the ratio.</summary>
    public int NotReached { get; init; }

    /// <summary>Members that are done and reached the ratio, but have no value.</summary>
    public int NotMeasured { get; init; }

    /// <summary>Members without results.</summary>
    public int Missing { get; init; }

    /// <summary>Members whose press had saturated there; those with a value are among <see cref="N"/>.</summary>
    public int OverCalendered { get; init; }

    /// <summary>Mean of the values; null without any.</summary>
    public double? Mean { get; init; }

    /// <summary>Standard deviation; null with fewer than two values.</summary>
    public double? Deviation { get; init; }

    /// <summary>95 % interval of the mean by Student's t, within what the quantity can be.</summary>
    public Interval? Student { get; init; }

    /// <summary>95 % interval of the mean by BCa bootstrap, within what the quantity can be.</summary>
    public Interval? Bootstrap { get; init; }

    /// <summary>Quantiles at <see cref="Levels"/>; null without values, and where a quantile falls among closed members.</summary>
    public IReadOnlyList<double?> Quantiles { get; init; } = [];

    /// <summary>The median.</summary>
    public double? Median => Quantiles[2];

    /// <summary>Statistics of every measure at every ratio of every group; points that no member measures are left out.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static IReadOnlyList<PointStatistics> Of(Ensemble ensemble, Bootstrap bootstrap)
    {
        var points = new List<PointStatistics>();
        foreach (var group in ensemble.Groups)
        {
            var places = group.Ratios.Select(ratio => group.Done.Select(m => m.PlaceOf(ratio)).ToArray()).ToArray();
            for (var column = 0; column < ensemble.Columns.Count; column++)
            {
                if (!ensemble.Columns[column].IsMeasure) continue;
                for (var r = 0; r < places.Length; r++)
                    if (Of(group, ensemble.Columns[column], column, group.Ratios[r], places[r], bootstrap) is { } point) points.Add(point);
            }
        }

        return points;
    }

    private static PointStatistics? Of(
        EnsembleGroup group, EnsembleColumn column, int index, double ratio, RatioPlace[] places, Bootstrap bootstrap)
    {
        var values = new List<double>(places.Length);
        var (closed, beyond, blank) = (0, 0, 0);
        foreach (var place in places)
        {
            var (value, absence) = place.ValueOf(index, column.Closes);
            switch (absence)
            {
                case Absence.None: values.Add(value); break;
                case Absence.Closed: closed++; break;
                case Absence.NotReached: beyond++; break;
                case Absence.NotMeasured: blank++; break;
                default: throw new InvalidOperationException($"no such absence: {absence}");
            }
        }

        if (values.Count + closed + beyond == 0) return null;
        var student = Sample.StudentInterval(values);
        var resampled = bootstrap.OfMean(values);
        double[] ordered = [.. values.Order(), .. Enumerable.Repeat(double.PositiveInfinity, closed)];
        return new PointStatistics(group, column, ratio, values.Count)
        {
            Closed = closed,
            NotReached = beyond,
            NotMeasured = blank,
            Missing = group.Members.Count - group.Done.Count,
            OverCalendered = places.Count(p => p.IsOverCalendered),
            Mean = values.Count == 0 ? null : values.Average(),
            Deviation = Sample.Deviation(values),
            Student = student?.Within(column.Least, column.Largest),
            Bootstrap = resampled?.Within(column.Least, column.Largest),
            Quantiles = [.. Levels.Select(level => Sample.Quantile(ordered, level))],
        };
    }
}
