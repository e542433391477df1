using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Tests.Engine.Geometry.Voxels;
using LmpDem.Transport.Diffusion;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Diffusion;

public sealed class PoreSizeTests
{
    [Test]
    public void DistancesAreThoseOfASearchOverAllSolidCells()
    {
        var random = new Philox(7, "cells");
        var chosen = new bool[11 * 8 * 9];
        for (var v = 0; v < chosen.Length; v++) chosen[v] = random.NextUniform() < 0.03;
        var grid = CutCells.OfBlocks(Box.Layer(1.0, 0.9, 0.7), (11, 8, 9), (i, j, k) => chosen[i + 11 * (j + 8 * k)] ? 0 : -1);
        var solid = Enumerable.Range(0, grid.Count).Where(v => grid.IsSolid(v)).Select(v => Centre(grid, v)).ToArray();
        foreach (var threads in new[] { 1, 2 })
        {
            var square = DistanceMap.Squared(grid, threads);
            for (var v = 0; v < grid.Count; v++)
            {
                var nearest = solid.Min(s => grid.Box.MinImage(Centre(grid, v) - s).LengthSquared);
                Assert.That(square[v], Is.EqualTo(nearest).Within(1e-6), $"cell {v}"); // single precision
            }
        }
    }

    [Test]
    public void ASlitOfOddWidthHasItsWidthEverywhere()
    {
        // 5 cells across the border
        var grid = CutCells.OfBlocks(Box.Layer(2.0, 2.0, 2.0), (20, 20, 20), (i, _, _) => i is >= 17 or < 2 ? -1 : 0);
        var size = LocalThickness.Of(grid);
        Assert.That(size.Mean, Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Quantile(0.01), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Quantile(0.99), Is.EqualTo(0.5).Within(1e-6));
        Assert.That(size.Histogram(0.2, 4), Is.EqualTo(new[] { 0.0, 0.0, 1.0, 0.0 }).Within(1e-12));
    }

    [Test]
    public void AGapBelowACellHasItsWidth()
    {
        var shapes = BodyShapes.Of(Solids.Together(Solids.Block(new Vec3(0.31, 0, 0), new Vec3(1.28, 1, 1))));
        var size = LocalThickness.Of(
            CutCells.Of(shapes, new Box(new Vec3(1, 1, 1), true, true, true), (10, 10, 10), new CutSettings { BetweenWalls = false }));
        Assert.That(size.Mean, Is.EqualTo(0.03).Within(1e-6));
        Assert.That(size.Quantile(0.5), Is.EqualTo(0.03).Within(1e-6));
    }

    [Test]
    public void ASphericalPoreHasItsDiameter()
    {
        const double radius = 0.37;
        var grid = CutCells.OfBlocks(
            Box.Layer(1, 1, 1), (60, 60, 60),
            (i, j, k) => (new Vec3((i + 0.5) / 60, (j + 0.5) / 60, (k + 0.5) / 60) - new Vec3(0.51, 0.49, 0.5)).Length < radius ? -1 : 0);
        var size = LocalThickness.Of(grid, threads: 2);
        // Half a cell less on either side, and the nearest of many stairs stands half a cell inside the sphere on the mean.
        Assert.That(size.Quantile(0.5), Is.EqualTo(2.0 * radius).Within(2.0 / 60));
        // The corners of the stairs, in a shell of a cell or 3 h / R of the volume, hold only small spheres.
        Assert.That(size.Mean, Is.EqualTo(2.0 * radius).Within(3.0 / 60.0 / radius * 2.0 * radius));
        Assert.That(LocalThickness.Of(grid).Diameter, Is.EqualTo(size.Diameter));
    }

    [Test]
    public void SurfaceIsReachedWhereThePoreInFrontIsOpen()
    {
        // A solid layer with a pit from above and a bubble below; the pit's floor and the bubble's floor are the facets.
        var grid = CutCells.OfBlocks(
            Box.Layer(1, 1, 1), (10, 10, 10), (i, j, k) => (i, j) == (0, 4) && k >= 6 || (i, j, k) == (7, 7, 2) ? -1 : 0);
        var up = new Vec3(0, 0, 1);
        var facets = new SurfaceFacets(
            [new(1.05, 0.45, 0.6), new(0.75, 0.75, 0.2), new(0.35, 0.35, 0.3), new(0.35, 0.35, 1.0), new(1.05, 0.45, 0.6)],
            [up, up, up, up, up], [2, 3, 5, 7, 11], [0.5, 1, 1, 1, 0], [1, 0.5, 1, 1, 1], [1, 0, 0, 0, 1]);
        var area = ReachableArea.Of(PoreSpace.Of(grid), facets, 2);
        Assert.That(area.PerBody, Is.EqualTo(new[] { 7.0, 1.0 }),
            "the top lies at the separator itself; the pit is seen across the border");
        Assert.That(area.Total, Is.EqualTo(8.0));
        Assert.That(area.Enclosed, Is.EqualTo(1.5));
        Assert.That(area.Unresolved, Is.EqualTo(5.0));
    }

    private static Vec3 Centre(CutCells grid, int v) => grid.Centre(v % grid.Nx, v / grid.Nx % grid.Ny, v / grid.Nx / grid.Ny);
}
