using LmpDem.Electrode.Quantities;

namespace LmpDem.Scenarios.Runs;

/// <summary>What a run gave.</summary>
/// <param name="WasDone">Whether its results were there before and nothing was computed now.</param>
/// <param name="Rows">Rows of summary.csv.</param>
/// <param name="Summary">The content of summary.json; null where nothing was computed now.</param>
public sealed record RunOutcome(bool WasDone, IReadOnlyList<StateRow> Rows, object? Summary)
{
    /// <summary>Whether figures and report were made now.</summary>
    public bool Drew { get; init; }
}
