using LmpDem.Analysis.References;
using LmpDem.Cli;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Reading;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>References from files.</summary>
public sealed class ReferenceReaderTests
{
    private const string Head = "authors: Doe et al.\ntitle: pressed powder\nyear: 2025\n";

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-reference-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void TheDefaultHoldsThePaper()
    {
        var kang = Papers.Kang;
        Assert.That(kang.Name, Is.EqualTo("Kang et al. 2026"));
        Assert.That(
            kang.Citation,
            Is.EqualTo("Kang et al., calendering of lithium metal powder electrodes, RSC 2026 (first published 22 January 2026)"));
        Assert.That(kang.Measured.Source, Is.EqualTo("Kang et al. 2026 (Li stripping capacity over theoretical capacity)"));
        Assert.That(kang.Measured.Points.Select(p => p.Activation), Is.EqualTo(new[] { 0, 0, 0.06, 0.11, 0.22, 0.56, 0.93 }));
        Assert.That(kang.Measured.CalibratedAt, Is.EqualTo(CriteriaSpec.CalibratedAt), "the defaults were fitted to this paper");
        Assert.That(kang.Statements, Has.Count.EqualTo(17));
        Assert.That(ReferenceReader.Names, Does.Contain(ReferenceReader.Default));
    }

    [Test]
    public void ATinyReferenceIsEnough()
    {
        File.WriteAllText(Path.Combine(folder, "points.csv"), "ratio (%),activation (%),error (%)\n0,0,0\n20,10,2\n40,80,5\n");
        var reference = Read(Head + "activation: { table: points.csv }\nstatements:\n"
            + "  - topic: Load\n    says: 5 MPa\n    quantity: load_MPa\n"
            + "    show: [{ at: [40 %], unit: MPa }]\n    agrees_if:\n      near: { at: 40 %, value: 5, within: 10 % }\n");
        var points = reference.Measured.Points;
        Assert.That(points.Select(p => p.Ratio), Is.EqualTo(new[] { 0, 0.2, 0.4 }).Within(1e-12));
        Assert.That(points.Select(p => p.Activation), Is.EqualTo(new[] { 0, 0.1, 0.8 }).Within(1e-12));
        Assert.That(points.Select(p => p.Lower), Is.EqualTo(new[] { 0, 0.08, 0.75 }).Within(1e-12));
        Assert.That(points.Select(p => p.Upper), Is.EqualTo(new[] { 0, 0.12, 0.85 }).Within(1e-12));
        Assert.That(reference.Measured.SlopeRatio, Is.Null);
    }

    [Test]
    public void TheExampleOfTheDocsIsRead()
    {
        var root = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "LmpDem.sln"))) root = root.Parent!;
        var lines = File.ReadAllLines(Path.Combine(root.FullName, "docs", "references.md"));
        var example = lines.SkipWhile(l => l != "## A small example").Skip(2)
            .TakeWhile(l => l.Length == 0 || l.StartsWith("    ", StringComparison.Ordinal));
        var reference = Read(string.Join('\n', example.Select(l => l.Length == 0 ? l : l[4..])));
        Assert.That(reference.Name, Is.EqualTo("Doe et al. 2025"));
        Assert.That(reference.Statements, Has.Count.EqualTo(3));
        Assert.That(reference.Measured.Points[1].Upper, Is.EqualTo(0.11));
        Assert.That(SpecKey.Of(typeof(AgreesIf))
            .Where(k => !lines.Any(l => l.Contains($"`{k.Name}", StringComparison.Ordinal))).Select(k => k.Name), Is.Empty);
    }

    [TestCase("statemets: []", ":4:1: statemets: unknown key \"statemets\"; did you mean \"statements\"?")]
    [TestCase("given: [{ key: electrode.thicknes, value: 84 um }]",
        "given[0].key: \"electrode.thicknes\" is no key of the scenario; did you mean \"electrode.thickness\"?")]
    [TestCase("not_given: [transport.electronic]", "not_given[0]: \"transport.electronic\" is no key of the scenario")]
    [TestCase("figures: [{ name: tortuosty, says: low }]", "figures[0].name: \"tortuosty\" is no figure; did you mean \"tortuosity\"?")]
    [TestCase("activation: { }", "activation: the measured values stand either in points or in the file")]
    [TestCase("activation: { points: [{ ratio: 20 %, activation: 6 %, lower: 7 % }] }", "activation.points[0].lower: lower lies above")]
    [TestCase("activation: { points: [{ ratio: 20 %, activation: 6 }] }", "activation.points[0].activation: \"6\" is out of range")]
    [TestCase("activation: { points: [{ ratio: 20 %, activation: 0 }], calibrated_at: [30 %] }",
        "calibrated_at[0]: nothing was measured at this ratio")]
    [TestCase("statements: [{ topic: a, says: b, quantity: load_MPa, agrees_if: { } }]",
        "statements[0].agrees_if: no rule is given; there are rms")]
    [TestCase("statements: [{ topic: a, says: b, quantity: load_MPa, agrees_if: { parts: { } } }]",
        "unknown key \"parts\"; did you mean \"part\"?")]
    [TestCase("statements: [{ topic: a, says: b, quantity: load_MPa, agrees_if: { falls: { } } }]",
        "statements[0]: this rule tells no values")]
    [TestCase("statements: [{ topic: a, says: b, agrees_if: { falls: { } }, show: [{ at: [0] }] }]",
        "statements[0]: this rule judges a quantity")]
    [TestCase("statements: [{ topic: a, says: b, quantity: activation, agrees_if: { rms: { at_most: 0.1 } } }]",
        "but the reference gives none")]
    public void FaultsAreToldWithTheirPlace(string text, string message)
    {
        var fault = Assert.Throws<ScenarioException>(() => Read(Head + text + "\n"))!;
        Assert.That(fault.Message, Does.StartWith(Path.Combine(folder, "own.yaml:4:")).And.Contain(message));
    }

    [Test]
    public void FilesThatAreNotThereAreUsageFaults()
    {
        Assert.That(() => ReferenceReader.Read("kang-2025"),
            Throws.TypeOf<UsageException>().With.Message.Contains("did you mean \"kang-2026\"?"));
        Assert.That(() => ReferenceReader.Read("nowhere/own.yaml"), Throws.TypeOf<UsageException>().With.Message.Contains("no such file"));
        Assert.That(() => Read(Head + "activation: { table: nowhere.csv }\n"), Throws.TypeOf<TableException>());
        Assert.That(() => Read(""), Throws.TypeOf<ScenarioException>().With.Message.Contains("the reference is empty"));
    }

    private Reference Read(string text)
    {
        var path = Path.Combine(folder, "own.yaml");
        File.WriteAllText(path, text);
        return ReferenceReader.Read(path);
    }
}
