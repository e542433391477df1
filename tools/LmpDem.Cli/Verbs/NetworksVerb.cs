using System.CommandLine;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Verbs;

/// <summary>`lmpdem networks`: networks of a finished run computed anew from its snapshots, with other criteria or parameters.</summary>
internal static class NetworksVerb
{
    public static Command Create(Shell shell)
    {
        var path = new Argument<string>("run") { Description = "folder of a run" };
        var output = new Option<string>("--out") { Description = "folder of the tables", HelpName = "dir", Required = true };
        var set = new Option<string[]>("--set")
        {
            Description = "replace a value, for example transport.criteria.psi_foil=0.2; may be repeated",
            HelpName = "key=value",
        };
        var threads = new Option<string?>("--threads") { Description = "worker threads; no result depends on it", HelpName = "n" };
        var json = new Option<bool>("--json") { Description = "print JSON only" };
        var command = new Command(
            "networks", "compute the networks of a run anew, with other criteria or parameters") { path, output, set, threads, json };
        command.SetAction(result =>
        {
            using var run = new RunFolder(result.GetRequiredValue(path));
            using var folder = new RunFolder(result.GetRequiredValue(output));
            if (RunFiles.IsRun(folder.Root))
                throw new RunFolderException($"--out: {folder.Root} holds a run, whose tables would be overwritten; name another folder");
            var scenario = NetworkReading.ScenarioOf(run, [.. (result.GetValue(set) ?? []).Select(Override.FromFlag)]);
            var stamp = new RunStamp(scenario, ThreadChoice.Resolve(result.GetValue(threads), shell.Environment).Count);
            var measures = new NetworkMeasures(stamp);
            Directory.CreateDirectory(folder.Root);
            var writer = new NetworkWriter(folder, stamp, new OutputSpec { Junctions = false, Pores = false });
            foreach (var input in NetworkReading.States(run, scenario))
            {
                var state = measures.Of(input);
                writer.Add(state);
                shell.Error.WriteLine($"{input.Name} done");
                foreach (var fault in state.Unconverged) shell.Error.WriteLine("warning: " + fault);
            }

            if (writer.Count == 0) throw new SnapshotException(run.Root, "its snapshots hold no state at a target of the press");
            writer.Finish();
            var table = NumberTable.Read(folder.File("networks.csv"));
            if (result.GetValue(json))
                JsonText.Write(
                    shell.Out, new
                    {
                        run = run.Root,
                        rows = table.Rows.Select(row => table.Columns.Zip(row).ToDictionary(c => c.First, c => c.Second))
                    });
            else shell.Out.Write(table.ToString());
            return ExitCode.Done;
        });
        return command;
    }
}
