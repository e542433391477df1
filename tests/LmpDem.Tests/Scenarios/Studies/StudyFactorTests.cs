using LmpDem.Engine.Units;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

/// <summary>Kinds of factors: rows of keys, samples over ranges, seeds in a row, and how they combine.</summary>
public sealed class StudyFactorTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("study").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void RowsSetTheirKeysTogether()
    {
        var members = Read("""
            seeds: [3, 4]
            list:
              - { electrode.film.thickness: 50 nm, film.strength: 400 MPa }
              - { electrode.film.thickness: 100 nm, film.strength: 200 MPa }
            """).Members;
        Assert.That(members.Select(m => (m.Folder, m.Scenario.Electrode.Film.Thickness, m.Scenario.Film.Strength, m.Seed)), Is.EqualTo(new[]
        {
            ("thickness-50_nm_strength-400_MPa_seed-3", 50e-9, 400e6, 3UL), ("thickness-50_nm_strength-400_MPa_seed-4", 50e-9, 400e6, 4UL),
            ("thickness-100_nm_strength-200_MPa_seed-3", 100e-9, 200e6, 3UL),
                ("thickness-100_nm_strength-200_MPa_seed-4", 100e-9, 200e6, 4UL),
        }));
        Assert.That(members.Select(m => m.Combination), Is.EqualTo(new[] { 0, 0, 1, 1 }));
    }

    [Test]
    public void AnyKeyMayStandInARow()
    {
        var members = Read("""
            list:
              - { press.ratios: [0, 10 %], output.figures: false }
              - { press.ratios: "[0, 20 %]", output.figures: true }
            """).Members;
        Assert.That(members.Select(m => (m.Scenario.Press.Ratios[1], m.Scenario.Output.Figures)),
            Is.EqualTo(new[] { (0.1, false), (0.2, true) }));
    }

    [TestCase("latin_hypercube")]
    [TestCase("sobol")]
    public void ASampleFillsItsRanges(string method)
    {
        var members = Read($$"""
            sample:
              method: {{method}}
              count: 16
              ranges:
                - { key: film.strength, from: 100 MPa, to: 0.4 GPa }
                - { key: electrode.film.thickness, from: 50 nm, to: 200 nm, scale: log }
                - { key: activation.draws, from: 100, to: 103 }
            """).Members;
        Assert.That(members.Select(m => m.Folder), Has.Member("point-0007_seed-7").And.Exactly(16).Items);
        Assert.That(members.All(m => m.Factors[0].Text.EndsWith(" MPa", StringComparison.Ordinal) && m.Factors[2].Text.Length == 3));
        // One of sixteen in every sixteenth of each range, the second in its logarithm; four of sixteen at each whole number.
        Assert.That(members.Select(m => (int)((m.Scenario.Film.Strength / 1e6 - 100) / 300 * 16))
            .Order(), Is.EqualTo(Enumerable.Range(0, 16)));
        Assert.That(members.Select(m => (int)(Math.Log(m.Scenario.Electrode.Film.Thickness / 50e-9, 4) * 16))
            .Order(), Is.EqualTo(Enumerable.Range(0, 16)));
        foreach (var steps in (int[])[100, 101, 102, 103])
            Assert.That(members.Count(m => m.Scenario.Activation.Draws == steps), Is.EqualTo(4));
    }

    [Test]
    public void ALongerSobolSampleKeepsThePointsThatWereThere()
    {
        const string Sample = "sample: { method: sobol, count: N, seed: 5, ranges: [{ key: film.strength, from: 100 MPa, to: 400 MPa }] }";
        var (few, many) =
            (Read(Sample.Replace("N", "4", StringComparison.Ordinal)).Members,
            Read(Sample.Replace("N", "9", StringComparison.Ordinal)).Members);
        Assert.That(many.Take(4).Select(m => (m.Hash, m.Folder)), Is.EqualTo(few.Select(m => (m.Hash, m.Folder))));
    }

    [Test]
    public void EveryKindCombinesWithEveryOther()
    {
        var study = Read("""
            seeds: { count: 3, from: 11 }
            vary:
              - key: contact.friction
                values: [0.2, 0.3]
            list: [{ film.strength: 100 MPa }, { film.strength: 200 MPa }]
            sample: { method: latin_hypercube, count: 5, ranges: [{ key: electrode.film.thickness, from: 50 nm, to: 200 nm }] }
            """);
        Assert.That(study.Members, Has.Count.EqualTo(2 * 2 * 5 * 3));
        Assert.That(study.Members.Select(m => m.Hash).Distinct().Count(), Is.EqualTo(60));
        Assert.That(study.Members[0].Folder, Is.EqualTo("friction-0.2_strength-100_MPa_point-0000_seed-11"));
        Assert.That(study.Members[^1].Folder, Is.EqualTo("friction-0.3_strength-200_MPa_point-0004_seed-13"));
        Assert.That(study.Members[^1].Factors.Select(f => f.Key),
            Is.EqualTo(new[] { "contact.friction", "film.strength", "electrode.film.thickness" }));
    }

    [TestCase("seeds: { count: 0 }", ":3:", "range 1 to 100000")]
    [TestCase("seeds: { from: 4 }", ":3:", "count")]
    [TestCase("seeds: { count: 3, from: 18446744073709551614 }", ":3:", "beyond the largest seed")]
    [TestCase("seeds: { count: 3, form: 4 }", ":3:", "did you mean \"from\"")]
    [TestCase("list: []", ":3:", "no row is given")]
    [TestCase("list: [{ film.strength: 1 MPa }, { film.strengh: 2 MPa }]", ":3:", "does not set film.strength")]
    [TestCase("list: [{ film.strength: 100 MPa }, { film.strength: 200 MPa, contact.friction: 0.3 }]", ":3:",
        "sets contact.friction, which the first one does not")]
    [TestCase("list: [{ film.strength: 100 MPa }, { film.strength: 0.1 GPa }]", ":3:", "same values")]
    [TestCase("list: [{ seed: 4 }]", ":3:", "seeds: [5, 6]")]
    [TestCase("list: [7]", ":3:", "a mapping")]
    [TestCase("set: [\"film.strength=1 MPa\"]\nlist: [{ film.strength: 2 MPa }]", ":4:", "stands in `set` already")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [] }", ":3:", "no range is given")]
    [TestCase("sample: { method: halton, count: 4, ranges: [] }", ":3:", "latin_hypercube, sobol")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: film.strength, from: 400 MPa, to: 100 MPa }] }", ":3:", "is not above")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: film.strength, from: 100 MPa, to: 400 nm }] }", ":3:",
        "no ends of one range")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: contact.friction, from: 0, to: 1, scale: log }] }", ":3:", "above 0")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: activation.draws, from: 1.5, to: 4 }] }", ":3:", "whole number")]
    [TestCase("sample: { method: sobol, count: 9, ranges: [{ key: activation.draws, from: 100, to: 102 }] }", ":3:",
        "of the sample have the same values")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: film.strength, from: much, to: 400 MPa }] }", ":3:", "expected a number")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: film.strength, from: 100, to: 400 }] }", ":3:", "bare number")]
    [TestCase("sample: { method: sobol, count: 4, ranges: [{ key: film.strengh, from: 1 MPa, to: 4 MPa }] }", ":3:",
        "did you mean \"strength\"")]
    [TestCase("seeds: { count: 1000 }\nsample: { method: sobol, count: 1000, ranges: [{ key: film.strength, from: 1 MPa, to: 4 MPa }] }",
        "study.yaml", "1000000 members")]
    public void WhatCannotBeMeantIsRefusedAtItsLine(string keys, string place, string piece)
    {
        var e = Assert.Throws<ScenarioException>(() => Read(keys))!;
        Assert.That(e.Faults[0].ToString(), Does.Contain("study.yaml").And.Contain(place).And.Contain(piece));
    }

    [Test]
    public void ValuesOfASampleReadBackAsTheyAreWritten()
    {
        var study = Read(
            "sample: { method: latin_hypercube, count: 20, ranges: [{ key: film.strength, from: 123.456789 MPa, to: 123.456799 MPa }] }");
        foreach (var member in study.Members)
        {
            Assert.That(Amount.TryParse(member.Factors[0].Text, out var value, out _), Is.True);
            // Six digits would leave this narrow range.
            Assert.That(value.Value, Is.InRange(123.456789, 123.456799));
            Assert.That(member.Scenario.Film.Strength, Is.EqualTo(value.Si));
        }
    }

    private Study Read(string keys)
    {
        File.WriteAllText(Path.Combine(folder, "base.yaml"), BadInput.Good + "\ncompact: { enabled: true }\n");
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, "name: x\nscenario: base.yaml\n" + keys + "\n");
        return Study.ReadFile(path);
    }
}
