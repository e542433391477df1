using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>The ratio at 50 % activation of a member.</summary>
/// <param name="Member">The member.</param>
/// <param name="Ratio">The ratio; of a censored member the largest that it achieved.</param>
/// <param name="IsCensored">Whether the member never gets there: its ratio, if it has one, is above.</param>
public sealed record MemberThreshold(EnsembleMember Member, double Ratio, bool IsCensored);

/// <summary>
/// Distribution of the ratio at 50 % activation over the members of a group, by one criterion. Members that end before they get there are
/// counted and are in the median (by the product-limit estimate); mean, deviation and their intervals exist only where there are none.
/// </summary>
/// <param name="Group">The group.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="Members">Members that have this activation, in the order of the study.</param>
public sealed record HalfActivation(EnsembleGroup Group, JunctionCriterion Criterion, IReadOnlyList<MemberThreshold> Members)
{
    /// <summary>The level.</summary>
    public const double Level = 0.5;

    /// <summary>Ratios of the members that get there.</summary>
    public IReadOnlyList<double> Reached { get; } = [.. Members.Where(m => !m.IsCensored).Select(m => m.Ratio)];

    /// <summary>Members that never get there.</summary>
    public int Censored => Members.Count - Reached.Count;

    /// <summary>Mean; null where a member is censored.</summary>
    public double? Mean { get; private init; }

    /// <summary>Standard deviation; null where a member is censored, or with fewer than two.</summary>
    public double? Deviation { get; private init; }

    /// <summary>95 % interval of the mean by Student's t.</summary>
    public Interval? Student { get; private init; }

    /// <summary>95 % interval of the mean by BCa bootstrap.</summary>
    public Interval? Bootstrap { get; private init; }

    /// <summary>Product-limit estimate of the members above every ratio.</summary>
    public Survival Survival { get; } = Survival.Of(Members.Select(m => (m.Ratio, m.IsCensored)));

    /// <summary>
    /// Median; with censored members the smallest ratio that at most half of the members exceed, null where more than half do.
    /// </summary>
    public double? Median { get; private init; }

    /// <summary>95 % percentile bootstrap interval of the median; an end beyond all members is null.</summary>
    public (double? Lower, double? Upper) MedianInterval { get; private init; }

    /// <summary>
    /// Quantiles at the levels of <see cref="PointStatistics.Levels"/>, censored members above all; null where one falls among them.
    /// </summary>
    public IReadOnlyList<double?> Quantiles { get; private init; } = [];

    /// <summary>The distributions of every group and criterion that has values.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="bootstrap">Resamples.</param>
    public static IReadOnlyList<HalfActivation> Of(Ensemble ensemble, Bootstrap bootstrap) =>
    [
        .. from criterion in JunctionCriterion.All
           let column = ensemble.IndexOf(criterion.Activation)
           where column >= 0
           from grouped in ensemble.Groups
           let half = Of(grouped, criterion, column, bootstrap)
           where half.Members.Count > 0
           select half,
    ];

    /// <summary>Activation of a member over the ratio, at its target ratios where it has any.</summary>
    /// <param name="member">The member.</param>
    /// <param name="column">Index of the criterion's column.</param>
    public static ActivationCurve CurveOf(MemberStates member, int column)
    {
        var aimed = member.Closing.Any(s => s.Target is not null);
        return new ActivationCurve(
        [
            .. member.Closing.Where(s => (!aimed || s.Target is not null) && double.IsFinite(s.Values[column]))
                .GroupBy(s => s.Achieved).Select(g => (g.Key, g.Last().Values[column])),
        ]);
    }

    private static HalfActivation Of(EnsembleGroup group, JunctionCriterion criterion, int column, Bootstrap bootstrap)
    {
        var members = group.Done.Select(m => (m.Member, Curve: CurveOf(m, column))).Where(m => m.Curve.Points.Count > 0)
            .Select(m => m.Curve.RatioAt(Level) is { } ratio
                ? new MemberThreshold(m.Member, ratio, false)
                : new MemberThreshold(m.Member, m.Curve.Points[^1].Ratio, true)).ToArray();
        var half = new HalfActivation(group, criterion, members);
        double[] ordered = [.. half.Reached.Order(), .. Enumerable.Repeat(double.PositiveInfinity, half.Censored)];
        var isWhole = half.Censored == 0 && members.Length > 0;
        return half with
        {
            Mean = isWhole ? half.Reached.Average() : null,
            Deviation = isWhole ? Sample.Deviation([.. half.Reached]) : null,
            Student = isWhole ? Sample.StudentInterval([.. half.Reached]) : null,
            Bootstrap = isWhole ? bootstrap.OfMean(half.Reached) : null,
            Median = isWhole ? Sample.Quantile(ordered, 0.5) : half.Survival.Median,
            MedianInterval = Survival.MedianInterval([.. members.Select(m => (m.Ratio, m.IsCensored))], bootstrap),
            Quantiles = [.. PointStatistics.Levels.Select(level => Sample.Quantile(ordered, level))],
        };
    }
}
