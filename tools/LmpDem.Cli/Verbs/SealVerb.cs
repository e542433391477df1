using System.CommandLine;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem seal`: snapshots that other programs have written are checked wholly and sealed again.</summary>
internal static class SealVerb
{
    public static Command Create(Shell shell)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "snapshots (.hdf), or folders of runs for all of theirs",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "seal", "check snapshots that another program (h5py, h5repack) has written, and seal them again") { paths, json };
        command.SetAction(result =>
        {
            var files = result.GetRequiredValue(paths).SelectMany(FilesOf).ToList();
            var told = new List<object>();
            var failed = 0;
            foreach (var file in files)
            {
                try
                {
                    var isNew = SnapshotSeal.Renew(file) == SnapshotSeal.Outcome.SealedAgain;
                    told.Add(new { file, sealed_again = isNew, error = (string?)null });
                    if (!result.GetValue(json))
                        shell.Out.WriteLine($"{file}: {(isNew ? "whole; sealed again as it now is" : "has its seal")}");
                }
                catch (SnapshotException fault)
                {
                    failed++;
                    told.Add(new { file, sealed_again = false, error = (string?)fault.Message });
                    shell.Error.WriteLine($"error: {fault.Message}");
                }
            }

            if (result.GetValue(json)) JsonText.Write(shell.Out, new { files = told });
            return failed == 0 ? ExitCode.Done : ExitCode.File;
        });
        return command;
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path)) return [path];
        using var run = new RunFolder(path);
        var files = Directory.Exists(run.Snapshots)
            ? Directory.GetFiles(run.Snapshots, "*.hdf").Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? files : throw new SnapshotException(path, "no snapshots in this folder");
    }
}
