using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class PowerCellsTests
{
    private static readonly Vec3 Corner = Vec3.Zero;
    private static readonly Vec3 Centre = new(0.5, 0.5, 0.5);

    private static readonly TestCaseData[] Lattices =
    [
        new TestCaseData(0.5, new[] { Corner }).SetName("simple cubic"),
        new TestCaseData(0.43, new[] { Corner, Centre }).SetName("body-centred cubic"),
        new TestCaseData(0.35, new[] { Corner, new Vec3(0.5, 0.5, 0), new Vec3(0.5, 0, 0.5), new Vec3(0, 0.5, 0.5) })
            .SetName("face-centred cubic"),
    ];

    // Every site of a lattice is alike, so each cell is the box's share to rounding; lattices are the degenerate case, as
    // many planes meet in one vertex.
    [TestCaseSource(nameof(Lattices))]
    public void CellsOfALatticeAreAllAlike(double radius, Vec3[] basis)
    {
        var (box, spheres) = Lattice.Cubic(3, radius, basis);
        var cells = new PowerCells(Lattice.State(box, spheres));
        foreach (var v in cells.Volume) Assert.That(v, Is.EqualTo(1.0 / basis.Length).Within(1e-13));
        Assert.That(cells.Solids[0], Is.EqualTo(PackingState.VolumeOf(radius) * basis.Length).Within(1e-12));
    }

    // Cells tile the region, whatever the radii; the sum is exact but for rounding of the clipping.
    [TestCase(1, 0.05, 0.05)]
    [TestCase(2, 0.05, 0.05)]
    [TestCase(5, 0.01, 0.2)]
    [TestCase(60, 0.02, 0.12)]
    [TestCase(400, 0.01, 0.08)]
    public void CellsFillAPeriodicBox(int count, double smallest, double largest)
    {
        var (box, spheres) = Lattice.Random(count, 11, smallest, largest);
        var cells = new PowerCells(Lattice.State(box, spheres));
        Assert.That(cells.Volume.Sum(), Is.EqualTo(1.0).Within(1e-12));
        Assert.That(cells.Volume, Has.All.GreaterThanOrEqualTo(0.0));
    }

    [Test]
    public void CellsFillTheLayerBetweenFoilAndPlaten()
    {
        var (_, spheres) = Lattice.Random(150, 3, 0.03, 0.09);
        var box = Box.Layer(1, 1, 2);
        for (var i = 0; i < spheres.Count; i++) spheres.Position[i] += new Vec3(0, 0, 0.01);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
            new("platen", WallShape.Plane, new Vec3(0, 0, 1.02), new Vec3(0, 0, -1)),
        ];
        var state = PackingState.Capture(box, spheres, new Contacts(0), walls);
        Assert.That(state.Thickness, Is.EqualTo(1.02).Within(1e-15));
        Assert.That(new PowerCells(state).Volume.Sum(), Is.EqualTo(1.02).Within(1e-12));
    }

    [Test]
    public void TheRadicalPlaneLiesNearerToTheSmallerSphere()
    {
        var box = new Box(new Vec3(4, 1, 1), true, true, true);
        var spheres = new Spheres(2);
        spheres.Position[0] = new Vec3(1, 0.5, 0.5);
        spheres.Position[1] = new Vec3(3, 0.5, 0.5);
        spheres.Radius[0] = 0.5;
        spheres.Radius[1] = 0.3;
        var cells = new PowerCells(PackingState.Capture(box, spheres, new Contacts(0), []));
        // Plane at (d^2 + ra^2 - rb^2) / 2d = (4 + 0.25 - 0.09) / 4 = 1.04 from the larger one, on either side.
        Assert.That(cells.Volume[0], Is.EqualTo(2.08).Within(1e-14));
        Assert.That(cells.Volume[1], Is.EqualTo(1.92).Within(1e-14));
    }

    // Counting random points by least power distance is another way to the same cells; 200,000 points leave a share's
    // standard error of about 0.0005, and five of them are allowed.
    [Test]
    public void CellsAgreeWithCountingPoints()
    {
        var (box, spheres) = Lattice.Random(12, 5, 0.05, 0.25);
        var cells = new PowerCells(Lattice.State(box, spheres));
        var random = new Random(17);
        var hits = new int[spheres.Count];
        for (var n = 0; n < 200_000; n++)
        {
            var p = new Vec3(random.NextDouble(), random.NextDouble(), random.NextDouble());
            var best = 0;
            for (var i = 1; i < spheres.Count; i++)
            {
                if (Power(i) < Power(best)) best = i;
            }

            hits[best]++;
            double Power(int i) => box.MinImage(p - spheres.Position[i]).LengthSquared - spheres.Radius[i] * spheres.Radius[i];
        }

        for (var i = 0; i < hits.Length; i++)
            Assert.That(cells.Volume[i], Is.EqualTo(hits[i] / 200_000.0).Within(0.0025), $"cell {i}");
    }

    [Test]
    public void ThreadsChangeNoBit()
    {
        var (box, spheres) = Lattice.Random(200, 23, 0.02, 0.1);
        var state = Lattice.State(box, spheres);
        Assert.That(new PowerCells(state, 2).Volume, Is.EqualTo(new PowerCells(state, 1).Volume));
    }
}
