using System.Text.Json;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Runs;

/// <summary>The folder of a run: where its files stand, and whether a run may write into it.</summary>
/// <param name="root">Path of the folder.</param>
public sealed class RunFolder(string root) : IDisposable
{
    /// <summary>Name of the report.</summary>
    public const string ReportName = "report.html";

    /// <summary>Name of the page with the electrode in three dimensions.</summary>
    public const string ViewName = "view.html";

    private readonly List<string> damaged = [];
    private FileStream? lockFile;

    /// <summary>Path of the folder.</summary>
    public string Root { get; } = root;

    /// <summary>The scenario with every default filled in.</summary>
    public string Scenario => Path.Combine(Root, "scenario.resolved.yaml");

    /// <summary>What happened, a JSON object a line.</summary>
    public string Log => Path.Combine(Root, "log.jsonl");

    /// <summary>A row per calendering ratio.</summary>
    public string Summary => Path.Combine(Root, "summary.csv");

    /// <summary>The rows of <see cref="Summary"/>, with the columns of the plug-ins that the run used.</summary>
    /// <exception cref="FormatException">The table is damaged; names file and line.</exception>
    /// <exception cref="SnapshotException">The record of the plug-ins is damaged.</exception>
    public IReadOnlyList<StateRow> Rows() => SummaryTable.Read(Summary, [.. PlugInOrigin.Read(Root).SelectMany(o => o.Measures)]);

    /// <summary>The outcome with its provenance.</summary>
    public string SummaryJson => Path.Combine(Root, "summary.json");

    /// <summary>The rearrangement measures, a row per state.</summary>
    public string Rearrangement => Path.Combine(Root, "rearrangement.csv");

    /// <summary>Load, energies, film and hand-off of the deformable bodies, a row per state.</summary>
    public string Compaction => Path.Combine(Root, "compaction.csv");

    /// <summary>Tables of the networks, the report and the view.</summary>
    public static IReadOnlyList<string> NetworkTables { get; } =
    [
        "networks.csv", "activation_height.csv", "ebac_profile.csv", "plating_profile.csv", "plating_bodies.csv", "stripping.csv",
        "pore_sizes.csv",
        "junction_log.csv", "rearrangement_link.csv", "rearrangement_bodies.csv", ReportName, ViewName,
    ];

    /// <summary>A file of the folder.</summary>
    /// <param name="name">Its name.</param>
    public string File(string name) => Path.Combine(Root, name);

    /// <summary>Where the run stands.</summary>
    public string Status => Path.Combine(Root, "status.json");

    /// <summary>The report.</summary>
    public string Report => Path.Combine(Root, ReportName);

    /// <summary>The electrode to be turned in a browser.</summary>
    public string View => Path.Combine(Root, ViewName);

    /// <summary>Folder of the figures.</summary>
    public string Figures => Path.Combine(Root, "figures");

    /// <summary>Folder of the snapshots.</summary>
    public string Snapshots => Path.Combine(Root, "snapshots");

    /// <summary>The checkpoints that a run which was stopped or killed goes on from.</summary>
    public RunCheckpoints Checkpoints => new(CheckpointFolder);

    /// <summary>The checkpoint that a prepared run goes on from; null: it begins.</summary>
    public CheckpointFile? Checkpoint { get; private set; }

    /// <summary>What was found damaged when the run was prepared, a sentence each.</summary>
    public IReadOnlyList<string> Damaged => damaged;

    /// <summary>The packed electrode before the press.</summary>
    public string Packed => Path.Combine(Snapshots, "packed.hdf");

    private string CheckpointFolder => Path.Combine(Root, "checkpoint");

    /// <summary>Held by the run that writes into the folder.</summary>
    internal string LockFile => Path.Combine(Root, ".lock");

    /// <summary>Makes the folder ready for a run, and holds it until disposal.</summary>
    /// <param name="scenarioHash">Hash of the resolved scenario.</param>
    /// <param name="force">Whether another run's files may be replaced.</param>
    /// <returns>False where the results of this very run are there already and nothing is to be computed.</returns>
    /// <exception cref="RunFolderException">The folder holds something else.</exception>
    /// <exception cref="SnapshotException">The folder cannot be made or written, or its checkpoints are damaged.</exception>
    public bool Prepare(string scenarioHash, bool force)
    {
        if (!force)
        {
            var claim = RunClaim.Of(this, scenarioHash);
            if (claim.HasResults) return false;
            if (claim.Refusal is { } reason) throw new RunFolderException(reason);
        }

        Hold();
        if (!force && RunClaim.Of(this, scenarioHash).HasResults) return false; // done by another process in between
        Checkpoint = force ? null : Checkpoints.Newest(scenarioHash, damaged.Add);
        if (Checkpoint is not null)
        {
            RemoveUnfinished();
            return true;
        }

        // From the very start the folder records whose it is: whatever ends the run later, the same command takes it up again.
        Write(RunStatus.Begun(scenarioHash));
        Clear();
        return true;
    }

