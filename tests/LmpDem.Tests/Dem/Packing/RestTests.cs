using LmpDem.Dem.Packing;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

/// <summary>Layers of few particles in narrow boxes come to rest, or say why they cannot.</summary>
public sealed class RestTests
{
    // The electrode of ci-small.
    private static readonly ElectrodeSpec Narrow = new()
    {
        Thickness = 70e-6,
        SolidsFraction = 0.57,
        LateralX = 60e-6,
        LateralY = 60e-6,
        SizeDistribution =
            new SizeDistributionSpec { Weighting = SizeWeighting.Volume, D50 = 18e-6, SigmaG = 1.25, CutMin = 10e-6, CutMax = 28e-6 },
    };

    // Seeds whose platen rose and sank in turn with every block, between no load and twice the light one, for 2,000,000 steps.
    [TestCase(3UL)]
    [TestCase(8UL)]
    [TestCase(19UL)]
    [TestCase(57UL)]
    [TestCase(82UL)]
    [TestCase(158UL)]
    [TestCase(184UL)]
    [TestCase(196UL)]
    public void APlatenThatBeatsWithTheLayerCalmsDown(ulong seed)
    {
        var layer = ElectrodeGenerator.Generate(Narrow, seed);
        Assert.That(layer.Equilibrium.UnbalancedRatio, Is.LessThan(5e-3));
        Assert.That(layer.Thickness / 70e-6, Is.EqualTo(1.0).Within(0.005));
        Assert.That(layer.RelativePressure, Is.EqualTo(1e-6).Within(7e-7), "the light load");
        Assert.That(layer.Steps, Is.LessThan(300_000));
    }

    // Seeds whose first insertion jams without friction at 0.561 to 0.567.
    [TestCase(72UL)]
    [TestCase(91UL)]
    [TestCase(183UL)]
    [TestCase(199UL)]
    public void AnInsertionThatJamsTooSoonIsTriedAgain(ulong seed)
    {
        var layer = ElectrodeGenerator.Generate(Narrow, seed);
        Assert.That(layer.SolidsFraction, Is.EqualTo(0.57).Within(0.005));
    }

    [Test]
    public void WhatDoesNotRestIsNoFaultOfTheScenarioAndNamesAWayOut()
    {
        var refused = Assert.Throws<PackingException>(
            () => ElectrodeGenerator.Generate(Narrow, 1, new PackingSettings { MaxSteps = 4000 }));
        Assert.That(refused!.WasTried, Is.True);
        Assert.That(refused.Message, Does.Contain("did not come to rest").And.Contain("another seed"));
    }

    [Test]
    public void BothEndsOfTheRangeThatIsNamedPack()
    {
        var refused = Assert.Throws<PackingException>(() => ElectrodeGenerator.Generate(Narrow with { SolidsFraction = 0.30 }, 1));
        Assert.That(refused!.WasTried, Is.True);
        Assert.That(refused.Densest, Is.AtLeast(0.57), "0.57 packs, so it must not be told that it does not");
        Assert.That(refused.Loosest, Is.InRange(0.40, 0.52));
        foreach (var solids in (double[])[refused.Loosest, refused.Densest])
            Assert.That(ElectrodeGenerator.Generate(Narrow with { SolidsFraction = solids }, 1).SolidsFraction, Is.EqualTo(solids)
                .Within(0.005));
    }
}
