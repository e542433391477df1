using System.Text.Json.Nodes;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>
/// A run that is stopped again and again, in every stage and under every press, ends with the files of the straight run. It stops at a
/// number of passes between two blocks of work, which is the same on any machine.
/// </summary>
[TestFixture]
[Parallelizable(ParallelScope.All)]
public sealed class ResumeTests
{
    private const string Electrode = """
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 45 um
          lateral_y: 45 um
          size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        transport: { pores: { voxel: 4 um, in_plane: false }, plating: { voxel: 8 um } }
        """;

    private const string Fast = "max_inertial_number: 0.02, max_unbalanced: 0.2";

    private const string Bodies = "compact: { enabled: true, template: \"3,2\", steps_per_percent: 40, max_unbalanced: 0.2";

    private static readonly Dictionary<string, string> Scenarios = new()
    {
        ["gap"] = Electrode + $"\ncontact: {{ rolling_friction: 0.02, bond: {{ enabled: true }} }}\npress: {{ ratios: [0, 10 %], {Fast} }}",
        ["dense"] = Electrode + $"\ncontact: {{ law: plastic_dense }}\npress: {{ mode: platen, ratios: [0, 30 %], {Fast} }}",
        ["load"] = Electrode + $"\npress: {{ mode: platen, platen: {{ control: load, pressures: [0.1 MPa, 0.4 MPa] }}, {Fast} }}",
        ["roll"] = Electrode.Replace("lateral_x: 45 um", "lateral_x: 260 um", StringComparison.Ordinal)
            + "\npress: { mode: roll, roll_radius: 0.42 mm, ratios: [0, 10 %], max_inertial_number: 0.1, max_unbalanced: 0.1 }",
        ["window"] = Electrode.Replace("lateral_x: 45 um", "lateral_x: 400 um", StringComparison.Ordinal)
            + "\npress: { mode: roll, roll_radius: 0.42 mm, nip_margin: 0.5, ratios: [10 %], max_inertial_number: 0.1, "
            + "max_unbalanced: 0.1 }",
        ["bodies"] = Electrode + $"\npress: {{ ratios: [0, 10 %], {Fast} }}\n{Bodies}, handoff: {{ ratio: 0 }} }}",
        ["ductile"] = Electrode + $"\npress: {{ ratios: [0, 6 %], {Fast} }}\nfilm: {{ fracture_strain: 0.1 }}\n"
            + Bodies + ", rate_exponent: 20, hardening: 1 MPa, foil: { deformable: true } }",
        ["mixed"] = Electrode
            + $"\npress: {{ ratios: [0, 4 %], unload: false, {Fast} }}\n{Bodies}, formulation: mixed, bare_friction: 0.5 }}",
    };

    private static IEnumerable<string> Names => Scenarios.Keys;

    private string folder = "";

    [OneTimeSetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-resume-").FullName;

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void ARunThatIsStoppedAgainAndAgainEndsInTheSameBytes([ValueSource(nameof(Names))] string name)
    {
        var scenario = Read(Scenarios[name]);
        var (straight, stopped) = (Path.Combine(folder, name, "straight"), Path.Combine(folder, name, "stopped"));
        Run(scenario, straight, new CheckpointSettings { EveryPasses = 400 });
        var all = LastPass(straight);
        var stops = 0;
        while (!Run(scenario, stopped, new CheckpointSettings { StopAtPass = all / 9 + 37 * (stops % 4) }, threads: 1 + stops % 3)) stops++;
        TestContext.Out.WriteLine($"{name}: stopped {stops} times in {all} passes");
        Assert.That(stops, Is.GreaterThan(5), "stops in several stages");
        AssertSame(straight, stopped);
    }

    /// <summary>Every file of two runs: tables byte by byte, snapshots by every dataset, and no file more.</summary>
    internal static void AssertSame(string expected, string found)
    {
        Assert.That(Files(found), Is.EqualTo(Files(expected)));
        foreach (var name in Files(expected))
        {
            var (a, b) = (Path.Combine(expected, name), Path.Combine(found, name));
            if (Path.GetExtension(name) is ".csv" or ".series" or ".yaml")
                Assert.That(File.ReadAllText(b), Is.EqualTo(File.ReadAllText(a)), name);
            else if (Path.GetExtension(name) == ".hdf") Assert.That(Content(b), Is.EqualTo(Content(a)), name);
        }
    }

    private static string Content(string file)
    {
        var isImage = VoxelImageReader.HoldsVoxels(file);
        return isImage ? SnapshotHash.OfContent(VoxelImageReader.Read(file)) : SnapshotHash.OfContent(SnapshotReader.Read(file));
    }

    private static string[] Files(string run) => [.. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(run, f)).Order(StringComparer.Ordinal)];

    // The passes of a run, of which every checkpoint tells in the log.
    private static long LastPass(string run) => File.ReadLines(Path.Combine(run, "log.jsonl"))
        .Select(line => JsonNode.Parse(line)!["data"]).OfType<JsonObject>().Select(data => (long?)data["pass"]).Max() ?? 0;

    private static Scenario Read(string text) => ScenarioReader.ReadText(text, "test.yaml");

    private static bool Run(Scenario scenario, string folder, CheckpointSettings checkpoints, int threads = 1)
    {
        using var run = new RunFolder(folder);
        try
        {
            Pipeline.Run(
                scenario, run, new RunSettings(threads, CancellationToken.None) { Checkpoints = checkpoints }, force: false,
                body => body(new ObserverChain()));
            return true;
        }
        catch (RunStoppedException)
        {
            return false;
        }
    }
}
