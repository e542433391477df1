using System.CommandLine;
using System.Globalization;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Exports;
using LmpDem.Scenarios.Generation;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Verbs;

/// <summary>
/// `lmpdem export`: packings and states of a run for other programs: tables, meshes, voxels, graphs, LAMMPS (docs/exports.md).
/// </summary>
internal static class ExportVerb
{
    private static readonly string[] Kinds =
        ["spheres", PackStage.Kind, PassageSnapshot.Kind, "contacts", "bodies", "films", "tools", "junctions", "pores"];

    public static Command Create(Shell shell)
    {
        var kinds = $"{string.Join(", ", Kinds[..^1])} or {Kinds[^1]}";
        var path = new Argument<string>("path") { Description = "folder of a run or of an electrode, or one snapshot (.hdf)" };
        var format = new Option<string>("--format")
        {
            Description =
                $"{ExportFormat.List}; vti for pores, graphml (or csv: nodes and edges) for junctions, stl, raw and tiff for spheres, "
                + $"packed and bodies; {string.Join(" or ", SceneExport.Formats)} of a whole run",
            Required = true,
        };
        var kind = new Option<string>("--kind") { Description = $"{kinds}, of a folder", DefaultValueFactory = _ => "spheres" };
        format.CompletionSources.Add([.. ExportFormat.Names, .. SceneExport.Formats]);
        kind.CompletionSources.Add(Kinds);
        var index = new Option<string?>("--index")
        {
            Description = "number of the one state to write, as in the names of the snapshots; else all",
            HelpName = "n",
        };
        var output = new Option<string?>("--out") { Description = "file or, for a folder, folder; default: stdout or RUN/export" };
        var command = new Command(
            "export", $"write snapshots as {ExportFormat.List}; a whole run as {string.Join(" or ", SceneExport.Formats)}")
            { path, format, kind, index, output };
        var scenes = new SceneExport().AddTo(command);
        var settings = Settings(command, shell, kind, index, scenes);
        command.SetAction(result =>
        {
            var wish = settings(result);
            if (SceneExport.Formats.Contains(result.GetRequiredValue(format)))
            {
                wish.Check(result.GetRequiredValue(format));
                return scenes.Write(shell, result, result.GetRequiredValue(format), result.GetRequiredValue(path), result.GetValue(output));
            }

            var chosen = new ExportFormat(result.GetRequiredValue(format), wish);
            var from = result.GetRequiredValue(path);
            var to = result.GetValue(output);
            var number = result.GetValue(index) is { } text ? FlagValue.Integer("--index", text, 0, 999_999) : (int?)null;
            if (!Directory.Exists(from))
            {
                if (number is not null) throw new UsageException("--index: belongs to the folder of a run; one snapshot was named");
                ExportOne(shell, from, chosen, to);
                return ExitCode.Done;
            }

            using var run = new RunFolder(from);
            var wanted = result.GetRequiredValue(kind);
            var files = Files(run, wanted, number);
            if (files.Count == 0 && !Kinds.Contains(wanted))
                throw new UsageException($"--kind: expected {kinds}, but \"{wanted}\" was found");
            if (files.Count == 0)
                throw new SnapshotException(run.Root, $"no snapshots of {wanted}{(number is null ? "" : $" {number}")} in this folder");
            ExportRun(shell, files, chosen, to ?? Path.Combine(run.Root, "export"), wanted);
            return ExitCode.Done;
        });
        return command;
    }

