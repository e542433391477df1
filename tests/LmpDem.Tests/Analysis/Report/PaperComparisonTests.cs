using LmpDem.Analysis;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

[TestFixture]
public sealed class PaperComparisonTests
{
    [Test]
    public void VerdictsFollowTheNumbers()
    {
        using var run = new SampleRun().WithBodies().WithNetworks(0.05);
        var findings = Findings(run);
        Assert.That(Of(findings, "Activation, film opened"), Is.EqualTo(Verdict.Agrees), "rms 0.05 of an allowed 0.08");
        Assert.That(Of(findings, "Activation, film broken"), Is.EqualTo(Verdict.Disagrees), "5 times the ratio is full at 20 %");
        Assert.That(Of(findings, "Whole share of the film"), Is.EqualTo(Verdict.Agrees), "0.77 at 10 %, 0.08 at 40 %");
        Assert.That(Of(findings, "Electronic area"), Is.EqualTo(Verdict.Agrees), "the fourth power is late and steep");
        Assert.That(Of(findings, "Ionic area"), Is.EqualTo(Verdict.Disagrees), "a straight line is not");
        Assert.That(Of(findings, "Stress at interfaces"), Is.EqualTo(Verdict.Agrees),
            "a square is late enough: 0.25^2 is less than half of 0.4^2");
        Assert.That(Of(findings, "Lower over upper"), Is.EqualTo(Verdict.Agrees), "1.2 to 1.4");
        Assert.That(Of(findings, "EBAC"), Is.EqualTo(Verdict.NotAvailable));
        Assert.That(Of(findings, "A target of 45 %"), Is.EqualTo(Verdict.NotAvailable), "nobody asked for it");
    }

    [Test]
    public void AWorseCurveDoesNotAgree()
    {
        using var run = new SampleRun().WithNetworks(0.09);
        Assert.That(Of(Findings(run), "Activation, film opened"), Is.EqualTo(Verdict.Disagrees));
        Assert.That(Of(Findings(run), "Activation at 0 and 10 %"), Is.EqualTo(Verdict.Disagrees), "9 % where 5 are allowed");
        Assert.That(Of(Findings(run), "A target of 45 %"), Is.EqualTo(Verdict.Agrees), "flagged as over-calendered");
    }

    [Test]
    public void EbacAgreesWhereItIsLowThenHighAndLevel()
    {
        using var run = new SampleRun().WithProfile("ebac_profile.csv", "height_um", "collected"); // level at the measured activation
        Assert.That(Of(Findings(run), "EBAC"), Is.EqualTo(Verdict.Agrees));
        run.Table("ebac_profile.csv", "ratio_reached,height_um,collected", [[0.2, 0, 0.1], [0.3, 0, 0.4], [0.4, 0, 1], [0.4, 40, 0.6]]);
        Assert.That(Of(Findings(run), "EBAC"), Is.EqualTo(Verdict.Disagrees), "0.6 of its highest at the top");
    }

    private static IReadOnlyList<PaperFinding> Findings(SampleRun run) => PaperComparison.Of(RunRecord.Read(run.Root), Papers.Kang);

    private static Verdict Of(IReadOnlyList<PaperFinding> findings, string topic) =>
        findings.Single(f => f.Topic.StartsWith(topic, StringComparison.Ordinal)).Verdict;
}
