using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Tests.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Bodies;

/// <summary>More bodies than keep the order of ids: touching spheres on a square lattice, their ids at random. SI units.</summary>
[TestFixture]
public sealed class CrowdTests
{
    private const double Radius = 1e-5;
    private const int Side = 12, High = 4;
    private const int Count = Side * Side * High;

    private static readonly BodySeed[] Seeds = Lattice();

    private static FvSettings Settings => PressedBodies.Settings with { Template = new TemplateSize(2, 1) };

    [Test]
    public void BodiesOfABundleStandTogether()
    {
        using var bodies = BodyAssembly.Build(Seeds, BodyAssembly.Meshes(Seeds, Settings), null, Settings);
        Assert.That(Count, Is.GreaterThan(BodyAssembly.Crowd));
        Assert.That(bodies.Ids.Order(), Is.EqualTo(Enumerable.Range(0, Count)));
        // A bundle at the end of a row or across two columns is at most two columns wide: four diameters, and one at a corner.
        foreach (var bundle in bodies.Bundles)
        {
            var places = Enumerable.Range(bundle.First, bundle.Count).Select(s => Seeds[bodies.Ids[s]].Centre).ToList();
            Assert.That(places.Max(p => p.X) - places.Min(p => p.X), Is.LessThan(10.0 * Radius), "width");
            Assert.That(places.Max(p => p.Y) - places.Min(p => p.Y), Is.LessThan(10.0 * Radius), "depth");
        }
    }

    [Test]
    public void BodiesAreTheirOwnAndTheNumberOfThreadsChangesNoBit()
    {
        using FvStepper one = Stepper(1), two = Stepper(2);
        var before = one.Capture();
        for (var id = 0; id < Count; id++)
        {
            var nodes = before.Nodes.AsSpan()[before.NodeFirst[id]..before.NodeFirst[id + 1]];
            var centre = Vec3.Zero;
            foreach (var n in nodes) centre += n / nodes.Length;
            Assert.That((centre - Seeds[id].Centre).Length, Is.LessThan(1e-3 * Radius), $"body {id}");
        }

        one.Run(50);
        one.Run(0); // no step, no work
        one.Run(50);
        two.Run(50);
        two.Run(50);
        Assert.That(two.Capture().Nodes, Is.EqualTo(one.Capture().Nodes));
        Assert.That(one.LoadOn(1).Z, Is.LessThan(0.0), "contacts that could go wrong");
        Assert.That(two.LoadOn(1), Is.EqualTo(one.LoadOn(1)));
    }

    private static FvStepper Stepper(int threads)
    {
        var edge = 2.0 * Radius * Side;
        var box = Box.Layer(edge, edge, 2.0 * Radius * High);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new Wall("press", WallShape.Plane, new Vec3(0, 0, box.Length.Z), new Vec3(0, 0, -1)) with { Velocity = new Vec3(0, 0, -1e-9) },
        ];
        return FvStepper.Create(Seeds, box, walls, Settings with { Threads = threads });
    }

    private static BodySeed[] Lattice()
    {
        var seeds = new BodySeed[Count];
        for (var i = 0; i < Count; i++)
        {
            seeds[i] = new BodySeed(
                2.0 * Radius * new Vec3(i % Side + 0.5, i / Side % Side + 0.5, i / Side / Side + 0.5), Radius, 0.0);
        }

        new Random(5).Shuffle(seeds);
        return seeds;
    }
}
