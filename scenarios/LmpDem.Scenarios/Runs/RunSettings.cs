namespace LmpDem.Scenarios.Runs;

/// <summary>How a scenario is run; nothing here changes a result.</summary>
/// <param name="Threads">Worker threads.</param>
/// <param name="Stop">Asks the run to stop at the next safe point.</param>
public sealed record RunSettings(int Threads, CancellationToken Stop)
{
    /// <summary>Where the number of threads came from, for the log.</summary>
    public string ThreadsFrom { get; init; } = "caller";

    // Threads meet once a step, which a small packing does not repay. A judgement, not yet measured on an idle machine.
    private const int LeastParticlesPerThread = 500;

    /// <summary>Threads that are worth their meeting for a number of particles, 1 to <see cref="Threads"/>.</summary>
    /// <param name="particles">Number of particles.</param>
    public int ThreadsFor(int particles) => Math.Clamp(particles / LeastParticlesPerThread, 1, Threads);
}
