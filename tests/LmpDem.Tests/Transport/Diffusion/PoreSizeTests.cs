using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Diffusion;

public sealed class PoreSizeTests
{
    [Test]
    public void DistancesAreThoseOfASearchOverAllSolidVoxels()
    {
        var grid = new VoxelGrid(Box.Layer(1.0, 0.9, 0.7), 11, 8, 9);
        var random = new Philox(7, "voxels");
        for (var v = 0; v < grid.Count; v++) grid.Solid[v] = (byte)(random.NextUniform() < 0.03 ? 1 : 0);
        var solid = Enumerable.Range(0, grid.Count).Where(v => grid.Solid[v] != 0).Select(v => Center(grid, v)).ToArray();
        foreach (var threads in new[] { 1, 2 })
        {
            var square = DistanceMap.Squared(grid, threads);
            for (var v = 0; v < grid.Count; v++)
            {
                var nearest = solid.Min(s => grid.Box.MinImage(Center(grid, v) - s).LengthSquared);
                Assert.That(square[v], Is.EqualTo(nearest).Within(1e-6), $"voxel {v}"); // single precision
            }
        }
    }

    [Test]
    public void ASlitOfOddWidthHasItsWidthEverywhere()
    {
        var grid = new VoxelGrid(Box.Layer(2.0, 2.0, 2.0), 20, 20, 20);
        for (var v = 0; v < grid.Count; v++) grid.Solid[v] = (byte)(v % 20 is >= 17 or < 2 ? 0 : 1); // 5 voxels across the border
        var size = LocalThickness.Of(grid);
        Assert.That(size.Mean, Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Quantile(0.01), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Quantile(0.99), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Histogram(0.2, 4), Is.EqualTo(new[] { 0.0, 0.0, 1.0, 0.0 }).Within(1e-12));
        var chords = ChordLengths.Of(grid, Axis.X);
        Assert.That(chords.Mean, Is.EqualTo(0.5).Within(1e-12));
        Assert.That(chords.Count[5], Is.EqualTo(400));
        Assert.That(ChordLengths.Of(grid, Axis.Z).Unbroken, Is.EqualTo(100), "lines along the slit meet nothing");
        var surface = SpecificSurface.Of(grid);
        Assert.That(surface.AcrossX, Is.EqualTo(1.0).Within(1e-12), "two walls over a length of 2");
        Assert.That(surface.AcrossY + surface.AcrossZ, Is.Zero);
    }

    [Test]
    public void ASphericalPoreHasItsDiameterSurfaceAndMeanChord()
    {
        const double radius = 0.37;
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), 60, 60, 60);
        SphereRaster.Fill(grid, [new Vec3(0.51, 0.49, 0.5)], [radius]);
        for (var v = 0; v < grid.Count; v++) grid.Solid[v] ^= 1;
        var size = LocalThickness.Of(grid, threads: 2);
        // Half a voxel less on either side, and the nearest of many stairs stands half a voxel inside the sphere on the mean.
        Assert.That(size.Quantile(0.5), Is.EqualTo(2.0 * radius).Within(2.0 / 60));
        // The corners of the stairs, in a shell of a voxel or 3 h / R of the volume, hold only small spheres.
        Assert.That(size.Mean, Is.EqualTo(2.0 * radius).Within(3.0 / 60.0 / radius * 2.0 * radius));
        Assert.That(LocalThickness.Of(grid).Diameter, Is.EqualTo(size.Diameter));
        // Projections converge as the volume does: an edge of the outline is off by a fraction of a voxel.
        Assert.That(SpecificSurface.Of(grid).Isotropic, Is.EqualTo(4.0 * Math.PI * radius * radius).Within(0.02 * 4.0 * Math.PI * radius * radius));
        foreach (var axis in new[] { Axis.X, Axis.Y, Axis.Z })
            Assert.That(ChordLengths.Of(grid, axis).Mean, Is.EqualTo(4.0 / 3.0 * radius).Within(0.02 * radius), "4 V / S");
    }

    [Test]
    public void SurfaceIsReachedWhereThePoreInFrontIsOpen()
    {
        // A solid layer with a pit from above and a bubble below; the pit's floor and the bubble's floor are the facets.
        var grid = new VoxelGrid(Box.Layer(1, 1, 1), 10, 10, 10);
        Array.Fill(grid.Solid, (byte)1);
        for (var k = 6; k < 10; k++) grid.Solid[grid.Index(0, 4, k)] = 0;
        grid.Solid[grid.Index(7, 7, 2)] = 0;
        var up = new Vec3(0, 0, 1);
        var facets = new SurfaceFacets(
            [new(1.05, 0.45, 0.6), new(0.75, 0.75, 0.2), new(0.35, 0.35, 0.3), new(0.35, 0.35, 1.0), new(1.05, 0.45, 0.6)],
            [up, up, up, up, up], [2, 3, 5, 7, 11], [0.5, 1, 1, 1, 0], [1, 0.5, 1, 1, 1], [1, 0, 0, 0, 1]);
        var area = ReachableArea.Of(PoreSpace.Of(grid), facets, 2);
        Assert.That(area.PerBody, Is.EqualTo(new[] { 7.0, 1.0 }), "the top lies at the separator itself; the pit is seen across the border");
        Assert.That(area.Total, Is.EqualTo(8.0));
        Assert.That(area.Enclosed, Is.EqualTo(1.5));
        Assert.That(area.Unresolved, Is.EqualTo(5.0));
    }

    private static Vec3 Center(VoxelGrid grid, int v) => grid.Center(v % grid.Nx, v / grid.Nx % grid.Ny, v / grid.Nx / grid.Ny);
}
