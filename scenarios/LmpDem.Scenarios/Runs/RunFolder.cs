using System.Text.Json;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Runs;

/// <summary>The folder of a run: where its files stand, and whether a run may write into it.</summary>
/// <param name="root">Path of the folder.</param>
public sealed class RunFolder(string root) : IDisposable
{
    private FileStream? _lock;

    /// <summary>Path of the folder.</summary>
    public string Root { get; } = root;

    /// <summary>The scenario with every default filled in.</summary>
    public string Scenario => Path.Combine(Root, "scenario.resolved.yaml");

    /// <summary>What happened, a JSON object a line.</summary>
    public string Log => Path.Combine(Root, "log.jsonl");

    /// <summary>A row per calendering ratio.</summary>
    public string Summary => Path.Combine(Root, "summary.csv");

    /// <summary>The outcome with its provenance.</summary>
    public string SummaryJson => Path.Combine(Root, "summary.json");

    /// <summary>The rearrangement measures, a row per state.</summary>
    public string Rearrangement => Path.Combine(Root, "rearrangement.csv");

    /// <summary>Load, energies, film and hand-off of the deformable bodies, a row per state.</summary>
    public string Compaction => Path.Combine(Root, "compaction.csv");

    /// <summary>Tables of the networks, and the report.</summary>
    public static IReadOnlyList<string> NetworkTables { get; } =
    [
        "networks.csv", "activation_height.csv", "ebac_profile.csv", "plating_profile.csv", "stripping.csv", "pore_sizes.csv",
        "junction_log.csv", "rearrangement_link.csv", "rearrangement_bodies.csv", "report.html",
    ];

    /// <summary>A file of the folder.</summary>
    /// <param name="name">Its name.</param>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Where the run stands.</summary>
    public string Status => Path.Combine(Root, "status.json");

    /// <summary>Folder of the figures.</summary>
    public string Figures => Path.Combine(Root, "figures");

    /// <summary>Folder of the snapshots.</summary>
    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>The packed electrode before the press.</summary>
    public string Packed => Path.Combine(Snapshots, "packed.hdf");

    /// <summary>Makes the folder ready for a run, and holds it until disposal.</summary>
    /// <param name="scenarioHash">Hash of the resolved scenario.</param>
    /// <param name="force">Whether another run's files may be replaced.</param>
    /// <returns>False where this very run is done already and nothing is left to do.</returns>
    /// <exception cref="RunFolderException">The folder holds something else.</exception>
    /// <exception cref="SnapshotException">The folder cannot be made or written.</exception>
    public bool Prepare(string scenarioHash, bool force)
    {
        var status = ReadStatus();
        var same = status?.ScenarioHash == scenarioHash && status.Version == Build.Version;
        if (status is { State: RunStatus.Done } && same && !force) return false;
        if (status is { State: RunStatus.Done } && !same && !force)
            throw new RunFolderException($"{Root} holds a finished run of another scenario or version; name another folder with --out, or replace it with --force");
        if (status is null && !force && Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any())
            throw new RunFolderException($"{Root} holds files that are no run's; name another folder with --out, or write into it with --force");
        try
        {
            Directory.CreateDirectory(Root);
            _lock ??= new FileStream(Path.Combine(Root, ".lock"), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(Root, $"the folder cannot be made or written, or another run is writing into it: {e.Message}", e);
        }

        Clear();
        return true;
    }

    /// <summary>Lets other runs write into the folder.</summary>
    public void Dispose() => _lock?.Dispose();

    /// <summary>The status of the run in the folder; null where there is none.</summary>
    public RunStatus? ReadStatus()
    {
        if (!System.IO.File.Exists(Status)) return null;
        try
        {
            return JsonSerializer.Deserialize<RunStatus>(System.IO.File.ReadAllText(Status), RunJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the status.</summary>
    /// <param name="status">The status.</param>
    public void Write(RunStatus status) => WholeFile.WriteText(Status, JsonSerializer.Serialize(status, RunJson.Options) + "\n");

    // Only what a run writes goes; a user's own files stay.
    private void Clear()
    {
        foreach (var file in (string[])[Status, Scenario, Log, Summary, SummaryJson, Rearrangement, Compaction, .. NetworkTables.Select(File)])
            System.IO.File.Delete(file);
        foreach (var folder in (string[])[Snapshots, Figures])
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
