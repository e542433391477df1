using LmpDem.Dem.Packing;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

public sealed class ElectrodeGeneratorTests
{
    // The smallest layer that keeps particles from meeting their own images: about a hundred particles.
    private static readonly ElectrodeSpec Small = new()
    {
        SolidsFraction = 0.57,
        LateralX = 84e-6,
        LateralY = 84e-6,
        SizeDistribution = new SizeDistributionSpec { Weighting = SizeWeighting.Volume },
    };

    private static readonly Lazy<PackedElectrode> Layer = new(() => ElectrodeGenerator.Generate(Small, 1));

    private static IEnumerable<TestCaseData> Layers()
    {
        yield return new TestCaseData(Small).SetArgDisplayNames("default");
        yield return new TestCaseData(Small with { SolidsFraction = 0.50 }).SetArgDisplayNames("loose");
        yield return new TestCaseData(Small with { Thickness = 95e-6, IncludesFoil = true }).SetArgDisplayNames("foil included");
        yield return new TestCaseData(Small with { SolidsFraction = null, ArealCapacity = 9.5 * 36e3 }).SetArgDisplayNames("by capacity");
    }

    [TestCaseSource(nameof(Layers))]
    public void LayerMeetsThicknessSolidsOverlapAndRest(ElectrodeSpec spec)
    {
        var layer = ElectrodeGenerator.Generate(spec, 1);
        // The generator's promise to its users: 0.5 % of the thickness, 0.005 of solids, 1e-3 of the radius, 1e-2 unbalanced.
        Assert.That(layer.Thickness / spec.LayerThickness, Is.EqualTo(1.0).Within(0.005));
        Assert.That(layer.SolidsFraction, Is.EqualTo(spec.TargetSolidsFraction).Within(0.005));
        Assert.That(layer.Equilibrium.MeanOverlapFraction, Is.InRange(1e-6, 1e-3));
        Assert.That(layer.Equilibrium.UnbalancedRatio, Is.LessThan(1e-2));
        Assert.That(layer.RelativePressure, Is.GreaterThan(0.0), "the platen touches the layer");
        Assert.That(layer.Contacts.Count, Is.GreaterThan(layer.Spheres.Count), "a layer at rest has contacts");
        // The volume is exact: what is drawn is what is there.
        Assert.That(layer.Spheres.SolidVolume / (spec.LateralX * spec.LateralY * spec.LayerThickness * spec.TargetSolidsFraction),
            Is.EqualTo(1.0).Within(1e-12));
    }

    [Test]
    public void ParticlesLieBetweenFoilAndPlaten()
    {
        var layer = Layer.Value;
        var reach = 5e-3 * layer.Spheres.Radius.Max(); // a few times the largest overlap
        for (var i = 0; i < layer.Spheres.Count; i++)
        {
            Assert.That(layer.Spheres.Position[i].Z,
                Is.InRange(layer.Spheres.Radius[i] - reach, layer.Thickness - layer.Spheres.Radius[i] + reach));
        }
    }

    [Test]
    public void SameSeedSameBytes()
    {
        var again = ElectrodeGenerator.Generate(Small, 1);
        Assert.That(again.Spheres.Position, Is.EqualTo(Layer.Value.Spheres.Position));
        Assert.That(again.Spheres.Radius, Is.EqualTo(Layer.Value.Spheres.Radius));
        Assert.That(again.Spheres.FilmThickness, Is.EqualTo(Layer.Value.Spheres.FilmThickness));
        Assert.That(again.Thickness, Is.EqualTo(Layer.Value.Thickness));
    }

    [Test]
    public void AnotherSeedIsAnotherLayer() =>
        Assert.That(ElectrodeGenerator.Generate(Small, 2).Spheres.Radius, Is.Not.EqualTo(Layer.Value.Spheres.Radius));

    [TestCase(0.72)]
    [TestCase(0.25)]
    public void WhatCannotBeReachedNamesTheRange(double solids)
    {
        var thrown = Assert.Throws<PackingException>(() => ElectrodeGenerator.Generate(Small with { SolidsFraction = solids }, 1));
        Assert.That(thrown!.Loosest, Is.InRange(0.25, 0.55), "a settled layer of spheres");
        Assert.That(thrown.Densest, Is.InRange(0.50, 0.66), "dense random packing is 0.64; a thin layer loses some at its walls");
        Assert.That(solids, Is.Not.InRange(thrown.Loosest, thrown.Densest));
        Assert.That(thrown.Message, Does.Contain(thrown.Loosest.ToString("0.00")).And.Contain(thrown.Densest.ToString("0.00")));
    }

    [Test]
    public void ContradictionsAreRefusedBeforeAnyWork()
    {
        Assert.Throws<PackingException>(
            () => ElectrodeGenerator.Generate(Small with { ArealCapacity = 36e4 }, 1), "both solids and capacity");
        Assert.Throws<PackingException>(
            () => ElectrodeGenerator.Generate(Small with { LateralX = 70e-6 }, 1), "narrower than two particles");
        Assert.Throws<PackingException>(() => ElectrodeGenerator.Generate(Small with { Thickness = 30e-6 }, 1), "thinner than a particle");
        Assert.Throws<PackingException>(
            () => ElectrodeGenerator.Generate(Small with { Thickness = 10e-6, IncludesFoil = true }, 1), "thinner than its foil");
    }

    [Test]
    public void WorkCanBeStopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => ElectrodeGenerator.Generate(Small, 1, cancellation: stop.Token));
    }
}
