namespace LmpDem.Scenarios.Runs;

/// <summary>Where a run stands, as status.json tells it.</summary>
/// <param name="State">"running", "done", "stopped" or "failed".</param>
/// <param name="Stage">The stage it is in or ended in.</param>
/// <param name="Written">States whose files are whole.</param>
/// <param name="Asked">States that were asked for.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Threads">Worker threads.</param>
/// <param name="Started">Time of the start, ISO 8601 UTC.</param>
/// <param name="Updated">Time of this status, ISO 8601 UTC.</param>
/// <param name="Message">Why it ended, where it did not end well.</param>
public sealed record RunStatus(
    string State,
    string Stage,
    int Written,
    int Asked,
    string ScenarioHash,
    string Version,
    ulong Seed,
    int Threads,
    string Started,
    string Updated,
    string? Message)
{
    /// <summary>State of a run that goes on.</summary>
    public const string Running = "running";

    /// <summary>State of a run that came to its end.</summary>
    public const string Done = "done";

    /// <summary>State of a run that was asked to stop.</summary>
    public const string Stopped = "stopped";

    /// <summary>State of a run that failed.</summary>
    public const string Failed = "failed";
}
