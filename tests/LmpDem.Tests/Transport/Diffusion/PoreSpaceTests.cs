using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Tests.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Diffusion;

public sealed class PoreSpaceTests
{
    [Test]
    public void PoresAreOpenClosedOrPercolating()
    {
        var pores = PoreSpace.Of(Block(10, (i, j, k) =>
            (i, j) == (2, 2) && k >= 5             // from the separator, 5 cells
            || (i, j) == (5, 5)                    // through, 10
            || (i, j) == (8, 8) && k is 4 or 5        // a bubble, 2
            || (i, j, k) == (7, 2, 0)));           // at the foil, 1
        Assert.That(pores.Clusters, Is.EqualTo(4));
        Assert.That(pores.Porosity, Is.EqualTo(0.018).Within(1e-15));
        Assert.That(pores.OpenPorosity, Is.EqualTo(0.015).Within(1e-15));
        Assert.That(pores.ClosedPorosity, Is.EqualTo(0.003).Within(1e-15));
        Assert.That(pores.PercolatingPorosity, Is.EqualTo(0.010).Within(1e-15));
        Assert.That(pores.Percolates(Axis.Z), Is.True);
        Assert.That(pores.Percolates(Axis.X), Is.False);
    }

    [Test]
    public void CellsThatMeetAtEdgesAreApart() =>
        Assert.That(PoreSpace.Of(Block(4, (i, j, k) => (i, j, k) is (0, 1, 0) or (1, 1, 1) or (2, 2, 2))).Clusters, Is.EqualTo(3));

    [Test]
    public void AcrossAPeriodicBorderOnlyWhatMeetsItselfSpans()
    {
        // A piece over the border that does not close, and a ring that does after two turns of a screw.
        var piece = PoreSpace.Of(Block(8, (i, j, k) => i is 6 or 7 or 0 or 1 && (j, k) == (3, 3)));
        Assert.That(piece.Clusters, Is.EqualTo(1));
        Assert.That(piece.Percolates(Axis.X), Is.False);

        // Rows 2 and 5 run along x, each broken at one place; row 2 begins and ends on row 5.
        static bool Screw(int i, int j, int k) => k == 3 && (j == 2 && i != 0 || j == 5 && i != 4 || j is 3 or 4 && i is 1 or 7);
        var pores = PoreSpace.Of(Block(8, Screw));
        Assert.That(pores.Percolates(Axis.X), Is.True);
        Assert.That(pores.Percolates(Axis.Y), Is.False);
        var open = CutCells.OfBlocks(new Box(new Vec3(1, 1, 1), false, true, false), (8, 8, 8), (i, j, k) => Screw(i, j, k) ? -1 : 0);
        Assert.That(PoreSpace.Of(open).Percolates(Axis.X), Is.True, "from face to face along row 5 and row 2");
    }

    [Test]
    public void AGapThinnerThanACellConnects()
    {
        // Two blocks stand 0.02 apart in cells of 0.1: the slit is open porosity of its own volume.
        var shapes = BodyShapes.Of(
            Solids.Together(Solids.Block(new Vec3(0, 0, 0), new Vec3(0.44, 1, 1)), Solids.Block(new Vec3(0.46, 0, 0), new Vec3(1, 1, 1))));
        var box = new Box(new Vec3(1, 1, 1), false, true, false);
        var pores = PoreSpace.Of(CutCells.Of(shapes, box, (10, 10, 10), new CutSettings { Gap = 0.019 }));
        Assert.That(pores.PercolatingPorosity, Is.EqualTo(0.02).Within(1e-6));
        Assert.That(PoreSpace.Of(CutCells.Of(shapes, box, (10, 10, 10), new CutSettings { Gap = 0.021 })).Porosity, Is.Zero,
            "below the tolerance they touch");
    }

    private static CutCells Block(int n, Func<int, int, int, bool> isPore) =>
        CutCells.OfBlocks(Box.Layer(1, 1, 1), (n, n, n), (i, j, k) => isPore(i, j, k) ? -1 : 0);
}
