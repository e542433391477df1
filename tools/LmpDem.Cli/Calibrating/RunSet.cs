using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Calibration;

namespace LmpDem.Cli.Calibrating;

/// <summary>The runs that a calibration looks at: their scenarios, and the networks of their states.</summary>
internal sealed class RunSet
{
    private const int DeepestFolder = 3;

    private RunSet(IReadOnlyList<(string Root, RunKeys Keys, ulong Seed)> members) => Members = members;

    /// <summary>Folder, scenario and seed of each run.</summary>
    public IReadOnlyList<(string Root, RunKeys Keys, ulong Seed)> Members { get; }

    /// <summary>Finds runs and checks that they belong together.</summary>
    /// <param name="folders">Folders of runs.</param>
    /// <param name="studies">Folders that hold folders of runs.</param>
    /// <param name="keys">Keys of the scenario in which they may differ.</param>
    /// <param name="error">Notes go here.</param>
    public static RunSet Find(IEnumerable<string> folders, IEnumerable<string> studies, IReadOnlyList<string> keys, TextWriter error)
    {
        var members = new List<(string Root, RunKeys Keys, ulong Seed)>();
        foreach (var root in folders.Concat(studies.SelectMany(s => Below(s, DeepestFolder))))
        {
            using var run = new RunFolder(root);
            var status = run.ReadStatus()
                ?? throw new SnapshotException(root, "this folder holds no run (status.json is missing or damaged)");
            if (status.State != RunStatus.Done)
                error.WriteLine($"note: {root} is not done ({status.State}, {status.Written} of {status.Planned} states)");
            members.Add((root, RunKeys.Read(run.Scenario), status.Seed));
        }

        if (members.Count == 0) throw new UsageException("no runs; name their folders, or the folder of a study with --study");
        for (var k = 1; k < members.Count; k++)
        {
            var differences = members[k].Keys.Differences(members[0].Keys, keys);
            if (differences.Count > 0)
                throw new UsageException(
                    $"{members[k].Root} and {members[0].Root} differ in {string.Join(", ", differences.Take(5))}; runs that are averaged "
                    + $"differ in their seed alone, and in keys named by --parameters");
            for (var j = 0; j < k; j++)
                if (members[j].Seed == members[k].Seed
                    && keys.All(key => members[j].Keys.Quantity(key).Value == members[k].Keys.Quantity(key).Value))
                    throw new UsageException(
                        $"{members[k].Root} and {members[j].Root} have one scenario and one seed ({members[k].Seed}); name each run once");
        }

        return new RunSet(members);
    }

    /// <summary>Reads the states of all runs.</summary>
    /// <param name="areSpheres">Whether no run resolves films.</param>
    public IReadOnlyList<CalibrationRun> Read(out bool areSpheres)
    {
        areSpheres = true;
        var runs = new List<CalibrationRun>();
        foreach (var (root, _, seed) in Members)
        {
            using var folder = new RunFolder(root);
            var states = JunctionStates.Read(folder.Snapshots);
            areSpheres &= states.All(s => s.OfSpheres);
            runs.Add(new CalibrationRun { Name = root, Seed = seed, States = [.. states.Select(s => (s.Ratio, s.Network))] });
        }

        return runs;
    }

    private static IEnumerable<string> Below(string folder, int depth)
    {
        if (!Directory.Exists(folder)) throw new SnapshotException(folder, "no such folder");
        using var run = new RunFolder(folder);
        if (File.Exists(run.Status)) return [folder];
        return depth == 0 ? [] : Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(d => Below(d, depth - 1));
    }
}
