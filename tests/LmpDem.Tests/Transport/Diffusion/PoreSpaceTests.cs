using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Diffusion;

public sealed class PoreSpaceTests
{
    [Test]
    public void PoresAreOpenClosedOrPercolating()
    {
        var grid = Block(10);
        for (var k = 5; k < 10; k++) grid.Solid[grid.Index(2, 2, k)] = 0;         // from the separator, 5 voxels
        for (var k = 0; k < 10; k++) grid.Solid[grid.Index(5, 5, k)] = 0;         // through, 10
        grid.Solid[grid.Index(8, 8, 4)] = grid.Solid[grid.Index(8, 8, 5)] = 0;    // a bubble, 2
        grid.Solid[grid.Index(7, 2, 0)] = 0;                                      // at the foil, 1
        var pores = PoreSpace.Of(grid);
        Assert.That(pores.Clusters, Is.EqualTo(4));
        Assert.That(pores.Porosity, Is.EqualTo(0.018).Within(1e-15));
        Assert.That(pores.OpenPorosity, Is.EqualTo(0.015).Within(1e-15));
        Assert.That(pores.ClosedPorosity, Is.EqualTo(0.003).Within(1e-15));
        Assert.That(pores.PercolatingPorosity, Is.EqualTo(0.010).Within(1e-15));
        Assert.That(pores.LargestShare, Is.EqualTo(10.0 / 18.0).Within(1e-12));
        Assert.That(pores.Percolates(Axis.Z), Is.True);
        Assert.That(pores.Percolates(Axis.X), Is.False);
    }

    [Test]
    public void VoxelsThatMeetAtEdgesAreApart()
    {
        var grid = Block(4);
        grid.Solid[grid.Index(0, 1, 0)] = grid.Solid[grid.Index(1, 1, 1)] = grid.Solid[grid.Index(2, 2, 2)] = 0;
        Assert.That(PoreSpace.Of(grid).Clusters, Is.EqualTo(3));
    }

    [Test]
    public void AcrossAPeriodicBorderOnlyWhatMeetsItselfSpans()
    {
        // A piece over the border that does not close, and a ring that does after two turns of a screw.
        var piece = Block(8);
        foreach (var i in new[] { 6, 7, 0, 1 }) piece.Solid[piece.Index(i, 3, 3)] = 0;
        Assert.That(PoreSpace.Of(piece).Clusters, Is.EqualTo(1));
        Assert.That(PoreSpace.Of(piece).Percolates(Axis.X), Is.False);

        var screw = Block(8);
        for (var i = 0; i < 8; i++) screw.Solid[screw.Index(i, 2, 3)] = screw.Solid[screw.Index(i, 5, 3)] = 0;
        screw.Solid[screw.Index(0, 2, 3)] = screw.Solid[screw.Index(4, 5, 3)] = 1;
        foreach (var j in new[] { 3, 4 }) screw.Solid[screw.Index(1, j, 3)] = 0; // row 2 begins on row 5
        foreach (var j in new[] { 3, 4 }) screw.Solid[screw.Index(7, j, 3)] = 0; // and ends on it
        var pores = PoreSpace.Of(screw);
        Assert.That(pores.Percolates(Axis.X), Is.True);
        Assert.That(pores.Percolates(Axis.Y), Is.False);
        var open = new VoxelGrid(new Box(new Vec3(1, 1, 1), false, true, false), 8, 8, 8);
        screw.Solid.CopyTo(open.Solid, 0);
        Assert.That(PoreSpace.Of(open).Percolates(Axis.X), Is.True, "from face to face along row 5 and row 2");
    }

    private static VoxelGrid Block(int n)
    {
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), n, n, n);
        Array.Fill(grid.Solid, (byte)1);
        return grid;
    }
}
