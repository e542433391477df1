namespace LmpDem.FiniteVolume.Compacting;

/// <summary>Where a compaction stands.</summary>
/// <param name="Phase">"swelling", "closing" or "holding".</param>
/// <param name="Ratio">Calendering ratio now.</param>
/// <param name="Done">Share of the way, 0 to 1.</param>
/// <param name="Step">Steps so far.</param>
public readonly record struct CompactProgress(string Phase, double Ratio, double Done, long Step);
