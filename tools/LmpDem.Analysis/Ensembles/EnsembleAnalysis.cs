using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Ensembles;

/// <summary>Everything that the members of an ensemble say together.</summary>
public sealed record EnsembleAnalysis
{
    /// <summary>The members and their states.</summary>
    public required Ensemble Ensemble { get; init; }

    /// <summary>Statistics of every measure at every ratio.</summary>
    public required IReadOnlyList<PointStatistics> Points { get; init; }

    /// <summary>Ratios at 50 % activation.</summary>
    public required IReadOnlyList<HalfActivation> Halves { get; init; }

    /// <summary>Variance by factor; empty where nothing varies but one seed.</summary>
    public required IReadOnlyList<VarianceSplit> Variance { get; init; }

    /// <summary>What lateral sizes say; null where the size is no factor.</summary>
    public required SizeStudy? Sizes { get; init; }

    /// <summary>The rule that says when there are members enough; null without.</summary>
    public StoppingRule? Rule { get; init; }

    /// <summary>What the rule says of every group.</summary>
    public IReadOnlyList<StoppingOutcome> Stopping { get; init; } = [];

    /// <summary>Scatter that a representative size stays below.</summary>
    public required double Variation { get; init; }

    /// <summary>The resamples.</summary>
    public required Bootstrap Bootstrap { get; init; }

    /// <summary>The best founded criterion that has values; null without any.</summary>
    public JunctionCriterion? Main => Halves.Select(h => h.Criterion).MinBy(c => c.Rank);

    /// <summary>How statistics are made, in sentences for files and pages.</summary>
    public IReadOnlyList<string> Method =>
    [
        "A member's value at a ratio is that of its state within 0.005 of it, else on the straight line between the states around it; "
            + "nothing is extrapolated.",
        "The grid holds the target ratios, and where a target was missed the lowest ratio at which those members ended.",
        "Intervals are of the mean, 95 %: Student's t with n - 1 degrees of freedom, and the BCa bootstrap over members with "
            + FormattableString.Invariant($"{Bootstrap.Resamples} resamples of seed {Bootstrap.Seed}."),
        "Closed states (no pore through the layer, no metallic path) have no value: they are counted, are in no mean, and are above "
            + "all values in quantiles.",
        "Members that end before 50 % activation are censored: they are counted and enter the median by the product-limit estimate; "
            + "there is no mean then.",
    ];

    /// <summary>Analyses an ensemble.</summary>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="rule">When there are members enough; null without.</param>
    /// <param name="variation">Scatter that a representative size stays below, as a fraction of the mean.</param>
    /// <param name="bootstrap">Resamples; null for the usual.</param>
    public static EnsembleAnalysis Of(
        Ensemble ensemble, StoppingRule? rule = null, double variation = SizeStudy.UsualVariation, Bootstrap? bootstrap = null)
    {
        var resamples = bootstrap ?? new Bootstrap();
        var halves = HalfActivation.Of(ensemble, resamples);
        return new EnsembleAnalysis
        {
            Ensemble = ensemble,
            Points = PointStatistics.Of(ensemble, resamples),
            Halves = halves,
            Variance = VarianceSplit.Of(ensemble, halves, resamples),
            Sizes = SizeStudy.Of(ensemble, halves, variation, resamples),
            Rule = rule,
            Stopping = rule?.Judge(ensemble, halves) ?? [],
            Variation = variation,
            Bootstrap = resamples,
        };
    }
}