    /// <summary>Keeps other runs from writing into the folder until disposal.</summary>
    /// <exception cref="HeldException">Another run holds it.</exception>
    /// <exception cref="SnapshotException">The folder cannot be made or written.</exception>
    public void Hold()
    {
        try
        {
            Directory.CreateDirectory(Root);
            lockFile ??= new FileStream(LockFile, FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException e) when (e.HResult == LockHeld)
        {
            throw new HeldException($"{Root}: another run is writing into this folder; wait for its end, or stop it", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var isFull = DiskSpace.IsFull(e);
            var why = isFull ? DiskSpace.Reason(Root, 0) : e.Message;
            throw new SnapshotException(Root, $"the folder cannot be made or written: {why}", e) { IsDiskFull = isFull };
        }
    }

    private const int LockHeld = 11; // EAGAIN, of flock

    /// <summary>Lets other runs write into the folder.</summary>
    public void Dispose() => lockFile?.Dispose();

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
        foreach (var folder in (string[])[Root, Figures, Snapshots, CheckpointFolder])
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
        Checkpoints.Remove(); // before the files that they count on
        // The scenario stays: a member of a study is planned by it, and the run writes it over.
        var kept = new[] { Status, Scenario };
        foreach (var file in RunFiles.Single.Select(File).Except(kept)) System.IO.File.Delete(file);
        foreach (var folder in (string[])[Snapshots, Figures])
        {
            var entry = new DirectoryInfo(folder);
            if (!entry.Exists) continue;
            if (entry.LinkTarget is null) entry.Delete(recursive: true);
            else foreach (var file in entry.GetFiles()) file.Delete();
        }
    }
}

/// <summary>What a folder holds in the eyes of a run that wants to write into it.</summary>
/// <param name="HasResults">Whether the results of this very run are there.</param>
/// <param name="Refusal">Why the run must not write there, and the way out; null where it may.</param>
internal sealed record RunClaim(bool HasResults, string? Refusal)
{
    private static string WayOut(RunFolder run) =>
        $"`lmpdem run SCENARIO --out OTHER` runs it elsewhere, and `lmpdem run SCENARIO --out {run.Root} --force` in place of this";

    // Contents of the folder of a run that was killed before it had written any result.
    private static readonly string[] Traces = [".lock", "status.json", "scenario.resolved.yaml", "log.jsonl"];

    /// <summary>Looks at a folder.</summary>
    /// <param name="run">The folder.</param>
    /// <param name="scenarioHash">Hash of the resolved scenario that is to run.</param>
    public static RunClaim Of(RunFolder run, string scenarioHash)
    {
        if (run.ReadStatus() is { } status)
            return new RunClaim(IsSame(status, scenarioHash) && status.HasResults, OfRun(run, status, scenarioHash));
        if (!Directory.Exists(run.Root)) return Free;
        // killed right after its start, or by its scenario this very run
        if (HoldsTracesOnly(run) || HashOf(run.Scenario) == scenarioHash) return Free;
        return new RunClaim(false, RunFiles.IsRun(run.Root)
            ? $"{run.Root} holds a run of another scenario whose status.json is missing or damaged; {WayOut(run)}"
            : $"{run.Root} holds files that are no run's; {WayOut(run)}");
    }

    private static bool HoldsTracesOnly(RunFolder run) =>
        Directory.EnumerateFileSystemEntries(run.Root).Select(Path.GetFileName).Select(WithoutEnding).All(name => Traces.Contains(name));

    private static RunClaim Free => new(false, null);

    private static bool IsSame(RunStatus status, string scenarioHash) =>
        status.ScenarioHash == scenarioHash && status.Version == Build.Version;

    private static string? OfRun(RunFolder run, RunStatus status, string scenarioHash)
    {
        if (IsSame(status, scenarioHash)) return null;
        var isNothingLost = status is { State: RunStatus.Failed, Written: 0 }
            || (status.State == RunStatus.Running && HoldsTracesOnly(run));
        if (isNothingLost) return null;
        var what = status.State switch
        {
            RunStatus.Done or RunStatus.Drawing => "a finished run",
            RunStatus.Stopped => "a stopped run",
            RunStatus.Failed => "a failed run",
            _ => "a run that is at work or was killed",
        };
        var other = status.ScenarioHash == scenarioHash ? $"of version {status.Version} of the program" : "of another scenario";
        return $"{run.Root} holds {what} {other} ({status.Written} of {status.Planned} states written); {WayOut(run)}";
    }

    private static string? WithoutEnding(string? name) =>
        name is not null && name.EndsWith(WholeFile.Unfinished, StringComparison.Ordinal) ? name[..^WholeFile.Unfinished.Length] : name;

    private static string? HashOf(string file) =>
        File.Exists(file) ? Sha256.Of(File.ReadAllText(file)) : null;
}

/// <summary>A folder that another run is writing into.</summary>
/// <param name="message">One sentence for the user.</param>
/// <param name="cause">What the file system said.</param>
public sealed class HeldException(string message, Exception cause) : IOException(message, cause);

/// <summary>A folder that a run must not write into; the message tells why and what to do.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class RunFolderException(string message) : Exception(message);

/// <summary>Figures or the report could not be made; the results are whole. The message tells why and what to do.</summary>
/// <param name="root">Folder of the run.</param>
/// <param name="failure">What happened.</param>
public sealed class RunPagesException(string root, Exception failure) : IOException(
    $"{failure.Message}; the results of {root} are whole, figures or report are not: mend the cause, then repeat the command or give "
    + $"`lmpdem report {root}`, which make only what is missing",
    failure);
