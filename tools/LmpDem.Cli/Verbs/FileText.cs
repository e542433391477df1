using System.Text;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Cli.Verbs;

/// <summary>
/// The files of a run and the arrays in them as a page of documentation (docs/reference/files.md). It is made from a run, so that it names
/// what is written.
/// </summary>
internal static class FileText
{
    private const string Opening =
        """
        # Files of a run

        Made from a run with deformable bodies and networks by `lmpdem schema --files RUN`. The columns of tables and the values of
        states stand in [quantities.md](../quantities.md).

        """;

    private const string Layout =
        """

        ## Snapshots

        `snapshots/KIND_NNNNNN.hdf` is HDF5 in the layout VTKHDF, which ParaView opens, one file per kind and state, numbered from 0.
        `KIND.hdf.series` lists them with their times. `packed.hdf` is the packed layer, as `spheres`.
        The passage of a roll leaves `passage_NNNNNN.hdf` on its way, particles too, with `displacement`, `from_axis` and `moves`
        ([rolling.md](../rolling.md)). The groups of a file:

        | group | holds |
        | --- | --- |
        | `/VTKHDF/PointData`, `/VTKHDF/CellData` | the arrays below, one row per point, cell or voxel; reals in single precision |
        | `/VTKHDF/FieldData` | the values of the state (not in images) |
        | `/lmpdem/columns`, `/lmpdem/points` | arrays that are needed to the last bit: double precision, SI, attribute `unit` |
        | `/lmpdem/scalars` | the values of the state in double precision |
        | `/lmpdem/catalogue` | name, unit and meaning of everything in the file, as JSON |
        | `/lmpdem/provenance` | version, commit, time, machine, threads, seed, resolved scenario, hashes of it and of the parents |

        Units are SI unless a name ends with another. A seal (SHA-256 over the whole file) stands behind the HDF5 data;
        `lmpdem inspect FILE` checks it.

        """;

    private static readonly (string Kind, string Meaning)[] Kinds =
    [
        ("spheres", "the particles up to the hand-off"),
        ("contacts", "contacts of the spheres, as lines"),
        ("bodies", "zones of the deformable bodies from the hand-off on"),
        ("films", "facets of the films of the bodies"),
        ("tools", "foil and press, as slabs"),
        ("junctions", "contacts of a network, as lines"),
        ("pores", "cells of the pore space, as an image"),
    ];

    private static readonly Dictionary<string, string> Singles = new()
    {
        ["scenario.resolved.yaml"] = "every key as used, with its unit; `lmpdem run` takes it as a scenario",
        ["status.json"] = "how far the run has got, what it wrote, and why it ended",
        ["log.jsonl"] = "what happened, an event a line, with its time (UTC)",
        ["summary.csv"] = "a row per calendering ratio: the headline quantities",
        ["summary.json"] = "the same rows, their provenance, the audit of packing and hand-off, the distance to the measured activation",
        ["plugins.json"] = "plug-ins that were used, with version, SHA-256 and their quantities; not there without any",
        ["rearrangement.csv"] = "measures of the spheres, a row per snapshot",
        ["compaction.csv"] = "load, energies, film, stress and hand-off of the deformable bodies, a row per snapshot",
        ["networks.csv"] = "activation by every criterion, clusters, EBAC, pores and plating, a row per state",
        ["report.html"] = "everything on one page, beside the paper; needs no network",
        ["view.html"] = "the electrode to be turned in a browser; needs no network",
    };

    /// <summary>Writes the page, in Markdown.</summary>
    /// <param name="folder">Folder of the run.</param>
    public static string Of(RunFolder folder)
    {
        var page = new StringBuilder(Opening).Append("\n| file | what |\n| --- | --- |\n");
        var rows = Singles.Concat(TableLayout.All.Select(t => KeyValuePair.Create(t.File, $"a row is {t.Rows}"))).ToList();
        foreach (var (file, meaning) in rows) page.Append($"| `{file}` | {KeyText.Cell(meaning)} |\n");
        foreach (var name in Directory.GetFiles(folder.Root).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal))
            if (rows.TrueForAll(r => r.Key != name)) page.Append($"| `{name}` | |\n");
        page.Append("| `figures/` | every curve as PNG and SVG with its numbers as CSV, and a cross-section per snapshot |\n");
        page.Append("| `snapshots/` | the states, below |\n| `checkpoint/` | what a run goes on from; gone when it is done |\n");
        page.Append(Layout);
        var archive = StateArchive.Of(folder);
        foreach (var (kind, meaning) in Kinds)
        {
            page.Append($"\n### `{kind}`: {meaning}\n\n| array | on | unit | numbers | meaning |\n| --- | --- | --- | ---: | --- |\n");
            foreach (var (on, f) in archive.Files(kind).SelectMany(Fields).DistinctBy(f => (f.On, f.Field.Name)))
                page.Append($"| `{f.Name}` | {on} | {f.Unit} | {f.Components} | {KeyText.Cell(f.Meaning)} |\n");
        }

        return page.ToString();
    }

    private static IEnumerable<(string On, Field Field)> Fields(string path)
    {
        if (VoxelImageReader.HoldsVoxels(path)) return VoxelImageReader.Read(path).Fields.Select(f => ("voxel", f));
        var s = SnapshotReader.Read(path);
        return [.. s.PointFields.Select(f => ("point", f)), .. s.CellFields.Select(f => ("cell", f))];
    }
}
