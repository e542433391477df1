using System.Text.Json;
using LmpDem.Cli.Verbs;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>A whole run of a few particles through the command: its files, its refusals, and the same bytes again.</summary>
[TestFixture]
[Parallelizable]
public sealed class RunTests
{
    /// <summary>Some twenty particles, the packed state and a light press: seconds.</summary>
    internal const string Small = """
        name: small
        seed: 3
        electrode:
          thickness: 40 um
          solids_fraction: 0.48
          lateral_x: 45 um
          lateral_y: 45 um
          size_distribution: { kind: log_normal, weighting: number, d50: 16 um, sigma_g: 1.1, cut_min: 12 um, cut_max: 20 um }
        material: { stiffness_scale: 0.03 }
        press: { ratios: [0], unload: false }
        """;

    private string folder = "";
    private string scenario = "";
    private string run = "";
    private (int Code, string Output, string Error) first;

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-run-").FullName;
        scenario = Path.Combine(folder, "small.yaml");
        run = Path.Combine(folder, "run");
        File.WriteAllText(scenario, Small);
        first = Run("run", scenario, "--out", run, "--threads", "1");
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void PrintsTheTableOnStdoutAndProgressOnStderr()
    {
        Assert.That(first.Code, Is.Zero, first.Error);
        Assert.That(first.Output, Does.StartWith(" ").Or.StartWith("target"));
        Assert.That(first.Output, Does.Contain("activation").And.Contain("measured").And.Contain("calibrated law, not a prediction"));
        Assert.That(first.Output, Does.Not.Contain("pack:"));
        Assert.That(first.Error, Does.Contain("threads: 1 (from --threads)").And.Contain("pack: begun").And.Contain("calender: begun"));
    }

    [TestCase("scenario.resolved.yaml")]
    [TestCase("log.jsonl")]
    [TestCase("summary.csv")]
    [TestCase("summary.json")]
    [TestCase("rearrangement.csv")]
    [TestCase("status.json")]
    [TestCase("figures/activation.png")]
    [TestCase("figures/activation.svg")]
    [TestCase("figures/activation.csv")]
    [TestCase("snapshots/packed.hdf")]
    [TestCase("snapshots/spheres.hdf.series")]
    [TestCase("snapshots/spheres_000000.hdf")]
    [TestCase("snapshots/contacts.hdf.series")]
    [TestCase("snapshots/contacts_000000.hdf")]
    public void WritesTheFilesOthersRelyOn(string file) => Assert.That(Path.Combine(run, file), Does.Exist);

