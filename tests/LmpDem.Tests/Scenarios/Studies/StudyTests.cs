using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

public sealed class StudyTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("study").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void MembersAreAllCombinationsWithEverySeed()
    {
        var study = Read("""
            name: both
            scenario: base.yaml
            seeds: [3, 4]
            set: ["press.unload=false"]
            vary:
              - key: electrode.film.thickness
                values: [50 nm, 100 nm]
              - key: film.strength
                values: [100 MPa, 200 MPa, 400 MPa]
            """);
        using var all = Assert.EnterMultipleScope();
        Assert.That(study.Members, Has.Count.EqualTo(12));
        Assert.That(study.Members[1].Label, Is.EqualTo("thickness = 50 nm, strength = 100 MPa"));
        Assert.That(study.Members[1].Scenario.Seed, Is.EqualTo(4));
        Assert.That(study.Members[^1].Scenario.Film.Strength, Is.EqualTo(400e6));
        Assert.That(study.Members[^1].Scenario.Electrode.Film.Thickness, Is.EqualTo(100e-9));
        Assert.That(study.Members.All(m => !m.Scenario.Press.Unload));
        Assert.That(study.Members.Select(m => m.Folder).Distinct().Count(), Is.EqualTo(12));
    }

    [Test]
    public void AWrongValueIsToldBeforeAnythingRuns()
    {
        var e = Assert.Throws<ScenarioException>(() => Read("""
            name: wrong
            scenario: base.yaml
            vary:
              - key: film.strengh
                values: [100 MPa]
            """));
        Assert.That(e!.Message, Does.Contain("strengh").And.Contain("strength"));
        Assert.That(Assert.Throws<ScenarioException>(() => Read("name: x\nscenario: base.yaml\nvary:\n  - key: film.strength\n    values: []\n"))!.Message, Does.Contain("no values"));
        Assert.That(Assert.Throws<ScenarioException>(() => Read("name: x\nscenario: base.yaml\nseeds: [2, 2]\n"))!.Message, Does.Contain("the same"));
    }

    [Test]
    public void SeedsAreAveragedWithTheIntervalOfTheirMean()
    {
        var study = Read("name: x\nscenario: base.yaml\nseeds: [1, 2, 3]\n");
        foreach (var (seed, activation) in new[] { (1, 0.2), (2, 0.4) })
        {
            using var run = new RunFolder(Path.Combine(_folder, $"seed-{seed}"));
            Directory.CreateDirectory(run.Root);
            run.Write(new RunStatus(RunStatus.Done, "", 1, 1, "", "", 1, 1, "", "", null));
            var table = new NumberTable(["ratio_asked", "activation_fracture", "activation_film_theory", "activation_contact_size", "activation_overlap_law"]);
            table.Add(null, 1, 1, 1, 1);
            table.Add(0.3, activation, null, null, null);
            table.Write(run.File("networks.csv"));
        }

        var outcome = StudyOutcome.Of(study, _folder);
        using var all = Assert.EnterMultipleScope();
        Assert.That(outcome.Missing, Is.EqualTo(new[] { "seed-3" }));
        var curve = outcome.Curves.Single();
        Assert.That(curve.Criterion, Is.EqualTo(JunctionCriterion.Fracture));
        var point = curve.Points.Single();
        Assert.That(point.Mean, Is.EqualTo(0.3).Within(1e-12));
        // Two values 0.2 apart: standard error 0.1, Student's t for one degree of freedom 12.706.
        Assert.That(point.HalfWidth, Is.EqualTo(1.2706).Within(1e-4));
    }

    [TestCaseSource(nameof(Ready))]
    public void EveryReadyStudyReads(string path) => Assert.That(Study.ReadFile(path).Members, Is.Not.Empty);

    private static IEnumerable<string> Ready()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!File.Exists(Path.Combine(root, "LmpDem.sln"))) root = Path.GetDirectoryName(root)!;
        return Directory.GetFiles(Path.Combine(root, "scenarios", "studies"), "*.yaml").Order();
    }

    private Study Read(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "base.yaml"), Scenarios.BadInput.Good + "\ncompact: { enabled: true }\n");
        var path = Path.Combine(_folder, "study.yaml");
        File.WriteAllText(path, text);
        return Study.ReadFile(path);
    }
}
