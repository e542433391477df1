using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Extending;

/// <summary>Two plug-ins through the command: a run with their law and measure, what is written, and the run without them.</summary>
[TestFixture]
[Parallelizable]
public sealed class PlugInCommandTests
{
    private static readonly string[] PlugIns =
        ["--plugin", PlugInTests.Sample("HystereticLaw"), "--plugin", PlugInTests.Sample("ForceInequality")];

    private string folder = "";
    private string scenario = "";
    private string run = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-plugin-").FullName;
        scenario = Path.Combine(folder, "own.yaml");
        run = Path.Combine(folder, "run");
        File.WriteAllText(scenario, RunTests.Small.Replace("ratios: [0], unload: false", "ratios: [0, 10 %]", StringComparison.Ordinal)
            + "\ncontact: { law: hysteretic_spring, restitution: 0.4 }\ntransport: { pores: { enabled: false } }\n");
        var (code, _, error) = Run(["run", scenario, "--out", run, "--quiet", .. PlugIns]);
        Assert.That(code, Is.Zero, error);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void TheMeasureIsTheLastColumnAndAFigureOfTheReport()
    {
        var lines = File.ReadAllLines(InRun("summary.csv"));
        Assert.Multiple(() =>
        {
            Assert.That(lines[0], Does.EndWith(",force_gini"));
            Assert.That(lines[1..], Has.All.Match(@",0\.\d+$"));
            Assert.That(File.Exists(InRun(Path.Combine("figures", "measure_force_gini.svg"))));
            Assert.That(File.ReadAllText(InRun("report.html")), Does.Contain("Inequality of the contact forces"));
            Assert.That(File.ReadAllText(InRun("summary.json")), Does.Contain("\"force_gini\": 0."));
        });
    }

