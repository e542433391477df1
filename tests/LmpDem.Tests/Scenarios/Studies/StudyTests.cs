using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

public sealed class StudyTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("study").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

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
        Assert.That(Assert.Throws<ScenarioException>(() => Read("name: x\nscenario: base.yaml\nseeds: [2, 2]\n"))!.Message,
            Does.Contain("study.yaml:3:").And.Contain("stands twice"));
    }

    [Test]
    public void SeedsAreAveragedWithTheIntervalOfTheirMean()
    {
        var study = Read("name: x\nscenario: base.yaml\nseeds: [1, 2, 3]\n");
        foreach (var (seed, activation) in new[] { (1, 0.2), (2, 0.4) })
        {
            Finish(study.Members[seed - 1], "networks.csv", activation);
        }

        var outcome = StudyOutcome.Of(study, folder);
        using var all = Assert.EnterMultipleScope();
        Assert.That(outcome.Missing, Is.EqualTo(new[] { new StudyGap("seed-3", "has not run") }));
        var curve = outcome.Curves.Single();
        Assert.That(curve.Criterion, Is.EqualTo(JunctionCriterion.Fracture));
        var point = curve.Points.Single();
        Assert.That(point.Mean, Is.EqualTo(0.3).Within(1e-12));
        // Two values 0.2 apart: standard error 0.1, Student's t for one degree of freedom 12.706.
        Assert.That(point.HalfWidth, Is.EqualTo(1.2706).Within(1e-4));
        // An activation of -97 to 157 % is none: the band of a share ends where the share does.
        Assert.That((point.Lower, point.Upper), Is.EqualTo(((double?)0.0, (double?)1.0)));
        var row = outcome.Table();
        Assert.That(row.Columns.Skip(1), Is.EqualTo(new[] { "fracture (x)", "fracture (x)_half_width", "fracture (x)_lower", "fracture (x)_upper" }));
        Assert.That(row.Rows.Single().Skip(3), Is.EqualTo(new double?[] { 0.0, 1.0 }));
    }

    // What drops the seed, sets a key twice or gives one value twice, each at its own line.
    [TestCase("vary:\n  - key: seed\n    values: [5, 6]\n", ":4:", "seeds: [5, 6]")]
    [TestCase("vary:\n  - key: ' seed '\n    values: [5]\n", ":4:", "seeds: [5, 6]")]
    [TestCase("set: [\"seed=5\"]\n", ":3:", "seeds: [5, 6]")]
    [TestCase("set: [\"film.strength=1 MPa\", \"film.strength=2 MPa\"]\n", ":3:", "film.strength stands in `set` already")]
    [TestCase("set: [\"film.strength=1 MPa\"]\nvary:\n  - key: film.strength\n    values: [2 MPa]\n", ":5:", "stands in `set` already")]
    [TestCase("vary:\n  - key: film.strength\n    values: [2 MPa]\n  - key: film.strength\n    values: [3 MPa]\n", ":6:", "stands in `vary` already")]
    [TestCase("set: [\"electrode.film.thickness=1 nm\"]\nvary:\n  - key: electrode.film\n    values: ['{ thickness: 50 nm }']\n",
        ":5:", "change the same part")]
    [TestCase("vary:\n  - key: contact.friction\n    values: [0.3, \"0.30\"]\n", ":5:", "\"0.30\" and \"0.3\" are one value of contact.friction")]
    [TestCase("vary:\n  - key: contact.friction\n    values: [0.3, 0.4, 30 %]\n", ":5:", "\"30 %\" and \"0.3\" are one value")]
    [TestCase("vary:\n  - key: electrode.film.thickness\n    values: [100 nm, 0.1 um]\n", ":5:", "\"0.1 um\" and \"100 nm\" are one value")]
    [TestCase("vary:\n  - key: material.yield_strength\n    values: [1 MPa, 0.9 MPa, 900 kPa]\n", ":5:", "are one value")]
    [TestCase("vary:\n  - key: press.ratios\n    values: ['[0, 10 %]', '[0, 0.1]']\n", ":5:", "are one value of press.ratios")]
    [TestCase("set: [\"film.strength\"]\n", ":3:", "expected key=value")]
    [TestCase("seeds: []\n", ":3:", "no seed is given")]
    [TestCase("seeds: [1, 2, 1]\n", ":3:", "the seed 1 stands twice")]
    public void WhatAStudyWouldDropOrDoubleIsRefused(string keys, string place, string piece)
    {
        var e = Assert.Throws<ScenarioException>(() => Read("name: x\nscenario: base.yaml\n" + keys))!;
        Assert.That(e.Faults.Single().ToString(), Does.Contain("study.yaml" + place).And.Contain(piece));
    }

    [TestCase("../x")]
    [TestCase("/tmp/x")]
    [TestCase("a/b")]
    [TestCase("..")]
    [TestCase("")]
    public void ANameLeadsNowhereElse(string name)
    {
        var e = Assert.Throws<ScenarioException>(() => Read($"name: \"{name}\"\nscenario: base.yaml\n"))!;
        Assert.That(e.Faults.Single().ToString(), Does.Contain("study.yaml:1:").And.Contain("cannot name a folder"));
    }

    [Test]
    public void SeedsAreThoseOfTheStudyOrTheScenario()
    {
        // The good scenario has seed 7; the largest seed is 2^64 - 1.
        Assert.That(Read("name: x\nscenario: base.yaml\n").Members.Single().Scenario.Seed, Is.EqualTo(7));
        var members = Read("name: x\nscenario: base.yaml\nseeds: [9223372036854775808, 18446744073709551615]\n").Members;
        Assert.That(members.Select(m => m.Scenario.Seed), Is.EqualTo(new[] { 9223372036854775808UL, ulong.MaxValue }));
        Assert.That(members[1].Folder, Is.EqualTo("seed-18446744073709551615"));
        Assert.That(() => Read("name: x\nscenario: base.yaml\nseeds: [18446744073709551616]\n"), Throws.InstanceOf<ScenarioException>());
    }

    [Test]
    public void KeysThatEndAlikeAndValuesThatLookAlikeStayApart()
    {
        var study = Read("""
            name: x
            scenario: base.yaml
            vary:
              - key: electrode.film.thickness
                values: [50 nm]
              - key: electrode.thickness
                values: [90 um]
            """);
        Assert.That(study.Members.Single().Label, Is.EqualTo("film.thickness = 50 nm, electrode.thickness = 90 um"));
        // Both would have one folder's name; the hash of the scenario tells them apart.
        var signs = Read("name: x\nscenario: base.yaml\nvary:\n  - key: name\n    values: [a-b, a_b]\n").Members;
        Assert.That(signs[0].Folder, Does.StartWith("name-a_b_seed-7_").And.Not.EqualTo(signs[1].Folder));
    }

    [Test]
    public void OnlyRunsOfTheVeryScenariosAreCollected()
    {
        var first = Read("name: x\nscenario: base.yaml\nseeds: [1, 2, 3]\n");
        Finish(first.Members[0], "networks.csv", 0.2);
        Finish(first.Members[1], "networks.csv", 0.4);
        var outcome = StudyOutcome.Of(first, folder);
        Assert.That(outcome.Curves.Single().Points.Single().Seeds, Is.EqualTo(2));
        Assert.That(outcome.Missing.Select(m => (m.Folder, m.IsForeign)), Is.EqualTo(new[] { ("seed-3", false) }));
        var second = Read("name: x\nscenario: base.yaml\nseeds: [1, 2, 3]\nset: [\"electrode.film.thickness=50 nm\"]\n");
        outcome = StudyOutcome.Of(second, folder);
        Assert.That(outcome.Curves, Is.Empty);
        Assert.That(outcome.Missing.Select(m => (m.Folder, m.IsForeign)),
            Is.EqualTo(new[] { ("seed-1", true), ("seed-2", true), ("seed-3", false) }));
        Assert.That(outcome.Missing[0].Reason, Does.Contain("another scenario"));
    }

    [Test]
    public void AMemberThatCannotBeReadIsMissingAlone()
    {
        var study = Read("name: x\nscenario: base.yaml\nseeds: [1, 2, 3, 4]\n");
        Finish(study.Members[0], "networks.csv", 0.2);
        Finish(study.Members[1], "networks.csv", 0.2);
        File.AppendAllText(Path.Combine(folder, "seed-2", "networks.csv"), "1,2\n");
        Status(study.Members[2], RunStatus.Failed, "the packing does not come to rest");
        Status(study.Members[3], RunStatus.Done, null);
        var outcome = StudyOutcome.Of(study, folder);
        Assert.That(outcome.Curves.Single().Points.Single().Seeds, Is.EqualTo(1));
        Assert.That(outcome.Missing[0].Reason, Does.Contain("line 4"));
        Assert.That(outcome.Missing.Skip(1).Select(m => m.Reason),
            Is.EqualTo(new[] { "failed: the packing does not come to rest", "is done, but its networks.csv is missing" }));
    }

    private RunFolder Status(StudyMember member, string state, string? message)
    {
        using var run = new RunFolder(Path.Combine(folder, member.Folder));
        Directory.CreateDirectory(run.Root);
        run.Write(new RunStatus(state, "", 1, 1, member.Hash, LmpDem.Scenarios.Build.Version, member.Seed, 1, "", "", message));
        return run;
    }

    private void Finish(StudyMember member, string file, double activation)
    {
        var table = new NumberTable(
            ["ratio_asked", "activation_fracture", "activation_film_theory", "activation_contact_size", "activation_overlap_law"]);
        table.Add(null, 1, 1, 1, 1);
        table.Add(0.3, activation, null, null, null);
        table.Write(Status(member, RunStatus.Done, null).File(file));
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
        File.WriteAllText(Path.Combine(folder, "base.yaml"), Scenarios.BadInput.Good + "\ncompact: { enabled: true }\n");
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, text);
        return Study.ReadFile(path);
    }
}
