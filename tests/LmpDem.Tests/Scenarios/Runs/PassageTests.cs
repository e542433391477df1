using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>What a roll leaves on its way over the layer, and that looking changes nothing.</summary>
public sealed class PassageTests
{
    private const string Scenario = """
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 260 um
          lateral_y: 45 um
          size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        press: { mode: roll, roll_radius: 0.42 mm, ratios: [0, 10 %], max_inertial_number: 0.1, max_unbalanced: 0.1, nip_margin: 0.2
        """;

    private string folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-passage-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void APassageLeavesAsManySnapshotsAsAskedAndNothingElseChanges()
    {
        var (none, four, unset) = (Run("none", ", passage_states: 0 }"), Run("four", ", passage_states: 4 }"), Run("unset", " }"));
        Assert.That(StateArchive.Of(none).Files(PassageSnapshot.Kind), Is.Empty);
        Assert.That(StateArchive.Of(four).Files(PassageSnapshot.Kind), Has.Count.EqualTo(4));
        Assert.That(StateArchive.Of(unset).Files(PassageSnapshot.Kind), Has.Count.EqualTo(10));
        Assert.That(File.ReadAllText(unset.Scenario), Does.Not.Contain("passage_states"), "the text, and with it the hash, is what it was");
        foreach (var run in (RunFolder[])[four, unset])
        {
            var (expected, found) = (Files(none), Files(run));
            Assert.That(found.Keys, Is.EqualTo(expected.Keys));
            foreach (var (name, path) in expected)
            {
                if (Path.GetExtension(name) == ".hdf") Assert.That(Content(found[name]), Is.EqualTo(Content(path)), name);
                else Assert.That(File.ReadAllText(found[name]), Is.EqualTo(File.ReadAllText(path)), name);
            }
        }
    }

    [Test]
    public void EachSnapshotShowsTheLayerWhereTheRollIs()
    {
        var run = Run("shown", ", passage_states: 5 }");
        var length = 260e-6;
        var snapshots = StateArchive.Of(run).Files(PassageSnapshot.Kind).Select(SnapshotReader.Read).ToArray();
        Assert.That(snapshots.Select(s => s.Time), Is.Ordered.Ascending);
        foreach (var (k, s) in snapshots.Index())
        {
            var positions = SphereSnapshot.Spheres(s).Position;
            var fromAxis = Array.ConvertAll((float[])s.PointFields.Single(f => f.Name == "from_axis").Values, x => (double)x);
            var axis = positions[0].X - fromAxis[0];
            // The roll is seen at the end of a block of steps, in which it goes on by less than a tenth of this layer.
            Assert.That(axis / length, Is.InRange((k + 0.5) / 5 - 1e-6, (k + 0.5) / 5 + 0.1));
            var lowered = Array.ConvertAll((float[])s.PointFields.Single(f => f.Name == "displacement").Values, x => (double)x)
                .Where((_, n) => n % 3 == 2).ToArray();
            double Mean(Func<int, bool> counts) => Enumerable.Range(0, fromAxis.Length).Where(counts).Average(i => lowered[i]);
            if (k is > 0 and < 4) Assert.That(Mean(i => fromAxis[i] < 0), Is.LessThan(Mean(i => fromAxis[i] > 50e-6)), "pressed behind it");
        }
    }

    // Results with the same bytes, but for the passage itself and for the text of the scenario that asks for it.
    private static SortedDictionary<string, string> Files(RunFolder run) => new(
        Directory.EnumerateFiles(run.Snapshots, "*").Where(f => !Path.GetFileName(f).StartsWith("passage", StringComparison.Ordinal))
            .Append(run.Summary).ToDictionary(f => Path.GetFileName(f)), StringComparer.Ordinal);

    private static string Content(string file) => SnapshotHash.OfContent(SnapshotReader.Read(file));

    private RunFolder Run(string name, string end)
    {
        var run = new RunFolder(Path.Combine(folder, name));
        Pipeline.Run(
            ScenarioReader.ReadText(Scenario + end, "passage.yaml"), run, new RunSettings(1, CancellationToken.None), force: false,
            body => body(new ObserverChain()));
        run.Dispose();
        return run;
    }
}
