using System.Xml.Linq;
using LmpDem.Analysis.Report;
using LmpDem.Analysis.Report.Comparing;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

[TestFixture]
[Parallelizable]
public sealed class RunComparisonTests
{
    [Test]
    public void KeysThatDifferAreTold()
    {
        var keys = DifferingKey.Of(
        [
            ResolvedKeys.Read("seed: 1\nfilm:\n  strength: 200 MPa\n  layers:\n    - share: 0.5\n      kind: a\n    - share: 0.5\n"),
            ResolvedKeys.Read("seed: 1\nfilm:\n  strength: 400 MPa\n  layers:\n    - share: 0.5\n      kind: b\n"),
        ]);
        Assert.That(keys.Select(k => $"{k.Key}: {string.Join(" | ", k.Values.Select(v => v ?? "-"))}"), Is.EqualTo(new[]
        {
            "film.strength: 200 MPa | 400 MPa", "film.layers[0].kind: a | b", "film.layers[1].share: 0.5 | -",
        }));
    }

    [Test]
    public void KeysUnderFormerNamesAreTheSameKeys()
    {
        using var old = new SampleRun(scenario: "name: \"one\"\nseed: 1\ncontact:\n  tool_friction: 0.4\n");
        using var now = new SampleRun(scenario: "name: \"one\"\nseed: 2\ncontact:\n  wall_friction: 0.4\n");
        var page = Path.Combine(old.Root, "both.html");
        var outcome = RunComparison.Write(
            [old.Root, now.Root], page, ensemble: false, Papers.Kang.Measured,
                presentName: key => FormerKeys.Rename(key, typeof(Scenario)));
        Assert.That(outcome.DifferingKeys.Select(k => k.Key), Is.EqualTo(new[] { "seed" }));
    }

    [Test]
    public void AnIntervalIsStudents()
    {
        // 0.1, 0.2, 0.3: deviation 0.1; t of two degrees of freedom at 97.5 % is 4.30265 (tables).
        var point = EnsemblePoint.Of(0.2, [0.1, 0.2, 0.3])!;
        Assert.That(point.Mean, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(point.HalfWidth, Is.EqualTo(4.30265 * 0.1 / Math.Sqrt(3)).Within(1e-5));
        Assert.That(EnsemblePoint.Of(0.2, [0.4]), Is.EqualTo(new EnsemblePoint(0.2, 0.4, null, 1)));
        Assert.That(EnsemblePoint.Of(0.2, []), Is.Null);
        // 0.2 and 0.4 of a share: -1.07 to 1.67 without its bounds.
        var fraction = EnsemblePoint.Of(0.2, [0.2, 0.4], 0.0, 1.0)!;
        Assert.That((fraction.Lower, fraction.Upper), Is.EqualTo(((double?)0.0, (double?)1.0)));
        Assert.That(fraction.HalfWidth, Is.EqualTo(12.7062 * 0.1).Within(1e-4));
    }

    [Test]
    public void RunsStandOnCommonAxes()
    {
        using var a = new SampleRun().WithBodies().WithNetworks(0.05);
        using var b = new SampleRun(seed: 2).WithBodies().WithNetworks(0.02);
        var outcome = RunComparison.Write([a.Root, b.Root], Path.Combine(a.Root, "both.html"), ensemble: false, Papers.Kang.Measured);
        Assert.That(outcome.DifferingKeys.Select(k => k.Key), Is.EqualTo(new[] { "seed" }));
        var film = outcome.Quantities.Single(q => q.Column == "activation_film_theory");
        Assert.That(film.Ratios, Is.EqualTo(SampleRun.Ratios));
        Assert.That(film.Values[0].Zip(film.Values[1]).Select(p => p.First - p.Second), Is.All.EqualTo(0.03).Within(1e-12));
        var page = XDocument.Parse(File.ReadAllText(outcome.Path));
        Assert.That(page.Descendants("img").Select(i => i.Attribute("alt")?.Value), Is.Not.Empty.And.All.Not.Empty);
        foreach (var ending in (string[])["png", "svg", "csv"])
            Assert.That(File.Exists(Path.Combine(a.Root, "both_figures", $"load_MPa.{ending}")), ending);
    }

    [Test]
    public void TheMeanCurveMayBeNearerThanEveryRun()
    {
        // Measured plus and minus 0.05: each run is 0.05 off, their mean is not.
        using var a = new SampleRun().WithNetworks(0.05);
        using var b = new SampleRun(seed: 2).WithNetworks(-0.05);
        var outcome = RunComparison.Write([a.Root, b.Root], Path.Combine(a.Root, "mean.html"), ensemble: true, Papers.Kang.Measured);
        Assert.That(outcome.Runs.SelectMany(r => r.Activation).Where(r => r.Criterion == "film_theory")
            .Select(r => r.Rms), Is.All.EqualTo(0.05).Within(1e-12));
        Assert.That(outcome.MeanCurves!.Single(m => m.Criterion == "film_theory").Rms, Is.EqualTo(0.0).Within(1e-12));
        var half = outcome.Quantities.Single(q => q.Column == "activation_film_theory").Mean!.Select(m => m.HalfWidth!.Value);
        Assert.That(half, Is.All.EqualTo(12.7062 * 0.0707107 / Math.Sqrt(2)).Within(1e-4), "t of one degree of freedom at 97.5 % (tables)");
    }

    [Test]
    public void SeedsOfDifferentScenariosAreNoEnsemble()
    {
        using var a = new SampleRun();
        using var b = new SampleRun(scenario: "name: \"other\"\nseed: 2\nfilm:\n  strength: 400 MPa\n");
        var page = Path.Combine(a.Root, "mean.html");
        var text = File.ReadAllText(RunComparison.Write([a.Root, b.Root], page, ensemble: true, Papers.Kang.Measured).Path);
        Assert.That(text, Does.Contain("The runs differ in more than their seed"));
    }
}
