using System.Text.Json;
using System.Text.Json.Serialization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Generation;

/// <summary>An electrode that was made, or could not be: electrode.json of its folder.</summary>
/// <param name="Folder">Its folder within that of the study.</param>
/// <param name="Label">What sets it apart, without the seed.</param>
/// <param name="Seed">Seed.</param>
/// <param name="State">"done" or "failed".</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="FailsAgain">Whether the failure is the scenario's own, so that the same scenario and seed fail in the same way.</param>
/// <param name="Message">Why it failed; null where it did not.</param>
/// <param name="Packing">Hash of what the snapshot of the packing holds; null where it failed.</param>
/// <param name="Values">Descriptors by column of electrodes.csv; empty where it failed.</param>
public sealed record GeneratedElectrode(
    string Folder, string Label, ulong Seed, string State, string ScenarioHash, string Version, bool FailsAgain, string? Message,
    string? Packing, IReadOnlyDictionary<string, double?> Values)
{
    /// <summary>Name of the file in the electrode's folder.</summary>
    public const string FileName = "electrode.json";

    /// <summary>Name of the snapshot of the packing in the electrode's folder.</summary>
    public const string PackedName = "packed.hdf";

    /// <summary>Whether it was made.</summary>
    [JsonIgnore]
    public bool IsDone => State == RunStatus.Done;

    /// <summary>What the folder of an electrode tells; null where it tells nothing that can be read.</summary>
    /// <param name="folder">The folder.</param>
    public static GeneratedElectrode? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<GeneratedElectrode>(File.ReadAllText(path), RunJson.Options) : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // made again, which costs time and no result
        }
    }

    /// <summary>Writes it into the folder of the electrode.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="SnapshotException">It could not be written.</exception>
    public void Write(string folder) =>
        WholeFile.WriteText(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, RunJson.Options) + "\n");
}