    [Test]
    public void LeavesNothingUnfinished() =>
        Assert.That(Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".tmp", StringComparison.Ordinal) || f.EndsWith(".lock", StringComparison.Ordinal)), Is.Empty);

    [Test]
    public void EveryLineOfTheLogIsJson()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(run, "log.jsonl")))
            Assert.That(JsonDocument.Parse(line).RootElement.GetProperty("what").GetString(), Is.Not.Empty);
        Assert.That(File.ReadAllText(Path.Combine(run, "log.jsonl")), Does.Contain("threads: 1 (from --threads)"));
    }

    [Test]
    public void SummaryHasTheColumnsOthersRelyOn()
    {
        var header = File.ReadLines(Path.Combine(run, "summary.csv")).First();
        Assert.That(header, Is.EqualTo(
            "ratio_asked,ratio_reached,thickness_um,solids,porosity_open,coordination,li_li_contacts,li_cu_contacts,mean_overlap,load_MPa,"
            + "line_load_N_mm,inertial_number,unbalanced,activation_overlap_law,activation_fracture,activation_film_theory,film_intact,area_li_cu,"
            + "area_li_li,area_ionic,vms_li_p50_MPa,vms_interface_p95_MPa,vms_bottom_top,tortuosity,over_calendered,"
            + "activation_local_exposure,film_open,open_li_cu,open_li_li,open_ionic,film_stress_p95_MPa,film_at_strength,film_at_strength_bottom_top,"
            + "pressure_asked_MPa,at_rest,full_contacts,unconverged,residual_over_tolerance,"
            + "coordination_without_rattlers,rattlers,pores_percolating"));
        var row = SummaryTable.Read(Path.Combine(run, "summary.csv")).Single();
        Assert.That(row[Catalogue.Solids], Is.EqualTo(0.48).Within(0.005), "what the generator promises");
        Assert.That(row[Catalogue.Thickness], Is.EqualTo(40).Within(0.5).Percent, "what the generator promises");
    }

    [Test]
    public void EveryFileCarriesItsProvenance()
    {
        var resolved = File.ReadAllText(Path.Combine(run, "scenario.resolved.yaml"));
        var packed = SnapshotReader.Read(Path.Combine(run, "snapshots/packed.hdf"));
        var pressed = SnapshotReader.Read(Path.Combine(run, "snapshots/spheres_000000.hdf"));
        Assert.That(pressed.Provenance.ScenarioText, Is.EqualTo(resolved));
        Assert.That(pressed.Provenance.Seed, Is.EqualTo(3));
        Assert.That(pressed.Provenance.ParentHashes, Is.EqualTo(new[] { SnapshotHash.OfContent(packed) }));
        Assert.That(File.ReadAllText(Path.Combine(run, "summary.json")), Does.Contain(pressed.Provenance.ScenarioHash));
    }

    [Test]
    public void RepetitionChangesNoByteOfTheData()
    {
        var other = Path.Combine(folder, "two-threads");
        Assert.That(Run("run", scenario, "--out", other, "--threads", "2", "--quiet").Code, Is.Zero);
        foreach (var file in (string[])["packed.hdf", "spheres_000000.hdf", "contacts_000000.hdf"])
            Assert.That(Hash(other, file), Is.EqualTo(Hash(run, file)), file);
    }

    [Test]
    public void AnotherSeedGivesOtherData()
    {
        var other = Path.Combine(folder, "other-seed");
        Assert.That(Run(
            "run", scenario, "--out", other, "--seed", "4", "--quiet", "--set", "output.figures=false", "--set",
            "output.report=false").Code, Is.Zero);
        Assert.That(Hash(other, "packed.hdf"), Is.Not.EqualTo(Hash(run, "packed.hdf")));
        Assert.That(Path.Combine(other, "figures"), Does.Not.Exist);
    }

    [Test]
    public void ADoneRunIsNotRunAgain()
    {
        var before = File.GetLastWriteTimeUtc(Path.Combine(run, "summary.csv"));
        var (code, output, error) = Run("run", scenario, "--out", run, "--json");
        Assert.That(code, Is.Zero);
        Assert.That(error, Does.Contain("done before"));
        Assert.That(JsonDocument.Parse(output).RootElement.GetProperty("rows").GetArrayLength(), Is.EqualTo(1));
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(run, "summary.csv")), Is.EqualTo(before));
    }

    [Test]
    public void AnotherRunsFolderIsNotOverwritten()
    {
        var (code, _, error) = Run("run", scenario, "--out", run, "--seed", "9");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--force"));
        Assert.That(new RunFolder(run).ReadStatus()!.Seed, Is.EqualTo(3));
    }

    [Test]
    public void AFolderOfOtherFilesIsNotWrittenInto()
    {
        var mine = Directory.CreateDirectory(Path.Combine(folder, "mine")).FullName;
        File.WriteAllText(Path.Combine(mine, "thesis.txt"), "mine");
        var (code, _, error) = Run("run", scenario, "--out", mine);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("no run's"));
        Assert.That(Directory.GetFileSystemEntries(mine), Has.Length.EqualTo(1));
    }

    [Test]
    public void AFolderThatCannotBeMadeIsAFileFault()
    {
        var (code, _, error) = Run("run", scenario, "--out", Path.Combine(scenario, "run"));
        Assert.That(code, Is.EqualTo(4));
        Assert.That(error, Does.Contain("cannot be made or written"));
    }

    [Test]
    public void TwoRunsDoNotShareAFolder()
    {
        var shared = Path.Combine(folder, "shared");
        using var first = new RunFolder(shared);
        first.Prepare("hash", force: false);
        using var second = new RunFolder(shared);
        Assert.That(() => second.Prepare("hash", force: true), Throws.TypeOf<HeldException>().With.Message.Contains("another run"));
    }

    [Test]
    public void ARunOutOfTimeStopsWithWhatIsWhole()
    {
        var stopped = Path.Combine(folder, "stopped");
        var (code, _, error) = Run("run", scenario, "--out", stopped, "--max-wall", "0.001s", "--set", "seed=5");
        Assert.That(code, Is.EqualTo(75));
        Assert.That(error, Does.Contain("stopped on request; 0 of 1 states are written and whole"));
        Assert.That(new RunFolder(stopped).ReadStatus()!.State, Is.EqualTo("stopped"));
        Assert.That(Run("inspect", stopped).Output, Does.Contain("stopped, 0 of 1 states written"));
    }

    [Test]
    public void ADryRunTellsAndWritesNothing()
    {
        var none = Path.Combine(folder, "none");
        var (code, output, _) = Run("run", scenario, "--out", none, "--dry-run", "--json");
        var plan = JsonDocument.Parse(output).RootElement;
        Assert.That(code, Is.Zero);
        Assert.That(none, Does.Not.Exist);
        Assert.That(plan.GetProperty("particles")
            .GetInt32(), Is.EqualTo(SnapshotReader.Read(Path.Combine(run, "snapshots/packed.hdf")).PointCount),
            "the plan draws the powder that the run draws");
        Assert.That(plan.GetProperty("time_step")
            .GetDouble(), Is.GreaterThan(0).And.LessThan(plan.GetProperty("time_step_limit").GetDouble()));
    }

    [Test]
    public void APowderThatCannotPackHasItsOwnExitCodeAndNamesTheRange()
    {
        var (code, _, error) = Run("run", scenario, "--out", Path.Combine(folder, "dense"), "--set", "electrode.solids_fraction=0.70");
        Assert.That(code, Is.EqualTo(3), "the scenario is sound, so it is no fault of usage");
        Assert.That(error, Does.Contain("it packs from"));
    }

    [Test]
    public void InspectShowsFieldsWithUnitsAndOrigin()
    {
        var (code, output, _) = Run("inspect", Path.Combine(run, "snapshots/spheres_000000.hdf"), "--json");
        var root = JsonDocument.Parse(output).RootElement;
        Assert.That(code, Is.Zero);
        Assert.That(root.GetProperty("fields").EnumerateArray()
            .Select(f => $"{f.GetProperty("name")} {f.GetProperty("unit")}"), Does.Contain("radius m").And.Contain("coordination 1"));
        Assert.That(root.GetProperty("provenance").GetProperty("seed").GetInt32(), Is.EqualTo(3));
    }

    [TestCase("csv", "spheres_000000.csv")]
    [TestCase("vtu", "spheres_000000.vtu")]
    [TestCase("lammps-dump", "spheres.dump")]
    public void ExportsForOthers(string format, string file)
    {
        var to = Path.Combine(folder, "export-" + format);
        Assert.That(Run("export", run, "--format", format, "--out", to).Code, Is.Zero);
        Assert.That(new FileInfo(Path.Combine(to, file)).Length, Is.GreaterThan(100));
    }

    [Test]
    public void ExportsOneSnapshotToStdout()
    {
        var (code, output, _) = Run("export", Path.Combine(run, "snapshots/contacts_000000.hdf"), "--format", "csv");
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.StartWith("#"));
    }

    [Test]
    public void ADamagedSnapshotIsAFileFault()
    {
        var damaged = Path.Combine(folder, "damaged.hdf");
        File.WriteAllBytes(damaged, File.ReadAllBytes(Path.Combine(run, "snapshots/packed.hdf"))[..5000]);
        var (code, _, error) = Run("inspect", damaged);
        Assert.That(code, Is.EqualTo(4));
        Assert.That(error, Does.Contain(damaged));
    }

    [Test]
    public void SpheresComeBackWithoutLoss()
    {
        var packed = SnapshotReader.Read(Path.Combine(run, "snapshots/packed.hdf"));
        var spheres = SphereSnapshot.Spheres(packed);
        var again = SphereSnapshot.Of(
            spheres, SphereSnapshot.Box(packed), 0, 0.0, [], packed.Scalars.Skip(6), packed.Provenance, PackStage.Kind);
        Assert.That(SnapshotHash.OfContent(again), Is.EqualTo(SnapshotHash.OfContent(packed)));
    }

    private static string Hash(string run, string file) =>
        SnapshotHash.OfContent(SnapshotReader.Read(Path.Combine(run, "snapshots", file)));

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = CommandLine.Invoke(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
