namespace LmpDem.Analysis.Report;

/// <summary>A criterion beside a user's own measurement.</summary>
/// <param name="Criterion">The criterion as columns name it.</param>
/// <param name="Rms">Root mean square residual; null where the run covers no point.</param>
/// <param name="Points">Points covered.</param>
/// <param name="Residuals">Run minus measurement at every point, ratios ascending; null where not covered.</param>
public sealed record ExperimentOutcome(string Criterion, double? Rms, int Points, IReadOnlyList<double?> Residuals);
