using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>
/// A run that ends at any moment, and the same command after it: nothing lost, nothing refused, nothing done that is not.
/// </summary>
[TestFixture]
[Parallelizable]
public sealed class LifecycleTests
{
    private const string Small = RunTests.Small + "\ntransport: { pores: { voxel: 3 um, in_plane: false } }\n";

    private string folder = "";
    private string scenario = "";
    private string whole = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-life-").FullName;
        scenario = Path.Combine(folder, "small.yaml");
        whole = Path.Combine(folder, "whole");
        File.WriteAllText(scenario, Small);
        var (code, _, error) = Run("run", scenario, "--out", whole, "--quiet");
        Assert.That(code, Is.Zero, error);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void DoneNamesEveryResultAndPage()
    {
        var status = new RunFolder(whole).ReadStatus()!;
        Assert.That(status.State, Is.EqualTo("done"));
        Assert.That(status.Results!.Keys,
            Does.Contain("summary.json").And.Contain("snapshots/spheres_000000.hdf").And.Contain("networks.csv"));
        Assert.That(status.Pages, Does.Contain("report.html").And.Contain("figures/ebac_map_00.png"));
        Assert.That(File.ReadLines(Path.Combine(whole, "log.jsonl")).Last(), Does.Contain("\"done\""));
    }

