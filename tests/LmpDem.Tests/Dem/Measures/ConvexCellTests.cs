using LmpDem.Dem.Measures;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Measures;

public sealed class ConvexCellTests
{
    private readonly ConvexCell cell = new();

    [SetUp]
    public void StartWithACubeOfEdgeTwo() => cell.Reset(new Vec3(-1, -1, -1), new Vec3(1, 1, 1));

    [Test]
    public void ACubeHasItsVolumeFacesAndReach()
    {
        Assert.That(cell.Volume(), Is.EqualTo(8.0).Within(1e-15));
        Assert.That(cell.FaceCount, Is.EqualTo(6));
        Assert.That(cell.ReachSquared, Is.EqualTo(3.0).Within(1e-15));
    }

    [Test]
    public void APlaneThatMissesLeavesAllAndOneBeyondLeavesNothing()
    {
        Assert.That(cell.Clip(new Vec3(1, 0, 0), 1.5), Is.False);
        Assert.That(cell.Volume(), Is.EqualTo(8.0).Within(1e-15));
        Assert.That(cell.Clip(new Vec3(1, 0, 0), -1.5), Is.True);
        Assert.That(cell.IsEmpty, Is.True);
        Assert.That(cell.Volume(), Is.Zero);
    }

    [Test]
    public void CuttingACornerTakesItsTetrahedron()
    {
        // x + y + z <= 2.5 takes a corner with legs of 0.5: volume 0.5^3 / 6.
        cell.Clip(new Vec3(1, 1, 1).Normalized(), 2.5 / Math.Sqrt(3));
        Assert.That(cell.Volume(), Is.EqualTo(8.0 - 0.125 / 6.0).Within(1e-14));
        Assert.That(cell.FaceCount, Is.EqualTo(7));
    }

    [Test]
    public void PlanesThroughVerticesAndEdgesCutExactly()
    {
        // The plane x + y = 0 runs through two edges: half the cube stays.
        cell.Clip(new Vec3(1, 1, 0).Normalized(), 0.0);
        Assert.That(cell.Volume(), Is.EqualTo(4.0).Within(1e-14));
        cell.Clip(new Vec3(1, 1, 0).Normalized(), 0.0); // a second time it changes nothing
        Assert.That(cell.Volume(), Is.EqualTo(4.0).Within(1e-14));
    }

    [Test]
    public void EightCornerCutsLeaveAnOctahedron()
    {
        // |x| + |y| + |z| <= 1: volume 4/3; every plane runs through vertices that earlier ones made.
        for (var k = 0; k < 8; k++)
        {
            var n = new Vec3((k & 1) == 0 ? 1 : -1, (k & 2) == 0 ? 1 : -1, (k & 4) == 0 ? 1 : -1);
            cell.Clip(n.Normalized(), 1.0 / Math.Sqrt(3));
        }

        Assert.That(cell.Volume(), Is.EqualTo(4.0 / 3.0).Within(1e-14));
    }
}
