using System.CommandLine;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem export`: snapshots as CSV, VTU, VTI, GraphML or LAMMPS dump, for OVITO, NetworkX, Gephi and others.</summary>
internal static class ExportVerb
{
    private static readonly string[] Kinds = ["spheres", "contacts", "bodies", "films", "tools", "junctions", "pores"];

    public static Command Create(Shell shell)
    {
        var kinds = $"{string.Join(", ", Kinds[..^1])} or {Kinds[^1]}";
        var path = new Argument<string>("path") { Description = "folder of a run, or one snapshot (.hdf)" };
        var format = new Option<string>("--format") { Description = $"{ExportFormat.List}; vti for pores, graphml (or csv: nodes and edges) for junctions; of a whole run {string.Join(" or ", SceneExport.Formats)}", Required = true };
        var kind = new Option<string>("--kind") { Description = $"{kinds}, of a run", DefaultValueFactory = _ => "spheres" };
        var output = new Option<string?>("--out") { Description = "file or, for a run, folder; default: stdout or RUN/export" };
        var command = new Command("export", $"write snapshots as {ExportFormat.List}") { path, format, kind, output };
        var scenes = new SceneExport().AddTo(command);
        command.SetAction(result =>
        {
            if (SceneExport.Formats.Contains(result.GetRequiredValue(format)))
                return scenes.Write(shell, result, result.GetRequiredValue(format), result.GetRequiredValue(path), result.GetValue(output));
            var chosen = new ExportFormat(result.GetRequiredValue(format));
            var from = result.GetRequiredValue(path);
            var to = result.GetValue(output);
            if (!Directory.Exists(from))
            {
                ExportOne(shell, from, chosen, to);
                return ExitCode.Done;
            }

            using var run = new RunFolder(from);
            var wanted = result.GetRequiredValue(kind);
            var files = Directory.Exists(run.Snapshots)
                ? Directory.GetFiles(run.Snapshots, $"{wanted}_*.hdf").Order(StringComparer.Ordinal).ToList()
                : [];
            if (files.Count == 0 && !Kinds.Contains(wanted)) throw new UsageException($"--kind: expected {kinds}, but \"{wanted}\" was found");
            if (files.Count == 0) throw new SnapshotException(run.Root, $"no snapshots of {wanted} in this folder");
            ExportRun(shell, files, chosen, to ?? Path.Combine(run.Root, "export"), wanted);
            return ExitCode.Done;
        });
        return command;
    }

    private static void ExportOne(Shell shell, string from, ExportFormat format, string? to)
    {
        var parts = format.Parts(from);
        if (parts.Count > 1 && to is null or "-") throw new UsageException($"--out: {string.Join(" and ", parts.Select(p => p.Name))} need a folder");
        foreach (var (name, write) in parts)
        {
            var file = parts.Count > 1 ? Path.Combine(to!, $"{name}.{format.Ending}") : to;
            if (file is not null && Path.GetFullPath(file) == Path.GetFullPath(from))
                throw new UsageException($"--out: {file} is the snapshot itself; name another file");
            ResultFile.Write(file, shell, write);
            if (file is not null and not "-" and not "/dev/stdout") shell.Out.WriteLine(file);
        }
    }

    private static void ExportRun(Shell shell, List<string> files, ExportFormat format, string folder, string kind)
    {
        if (format.JoinsFrames)
        {
            var all = Path.Combine(folder, $"{kind}.{format.Ending}");
            ResultFile.Write(all, shell, w => files.ForEach(f => format.Parts(f)[0].Write(w)));
            shell.Out.WriteLine(all);
            return;
        }

        foreach (var file in files)
        {
            foreach (var (name, write) in format.Parts(file))
            {
                var stem = Path.GetFileNameWithoutExtension(file) + (name.Length > 0 ? "_" + name : "");
                var target = Path.Combine(folder, $"{stem}.{format.Ending}");
                ResultFile.Write(target, shell, write);
                shell.Out.WriteLine(target);
            }
        }
    }
}
