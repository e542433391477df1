using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>A criterion beside a user's own measurement.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="Rms">Root mean square residual; null where the run covers no point.</param>
/// <param name="Points">Points covered.</param>
/// <param name="Residuals">Run minus measurement at every point, ratios ascending; null where not covered.</param>
public sealed record ExperimentOutcome(string Criterion, double? Rms, int Points, IReadOnlyList<double?> Residuals)
{
    /// <summary>A curve beside a measurement.</summary>
    /// <param name="series">The curve.</param>
    /// <param name="experiment">The measurement.</param>
    public static ExperimentOutcome Of(ActivationSeries series, Experiment experiment)
    {
        var misfit = experiment.Misfit(series);
        return new(series.Key, misfit?.Rms, misfit?.Points ?? 0, [.. experiment.Residuals(series).Select(r => r.Residual)]);
    }
}
