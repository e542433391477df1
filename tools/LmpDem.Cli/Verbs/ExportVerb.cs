using System.CommandLine;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Snapshots.Export;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem export`: snapshots as CSV, VTU or LAMMPS dump, for OVITO and others.</summary>
internal static class ExportVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("path") { Description = "folder of a run, or one snapshot (.hdf)" };
        var format = new Option<string>("--format") { Description = "csv, vtu or lammps-dump", Required = true };
        var kind = new Option<string>("--kind") { Description = "spheres, contacts, bodies, films or tools, of a run", DefaultValueFactory = _ => "spheres" };
        var output = new Option<string?>("--out") { Description = "file or, for a run, folder; default: stdout or RUN/export" };
        var command = new Command("export", "write snapshots as csv, vtu or lammps-dump") { path, format, kind, output };
        command.SetAction(result =>
        {
            var (write, ending) = Format(result.GetRequiredValue(format));
            var from = result.GetRequiredValue(path);
            var to = result.GetValue(output);
            if (!Directory.Exists(from))
            {
                ResultFile.Write(to, shell, w => Export(from, write, w));
                if (to is not null) shell.Out.WriteLine(to);
                return ExitCode.Done;
            }

            using var run = new RunFolder(from);
            foreach (var file in ExportRun(shell, run, result.GetRequiredValue(kind), write, ending, to)) shell.Out.WriteLine(file);
            return ExitCode.Done;
        });
        return command;
    }

    private static List<string> ExportRun(
        Shell shell, RunFolder run, string kind, Action<Snapshot, TextWriter> write, string ending, string? to)
    {
        if (kind is not ("spheres" or "contacts" or "bodies" or "films" or "tools")) throw new UsageException($"--kind: expected spheres, contacts, bodies, films or tools, but \"{kind}\" was found");
        var snapshots = Directory.Exists(run.Snapshots)
            ? Directory.GetFiles(run.Snapshots, $"{kind}_*.hdf").Order(StringComparer.Ordinal).ToList()
            : [];
        if (snapshots.Count == 0) throw new SnapshotException(run.Root, $"no snapshots of {kind} in this folder");
        var folder = to ?? Path.Combine(run.Root, "export");
        if (ending == "dump")
        {
            // One file holds all frames, as its readers expect.
            var all = Path.Combine(folder, $"{kind}.{ending}");
            ResultFile.Write(all, shell, w => snapshots.ForEach(s => Export(s, write, w)));
            return [all];
        }

        var files = new List<string>();
        foreach (var snapshot in snapshots)
        {
            files.Add(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(snapshot)}.{ending}"));
            ResultFile.Write(files[^1], shell, w => Export(snapshot, write, w));
        }

        return files;
    }

    private static void Export(string path, Action<Snapshot, TextWriter> write, TextWriter writer)
    {
        try
        {
            write(SnapshotReader.Read(path), writer);
        }
        catch (ArgumentException e)
        {
            throw new SnapshotException(path, e.Message, e);
        }
    }

    private static (Action<Snapshot, TextWriter> Write, string Ending) Format(string name) => name switch
    {
        "csv" => (CsvExport.Write, "csv"),
        "vtu" => (VtuExport.Write, "vtu"),
        "lammps-dump" => (LammpsDumpExport.Write, "dump"),
        _ => throw new UsageException($"--format: expected csv, vtu or lammps-dump, but \"{name}\" was found"),
    };
}
