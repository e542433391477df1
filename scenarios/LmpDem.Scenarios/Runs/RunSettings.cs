namespace LmpDem.Scenarios.Runs;

/// <summary>How a scenario is run; nothing here changes a result.</summary>
/// <param name="Threads">Worker threads.</param>
/// <param name="Stop">Asks the run to stop at the next safe point.</param>
public sealed record RunSettings(int Threads, CancellationToken Stop);
