using LmpDem.Engine.Geometry;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.FiniteVolume.Measures;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Stages;

public sealed class BodyJunctionsTests
{
    [Test]
    public void AJunctionAtTheFoilHoldsTheOneFilm()
    {
        var j = BodyJunctions.Of(TwoCubes.Stacked(), CompactedSample.Box, 0.1e-6).Junctions[0];
        using var all = Assert.EnterMultipleScope();
        Assert.That((j.First, j.Second, j.AtFoil), Is.EqualTo((0, Junction.Foil, true)));
        Assert.That(j.Area, Is.EqualTo(1.0).Within(1e-12), "facets 0 and 1 touch wholly");
        Assert.That(j.BareArea, Is.EqualTo(0.5).Within(1e-12), "facet 0 is bare");
        Assert.That(j.OnFirst.OpenedArea, Is.EqualTo(0.1).Within(1e-12), "it has grown from 0.4 to 0.5");
        Assert.That(j.OnFirst.PsiMean, Is.EqualTo(0.1).Within(1e-12), "0.2 on half of the contact");
        Assert.That(j.OnFirst.PsiHigh, Is.EqualTo(0.2).Within(1e-12));
        Assert.That(j.OnSecond, Is.EqualTo(default(JunctionSide)), "the foil has no film");
        Assert.That(j.Force, Is.EqualTo(3.0).Within(1e-12), "pressures 2 and 4 on half a unit each");
    }

    [Test]
    public void AJunctionOfTwoBodiesIsTheMeanOfBothSides()
    {
        var network = BodyJunctions.Of(TwoCubes.Stacked(), CompactedSample.Box, 0.1e-6);
        var j = network.Junctions[1];
        using var all = Assert.EnterMultipleScope();
        Assert.That(network.Junctions, Has.Count.EqualTo(2));
        Assert.That((j.First, j.Second), Is.EqualTo((0, 1)));
        Assert.That(j.Area, Is.EqualTo(0.5).Within(1e-12), "two facets a side, half in contact");
        Assert.That(j.BareArea, Is.EqualTo(0.25).Within(1e-12));
        Assert.That(j.OnFirst.OpenedArea, Is.EqualTo(0.1).Within(1e-12), "half of 0.5 - 0.3");
        Assert.That(j.OnSecond.OpenedArea, Is.EqualTo(0.025).Within(1e-12), "half of 0.5 - 0.45");
        Assert.That((j.OnFirst.PsiMean, j.OnSecond.PsiMean), Is.EqualTo((0.2, 0.05)).Within(1e-12));
        Assert.That(j.Force, Is.EqualTo(3.0).Within(1e-12));
    }

    [Test]
    public void ASideThatSeesNothingIsReadFromTheOther()
    {
        var bodies = TwoCubes.Stacked();
        (bodies.ContactFraction[12], bodies.ContactFraction[13]) = (0, 0);
        var j = BodyJunctions.Of(bodies, CompactedSample.Box, 0.1e-6).Junctions[1];
        Assert.That(j.OnSecond.PsiMean, Is.EqualTo(0.05).Within(1e-12), "facets 12 and 13 lie opposite to what body 0 sees");
    }

    [Test]
    public void APairThatTouchesThroughTwoImagesHasTwoJunctions()
    {
        // Cubes of edge 1 side by side in a region 2 long: each face along x meets the other cube, once across the side of the region.
        var bodies = TwoCubes.SideBySide();
        var network = BodyJunctions.Of(bodies, Box.Layer(2, 3, 1), 0.1e-6);
        using var all = Assert.EnterMultipleScope();
        Assert.That(network.Junctions.Select(j => (j.First, j.Second, j.Image.X, j.Image.Y)),
            Is.EqualTo(new[] { (0, 1, -1, 0), (0, 1, 0, 0) }));
        Assert.That(network.Junctions.Select(j => j.Area), Is.All.EqualTo(1.0).Within(1e-12));
        var read = JunctionSnapshot.Read(JunctionSnapshot.Of(network, 0, 0.1, [], [], CompactedSample.Stamp.Provenance()));
        Assert.That(read.Junctions.Select(j => j.Image), Is.EqualTo(network.Junctions.Select(j => j.Image)));
    }

