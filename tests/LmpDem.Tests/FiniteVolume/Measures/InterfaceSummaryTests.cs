using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Measures;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Measures;

public sealed class InterfaceSummaryTests
{
    private const double Rounding = 1e-14; // sums of some ten numbers of order one

    [Test]
    public void FilmIsCountedByTheAreaItWasSetOn()
    {
        var s = InterfaceSummary.Of(TwoCubes.Stacked(), TwoCubes.FootArea, 0.25);
        // 24 facets of 0.5, less what four of them have grown: 0.1 + 0.2 + 0.05 + 0.
        const double before = 12 - 0.35;
        Assert.That(s.FilmIntact, Is.EqualTo(20 * 0.5 / before).Within(Rounding));
        Assert.That(s.BrokenArea, Is.EqualTo(4 * 0.5).Within(Rounding));
        Assert.That(s.OpenedFraction, Is.EqualTo(0.35 / 12).Within(Rounding));
        Assert.That(s.AreaGrowth, Is.EqualTo(12 / before).Within(Rounding));
        Assert.That(s.ContactFraction, Is.EqualTo((2 * 0.5 + 4 * 0.25) / 12).Within(Rounding));
    }

    [Test]
    public void AreasCountBareLiOnlyAndEveryJunctionOnce()
    {
        var s = InterfaceSummary.Of(TwoCubes.Stacked(), TwoCubes.FootArea, 0.25);
        Assert.That(s.AreaLiCu, Is.EqualTo(0.5 / TwoCubes.FootArea).Within(Rounding), "one bare facet of two on the foil");
        Assert.That(s.OpenedLiCu, Is.EqualTo(0.1 / TwoCubes.FootArea).Within(Rounding));
        Assert.That(s.AreaLiLi, Is.EqualTo(0.25 / TwoCubes.FootArea).Within(Rounding), "2 on 12, half in contact");
        Assert.That(s.AreaIonic, Is.EqualTo((0.25 + 0.25 + 0.5) / TwoCubes.FootArea)
            .Within(Rounding), "the free halves of 2 and 12, and 14");
    }

