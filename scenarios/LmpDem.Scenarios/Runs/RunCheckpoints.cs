using System.Globalization;
using System.Text.Json;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Runs;

/// <summary>The checkpoints of a run, RUN/checkpoint/checkpoint_000001.state and so on; the newest two are kept.</summary>
/// <param name="folder">Folder of the checkpoints.</param>
public sealed class RunCheckpoints(string folder)
{
    private const int Kept = 2;
    private const string Ending = ".state";

    /// <summary>What a checkpoint belongs to.</summary>
    /// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
    /// <param name="Version">Version of the program.</param>
    /// <param name="Commit">Commit of the program.</param>
    /// <param name="Created">Time of writing, ISO 8601 UTC.</param>
    public sealed record Heading(string ScenarioHash, string Version, string Commit, string Created);

    /// <summary>Files of the checkpoints, the oldest first.</summary>
    public IReadOnlyList<string> Files =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "checkpoint_*" + Ending).Order(StringComparer.Ordinal)] : [];

    /// <summary>Whether a path names a checkpoint, whole or unfinished.</summary>
    /// <param name="name">Name of the file.</param>
    internal static bool IsName(string name) =>
        name.StartsWith("checkpoint_", StringComparison.Ordinal) && name.EndsWith(Ending, StringComparison.Ordinal);

    /// <summary>Finds the newest checkpoint that is whole.</summary>
    /// <param name="scenarioHash">Hash of the scenario that it must belong to.</param>
    /// <param name="tell">Told of a damaged one that is passed over.</param>
    /// <returns>The checkpoint; null where there is none of this scenario.</returns>
    /// <exception cref="SnapshotException">There are checkpoints of this run, and none of them is whole.</exception>
    public CheckpointFile? Newest(string scenarioHash, Action<string> tell)
    {
        ArgumentNullException.ThrowIfNull(tell);
        SnapshotException? first = null;
        foreach (var path in Files.Reverse())
        {
            try
            {
                var file = CheckpointFile.Open(path);
                if (JsonSerializer.Deserialize<Heading>(file.Heading, RunJson.Line) is not { } heading
                    || heading.ScenarioHash != scenarioHash || heading.Version != Build.Version)
                    return null;
                if (first is not null)
                    tell($"{first.Path} {first.Reason}; the run goes on from the checkpoint before it, of {heading.Created}");
                return file;
            }
            catch (SnapshotException e)
            {
                first ??= e;
            }
        }

        if (first is null) return null;
        throw new SnapshotException(
            first.Path, $"{first.Reason}, and no older checkpoint is whole; compute the run from the start with "
                + "`lmpdem run SCENARIO --out DIR --force`", first);
    }

    /// <summary>Writes a checkpoint; of the older ones the newest stays.</summary>
    /// <param name="scenarioHash">Hash of the scenario.</param>
    /// <param name="parts">Names and parts of the state, in their order.</param>
    /// <returns>Length of the file [bytes].</returns>
    /// <exception cref="SnapshotException">It cannot be written; the older ones are as they were.</exception>
    public long Write(string scenarioHash, IEnumerable<(string Name, IKept Part)> parts)
    {
        var before = Files;
        var number = before.Count == 0 ? 1 : Number(before[^1]) + 1;
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"checkpoint_{number:000000}{Ending}"));
        CheckpointFile.Write(
            path, JsonSerializer.Serialize(new Heading(scenarioHash, Build.Version, Build.Commit, RunStamp.Now), RunJson.Line), parts);
        foreach (var old in before.SkipLast(Kept - 1)) File.Delete(old);
        return new FileInfo(path).Length;
    }

    /// <summary>Removes all checkpoints, whole and unfinished.</summary>
    public void Remove()
    {
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.GetFiles(folder, "checkpoint_*")) File.Delete(file);
        if (!Directory.EnumerateFileSystemEntries(folder).Any() && new DirectoryInfo(folder).LinkTarget is null) Directory.Delete(folder);
    }

    private static int Number(string path) =>
        int.TryParse(
            Path.GetFileNameWithoutExtension(path).AsSpan("checkpoint_".Length), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : 0;
}
