using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Studies;
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
        Assert.That(Assert.Throws<ScenarioException>(
            () => Read("name: x\nscenario: base.yaml\nvary:\n  - key: film.strength\n    values: []\n"))!.Message,
            Does.Contain("no values"));
        Assert.That(Assert.Throws<ScenarioException>(() => Read("name: x\nscenario: base.yaml\nseeds: [2, 2]\n"))!.Message,
            Does.Contain("study.yaml:3:").And.Contain("stands twice"));
    }

    // What drops the seed, sets a key twice or gives one value twice, each at its own line.
    [TestCase("vary:\n  - key: seed\n    values: [5, 6]\n", ":4:", "seeds: [5, 6]")]
    [TestCase("vary:\n  - key: ' seed '\n    values: [5]\n", ":4:", "seeds: [5, 6]")]
    [TestCase("set: [\"seed=5\"]\n", ":3:", "seeds: [5, 6]")]
    [TestCase("set: [\"film.strength=1 MPa\", \"film.strength=2 MPa\"]\n", ":3:", "film.strength stands in `set` already")]
    [TestCase("set: [\"film.strength=1 MPa\"]\nvary:\n  - key: film.strength\n    values: [2 MPa]\n", ":5:", "stands in `set` already")]
    [TestCase("vary:\n  - key: film.strength\n    values: [2 MPa]\n  - key: film.strength\n    values: [3 MPa]\n", ":6:",
        "stands in `vary` already")]
    [TestCase("set: [\"electrode.film.thickness=1 nm\"]\nvary:\n  - key: electrode.film\n    values: ['{ thickness: 50 nm }']\n",
        ":5:", "change the same part")]
    [TestCase("vary:\n  - key: contact.friction\n    values: [0.3, \"0.30\"]\n", ":5:",
        "\"0.30\" and \"0.3\" are one value of contact.friction")]
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
