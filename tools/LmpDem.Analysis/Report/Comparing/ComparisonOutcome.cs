namespace LmpDem.Analysis.Report.Comparing;

/// <summary>What a comparison says, for programs.</summary>
/// <param name="Path">File of the page.</param>
/// <param name="Runs">The runs, in the order given.</param>
/// <param name="DifferingKeys">Keys of the scenario that are not the same in all runs.</param>
/// <param name="Quantities">Quantities at the ratios that all runs were asked for.</param>
/// <param name="MeanCurves">Distance of the mean curves to the measured activation; null if no mean was requested.</param>
/// <param name="Experiment">Distance of every run, and of the mean, to the user's own points; null without such.</param>
/// <param name="ExperimentUnderstood">What was understood of the user's own points, in one line; null without such.</param>
public sealed record ComparisonOutcome(
    string Path,
    IReadOnlyList<ComparedRun> Runs,
    IReadOnlyList<DifferingKey> DifferingKeys,
    IReadOnlyList<QuantityOutcome> Quantities,
    IReadOnlyList<CriterionOutcome>? MeanCurves,
    IReadOnlyList<ExperimentDistance>? Experiment = null,
    string? ExperimentUnderstood = null);