    [Test]
    public void KilledWhileDrawingOnlyThePagesAreMade()
    {
        var run = Copy("drawing");
        using (var folder = new RunFolder(run)) folder.Write(folder.ReadStatus()! with { State = RunStatus.Drawing, Pages = null });
        Directory.Delete(Path.Combine(run, "figures"), recursive: true);
        File.Delete(Path.Combine(run, "report.html"));
        var before = File.GetLastWriteTimeUtc(Path.Combine(run, "summary.csv"));
        var (code, output, error) = Run("run", scenario, "--out", run);
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("target"));
        Assert.That(error, Does.Contain("figures and report were completed"));
        Assert.That(File.GetLastWriteTimeUtc(Path.Combine(run, "summary.csv")), Is.EqualTo(before), "nothing is computed again");
        Assert.That(Names(run), Is.EqualTo(Names(whole)), "every figure of the straight run");
        Assert.That(new RunFolder(run).ReadStatus()!.State, Is.EqualTo("done"));
    }

    // Run and redrawing take everything from the same files, by the same code.
    [TestCase("section_coordination_00")]
    [TestCase("section_pressure_00")]
    [TestCase("solids_profile")]
    [TestCase("size_distribution")]
    [TestCase("ebac_map_00")]
    public void AFigureMadeAgainIsTheSame(string name)
    {
        var run = Copy("again-" + name);
        foreach (var ending in (string[])[".csv", ".png"]) File.Delete(Path.Combine(run, "figures", name + ending));
        Assert.That(Run("run", scenario, "--out", run).Error, Does.Contain("figures and report were completed"));
        byte[] Drawn(string of, string ending) => File.ReadAllBytes(Path.Combine(of, "figures", name + ending));
        foreach (var ending in (string[])[".csv", ".png"]) Assert.That(Drawn(run, ending), Is.EqualTo(Drawn(whole, ending)), ending);
    }

    [Test]
    public void FiguresOfSnapshotsThatAreSwitchedOffAreLeftOut()
    {
        var run = Path.Combine(folder, "no-contacts");
        var (code, _, error) = Run("run", scenario, "--out", run, "--set", "output.contacts=false");
        Assert.That(code, Is.Zero, error);
        string[] Drawn(string of) => [.. Names(of).Where(name => name.StartsWith("figures", StringComparison.Ordinal))];
        Assert.That(Drawn(run), Is.EqualTo(Drawn(whole).Where(name => !name.Contains("ebac_map", StringComparison.Ordinal))));
    }

    [Test]
    public void ReportCompletesARunToo()
    {
        var run = Copy("by-report");
        using (var folder = new RunFolder(run)) folder.Write(folder.ReadStatus()! with { State = RunStatus.Drawing, Pages = null });
        File.Delete(Path.Combine(run, "figures", "coordination.png"));
        Assert.That(Run("report", run).Code, Is.Zero);
        Assert.That(Path.Combine(run, "figures", "coordination.png"), Does.Exist);
        Assert.That(new RunFolder(run).ReadStatus()!.State, Is.EqualTo("done"));
        Assert.That(Run("run", scenario, "--out", run).Error, Does.Contain("nothing ran now"));
    }

    [Test]
    public void FiguresThatCannotBeDrawnCostNoResult()
    {
        // A file stands where the folder of the figures belongs.
        var run = Directory.CreateDirectory(Path.Combine(folder, "no-figures")).FullName;
        var obstacle = Path.Combine(run, "figures");
        File.WriteAllText(obstacle, "");
        var (code, _, error) = Run("run", scenario, "--out", run, "--force");
        Assert.That(code, Is.EqualTo(4));
        Assert.That(error, Does.Contain("the results of " + run + " are whole").And.Contain("lmpdem report"));
        Assert.That(Run("inspect", run).Output, Does.Contain("drawing, 1 of 1 states written"));
        Assert.That(File.ReadAllText(Path.Combine(run, "summary.csv")), Is.EqualTo(File.ReadAllText(Path.Combine(whole, "summary.csv"))));
        Assert.That(Path.Combine(run, "summary.json"), Does.Exist);
        File.Delete(obstacle);
        Assert.That(Run("run", scenario, "--out", run).Code, Is.Zero);
        Assert.That(Names(run), Is.EqualTo(Names(whole)));
        Assert.That(File.ReadLines(Path.Combine(run, "log.jsonl"))
            .Count(l => l.Contains("\"packed\"", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [TestCase("snapshots/contacts_000000.hdf")]
    [TestCase("snapshots/packed.hdf")]
    [TestCase("networks.csv")]
    [TestCase("summary.json")]
    public void AMissingOrCutResultIsNamed(string file)
    {
        var run = Copy("missing-" + Path.GetFileName(file));
        var path = Path.Combine(run, file);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^10]);
        Expect();
        File.Delete(path);
        Expect();
        Assert.That(Run("run", scenario, "--out", run, "--force", "--quiet").Code, Is.Zero);
        Assert.That(path, Does.Exist);

        void Expect()
        {
            var (code, _, error) = Run("run", scenario, "--out", run);
            Assert.That(code, Is.EqualTo(4));
            Assert.That(error, Does.Contain(file).And.Contain("missing or cut short").And.Contain("--force"));
        }
    }

    [TestCase(".lock")]
    [TestCase(".lock", "status.json.tmp")]
    [TestCase(".lock", "scenario.resolved.yaml.tmp", "status.json")]
    [TestCase(".lock", "scenario.resolved.yaml", "log.jsonl")]
    public void AFolderWhoseRunWasKilledAtItsStartIsTakenUp(params string[] traces)
    {
        var run = Directory.CreateDirectory(Path.Combine(folder, "killed-" + traces.Length + traces[^1])).FullName;
        foreach (var trace in traces) File.WriteAllText(Path.Combine(run, trace), "");
        var (code, _, error) = Run("run", scenario, "--out", run, "--quiet");
        Assert.That(code, Is.Zero, error);
        Assert.That(Names(run), Is.EqualTo(Names(whole)));
    }

    [Test]
    public void ARunThatLostItsStatusIsKnownByItsScenario()
    {
        var run = Copy("no-status");
        File.Delete(Path.Combine(run, "status.json"));
        File.WriteAllText(Path.Combine(run, "summary.csv.tmp"), "half");
        var (code, _, error) = Run("run", scenario, "--out", run, "--seed", "4");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("status.json is missing or damaged").And.Contain("--force"));
        Assert.That(Run("run", scenario, "--out", run, "--quiet").Code, Is.Zero);
        Assert.That(Path.Combine(run, "summary.csv.tmp"), Does.Not.Exist);
    }

    [TestCase("stopped")]
    [TestCase("running")]
    [TestCase("drawing")]
    [TestCase("failed")]
    public void AnotherScenariosRunIsNotDeletedHoweverItEnded(string state)
    {
        var run = Copy("other-" + state);
        using (var folder = new RunFolder(run)) folder.Write(folder.ReadStatus()! with { State = state, Results = null, Pages = null });
        var (code, _, error) = Run("run", scenario, "--out", run, "--seed", "4");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("of another scenario (1 of 1 states written)").And.Contain("--out").And.Contain("--force"));
        Assert.That(Names(run), Is.EqualTo(Names(whole)));
    }

    [Test]
    public void ARunThatFailedWithoutAnyStateMayBeReplaced()
    {
        var run = Path.Combine(folder, "mended");
        Assert.That(Run("run", scenario, "--out", run, "--set", "electrode.solids_fraction=0.70").Code, Is.EqualTo(3));
        Assert.That(Run("run", scenario, "--out", run, "--quiet").Code, Is.Zero);
    }

    [Test]
    public void AFolderThatIsALinkStaysALink()
    {
        var run = Copy("linked");
        var far = Path.Combine(folder, "far");
        Directory.Move(Path.Combine(run, "snapshots"), far);
        Directory.CreateSymbolicLink(Path.Combine(run, "snapshots"), far);
        Assert.That(Run("run", scenario, "--out", run, "--force", "--quiet").Code, Is.Zero);
        Assert.That(new DirectoryInfo(Path.Combine(run, "snapshots")).LinkTarget, Is.EqualTo(far));
        Assert.That(Path.Combine(far, "spheres_000000.hdf"), Does.Exist);
    }

    [Test]
    public void NoVerbOverwritesTheResultsOfARun()
    {
        var run = Copy("spared");
        var snapshot = Path.Combine(run, "snapshots", "spheres_000000.hdf");
        foreach (var args in (string[][])[
            ["networks", run, "--out", run],
            ["networks", whole, "--out", run + "/../spared"],
            ["export", snapshot, "--format", "csv", "--out", Path.Combine(run, "summary.csv")],
            ["export", snapshot, "--format", "csv", "--out", snapshot],
            ["crush", "--csv", Path.Combine(run, "compaction.csv")],
            ["report", run, "--out", Path.Combine(run, "networks.csv")],
            ["compare", run, whole, "--out", Path.Combine(run, "report.html")],
            ["init", Path.Combine(run, "scenario.resolved.yaml"), "--force"]])
        {
            var (code, _, error) = Run(args);
            Assert.That(code, Is.EqualTo(2), string.Join(' ', args) + error);
            Assert.That(error, Does.Contain("name another"), string.Join(' ', args));
        }

        foreach (var name in Names(whole).Where(n => n != "status.json"))
            Assert.That(File.ReadAllBytes(Path.Combine(run, name)), Is.EqualTo(File.ReadAllBytes(Path.Combine(whole, name))), name);
    }

    [Test]
    public void TheSealVerbTakesARunOrFiles()
    {
        var run = Copy("unsealed");
        var file = Path.Combine(run, "snapshots", "contacts_000000.hdf");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^40]);
        Assert.That(Run("inspect", file).Error, Does.Contain("Its data are whole").And.Contain("lmpdem seal"));
        var (code, output, _) = Run("seal", run);
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain($"{file}: whole; sealed again").And.Contain("spheres_000000.hdf: has its seal"));
        Assert.That(Run("inspect", file).Output, Does.Contain("sealed again after another program had written it"));
        Assert.That(Run("seal", scenario).Code, Is.EqualTo(4));
        Assert.That(SnapshotSeal.IsWhole(file), Is.True);
    }

    private string Copy(string name)
    {
        var to = Path.Combine(folder, name);
        foreach (var file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private static string[] Names(string run) =>
        [.. Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(run, f))
            .Order(StringComparer.Ordinal)];

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = CommandLine.Invoke(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
