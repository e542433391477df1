namespace LmpDem.Analysis.Ensembles.Statistics;

/// <summary>
/// Distribution of a value that some members exceed by an unknown amount: the product-limit estimate (Kaplan and Meier 1958,
/// doi 10.1080/01621459.1958.10501452). A member that ends before it gets there counts as present up to where it ended.
/// </summary>
/// <param name="Steps">Values with the fraction of members above each, values ascending.</param>
public sealed record Survival(IReadOnlyList<(double Value, double Above)> Steps)
{
    /// <summary>The smallest value that at most half of the members exceed; null where more than half of them do.</summary>
    public double? Median
    {
        get
        {
            foreach (var (value, above) in Steps)
                if (above <= 0.5 + 1e-12) return value;
            return null;
        }
    }

    /// <summary>The estimate from members.</summary>
    /// <param name="members">Each with the value that it reached, or with the largest that it is known to exceed.</param>
    public static Survival Of(IEnumerable<(double Value, bool IsCensored)> members)
    {
        // Of equal values, those reached come first: a member censored there was present.
        var ordered = members.OrderBy(m => m.Value).ThenBy(m => m.IsCensored).ToArray();
        var steps = new List<(double, double)>();
        var above = 1.0;
        for (var k = 0; k < ordered.Length;)
        {
            var end = k;
            var reached = 0;
            for (; end < ordered.Length && ordered[end].Value == ordered[k].Value; end++)
                if (!ordered[end].IsCensored) reached++;
            if (reached > 0)
            {
                above *= 1.0 - (double)reached / (ordered.Length - k);
                steps.Add((ordered[k].Value, above));
            }

            k = end;
        }

        return new Survival(steps);
    }

    /// <summary>95 % percentile bootstrap interval of the median over members; an end that is beyond all values is null.</summary>
    /// <param name="members">The members.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static (double? Lower, double? Upper) MedianInterval(IReadOnlyList<(double Value, bool IsCensored)> members, Bootstrap bootstrap)
    {
        if (members.Count < 3) return (null, null);
        var medians = bootstrap.Of(members.Count, drawn =>
        {
            var picked = new (double, bool)[drawn.Length];
            for (var k = 0; k < drawn.Length; k++) picked[k] = members[drawn[k]];
            return Of(picked).Median;
        });
        return (Sample.Quantile(medians, 0.5 - Interval.Confidence / 2), Sample.Quantile(medians, 0.5 + Interval.Confidence / 2));
    }
}
