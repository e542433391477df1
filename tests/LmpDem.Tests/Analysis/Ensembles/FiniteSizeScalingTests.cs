using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>
/// Finite-size scaling against percolation in the plane, where 1/nu = 3/4 is exact (den Nijs 1979, doi 10.1088/0305-4470/12/10/030).
/// </summary>
[TestFixture]
public sealed class FiniteSizeScalingTests
{
    // Percentile intervals of five widths are a little short: of forty ensembles 38 should hold the truth, and 33 or more do in 99 % of
    // cases at 90 %.
    [Test]
    public void IntervalsHoldTheExponentAndTheThresholdOfAKnownLaw()
    {
        const int ensembles = 40;
        double[] sizes = [60e-6, 100e-6, 150e-6, 200e-6, 400e-6];
        var (exponents, thresholds) = (0, 0);
        for (ulong e = 0; e < ensembles; e++)
        {
            var scaling = FiniteSizeScaling.Of(sizes.Select((size, s) => Drawn(size, 60, 10 * e + (ulong)s, 0.75)), new Bootstrap(200));
            Assert.That(scaling.Exponent, Is.EqualTo(0.75).Within(0.25)); // four times its standard error of 0.06
            if (scaling.ExponentInterval!.Value.Contains(0.75)) exponents++;
            if (scaling.ThresholdInterval!.Value.Contains(0.34)) thresholds++;
        }

        Assert.That(exponents, Is.GreaterThanOrEqualTo(33));
        Assert.That(thresholds, Is.GreaterThanOrEqualTo(33));
    }

    // Sites of a square lattice become open in random order; the threshold of a lattice is the open fraction at which top and bottom
    // connect.
    [Test]
    public void PercolationOfSitesInThePlaneHasItsExponent()
    {
        int[] sizes = [16, 32, 64, 128];
        var scaling = FiniteSizeScaling.Of(
            sizes.Select(l => new SizeSample(l, [.. Enumerable.Range(0, 200).Select(k => SiteThreshold(l, (ulong)k))])),
                new Bootstrap(1000));
        Assert.That(scaling.IsDetermined, Is.True, scaling.Refusal);
        Assert.That(scaling.Exponent, Is.EqualTo(0.75).Within(0.1)); // standard error of the slope 0.03, and lattices of 16 are small
        Assert.That(scaling.Threshold, Is.EqualTo(0.592746).Within(0.01));
    }

    [Test]
    public void TooFewSizesOrMembersDetermineNothing()
    {
        var two = FiniteSizeScaling.Of([Drawn(60e-6, 20, 1, 0.75), Drawn(200e-6, 20, 2, 0.75)], new Bootstrap(200));
        Assert.That((two.IsDetermined, two.Refusal), Is.EqualTo((false, "2 lateral sizes were run, and an exponent needs 3")));
        var few = FiniteSizeScaling.Of([Drawn(60e-6, 20, 1, 0.75), Drawn(100e-6, 3, 2, 0.75), Drawn(200e-6, 20, 3, 0.75)],
            new Bootstrap(200));
        Assert.That(few.Refusal, Does.Contain("has 3 members"));
    }

    [Test]
    public void AWidthThatDoesNotFallDeterminesNothing()
    {
        double[] sizes = [60e-6, 100e-6, 200e-6];
        var scaling = FiniteSizeScaling.Of(sizes.Select((size, s) => Drawn(size, 8, (ulong)s, 0.0)), new Bootstrap(500));
        Assert.That(scaling.IsDetermined, Is.False);
        Assert.That(scaling.Refusal, Does.Contain("the 95 % interval of 1/nu"));
    }

    private static SizeSample Drawn(double size, int members, ulong stream, double exponent)
    {
        var random = new Philox(21 + stream, "thresholds");
        var reach = Math.Pow(size / 100e-6, -exponent);
        return new SizeSample(size, [.. Enumerable.Range(0, members)
            .Select(_ => 0.34 + 0.01 * reach + 0.012 * reach * random.NextNormal())]);
    }

    private static double SiteThreshold(int l, ulong member)
    {
        var random = new Philox(member, $"sites {l}");
        var n = l * l;
        int[] parent = [.. Enumerable.Range(0, n + 2)];
        var isOpen = new bool[n];
        var order = Enumerable.Range(0, n).ToArray();
        for (var k = 0; k < n; k++)
        {
            var other = k + (int)(random.NextUniform() * (n - k));
            (order[k], order[other]) = (order[other], order[k]);
            var site = order[k];
            isOpen[site] = true;
            var (x, y) = (site % l, site / l);
            if (x > 0 && isOpen[site - 1]) Join(site, site - 1);
            if (x < l - 1 && isOpen[site + 1]) Join(site, site + 1);
            if (y > 0 && isOpen[site - l]) Join(site, site - l);
            if (y < l - 1 && isOpen[site + l]) Join(site, site + l);
            if (y == 0) Join(site, n);
            if (y == l - 1) Join(site, n + 1);
            if (Root(n) == Root(n + 1)) return (k + 1.0) / n;
        }

        return 1.0;

        int Root(int k)
        {
            while (parent[k] != k) k = parent[k] = parent[parent[k]];
            return k;
        }

        void Join(int a, int b) => parent[Root(a)] = Root(b);
    }
}
