using System.Text;
using PureHDF;

namespace LmpDem.Engine.Snapshots;

/// <summary>Provenance of a snapshot: enough to repeat the run that wrote it.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit of the sources the program was built from.</param>
/// <param name="ScenarioText">The resolved scenario, as YAML.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario, hexadecimal.</param>
/// <param name="Seed">Seed of every random number of the run.</param>
/// <param name="Threads">Number of threads; changes no result.</param>
/// <param name="Machine">Machine and processor that ran it.</param>
/// <param name="Created">Time of writing, ISO 8601 UTC.</param>
/// <param name="ParentHashes">Content hashes of the snapshots this one was computed from.</param>
public sealed record Provenance(
    string Version,
    string Commit,
    string ScenarioText,
    string ScenarioHash,
    ulong Seed,
    int Threads,
    string Machine,
    string Created,
    IReadOnlyList<string> ParentHashes);

/// <summary>Provenance as a group of a file.</summary>
internal static class ProvenanceGroup
{
    /// <summary>The group that holds a provenance.</summary>
    public static H5Group Of(Provenance p) => new()
    {
        ["version"] = Text(p.Version),
        ["commit"] = Text(p.Commit),
        ["scenario_text"] = Text(p.ScenarioText),
        ["scenario_hash"] = Text(p.ScenarioHash),
        ["seed"] = SnapshotLayout.Dataset(new[] { p.Seed }),
        ["threads"] = SnapshotLayout.Dataset(new[] { p.Threads }),
        ["machine"] = Text(p.Machine),
        ["created"] = Text(p.Created),
        ["parent_hashes"] = Text(string.Join('\n', p.ParentHashes)),
    };

    /// <summary>The provenance that a group holds.</summary>
    public static Provenance Read(IH5Group group)
    {
        var parents = Text(group, "parent_hashes");
        return new Provenance(
            Text(group, "version"),
            Text(group, "commit"),
            Text(group, "scenario_text"),
            Text(group, "scenario_hash"),
            TypedDataset.Read<ulong>(group, "seed").Single(),
            TypedDataset.Read<int>(group, "threads").Single(),
            Text(group, "machine"),
            Text(group, "created"),
            parents.Length == 0 ? [] : parents.Split('\n'));
    }

    private static H5Dataset Text(string text) => SnapshotLayout.Dataset(Encoding.UTF8.GetBytes(text));

    private static string Text(IH5Group group, string name) =>
        Encoding.UTF8.GetString(TypedDataset.Read<byte>(group, name));
}
