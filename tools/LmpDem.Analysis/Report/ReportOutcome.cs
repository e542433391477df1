using LmpDem.Analysis.References;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>What a report says, for programs.</summary>
/// <param name="Path">File of the page.</param>
/// <param name="Run">Folder of the run.</param>
/// <param name="Warnings">Warnings, as the page shows them.</param>
/// <param name="Activation">A criterion's distance to the measured activation.</param>
/// <param name="Findings">Statements of the paper with verdicts.</param>
/// <param name="Experiment">A criterion's distance to the user's own points; null without such.</param>
/// <param name="ExperimentUnderstood">What was understood of the user's own points, in one line; null without such.</param>
public sealed record ReportOutcome(
    string Path,
    string Run,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<CriterionOutcome> Activation,
    IReadOnlyList<PaperFinding> Findings,
    IReadOnlyList<ExperimentOutcome>? Experiment,
    string? ExperimentUnderstood = null)
{
    /// <summary>Headline numbers, each at the highest ratio at which the run has it, with its numerical error where known.</summary>
    public IReadOnlyList<HeadlineNumber> Numbers { get; init; } = [];

    /// <summary>The convergence table behind the errors, in a sentence; null without one.</summary>
    public string? NumericalErrorsFrom { get; init; }
}

/// <summary>A criterion beside the measured activation.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="IsCalibrated">Whether its thresholds were fitted to the measured activation.</param>
/// <param name="Rms">Root mean square distance; null where no ratio is covered.</param>
/// <param name="MeasuredRatiosCovered">Measured ratios covered.</param>
/// <param name="RatioAtHalf">Ratio at 50 % activation.</param>
/// <param name="SlopeRatio">Slope over the late range of the measurement over that over the early one.</param>
public sealed record CriterionOutcome(
    string Criterion, bool IsCalibrated, double? Rms, int MeasuredRatiosCovered, double? RatioAtHalf, double? SlopeRatio)
{
    /// <summary>Of a curve.</summary>
    /// <param name="series">The curve.</param>
    /// <param name="measured">The measured activation.</param>
    public static CriterionOutcome Of(ActivationSeries series, MeasuredActivation measured)
    {
        var misfit = measured.Misfit(series.Curve);
        return new(
            series.Key, series.IsCalibrated, misfit.Rms, misfit.Points, series.Curve.RatioAt(0.5), measured.SlopeRatioOf(series.Curve));
    }
}