    [Test]
    public void ABodyMayTouchItsOwnImage()
    {
        // One cube alone fills a region 1 long along x: its faces along x meet.
        var bodies = TwoCubes.OfItself();
        var junction = BodyJunctions.Of(bodies, Box.Layer(1, 3, 1), 0.1e-6).Junctions.Single();
        using var all = Assert.EnterMultipleScope();
        Assert.That((junction.First, junction.Second, junction.Image), Is.EqualTo((0, 0, (1, 0))));
        Assert.That(junction.Area, Is.EqualTo(1.0).Within(1e-12));
    }

    [Test]
    public void JunctionsComeBackFromTheirSnapshot()
    {
        var network = BodyJunctions.Of(TwoCubes.Stacked(), CompactedSample.Box, 0.1e-6);
        var read = JunctionSnapshot.Read(JunctionSnapshot.Of(network, 0, 0.1, [], [], CompactedSample.Stamp.Provenance()));
        using var all = Assert.EnterMultipleScope();
        Assert.That(read.Junctions.Select(j => j with { Exposed = null }),
            Is.EqualTo(network.Junctions.Select(j => j with { Exposed = null })));
        Assert.That(read.Junctions.Select(j => j.Exposed), Is.EqualTo(network.Junctions.Select(j => j.Exposed)));
        Assert.That(read.Volume, Is.EqualTo(network.Volume));
        Assert.That(read.Centre, Is.EqualTo(network.Centre));
        Assert.That(read.AtTop, Is.EqualTo(network.AtTop));
        Assert.That(read.Box, Is.EqualTo(network.Box));
        Assert.That(read.GapTolerance, Is.EqualTo(network.GapTolerance));
    }

    [Test]
    public void CriteriaLookAtDifferentSidesOfAJunction()
    {
        var network = BodyJunctions.Of(TwoCubes.Stacked(), CompactedSample.Box, 0.1e-6);
        var spec = new CriteriaSpec { PsiFoil = 0.09, PsiBodies = 0.04, ContactSize = 0.5 };
        Assert.That(JunctionCriterion.Fracture.AreasOf(network, spec), Is.EqualTo(new[] { 0.5, 0.25 }).Within(1e-12));
        Assert.That(JunctionCriterion.FilmTheory.AreasOf(network, spec), Is.EqualTo(new[] { 0.1, 0.025 }).Within(1e-12));
        // Cross-sections pi 0.36 and pi 0.25: the areas 1 and 0.5 are 0.88 and 0.64 of them.
        Assert.That(JunctionCriterion.ContactSize.AreasOf(network, spec with { ContactSize = 0.7 }), Is.EqualTo(new[] { 1.0, 0.0 })
            .Within(1e-12));
        Assert.That(JunctionCriterion.FilmTheory.AreasOf(network, spec with { PsiBodies = 0.06 })[1], Is.Zero,
            "one film has not opened enough");
        // Facet 0 on the foil has grown from 0.4 to 0.5, exposure 0.2; of the facing 2 and 12 the latter has 0.1.
        Assert.That(JunctionCriterion.LocalExposure.AreasOf(network, spec with { PsiLocal = 0.15 }), Is.EqualTo(new[] { 0.5, 0.0 })
            .Within(1e-12));
        Assert.That(JunctionCriterion.LocalExposure.AreasOf(network, spec with { PsiLocal = 0.05 }), Is.EqualTo(new[] { 0.5, 0.25 })
            .Within(1e-12));
    }

    [Test]
    public void JunctionsOfOlderFilesSayThatTheyDoNotKnowHowFarFilmsOpened()
    {
        var known = BodyJunctions.Of(TwoCubes.Stacked(), CompactedSample.Box, 0.1e-6);
        var network = new BodyNetwork
        {
            Volume = known.Volume,
            Radius = known.Radius,
            Centre = known.Centre,
            AtTop = known.AtTop,
            Box = known.Box,
            Junctions = [.. known.Junctions.Select(j => j with { Exposed = null })],
        };
        Assert.That(JunctionCriterion.LocalExposure.Knows(network), Is.False);
        Assert.That(JunctionCriterion.Fracture.Knows(network), Is.True);
        Assert.That(() => JunctionCriterion.LocalExposure.AreasOf(network, new CriteriaSpec()), Throws.ArgumentException);
    }
}
