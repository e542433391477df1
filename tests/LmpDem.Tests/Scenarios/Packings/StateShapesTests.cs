using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Exports;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>Spheres as voxels: the labels fill the volumes that geometry knows.</summary>
[TestFixture]
public sealed class StateShapesTests
{
    private const double Radius = 4e-6;
    private const double FilmThickness = 1e-6;

    // Two spheres in a box of 20 x 20 x 16 um, one of them through a corner.
    private static readonly Snapshot Sample = Spheres();

    [Test]
    public void VoxelsOfLithiumFilmAndFoilFillTheirVolumes()
    {
        var image = new StateShapes("a.hdf", Sample).Voxels(new VoxelSettings { Edge = 0.25e-6, Film = true, Foil = 2e-6 });
        var volume = 1e18 * image.Edge.X * image.Edge.Y * image.Edge.Z;
        double Of(byte label) => volume * image.Labels.Count(l => l == label);
        double Ball(double radius) => 2.0 * 4.0 / 3.0 * Math.PI * Math.Pow(1e6 * radius, 3);
        using var all = Assert.EnterMultipleScope();
        Assert.That((image.Nx, image.Ny, image.Nz), Is.EqualTo((80, 80, 64 + 8)));
        // Voxels of a sixteenth of the radius: the surface passes through voxels that count by their larger part.
        Assert.That(Of(1) + Of(2), Is.EqualTo(Ball(Radius)).Within(0.01 * Ball(Radius)));
        Assert.That(Of(1), Is.EqualTo(Ball(Radius - FilmThickness)).Within(0.02 * Ball(Radius - FilmThickness)));
        Assert.That(Of(3), Is.EqualTo(20 * 20 * 2).Within(1e-6));
        Assert.That(image.Labels.Take(80 * 80 * 8), Is.All.EqualTo(3), "the foil lies at the bottom");
        Assert.That(image.Origin.Z, Is.EqualTo(-1.875e-6).Within(1e-15), "z = 0 is the surface of the foil");
        Assert.That(image.Meaning, Is.EqualTo("0 pore, 1 lithium, 2 film, 3 foil"));
    }

    [Test]
    public void TooManyVoxelsAreRefusedBeforeTheyAreMade() => Assert.That(
        Assert.Throws<SnapshotException>(() => new StateShapes("a.hdf", Sample).Voxels(new VoxelSettings { Edge = 5e-9 }))!.Message,
        Does.Contain("voxels are more than 4.0e+8; take larger ones with --voxel"));

    [Test]
    public void TheDensityIsThatOfTheScenarioThatMadeTheSnapshot()
    {
        var stamp = new RunStamp(new Scenario { Material = new() { Density = 700.0 } }, 1);
        using var all = Assert.EnterMultipleScope();
        Assert.That(StateShapes.DensityOf(Spheres(stamp.Provenance())), Is.EqualTo(700.0));
        Assert.That(StateShapes.DensityOf(Spheres(stamp.Provenance() with { ScenarioText = "no: [scenario" })), Is.EqualTo(534.0));
    }

    private static Snapshot Spheres(Provenance? provenance = null)
    {
        var spheres = new Spheres(2);
        (spheres.Position[0], spheres.Position[1]) = (new Vec3(0.5e-6, 19.5e-6, 5e-6), new Vec3(10e-6, 10e-6, 9e-6));
        for (var i = 0; i < 2; i++) (spheres.Radius[i], spheres.ApparentRadius[i], spheres.FilmThickness[i]) =
            (Radius, Radius, FilmThickness);
        return SphereSnapshot.Of(
            spheres, Box.Layer(20e-6, 20e-6, 16e-6), 0, 0.0, [], [], provenance ?? new RunStamp(new Scenario(), 1)
                .Provenance(), PackStage.Kind);
    }
}
