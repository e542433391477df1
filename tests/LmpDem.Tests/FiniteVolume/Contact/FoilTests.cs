using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Measures;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Contact;

/// <summary>Bodies on a deformable foil.</summary>
[TestFixture]
public sealed class FoilTests
{
    private const double Radius = 10e-6;

    private static readonly PlasticMaterial Lithium = new(1e9, 0.36, 1e6);

    private static readonly PlasticMaterial Copper = new(70e9, 0.34, 220e6);

    private static readonly PlasticMaterial Tin = new(1e9, 0.34, 0.5e6); // softer than lithium: it must emboss

    [Test]
    public void StiffFoilCarriesAsARigidOne()
    {
        using var rigid = Pressed(null, 1, 1);
        using var copper = Pressed(Copper, 1, 1);
        // facet edges meet the foil's height between nodes
        Assert.That(copper.LoadOn(1).Z, Is.EqualTo(rigid.LoadOn(1).Z).Within(2).Percent);
        Assert.That(copper.CaptureFoil()!.DeepestEmbossing, Is.LessThan(0.05e-6));
        Assert.That(rigid.CaptureFoil(), Is.Null);
    }

    [Test]
    public void SoftFoilIsEmbossedAndBalances()
    {
        using var stepper = Pressed(Tin, 1, 1);
        var foil = stepper.CaptureFoil()!;
        Assert.That(foil.DeepestEmbossing, Is.InRange(0.1e-6, 0.12 * Radius)); // some of the way of the press, not all of it
        Assert.That(foil.PlasticStrain.Max(), Is.GreaterThan(1e-3));
        // unbalanced ratio of some per mille, summed over the body
        Assert.That(-stepper.LoadOn(1).Z, Is.EqualTo(stepper.LoadOn(0).Z).Within(5).Percent);
        Assert.That(stepper.Energy().Foil, Is.GreaterThan(0.0));
        Assert.That(stepper.Energy().Error, Is.Zero.Within(0.02)); // asked of the balance
    }

    [Test]
    public void ThreadsChangeNoBit()
    {
        using var one = Pressed(Tin, 9, 1);
        using var two = Pressed(Tin, 9, 2);
        FoilGeometry a = one.CaptureFoil()!, b = two.CaptureFoil()!;
        Assert.That(b.Nodes, Is.EqualTo(a.Nodes));
        Assert.That(two.Capture().Nodes, Is.EqualTo(one.Capture().Nodes));
    }

    // Spheres in a row of periodic cells, pressed by a tenth of the radius.
    private static FvStepper Pressed(PlasticMaterial? foil, int bodies, int threads)
    {
        var pitch = 2.4 * Radius;
        var seeds = Enumerable.Range(0, bodies)
            .Select(b => new BodySeed(new Vec3((b + 0.5) * pitch, 0.5 * pitch, 1.01 * Radius), Radius, 0.0)).ToArray();
        var height = 2.02 * Radius;
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("press", WallShape.Plane, new Vec3(0, 0, height), new Vec3(0, 0, -1)),
        ];
        var settings =
            new FvSettings
            {
                Material = Lithium,
                Template = new TemplateSize(4, 3),
                WallFriction = 0.2,
                Foil = foil,
                FoilThickness = 5e-6,
                Threads = threads
            };
        var stepper = FvStepper.Create(seeds, Box.Layer(bodies * pitch, pitch, height), walls, settings);
        var speed = 0.12 * Radius / 4000;
        stepper.SetWall(1, stepper.Walls[1] with { Velocity = new Vec3(0, 0, -speed) });
        stepper.Run(3500);
        stepper.SetWall(1, stepper.Walls[1] with { Velocity = new Vec3(0, 0, -0.2 * speed) });
        stepper.Run(2500);
        stepper.BeginLoads();
        stepper.Run(200);
        return stepper;
    }
}
