using System.Diagnostics;
using LmpDem.Cli;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Fuzz;

/// <summary>
/// A run killed (SIGKILL) at moments spread from its start to its end; the same command then ends complete, with the tables, snapshots
/// and figures of the straight run. A moment is the appearance of a file, so that it is the same on any machine.
/// </summary>
internal static class Kills
{
    private static readonly string[] Moments =
    [
        ".lock", "status.json", "snapshots/packed.hdf", "snapshots/spheres_000000.hdf", "networks.csv", "snapshots/spheres_000001.hdf",
        "summary.json", "figures/activation.png", "figures/size_distribution.png", "report.html",
        "scenario.resolved.yaml", "snapshots/contacts_000001.hdf", "figures/ebac_map_01.svg",
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Tries a number of kills.</summary>
    public static void Try(Trials trials, string folder, int count)
    {
        var scenario = Path.Combine(folder, "small.yaml");
        File.WriteAllText(scenario, OddScenarios.Small);
        var straight = Path.Combine(folder, "straight");
        using (var run = Start(scenario, straight))
        {
            if (!run.WaitForExit(Longest) || run.ExitCode != 0)
            {
                trials.Tell("the straight run", "did not end well");
                return;
            }
        }

        foreach (var moment in Moments.Take(count))
        {
            var killed = Path.Combine(folder, "killed_" + moment.Replace('/', '_'));
            using (var run = Start(scenario, killed)) KillAt(run, Path.Combine(killed, moment));
            using var again = Start(scenario, killed);
            var fault = !again.WaitForExit(Longest) ? "the same command hangs"
                : again.ExitCode != 0 ? $"the same command ends with {again.ExitCode}"
                : Difference(straight, killed);
            trials.Tell($"killed when {moment} appeared", fault);
        }
    }

    private static void KillAt(Process run, string file)
    {
        var clock = Stopwatch.StartNew();
        while (!run.HasExited && clock.Elapsed < Longest && !File.Exists(file)) Thread.Sleep(1);
        if (!run.HasExited) run.Kill();
        run.WaitForExit();
    }

    // What it prints, some lines, is left in the pipe.
    private static Process Start(string scenario, string output) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CommandLine).Assembly.Location, "run", scenario, "--out", output, "--quiet", "--threads", "1"])
    {
        RedirectStandardOutput = true,
    })!;

    // What is wrong with a run that was taken up again; null where nothing is.
    private static string? Difference(string straight, string again)
    {
        var (expected, found) = (Names(straight), Names(again));
        if (!expected.SequenceEqual(found))
            return "other files: " + string.Join(", ", expected.Except(found).Concat(found.Except(expected)));
        using var run = new RunFolder(again);
        if (run.ReadStatus()?.State != RunStatus.Done) return "its status is not done";
        foreach (var name in expected)
        {
            var (a, b) = (Path.Combine(straight, name), Path.Combine(again, name));
            var isTable = !name.Contains('/', StringComparison.Ordinal) && Path.GetExtension(name) == ".csv";
            if (isTable && !File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b))) return $"{name} holds other bytes";
            // The file of a snapshot tells when it was made too.
            if (Path.GetExtension(name) == ".hdf" && Content(a) != Content(b)) return $"{name} holds other data";
        }

        return null;
    }

    private static string Content(string file) =>
        VoxelImageReader.HoldsVoxels(file) ? SnapshotHash.OfContent(VoxelImageReader.Read(file)) : SnapshotHash.OfContent(SnapshotReader.Read(file));

    private static string[] Names(string run) => [.. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(run, f)).Order(StringComparer.Ordinal)];
}
