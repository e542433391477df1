using LmpDem.Analysis.Ensembles.Statistics;

namespace LmpDem.Analysis.Ensembles.Collecting;

/// <summary>What was collected, for programs.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Files">Files written.</param>
/// <param name="Members">Members of the study.</param>
/// <param name="Done">Members with results.</param>
/// <param name="Missing">Members without, with the reason.</param>
/// <param name="RatioAtHalf">Ratio at 50 % activation by group and criterion.</param>
/// <param name="Variance">Variance of the ratio at 50 % activation by factor.</param>
/// <param name="Scaling">Finite-size scaling; null where the lateral size is no factor.</param>
/// <param name="Until">What the stopping rule says; null without.</param>
public sealed record EnsembleOutcome(
    string Study,
    IReadOnlyList<string> Files,
    int Members,
    int Done,
    IReadOnlyList<MissingMember> Missing,
    IReadOnlyList<HalfOutcome> RatioAtHalf,
    IReadOnlyList<VarianceSplit> Variance,
    IReadOnlyList<ScalingOutcome>? Scaling,
    UntilOutcome? Until)
{
    /// <summary>The outcome of an analysis.</summary>
    /// <param name="analysis">The analysis.</param>
    /// <param name="files">Files written.</param>
    public static EnsembleOutcome Of(EnsembleAnalysis analysis, IReadOnlyList<string> files) => new(
        analysis.Ensemble.Name,
        files,
        analysis.Ensemble.Members.Count,
        analysis.Ensemble.Members.Count(m => m.States.Count > 0),
        [.. analysis.Ensemble.Members.Where(m => m.States.Count == 0)
            .Select(m => new MissingMember(m.Member.Id, m.Member.State, m.Member.Message))],
        [
            .. analysis.Halves.Select(h => new HalfOutcome(
                h.Group.Label, h.Criterion.Key, h.Members.Count, h.Censored, h.Mean, h.Deviation, h.Student, h.Bootstrap, h.Median,
                h.MedianInterval.Lower, h.MedianInterval.Upper)),
        ],
        [.. analysis.Variance.Where(v => v.Ratio is null)],
        analysis.Sizes?.Scalings.Select(s => new ScalingOutcome(
            s.Label, s.Criterion.Key, s.Scaling.IsDetermined, s.Scaling.Refusal, Known(s.Scaling.Exponent), s.Scaling.ExponentInterval,
            Known(s.Scaling.Threshold), s.Scaling.ThresholdInterval)).ToArray(),
        analysis.Rule is null ? null : new UntilOutcome(analysis.Rule.Text, analysis.Stopping.All(s => s.IsMet), analysis.Stopping));

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A member without results.</summary>
/// <param name="Member">Its name.</param>
/// <param name="State">What it is.</param>
/// <param name="Reason">Why; null where it is not known.</param>
public sealed record MissingMember(string Member, string State, string? Reason);

/// <summary>The ratio at 50 % activation of a group by a criterion.</summary>
/// <param name="Group">The group.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="N">Members with this activation.</param>
/// <param name="Censored">Members that end before 50 %.</param>
/// <param name="Mean">Mean; null where a member is censored.</param>
/// <param name="StandardDeviation">Standard deviation.</param>
/// <param name="Student">95 % interval of the mean by Student's t.</param>
/// <param name="Bootstrap">95 % interval of the mean by BCa bootstrap.</param>
/// <param name="Median">Median; with censored members by the product-limit estimate.</param>
/// <param name="MedianLower">Lower end of its 95 % bootstrap interval.</param>
/// <param name="MedianUpper">Upper end; null where it is beyond all members.</param>
public sealed record HalfOutcome(
    string Group, string Criterion, int N, int Censored, double? Mean, double? StandardDeviation, Interval? Student, Interval? Bootstrap,
        double? Median,
    double? MedianLower, double? MedianUpper);

/// <summary>Finite-size scaling by a criterion.</summary>
/// <param name="Group">Values of the other factors.</param>
/// <param name="Criterion">The criterion.</param>
/// <param name="IsDetermined">Whether the data decide.</param>
/// <param name="Reason">Why they do not.</param>
/// <param name="OneOverNu">Exponent 1/nu.</param>
/// <param name="OneOverNuInterval">Its 95 % interval.</param>
/// <param name="Threshold">Threshold of an infinite layer.</param>
/// <param name="ThresholdInterval">Its 95 % interval.</param>
public sealed record ScalingOutcome(
    string Group, string Criterion, bool IsDetermined, string? Reason, double? OneOverNu, Interval? OneOverNuInterval, double? Threshold,
    Interval? ThresholdInterval);

/// <summary>What a stopping rule says.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="IsMet">Whether every group has members enough.</param>
/// <param name="Groups">The groups.</param>
public sealed record UntilOutcome(string Rule, bool IsMet, IReadOnlyList<StoppingOutcome> Groups);
