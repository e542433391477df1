namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A run, or the mean of runs, beside a user's own measurement.</summary>
/// <param name="Label">The run as the page calls it, or "mean".</param>
/// <param name="Criteria">Its distance by criterion.</param>
public sealed record ExperimentDistance(string Label, IReadOnlyList<ExperimentOutcome> Criteria);
