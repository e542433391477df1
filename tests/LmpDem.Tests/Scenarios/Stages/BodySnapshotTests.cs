using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.Engine.Snapshots;
using LmpDem.Tests.FiniteVolume.Measures;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Stages;

public sealed class BodySnapshotTests
{
    [Test]
    public void BodiesComeBackFromTheirFilesBitByBit()
    {
        var bodies = TwoCubes.Stacked();
        // Numbers that no float holds.
        for (var z = 0; z < 2; z++) (bodies.VonMises[z], bodies.Pressure[z], bodies.VolumeRatio[z]) = (Math.PI * 1e5, -Math.E, 1 - 1e-12);
        for (var f = 0; f < 24; f++) (bodies.FilmStress[f], bodies.FacetArea[f]) = (Math.Sqrt(f), 0.5 + 1e-13 * f);
        using var folder = new TemporaryFolder();
        var (first, second) = (folder["bodies_000000.hdf"], folder["films_000000.hdf"]);
        SnapshotWriter.Write(
            first, BodySnapshot.Of(bodies, 0, 0.25, [true, false], JunctionCriterion.FilmTheory, [], SnapshotSamples.Provenance));
        SnapshotWriter.Write(second, FilmSnapshot.Of(bodies, 0, 0.25, [], SnapshotSamples.Provenance));
        var again = BodySnapshot.Read(SnapshotReader.Read(first), SnapshotReader.Read(second));
        using var all = Assert.EnterMultipleScope();
        foreach (var property in typeof(BodyGeometry).GetProperties().Where(p => p.PropertyType.IsArray))
            Assert.That(property.GetValue(again), Is.EqualTo(property.GetValue(bodies)), property.Name);
    }

    [Test]
    public void FilmsHoldOnlyThePointsOfSurfaces()
    {
        var bodies = TwoCubes.Stacked();
        var shorter = FilmSnapshot.Of(
            Alone(bodies, [.. bodies.FacetCorners.Select(c => c == 3 ? 7 : c)]), 0, 0, [], SnapshotSamples.Provenance);
        Assert.That(shorter.PointCount, Is.EqualTo(15));
        Assert.That(shorter.Connectivity.Max(), Is.EqualTo(14));
    }

    [Test]
    public void GrowthOpensTheSurface()
    {
        var films = FilmSnapshot.Of(TwoCubes.Stacked(), 0, 0, [], SnapshotSamples.Provenance);
        double[] Field(string name) => (double[])films.CellFields.Single(f => f.Name == name).Values;
        Assert.That(Field("area_growth")[0], Is.EqualTo(0.5 / 0.4).Within(1e-15));
        Assert.That(Field("psi")[0], Is.EqualTo(1 - 0.4 / 0.5).Within(1e-15));
        Assert.That(Field("psi")[1], Is.Zero);
    }

    [Test]
    public void FilmsOfAnotherStateAreRefused()
    {
        var bodies = BodySnapshot.Of(
            TwoCubes.Stacked(), 0, 0.1, [false, false], JunctionCriterion.FilmTheory, [], SnapshotSamples.Provenance);
        var films = FilmSnapshot.Of(TwoCubes.Stacked(), 1, 0.2, [], SnapshotSamples.Provenance);
        Assert.That(() => BodySnapshot.Read(bodies, films), Throws.TypeOf<SnapshotException>().With.Message.Contains("do not belong"));
        Assert.That(() => BodySnapshot.Read(films, bodies), Throws.TypeOf<SnapshotException>());
    }

    private static BodyGeometry Alone(BodyGeometry g, long[] corners) => new()
    {
        Radius = g.Radius,
        ReferenceVolume = g.ReferenceVolume,
        Nodes = g.Nodes,
        NodeFirst = g.NodeFirst,
        ZoneFirst = g.ZoneFirst,
        FacetFirst = g.FacetFirst,
        ZoneCorners = g.ZoneCorners,
        VonMises = g.VonMises,
        Pressure = g.Pressure,
        PlasticStrain = g.PlasticStrain,
        VolumeRatio = g.VolumeRatio,
        FacetCorners = corners,
        FacetArea = g.FacetArea,
        FacetReferenceArea = g.FacetReferenceArea,
        FilmIntact = g.FilmIntact,
        FilmStress = g.FilmStress,
        FilmStrength = g.FilmStrength,
        FilmThickness = g.FilmThickness,
        ContactPressure = g.ContactPressure,
        Partner = g.Partner,
        PartnerFacet = g.PartnerFacet,
        Gap = g.Gap,
        ContactFraction = g.ContactFraction,
    };
}
