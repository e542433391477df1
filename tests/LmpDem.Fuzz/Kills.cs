using System.Diagnostics;
using LmpDem.Cli.Verbs;
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
            bool wasThere;
            using (var run = Start(scenario, killed)) wasThere = KillAt(run, Path.Combine(killed, moment));
            using var again = Start(scenario, killed);
            var fault = !wasThere ? "it never appeared"
                : !again.WaitForExit(Longest) ? "the same command hangs"
                : again.ExitCode != 0 ? $"the same command ends with {again.ExitCode}"
                : Difference(straight, killed);
            trials.Tell($"killed when {moment} appeared", fault);
        }
    }

    /// <summary>
    /// Kills a run at moments drawn evenly over its duration, some of them twice; it writes checkpoints twice a second, and goes on to the
    /// bytes of the straight run.
    /// </summary>
    public static void TryAtRandom(Trials trials, string folder, int count, int seed)
    {
        var scenario = Path.Combine(folder, "small.yaml");
        File.WriteAllText(scenario, OddScenarios.Small);
        var straight = Path.Combine(folder, "straight");
        var clock = Stopwatch.StartNew();
        using (var run = Start(scenario, straight, Often))
        {
            if (!run.WaitForExit(Longest) || run.ExitCode != 0)
            {
                trials.Tell("the straight run", "did not end well");
                return;
            }
        }

        var (duration, random) = (clock.Elapsed, new Random(seed));
        var from = new Dictionary<string, int>();
        for (var k = 0; k < count; k++)
        {
            var killed = Path.Combine(folder, $"killed_{k}");
            for (var kill = 0; kill <= k % 3 / 2; kill++)
            {
                using var run = Start(scenario, killed, Often);
                if (!run.WaitForExit(random.NextDouble() * duration)) run.Kill();
                run.WaitForExit();
                var at = Stand(killed);
                from[at] = from.GetValueOrDefault(at) + 1;
            }

            using var again = Start(scenario, killed, Often);
            var fault = !again.WaitForExit(Longest) ? "the same command hangs"
                : again.ExitCode != 0 ? $"the same command ends with {again.ExitCode}"
                : Difference(straight, killed);
            trials.Tell($"killed at random, {k + 1} of {count}", fault);
            if (fault is null) Directory.Delete(killed, recursive: true);
        }

        Console.WriteLine("kills: " + string.Join(", ", from.OrderBy(f => f.Key).Select(f => $"{f.Value} {f.Key}")));
    }

    private static readonly string[] Often = ["--checkpoint-every", "0.5s"];

    // What a killed run left.
    private static string Stand(string run)
    {
        if (!Directory.Exists(run)) return "before the folder was made";
        using var folder = new RunFolder(run);
        var status = folder.ReadStatus();
        return status?.State == RunStatus.Done ? "after the end"
            : status?.Results is not null ? "while drawing"
            : folder.Checkpoints.Files.Count == 0 ? "before the first checkpoint"
            : $"with a checkpoint in the stage {status?.Stage}";
    }

    // Whether the file appeared before the run ended or took too long.
    private static bool KillAt(Process run, string file)
    {
        var clock = Stopwatch.StartNew();
        while (!File.Exists(file) && clock.Elapsed < Longest && !run.WaitForExit(1)) continue;
        var found = File.Exists(file);
        if (!run.HasExited) run.Kill();
        run.WaitForExit();
        return found;
    }

    // What it prints, some lines, is left in the pipe.
    private static Process Start(string scenario, string output, params string[] more) => Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(CommandLine).Assembly.Location, "run", scenario, "--out", output, "--quiet", "--threads", "1", .. more])
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
        VoxelImageReader.HoldsVoxels(file)
            ? SnapshotHash.OfContent(VoxelImageReader.Read(file)) : SnapshotHash.OfContent(SnapshotReader.Read(file));

    private static string[] Names(string run) => [.. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(run, f)).Order(StringComparer.Ordinal)];
}
