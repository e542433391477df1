using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>A criterion beside the measured activation.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="IsCalibrated">Whether its thresholds were fitted to the measured activation.</param>
/// <param name="Rms">Root mean square distance; null where no ratio is covered.</param>
/// <param name="MeasuredRatiosCovered">Measured ratios covered.</param>
/// <param name="RatioAtHalf">Ratio at 50 % activation.</param>
/// <param name="SlopeRatio">Slope over the late range of the measurement over that over the early one.</param>
public sealed record CriterionOutcome(string Criterion, bool IsCalibrated, double? Rms, int MeasuredRatiosCovered, double? RatioAtHalf, double? SlopeRatio)
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