    private static Func<ParseResult, ExportSettings> Settings(
        Command command, Shell shell, Option<string> kind, Option<string?> index, SceneExport scenes)
    {
        var refine = new Option<string?>("--refine")
        {
            Description = "stl: how often the faces of icosahedra are cut in four to make spheres, 0 to 6; default 2 (320 triangles)",
            HelpName = "n",
        };
        var voxel = new Option<string?>("--voxel") { Description = "raw, tiff: edge of a voxel, default \"0.5 um\"", HelpName = "length" };
        var foil = new Option<string?>("--foil")
        {
            Description = "raw, tiff: thickness of the foil to show below the layer (label 3); default none",
            HelpName = "length",
        };
        var film = new Option<bool>("--film") { Description = "raw, tiff: give the film of spheres a label of its own (2)" };
        foreach (var option in (Option[])[refine, voxel, foil, film]) command.Add(option);
        return result =>
        {
            var usual = new VoxelSettings();
            var voxels = new VoxelSettings
            {
                Edge = result.GetValue(voxel) is { } edge ? FlagValue.Quantity("--voxel", edge, "um", 1e-9, 1e-3) : usual.Edge,
                Foil = result.GetValue(foil) is { } thickness ? FlagValue.Quantity("--foil", thickness, "um", 0.0, 1e-3) : usual.Foil,
                Film = result.GetValue(film),
                Threads = ThreadChoice.Resolve(null, shell.Environment).Count,
            };
            string[] ofVoxels = ["raw", "tiff"];
            (Option Flag, string[] For)[] flags =
            [
                (refine, ["stl"]), (voxel, ofVoxels), (foil, ofVoxels), (film, ofVoxels),
                (kind, ExportFormat.Names), (index, ExportFormat.Names), .. scenes.Flags,
            ];
            var given = flags.Where(f => result.GetResult(f.Flag) is { Implicit: false }).Select(f => (f.Flag.Name, f.For));
            return new ExportSettings(FlagValue.Integer("--refine", result.GetValue(refine) ?? "2", 0, 6), voxels, [.. given]);
        };
    }

    private static IReadOnlyList<string> Files(RunFolder run, string kind, int? index)
    {
        if (kind == PackStage.Kind)
            return index is null ? [.. ((string[])[run.Packed, run.File(GeneratedElectrode.PackedName)]).Where(File.Exists).Take(1)] : [];
        var name = index is { } number ? number.ToString("000000", CultureInfo.InvariantCulture) : "*";
        return Directory.Exists(run.Snapshots)
            ? [.. Directory.GetFiles(run.Snapshots, $"{kind}_{name}.hdf").Order(StringComparer.Ordinal)]
            : [];
    }

    private static void ExportOne(Shell shell, string from, ExportFormat format, string? to)
    {
        var isStdout = to is null or "-" or "/dev/stdout";
        if (isStdout && !format.IsText) throw new UsageException($"--out: {format.Ending} is no text for a terminal; name a file");
        var parts = format.Parts(from, Path.GetFileNameWithoutExtension(to ?? from));
        var several = parts.Count(p => p.Name.Length > 0) > 1;
        if (several && isStdout) throw new UsageException($"--out: {string.Join(" and ", parts.Select(p => p.Name))} need a folder");
        foreach (var part in parts)
        {
            // Several parts of one ending go into a folder; texts that belong to a file stand beside it.
            var file = several ? Path.Combine(to!, $"{part.Name}.{part.Ending}") : part.Ending == format.Ending
                ? to : Path.ChangeExtension(to, part.Ending);
            if (file is not null && Path.GetFullPath(file) == Path.GetFullPath(from))
                throw new UsageException($"--out: {file} is the snapshot itself; name another file");
            WritePart(shell, part, file);
            if (!isStdout) shell.Out.WriteLine(file);
        }
    }

    private static void ExportRun(Shell shell, IReadOnlyList<string> files, ExportFormat format, string folder, string kind)
    {
        if (format.JoinsFrames)
        {
            var all = Path.Combine(folder, $"{kind}.{format.Ending}");
            ResultFile.Write(all, shell, w =>
            {
                foreach (var file in files) format.Parts(file, kind)[0].Write!(w);
            });
            shell.Out.WriteLine(all);
            return;
        }

        foreach (var file in files)
        {
            foreach (var part in format.Parts(file, Path.GetFileNameWithoutExtension(file)))
            {
                var stem = Path.GetFileNameWithoutExtension(file) + (part.Name.Length > 0 ? "_" + part.Name : "");
                var target = Path.Combine(folder, $"{stem}.{part.Ending}");
                WritePart(shell, part, target);
                shell.Out.WriteLine(target);
            }
        }
    }

    private static void WritePart(Shell shell, ExportPart part, string? file)
    {
        if (part.Write is { } text) ResultFile.Write(file, shell, text);
        else ResultFile.WriteBytes(file!, part.WriteBytes);
    }
}
