using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Geometry.Voxels;

public sealed class RasterTests
{
    private static readonly Box Layer = Box.Layer(10.0, 8.0, 6.0);

    [Test]
    public void ABlockHasItsVolumeWhereverItStands()
    {
        // Faces between centres: the count of voxels is exact. The second sticks out of the box across x and y.
        foreach (var shift in new[] { Vec3.Zero, new Vec3(8.0, 6.5, 0.0), new Vec3(-31.5, 15.0, 0.0) })
        {
            var grid = new VoxelGrid(Layer, 20, 16, 12);
            SurfaceRaster.Fill(grid, Solids.Together(Solids.Block(new Vec3(1, 1, 1) + shift, new Vec3(4, 3, 5) + shift)));
            Assert.That(Count(grid) * grid.VoxelVolume, Is.EqualTo(24.0).Within(1e-12));
        }
    }

    [Test]
    public void AbuttingBlocksShareNoVoxelAndLeaveNone()
    {
        // Every face goes through centres of voxels and every edge through a line of the raster: all tests are ties.
        var solids = new List<(Vec3[], long[])>();
        for (var n = 0; n < 8; n++)
        {
            var low = new Vec3((n & 1) == 0 ? 0.25 : 5.25, (n & 2) == 0 ? 0.25 : 3.75, (n & 4) == 0 ? 0.25 : 2.75);
            solids.Add(Solids.Block(low, new Vec3((n & 1) == 0 ? 5.25 : 10.25, (n & 2) == 0 ? 3.75 : 8.25, (n & 4) == 0 ? 2.75 : 5.25)));
        }

        var alone = 0;
        foreach (var solid in solids)
        {
            var grid = new VoxelGrid(Layer, 20, 16, 12);
            SurfaceRaster.Fill(grid, Solids.Together(solid));
            alone += Count(grid);
        }

        var all = new VoxelGrid(Layer, 20, 16, 12);
        SurfaceRaster.Fill(all, Solids.Together([.. solids]));
        Assert.That(Count(all), Is.EqualTo(20 * 16 * 10), "the eight fill the plane without a gap");
        Assert.That(alone, Is.EqualTo(Count(all)), "no voxel belongs to two");
    }

    [Test]
    public void NodesOnTheLinesOfTheRasterLeaveNoStrayColumns()
    {
        // An octahedron with every node at a centre of a voxel: |x| + |y| + |z| < 4 holds 129 centres in full, and the ties on its
        // faces may go either way, but only within the shell up to 4.
        var grid = new VoxelGrid(Box.Layer(12, 12, 12), 12, 12, 12);
        var c = grid.Center(6, 6, 6);
        SurfaceRaster.Fill(grid, Solids.Together(Solids.Sphere(c, 4.0, 0)));
        for (var k = 0; k < 12; k++)
        {
            for (var j = 0; j < 12; j++)
            {
                for (var i = 0; i < 12; i++)
                {
                    var d = grid.Center(i, j, k) - c;
                    var norm = Math.Abs(d.X) + Math.Abs(d.Y) + Math.Abs(d.Z);
                    if (norm == 4.0) continue;
                    Assert.That(grid.Solid[grid.Index(i, j, k)], Is.EqualTo(norm < 4.0 ? 1 : 0), $"{d}");
                }
            }
        }
    }

    [Test]
    public void VolumesOfASphereConverge()
    {
        // Lattice points in a sphere miss its volume by far less than its surface's voxels; 3 h / R of it is generous at 10 voxels
        // and passes only if the error falls with h.
        var body = Solids.Sphere(new Vec3(9.3, 0.4, 3.1), 2.0, 4);
        var volume = Solids.Together(body).Volume(0);
        foreach (var cells in new[] { 20, 40, 80, 160 })
        {
            var grid = new VoxelGrid(Layer, cells, cells * 4 / 5, cells * 3 / 5);
            SurfaceRaster.Fill(grid, Solids.Together(body), threads: 2);
            var error = Math.Abs(Count(grid) * grid.VoxelVolume / volume - 1.0);
            var spheres = new VoxelGrid(Layer, cells, cells * 4 / 5, cells * 3 / 5);
            SphereRaster.Fill(spheres, [new Vec3(9.3, 0.4, 3.1)], [2.0]);
            var smooth = Math.Abs(Count(spheres) * spheres.VoxelVolume / (4.0 / 3.0 * Math.PI * 8.0) - 1.0);
            TestContext.Out.WriteLine($"{cells}: {error:0.0e0} of triangles, {smooth:0.0e0} of the sphere");
            var allowed = 0.3 * Math.Pow(grid.Edge.X / 2.0, 1.5) / Math.Pow(0.25, 1.5);
            Assert.That(error, Is.LessThan(allowed));
            Assert.That(smooth, Is.LessThan(allowed));
        }
    }

    [Test]
    public void BodiesAreNumberedAndTheLowerHasTheOverlap()
    {
        foreach (var threads in new[] { 1, 3 })
        {
            var grid = new VoxelGrid(Layer, 40, 32, 24);
            var body = new int[grid.Count];
            Array.Fill(body, -1);
            SurfaceRaster.Fill(grid, Solids.Together(Solids.Sphere(new Vec3(3, 4, 3), 1.5, 3), Solids.Sphere(new Vec3(5.4, 4, 3), 1.5, 3)), threads, body);
            Assert.That(body[grid.At(new Vec3(3, 4, 3))], Is.Zero);
            Assert.That(body[grid.At(new Vec3(5.4, 4, 3))], Is.EqualTo(1));
            Assert.That(body[grid.At(new Vec3(4.2, 4, 3))], Is.Zero, "in both");
            Assert.That(body[grid.At(new Vec3(9, 7, 5))], Is.EqualTo(-1));
            Assert.That(body.Select(b => b >= 0 ? (byte)1 : (byte)0), Is.EqualTo(grid.Solid));
            var spheres = new VoxelGrid(Layer, 40, 32, 24);
            var owner = new int[grid.Count];
            Array.Fill(owner, -1);
            SphereRaster.Fill(spheres, [new Vec3(3, 4, 3), new Vec3(5.4, 4, 3)], [1.5, 1.5], threads, owner);
            Assert.That(owner[grid.At(new Vec3(4.2, 4, 3))], Is.Zero);
        }
    }

    [Test]
    public void AnOpenSurfaceIsRefused()
    {
        var (nodes, corners) = Solids.Block(new Vec3(1, 1, 1), new Vec3(4, 3, 5));
        var grid = new VoxelGrid(Layer, 20, 16, 12);
        Assert.That(() => SurfaceRaster.Fill(grid, Solids.Together((nodes, corners[3..]))), Throws.ArgumentException);
    }

    [Test]
    public void SharesOfBlocksOfVoxelsKeepTheVolume()
    {
        var grid = new VoxelGrid(Layer, 40, 32, 24);
        SphereRaster.Fill(grid, [new Vec3(3, 4, 3)], [1.7]);
        var share = grid.SolidShare(4);
        Assert.That(share, Has.Length.EqualTo(10 * 8 * 6));
        Assert.That(share.Sum(s => (double)s) * 64, Is.EqualTo(Count(grid)).Within(1e-3));
        Assert.That(share.Max(), Is.EqualTo(1.0f));
    }

    private static int Count(VoxelGrid grid) => grid.Solid.Sum(s => s);
}
