using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Runs;

/// <summary>How a scenario is run; nothing here changes a result.</summary>
/// <param name="Threads">Worker threads.</param>
/// <param name="Stop">Asks the run to stop at the next safe point.</param>
public sealed record RunSettings(int Threads, CancellationToken Stop)
{
    /// <summary>Where the number of threads came from, for the log.</summary>
    public string ThreadsFrom { get; init; } = "caller";

    /// <summary>The measurement that summary.json tells the distance to.</summary>
    public MeasuredActivation Measured { get; init; } = MeasuredActivation.None;
}
