using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>A criterion beside the measured activation.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="IsCalibrated">Whether its thresholds were fitted to the measured activation.</param>
/// <param name="Rms">Root mean square distance; null where no ratio is covered.</param>
/// <param name="MeasuredRatiosCovered">Measured ratios covered, of seven.</param>
/// <param name="RatioAtHalf">Ratio at 50 % activation.</param>
/// <param name="SlopeRatio">Slope from 30 to 40 % over that from 0 to 25 %.</param>
public sealed record CriterionOutcome(string Criterion, bool IsCalibrated, double? Rms, int MeasuredRatiosCovered, double? RatioAtHalf, double? SlopeRatio)
{
    /// <summary>Of a curve.</summary>
    /// <param name="series">The curve.</param>
    public static CriterionOutcome Of(ActivationSeries series) => new(
        series.Key, series.IsCalibrated, series.Misfit.Rms, series.Misfit.Points, series.Curve.RatioAt(0.5), series.SlopeRatio);
}
