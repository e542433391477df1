using System.Globalization;
using LmpDem.Samples;
using NUnit.Framework;

namespace LmpDem.Tests.Extending;

/// <summary>The programs of tools/samples run, and what they print is right.</summary>
[TestFixture]
[Parallelizable]
public sealed class SampleTests
{
    [Test]
    public void TheHystereticLawReturnsItsRestitutionAtAnySpeed()
    {
        var lines = Lines(HystereticSample.Run);
        // sqrt(k1/k2) of Walton and Braun; the step is 1/100 of the stable one, so the end of contact is met within 0.2 %.
        Assert.That(lines.Take(3), Is.EqualTo((string[])
        [
            "restitution 0.3: 0.300 at 0.1 m/s, 0.300 at 1 m/s", "restitution 0.6: 0.600 at 0.1 m/s, 0.600 at 1 m/s",
            "restitution 0.9: 0.900 at 0.1 m/s, 0.900 at 1 m/s",
        ]));
        Assert.That(lines.Skip(3), Has.Exactly(3).StartsWith("pressed to "));
        Assert.That(lines[^1], Does.StartWith("pressed to 10.0 %").And.Not.Contain(" 0.000 MPa"), "the layer carries load");
    }

    [Test]
    public void TheMeasureIsAColumnAndAFigure()
    {
        var folder = Directory.CreateTempSubdirectory("lmpdem-sample-").FullName;
        try
        {
            var lines = Lines(told => ForceInequalitySample.Run(folder, told));
            Assert.That(lines, Has.Length.EqualTo(5));
            Assert.That(File.ReadLines(Path.Combine(folder, "summary.csv")).First(), Does.EndWith(",force_gini"));
            Assert.That(File.Exists(Path.Combine(folder, "figures", "measure_force_gini.png")));
            Assert.That(lines[1..4].Select(l => Number(l.Split(',')[1])), Has.All.InRange(0.01, 0.99));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void TheGiniCoefficientIsThatOfTheTextbook()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ForceInequality.Gini([2.0, 2.0, 2.0]), Is.Zero.Within(1e-15));
            Assert.That(ForceInequality.Gini([3.0, 1.0]), Is.EqualTo(0.25).Within(1e-15), "mean difference 1 over twice the mean 2");
            Assert.That(ForceInequality.Gini([]), Is.Null);
        });
    }

    [Test]
    public void APackingBecomesANetworkThatConnectsAsItIsPressed()
    {
        var rows = Lines(PackingToNetworkSample.Run).Skip(1).Select(line => line.Split(',').Select(Number).ToArray()).ToArray();
        Assert.That(rows, Has.Length.EqualTo(3));
        var (first, last) = (rows[0], rows[^1]);
        Assert.Multiple(() =>
        {
            Assert.That(last[1], Is.EqualTo(first[1]), "no particle is lost");
            Assert.That(last[3], Is.GreaterThan(first[3]), "metallic junctions");
            Assert.That(last[4], Is.GreaterThan(first[4]), "connected fraction");
            Assert.That(last[5], Is.Positive, "conductivity");
        });
    }

    private static string[] Lines(Action<TextWriter> run)
    {
        using var told = new StringWriter();
        run(told);
        return told.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