    [Test]
    public void EveryFileSaysWhichPlugInsMadeIt()
    {
        var sha256 = Sha256.Of(File.ReadAllBytes(PlugIns[1]));
        var line = $"# plug-in HystereticLaw 0.1.0, SHA-256 {sha256}: law hysteretic_spring\n";
        var snapshot = SnapshotReader.Read(InRun(Path.Combine("snapshots", "spheres_000001.hdf")));
        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllText(InRun("scenario.resolved.yaml")), Does.StartWith(line));
            Assert.That(snapshot.Provenance.ScenarioText, Does.StartWith(line));
            Assert.That(File.ReadAllText(InRun("plugins.json")), Does.Contain(sha256).And.Contain("\"name\": \"force_gini\""));
            Assert.That(File.ReadAllText(InRun("log.jsonl")), Does.Contain("measure force_gini"));
        });
    }

    [Test]
    public void ARunIsReadAndDrawnWithoutItsPlugIns()
    {
        var page = Path.Combine(folder, "page.html");
        var (code, _, error) = Run(["report", run, "--out", page]);
        Assert.That(code, Is.Zero, error);
        Assert.That(File.ReadAllText(page), Does.Contain("Inequality of the contact forces"));
        (code, _, error) = Run(["networks", run, "--out", Path.Combine(folder, "networks")]);
        Assert.That(code, Is.Zero, error);
        Assert.That(
            File.ReadAllText(Path.Combine(folder, "networks", "networks.csv")), Is.EqualTo(File.ReadAllText(InRun("networks.csv"))));
        Assert.That(Run(["run", scenario, "--out", run, .. PlugIns]).Error, Does.Contain("was done before"));
    }

    [Test]
    public void WithoutItsPlugInsNothingIsComputed()
    {
        var stopped = Path.Combine(folder, "stopped");
        Assert.That(Run(["run", scenario, "--out", stopped, "--max-wall", "0.001s", .. PlugIns]).Code, Is.EqualTo(ExitCode.Stopped));
        var (code, _, error) = Run(["resume", stopped]);
        Assert.That((code, error), Is.EqualTo((ExitCode.Usage, error)));
        Assert.That(error, Does.Contain("was begun with the plug-in HystereticLaw 0.1.0").And.Contain("give the same with --plugin"));
        Assert.That(Run(["run", scenario, "--out", stopped]).Error, Does.Contain("contact.law").And.Contain("--plugin FILE.dll"));
        (code, _, error) = Run(["resume", stopped, "--quiet", .. PlugIns]);
        Assert.That(code, Is.Zero, error);
        Assert.That(
            File.ReadAllText(Path.Combine(stopped, "summary.csv")), Is.EqualTo(File.ReadAllText(InRun("summary.csv"))),
            "a run that was stopped goes on to the same bytes");
    }

    [TestCase("validate")]
    [TestCase("run")]
    public void APlugInThatIsMissingEndsWithTwo(string verb)
    {
        var (code, _, error) = Run([verb, scenario, "--plugin", "nowhere.dll"]);
        Assert.That(code, Is.EqualTo(ExitCode.Usage));
        Assert.That(error, Is.EqualTo("error: nowhere.dll: there is no such file; --plugin takes the .dll of a plug-in\n"));
    }

    [Test]
    public void AStudyOfAPlugInsLawRunsItsMembersWithIt()
    {
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, """
            name: stiff
            scenario: own.yaml
            set: ["press.ratios=[0]", "press.unload=false", "output.report=false", "output.figures=false"]
            vary:
              - key: contact.restitution
                values: [0.3, 0.6]
            """);
        var (code, _, error) = Run(["sweep", "run", study, "--out", Path.Combine(folder, "study"), .. PlugIns]);
        Assert.That(code, Is.Zero, error);
        var ensemble = Directory.GetFiles(Path.Combine(folder, "study"), "*.csv").Select(File.ReadAllText);
        Assert.That(ensemble, Has.Some.Contains("force_gini"), "the measure is collected too");
    }

    [Test]
    public void ElectrodesAreGeneratedWithThePlugInsLawAndSayWhichItWas()
    {
        var root = Path.Combine(folder, "electrodes");
        Assert.That(Run(["generate", scenario, "--out", root]).Error, Does.Contain("contact.law").And.Contain("--plugin FILE.dll"));
        var (code, _, error) = Run(["generate", scenario, "--out", root, .. PlugIns]);
        Assert.That(code, Is.Zero, error);
        var electrode = Path.Combine(root, "seed-3");
        Assert.That(File.ReadAllText(Path.Combine(electrode, "scenario.resolved.yaml")), Does.StartWith("# plug-in HystereticLaw 0.1.0"));
        Assert.That(File.ReadAllText(Path.Combine(electrode, "plugins.json")), Does.Contain("hysteretic_spring"));
        var packed = SnapshotReader.Read(Path.Combine(electrode, "packed.hdf"));
        var ofRun = SnapshotReader.Read(InRun(Path.Combine("snapshots", "packed.hdf")));
        Assert.That(SnapshotHash.OfContent(packed), Is.EqualTo(SnapshotHash.OfContent(ofRun)), "the packing that the run pressed");
    }

    [Test]
    public void AConvergenceStudyRunsItsMembersWithThePlugInsLaw()
    {
        var root = Path.Combine(folder, "converge");
        string[] study = ["converge", scenario, "--out", root, "--settings", "press"];
        Assert.That(Run(["converge", scenario, "--out", root, "--dry-run"]).Error, Does.Contain("--plugin FILE.dll"));
        var (code, output, error) = Run([.. study, .. PlugIns]);
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("press finer"));
        var members = Directory.GetFiles(root, "plugins.json", SearchOption.AllDirectories);
        Assert.That(members, Has.Length.EqualTo(3), "the scenario itself, a slower and a faster press");
    }

    [Test]
    public void ALawOfAPlugInIsCrushed()
    {
        string[] crush = ["crush", "--law", "hysteretic_spring", "--rows", "2", "--to", "0.02", "--json"];
        Assert.That(Run(crush).Error, Does.Contain("--law: expected one of hertz_mindlin, linear, plastic, plastic_dense, but"));
        var (code, output, error) = Run([.. crush, .. PlugIns]);
        Assert.That(code, Is.Zero, error);
        // A spring: twice the approach, twice the force.
        var forces = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("rows").EnumerateArray()
            .Select(r => r.GetProperty("force").GetDouble()).ToArray();
        Assert.That(forces[2] / forces[1], Is.EqualTo(2).Within(0.01), "walls move slowly, with an inertia of a per cent at most");
    }

    private string InRun(string name) => Path.Combine(run, name);

    private static (int Code, string Output, string Error) Run(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Invoke(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
