using LmpDem.Dem.Packing;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

public sealed class SizeDistributionTests
{
    // Wide cuts, so that the uncut formulas hold to the tolerance.
    private static readonly SizeDistributionSpec Wide =
        new() { Weighting = SizeWeighting.Number, D50 = 20e-6, SigmaG = 1.3, CutMin = 2e-6, CutMax = 200e-6 };

    [TestCase(0.1, -1.2815515655)]
    [TestCase(0.5, 0.0)]
    [TestCase(0.9, 1.2815515655)]
    public void LogNormalQuantilesFollowTheFormula(double fraction, double z)
    {
        var distribution = new SizeDistribution(Wide);
        // 1e-5: linear interpolation on 4096 intervals over a factor 100 in size.
        Assert.That(distribution.Quantile(SizeWeighting.Number, fraction) / 20e-6, Is.EqualTo(Math.Pow(1.3, z)).Within(1e-5));
    }

    [TestCase(SizeWeighting.Number, 1.0)]
    [TestCase(SizeWeighting.Volume, -1.0)]
    public void WeightingsAreJoinedByHatchAndChoate(SizeWeighting named, double sign)
    {
        // Hatch and Choate 1929: ln(D50 by volume) = ln(D50 by number) + 3 ln(sigma_g)^2.
        var distribution = new SizeDistribution(Wide with { Weighting = named });
        var other = named == SizeWeighting.Number ? SizeWeighting.Volume : SizeWeighting.Number;
        var expected = 20e-6 * Math.Exp(sign * 3.0 * Math.Pow(Math.Log(1.3), 2));
        Assert.That(distribution.Quantile(other, 0.5) / expected, Is.EqualTo(1.0).Within(1e-5));
    }

    [Test]
    public void WeibullQuantilesFollowTheFormula()
    {
        var distribution = new SizeDistribution(
            new SizeDistributionSpec
            {
                Kind = SizeDistributionKind.Weibull,
                Weighting = SizeWeighting.Volume,
                Shape = 3,
                Scale = 20e-6,
                CutMin = 0.02e-6,
                CutMax = 200e-6
            });
        foreach (var fraction in new[] { 0.1, 0.5, 0.9 })
        {
            var expected = 20e-6 * Math.Pow(-Math.Log(1.0 - fraction), 1.0 / 3.0);
            Assert.That(distribution.Quantile(SizeWeighting.Volume, fraction) / expected, Is.EqualTo(1.0).Within(1e-5));
        }
    }

    // Instruments write all their classes, with nothing in the first and the last ones.
    [Test]
    public void EmptyClassesAtTheEndsOfATableHoldNoParticles()
    {
        SizeTableEntry[] inner =
            [new() { Diameter = 10e-6, Share = 0 }, new() { Diameter = 20e-6, Share = 0.8 }, new() { Diameter = 40e-6, Share = 1 }];
        SizeTableEntry[] whole =
            [new() { Diameter = 1e-6, Share = 0 }, new() { Diameter = 5e-6, Share = 0 }, .. inner, new() { Diameter = 2000e-6, Share = 1 }];
        var spec = new SizeDistributionSpec { Kind = SizeDistributionKind.Table, Weighting = SizeWeighting.Volume };
        var (few, all) = (new SizeDistribution(spec with { Table = inner }), new SizeDistribution(spec with { Table = whole }));
        Assert.That((all.Smallest, all.Largest), Is.EqualTo((10e-6, 40e-6)));
        foreach (var fraction in (double[])[0.0, 0.1, 0.5, 0.9, 1.0])
            Assert.That(all.Quantile(SizeWeighting.Number, fraction), Is.EqualTo(few.Quantile(SizeWeighting.Number, fraction)));
    }

    [Test]
    public void TableIsMetAtItsPointsAndLinearBetween()
    {
        var distribution = new SizeDistribution(new SizeDistributionSpec
        {
            Kind = SizeDistributionKind.Table,
            Weighting = SizeWeighting.Number,
            Table = [new() { Diameter = 10e-6, Share = 0 }, new() { Diameter = 20e-6, Share = 0.8 }, new() { Diameter = 40e-6, Share = 1 }],
        });
        Assert.That(distribution.Cumulative(SizeWeighting.Number, 20e-6), Is.EqualTo(0.8)
            .Within(1e-4), "a kink lies within one of 4096 intervals");
        Assert.That(distribution.Cumulative(SizeWeighting.Number, 15e-6), Is.EqualTo(0.4).Within(1e-6));
        Assert.That(distribution.Quantile(SizeWeighting.Number, 0.9), Is.EqualTo(30e-6).Within(1e-10));
    }

    [Test]
    public void BimodalModesHaveTheirFractions()
    {
        var distribution = new SizeDistribution(new SizeDistributionSpec
        {
            Kind = SizeDistributionKind.Bimodal,
            Weighting = SizeWeighting.Volume,
            D50 = 30e-6,
            SigmaG = 1.1,
            SecondD50 = 8e-6,
            SecondSigmaG = 1.1,
            SecondFraction = 0.3,
        });
        // The modes lie 14 standard deviations apart; the cuts at half and twice a median take below 1e-11.
        Assert.That(distribution.Cumulative(SizeWeighting.Volume, 15e-6), Is.EqualTo(0.3).Within(1e-9));
    }

    [Test]
    public void CutsHoldAndTheRestIsRenormalised()
    {
        var distribution = new SizeDistribution(Wide with { CutMin = 15e-6, CutMax = 30e-6 });
        Assert.That(distribution.Quantile(SizeWeighting.Number, 0.0), Is.EqualTo(15e-6));
        Assert.That(distribution.Quantile(SizeWeighting.Number, 1.0), Is.EqualTo(30e-6));
        Assert.That(distribution.Cumulative(SizeWeighting.Volume, 14.9e-6), Is.Zero);
        Assert.That(distribution.Cumulative(SizeWeighting.Volume, 30e-6), Is.EqualTo(1.0));
    }

    [Test]
    public void OneSizeIsOneSize()
    {
        var distribution = new SizeDistribution(Wide with { SigmaG = 1.0 });
        Assert.That(distribution.Quantile(SizeWeighting.Number, 0.3), Is.EqualTo(20e-6));
        Assert.That(distribution.IsMonodisperse);
    }

    [Test]
    public void WhatCannotBeADistributionIsRefused()
    {
        Assert.Throws<PackingException>(() => _ = new SizeDistribution(new SizeDistributionSpec()), "no weighting named");
        Assert.Throws<PackingException>(() => _ = new SizeDistribution(Wide with { CutMin = 30e-6, CutMax = 20e-6 }));
        Assert.Throws<PackingException>(() => _ = new SizeDistribution(Wide with { Kind = SizeDistributionKind.Table }));
        Assert.Throws<PackingException>(
            () => _ = new SizeDistribution(Wide with { SigmaG = 1.01, CutMin = 100e-6 }), "nothing between the cuts");
    }
}
