using LmpDem.Engine.Tables;

namespace LmpDem.Scenarios.Runs;

/// <summary>What a run gave.</summary>
/// <param name="WasDone">Whether it was done before and nothing ran now.</param>
/// <param name="Rows">Rows of summary.csv.</param>
/// <param name="Summary">The content of summary.json; null where nothing ran now.</param>
public sealed record RunOutcome(bool WasDone, IReadOnlyList<SummaryRow> Rows, object? Summary);