    [Test]
    public void FilmOnOneSideInsulatesAJunction()
    {
        var g = TwoCubes.Stacked();
        g.FilmIntact[12] = 1;
        Assert.That(InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25).AreaLiLi, Is.Zero);
    }

    [Test]
    public void ABodyThatNeverHadAFilmIsBare()
    {
        var g = TwoCubes.Stacked();
        Array.Fill(g.FilmIntact, 1);
        Array.Clear(g.FilmThickness);
        var s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        Assert.That(s.FilmIntact, Is.Zero);
        Assert.That(s.AreaLiCu, Is.EqualTo(1 / TwoCubes.FootArea).Within(Rounding));
        Assert.That(s.FilmFragments, Is.Zero);
    }

    [Test]
    public void ExposureIsWhatPiecesOfBrokenFilmLeaveBare()
    {
        var g = TwoCubes.Stacked();
        Assert.That(g.Exposure(0), Is.EqualTo(0.2).Within(Rounding), "grown from 0.4 to 0.5");
        g.FacetReferenceArea[0] = 0.6;
        Assert.That(g.Exposure(0), Is.Zero, "a surface that shrank is covered");
        (g.FacetReferenceArea[0], g.FilmIntact[0]) = (0.4, 1.0);
        Assert.That(g.Exposure(0), Is.Zero, "whole film covers, however far it yielded");
        g.FilmThickness[0] = 0.0;
        Assert.That(g.Exposure(0), Is.EqualTo(1.0), "never had a film");
    }

    [Test]
    public void OpenedAreasCountExposedFacetsOnly()
    {
        // Exposures by hand: 0.2 (facet 0, on the foil), 0.4 (2) facing 0.1 (12); the free 14 has not grown.
        var s = InterfaceSummary.Of(TwoCubes.Stacked(), TwoCubes.FootArea, 0.15);
        using var all = Assert.EnterMultipleScope();
        Assert.That(s.OpenFraction, Is.EqualTo(1.0 / 12).Within(Rounding), "two facets of 24");
        Assert.That(s.OpenLiCu, Is.EqualTo(0.5 / TwoCubes.FootArea).Within(Rounding));
        Assert.That(s.OpenLiLi, Is.Zero, "12 has not opened");
        Assert.That(s.OpenIonic, Is.EqualTo(0.25 / TwoCubes.FootArea).Within(Rounding), "the free half of 2");
    }

    [Test]
    public void FilmStressCountsBrokenFilmAsSpent()
    {
        var g = TwoCubes.Stacked();
        (g.FilmStress[1], g.FilmStress[3], g.FilmStress[13]) = (150, 199, 50); // strength 200; 0, 2 and 12 are broken
        var s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        using var all = Assert.EnterMultipleScope();
        Assert.That(s.FilmAtFoil.P95, Is.EqualTo(150));
        Assert.That(s.FilmAtFoil.AtStrength, Is.EqualTo(0.5).Within(Rounding), "facet 0 of two");
        Assert.That(s.FilmBetweenBodies.AtStrength, Is.EqualTo(0.75)
            .Within(Rounding), "2, 12 broken, 3 within 1 % of its strength, 13 not");
        Assert.That(s.FilmAtStrength, Is.EqualTo((0.5 + 3 * 0.25) / 12.0).Within(Rounding), "of the whole surface");
        Assert.That(s.FilmLower.AtStrength, Is.EqualTo(0.5)
            .Within(Rounding), "0 of 0 and 1: the contact of the cubes stands at half height and counts above");
        Assert.That(s.FilmUpper.AtStrength, Is.EqualTo(0.75).Within(Rounding), "all but 13");
    }

    [Test]
    public void StressIsWeightedByVolumeAndByContactArea()
    {
        var g = TwoCubes.Stacked();
        var s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        // Between the cubes four facets of equal contact area, two in each zone; on the foil two, twice as large.
        Assert.That(s.BetweenBodies, Is.EqualTo(new InterfaceStress(1, 3, 1, 5)));
        Assert.That(s.AtFoil, Is.EqualTo(new InterfaceStress(3, 3, 2, 4)));
        Assert.That(s.Interfaces, Is.EqualTo(new InterfaceStress(3, 3, 2, 5)));
        Assert.That(s.VonMisesMedian, Is.EqualTo(1), "zones of equal volume");
        for (var n = 0; n < 4; n++) g.Nodes[n] -= new Vec3(0, 0, 1); // the lower cube, twice as high
        Assert.That(InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25).VonMisesMedian, Is.EqualTo(3));
    }

    [Test]
    public void TheLowerSideIsComparedWithTheUpper()
    {
        var s = InterfaceSummary.Of(TwoCubes.Stacked(), TwoCubes.FootArea, 0.25);
        // Below: 0.5 x (2 + 4) on bottom and sides of cube 0; above, from half height on: 4 facets of 0.25 on its top and cube 1.
        Assert.That(s.ContactBottomTop, Is.EqualTo(3.0 / 5 / (0.25 * (1 + 5 + 1 + 5) / 7)).Within(Rounding));
        Assert.That(s.VonMisesBottomTop, Is.EqualTo(3).Within(Rounding));
        Assert.That(s.MaxPlasticStrain, Is.EqualTo((1, 0, 0.7)));
    }

    [Test]
    public void AJunctionIsAPairWhicheverSideSeesIt()
    {
        var g = TwoCubes.Stacked();
        var s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        Assert.That(s.ContactsPerBody, Is.EqualTo(1));
        Assert.That(s.MeanJunctionArea, Is.EqualTo(0.5).Within(Rounding));
        Assert.That(s.MeanCuArea, Is.EqualTo(1).Within(Rounding), "of the one cube on the foil");
        // Half of the contact area is bare on both sides: 1 - 0.45/0.5 on the smaller cube 1, 1 - 0.3/0.5 on cube 0.
        Assert.That(s.PsiSmaller, Is.EqualTo(0.5 * 0.1).Within(Rounding));
        Assert.That(s.PsiLarger, Is.EqualTo(0.5 * 0.4).Within(Rounding));
        g.ContactFraction[12] = g.ContactFraction[13] = 0;
        s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        Assert.That(s.ContactsPerBody, Is.EqualTo(1));
        Assert.That(s.MeanJunctionArea, Is.EqualTo(0.25).Within(Rounding));
    }

    [Test]
    public void ARingOfBrokenFilmLeavesTwoPatches()
    {
        var g = TwoCubes.Stacked();
        Assert.That(InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25).FilmFragments, Is.EqualTo(1));
        for (var f = 4; f < 12; f++) TwoCubes.Break(g, f, 0.5); // the four sides of cube 0
        Assert.That(InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25).FilmFragments, Is.EqualTo((2 + 1) / 2.0));
    }

    [Test]
    public void WithoutContactThereIsNoInterfaceStress()
    {
        var g = TwoCubes.Stacked();
        Array.Clear(g.ContactFraction);
        var s = InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25);
        Assert.That(s.Interfaces.PressureP95, Is.NaN);
        Assert.That(s.ContactBottomTop, Is.NaN);
        Assert.That(new[] { s.ContactsPerBody, s.MeanJunctionArea, s.MeanCuArea, s.PsiSmaller, s.AreaLiCu }, Is.All.Zero);
    }

    [Test]
    public void AFacetOnNoZoneIsRefused()
    {
        var g = TwoCubes.Stacked();
        g.FacetCorners[0] = 8;
        Assert.That(() => InterfaceSummary.Of(g, TwoCubes.FootArea, 0.25), Throws.ArgumentException.With.Message.Contains("facet 0"));
    }
}
