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

    /// <summary>The report.</summary>
    public string Report => Path.Combine(Root, "report.html");

    /// <summary>Folder of the figures.</summary>
    public string Figures => Path.Combine(Root, "figures");

    /// <summary>Folder of the snapshots.</summary>
    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>The packed electrode before the press.</summary>
    public string Packed => Path.Combine(Snapshots, "packed.hdf");

    /// <summary>Held by the run that writes into the folder.</summary>
    internal string LockFile => Path.Combine(Root, ".lock");

    /// <summary>Makes the folder ready for a run, and holds it until disposal.</summary>
    /// <param name="scenarioHash">Hash of the resolved scenario.</param>
    /// <param name="force">Whether another run's files may be replaced.</param>
    /// <returns>False where the results of this very run are there already and nothing is to be computed.</returns>
    /// <exception cref="RunFolderException">The folder holds something else.</exception>
    /// <exception cref="SnapshotException">The folder cannot be made or written.</exception>
    public bool Prepare(string scenarioHash, bool force)
    {
        if (!force)
        {
            var claim = RunClaim.Of(this, scenarioHash);
            if (claim.HasResults) return false;
            if (claim.Refusal is { } reason) throw new RunFolderException(reason);
        }

        Hold();
        // From the very start the folder records whose it is: whatever ends the run later, the same command takes it up again.
        Write(RunStatus.Begun(scenarioHash));
        Clear();
        return true;
    }

    /// <summary>Keeps other runs from writing into the folder until disposal.</summary>
    /// <exception cref="SnapshotException">The folder cannot be made or written, or another run holds it.</exception>
    public void Hold()
    {
        try
        {
            Directory.CreateDirectory(Root);
            _lock ??= new FileStream(LockFile, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var isFull = DiskSpace.IsFull(e);
            throw new SnapshotException(
                Root, isFull ? "the folder cannot be made: " + DiskSpace.Reason(Root, 0)
                : $"the folder cannot be made or written, or another run is writing into it: {e.Message}", e)
            { IsDiskFull = isFull };
        }
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

    /// <summary>Adds a line to the log.</summary>
    /// <param name="what">What kind of line it is.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="message">One sentence.</param>
    /// <param name="data">Numbers; null without.</param>
    public void AddToLog(string what, string stage, string message, object? data = null) => WholeFile.Append(
        Log, JsonSerializer.Serialize(new { time = RunStamp.Now, what, stage, message, data }, RunJson.Line) + "\n");

    /// <summary>Removes what a run that was killed left unfinished.</summary>
    public void RemoveUnfinished()
    {
        foreach (var folder in (string[])[Root, Figures, Snapshots])
        {
            if (!Directory.Exists(folder)) continue;
            foreach (var part in Directory.GetFiles(folder, "*" + WholeFile.Unfinished))
                if (RunFiles.IsOwn(Root, part[..^WholeFile.Unfinished.Length])) System.IO.File.Delete(part);
        }
    }

    // Only files written by runs are deleted; a user's own files stay. A folder that is a link stays one.
    private void Clear()
    {
        RemoveUnfinished();
        foreach (var file in RunFiles.Single.Where(f => f != "status.json").Select(File)) System.IO.File.Delete(file);
        foreach (var folder in (string[])[Snapshots, Figures])
        {
            var entry = new DirectoryInfo(folder);
            if (!entry.Exists) continue;
            if (entry.LinkTarget is null) entry.Delete(recursive: true);
            else foreach (var file in entry.GetFiles()) file.Delete();
        }
    }
}
