using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Numerics;

/// <summary>Points that fill the unit cube: Sobol's sequence and the Latin hypercube.</summary>
public sealed class SamplingTests
{
    // Points 2, 5 and 15 as SciPy 1.10.1 gives them (scipy.stats.qmc.Sobol(21, scramble=False), the same direction numbers).
    [TestCase(2u, "3/4 1/4 1/4 1/4 3/4 3/4 1/4 3/4 3/4 3/4 3/4 3/4 1/4 1/4 3/4 1/4 3/4 1/4 3/4 1/4 1/4")]
    [TestCase(5u, "7/8 7/8 1/8 3/8 7/8 5/8 7/8 3/8 3/8 1/8 3/8 7/8 7/8 1/8 7/8 3/8 7/8 3/8 3/8 5/8 5/8")]
    [TestCase(15u, "1/16 15/16 9/16 5/16 11/16 3/16 13/16 5/16 5/16 11/16 1/16 3/16 5/16 9/16 15/16 13/16 15/16 15/16 5/16 11/16 13/16")]
    public void SobolPointsAreTheKnownOnes(uint index, string expected)
    {
        var point = new SobolSequence(SobolSequence.MaxDimensions).Point(index);
        Assert.That(point, Is.EqualTo(expected.Split(' ').Select(f => double.Parse(f.Split('/')[0]) / double.Parse(f.Split('/')[1]))));
    }

    [Test]
    public void EachPowerOfTwoOfPointsFillsEveryStratumOfEveryDimensionOnce([Values] bool isShifted)
    {
        var sobol = new SobolSequence(SobolSequence.MaxDimensions, isShifted ? 7UL : null);
        foreach (var count in (int[])[64, 1024])
        {
            double[][] points = [.. Enumerable.Range(0, count).Select(k => sobol.Point((uint)k))];
            for (var d = 0; d < SobolSequence.MaxDimensions; d++)
                Assert.That(points.Select(p => (int)(p[d] * count)).Order(), Is.EqualTo(Enumerable.Range(0, count)), $"dimension {d}");
        }
    }

    [Test]
    public void AShiftChangesThePointsAndIsThatOfItsSeed()
    {
        double[] Third(ulong? seed) => new SobolSequence(3, seed).Point(3);
        var first = Third(1);
        Assert.That(Third(1), Is.EqualTo(first).And.Not.EqualTo(Third(null)).And.Not.EqualTo(Third(2)));
    }

    [Test]
    public void TheLatinHypercubeHasOnePointInEveryStratum()
    {
        var points = LatinHypercube.Draw(50, 4, seed: 3);
        for (var d = 0; d < 4; d++)
            Assert.That(points.Select(p => (int)(p[d] * 50)).Order(), Is.EqualTo(Enumerable.Range(0, 50)), $"dimension {d}");
        Assert.That(points.Select(p => p[0]), Is.Not.EqualTo(points.Select(p => p[1])));
        Assert.That(LatinHypercube.Draw(50, 4, seed: 3)[7], Is.EqualTo(points[7]));
        Assert.That(LatinHypercube.Draw(50, 4, seed: 4)[7], Is.Not.EqualTo(points[7]));
    }

    // Centred L2 discrepancy (Hickernell 1998): the sequence at 256 points in 4 dimensions is far more even than random points, whose
    // expected square is (sum of the mean of the kernel) / N; the Latin hypercube lies between the two.
    [Test]
    public void TheDiscrepancyIsBelowThatOfRandomPoints()
    {
        const int Count = 256, Dimensions = 4;
        var sobol = new SobolSequence(Dimensions, seed: 1);
        var even = Discrepancy([.. Enumerable.Range(0, Count).Select(k => sobol.Point((uint)k))]);
        var hypercube = Discrepancy(LatinHypercube.Draw(Count, Dimensions, seed: 1));
        var random = Discrepancy([.. Enumerable.Range(0, Count).Select(k =>
        {
            var draw = new Philox(1, "plain", (ulong)k);
            return Enumerable.Range(0, Dimensions).Select(_ => draw.NextUniform()).ToArray();
        })]);
        Assert.That(even, Is.LessThan(0.25 * random));
        Assert.That(hypercube, Is.LessThan(random).And.GreaterThan(even));
    }

    [Test]
    public void MoreDimensionsThanTabulatedAreRefused() =>
        Assert.That(() => new SobolSequence(SobolSequence.MaxDimensions + 1), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static double Discrepancy(double[][] x)
    {
        var n = x.Length;
        double single = 0.0, pairs = 0.0;
        foreach (var a in x)
        {
            single += a.Aggregate(1.0, (p, t) => p * (1.0 + 0.5 * Math.Abs(t - 0.5) - 0.5 * (t - 0.5) * (t - 0.5)));
            foreach (var b in x)
                pairs += a.Zip(b)
                    .Aggregate(1.0,
                    (p, t) => p * (1.0 + 0.5 * Math.Abs(t.First - 0.5)
                    + 0.5 * Math.Abs(t.Second - 0.5) - 0.5 * Math.Abs(t.First - t.Second)));
        }

        return Math.Sqrt(Math.Pow(13.0 / 12.0, x[0].Length) - 2.0 / n * single + pairs / n / n);
    }
}
