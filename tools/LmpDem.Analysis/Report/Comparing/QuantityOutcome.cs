namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A quantity of all runs at common ratios.</summary>
/// <param name="Column">Column of the tables of a run.</param>
/// <param name="Ratios">The ratios.</param>
/// <param name="Values">Values by run, then by ratio; null where a run has none.</param>
/// <param name="Mean">Mean and interval by ratio; null if no mean was requested.</param>
public sealed record QuantityOutcome(
    string Column, IReadOnlyList<double> Ratios, IReadOnlyList<IReadOnlyList<double?>> Values, IReadOnlyList<EnsemblePoint>? Mean);
