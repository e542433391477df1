using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Runs;

/// <summary>Where a run stands, as status.json tells it.</summary>
/// <param name="State">"running", "drawing", "done", "stopped" or "failed".</param>
/// <param name="Stage">The stage it is in or ended in.</param>
/// <param name="Written">States whose files are whole.</param>
/// <param name="Planned">Target states.</param>
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
    [property: JsonPropertyName("asked")] int Planned,
    string ScenarioHash,
    string Version,
    ulong Seed,
    int Threads,
    string Started,
    string Updated,
    string? Message)
{
    /// <summary>Result files with their lengths [bytes], by their path in the folder; null until the last of them is whole.</summary>
    public IReadOnlyDictionary<string, long>? Results { get; init; }

    /// <summary>Figures and report, by their path in the folder; null until all of them are made.</summary>
    public IReadOnlyList<string>? Pages { get; init; }

    /// <summary>Whether all results are written; figures and report may still be missing.</summary>
    [JsonIgnore]
    public bool HasResults => Results is not null || State == Done;

    /// <summary>The status of a run that has just begun.</summary>
    /// <param name="scenarioHash">SHA-256 of the resolved scenario.</param>
    public static RunStatus Begun(string scenarioHash) =>
        new(Running, "", 0, 0, scenarioHash, Build.Version, 0, 0, RunStamp.Now, RunStamp.Now, null);

    /// <summary>State of a run in progress.</summary>
    public const string Running = "running";

    /// <summary>State of a run whose results are whole and whose figures and report are to be made.</summary>
    public const string Drawing = "drawing";

    /// <summary>State of a run that came to its end: results, figures and report are there.</summary>
    public const string Done = "done";

    /// <summary>State of a run that was asked to stop.</summary>
    public const string Stopped = "stopped";

    /// <summary>State of a run that failed.</summary>
    public const string Failed = "failed";
}

/// <summary>Provenance written into every file of a run.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Threads">Worker threads.</param>
public sealed record RunStamp(Scenario Scenario, int Threads)
{
    /// <summary>The resolved scenario, led by the plug-ins that it uses.</summary>
    public string Text { get; } = Scenario.Extensions.Header + ResolvedText.Write(Scenario, comments: false);

    /// <summary>SHA-256 of the resolved scenario, hexadecimal.</summary>
    public string Hash => Sha256.Of(Text);

    /// <summary>Provenance of a snapshot that is made now.</summary>
    /// <param name="parents">Hashes of the snapshots it was computed from.</param>
    public Provenance Provenance(params string[] parents) =>
        new(Build.Version, Build.Commit, Text, Hash, Scenario.Seed, Threads, Machine, Now, parents);

    /// <summary>The present time, ISO 8601 UTC.</summary>
    public static string Now => DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Machine, processor and runtime.</summary>
    public static string Machine =>
        $"{Environment.MachineName}, {Environment.ProcessorCount} x {Processor()}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string Table = "/proc/cpuinfo";
        if (!File.Exists(Table)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(Table).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
