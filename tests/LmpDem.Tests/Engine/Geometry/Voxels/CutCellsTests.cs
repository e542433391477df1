using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Geometry.Voxels;

public sealed class CutCellsTests
{
    private static readonly Box Layer = Box.Layer(10.0, 8.0, 6.0);
    private static readonly CutSettings Free = new() { BetweenWalls = false };

    [Test]
    public void ABlockHasItsVolumeAndItsFacesWhereverItStands()
    {
        // Walls on multiples of a line's spacing; the second sticks out of the box across x and y.
        foreach (var shift in new[] { Vec3.Zero, new Vec3(8.0, 6.5, 0.0), new Vec3(-31.5, 15.0, 0.0) })
        {
            var cells = CutCells.Of(
                BodyShapes.Of(Solids.Together(Solids.Block(new Vec3(1, 1, 1) + shift, new Vec3(4, 3, 5) + shift))), Layer,
                (10, 8, 6), Free);
            Assert.That((1.0 - cells.Porosity()) * Layer.Volume, Is.EqualTo(24.0).Within(1e-4)); // single precision of shares
            Assert.That(ClosedArea(cells.OpenZ, 10 * 8, 3), Is.EqualTo(6.0).Within(1e-5), "the plane at z = 3 cuts 3 x 2");
            Assert.That(cells.Body.Count(b => b == 0), Is.InRange(12, 24), "cells that are half pore may belong to none");
        }
    }

    [Test]
    public void AbuttingBlocksLeaveNoPoreBetweenThem()
    {
        // Every face goes through lines of the scan and every edge along one: all tests are ties.
        var solids = new List<(Vec3[], long[])>();
        for (var n = 0; n < 8; n++)
        {
            var low = new Vec3((n & 1) == 0 ? 0.0 : 5.0, (n & 2) == 0 ? 0.0 : 4.0, (n & 4) == 0 ? 0.0 : 3.0);
            solids.Add(Solids.Block(low, low + new Vec3(5, 4, 3)));
        }

        var cells = CutCells.Of(BodyShapes.Of(Solids.Together([.. solids])), Layer, (10, 8, 6), Free);
        Assert.That(cells.Porosity(), Is.Zero);
        Assert.That(cells.OpenX.Concat(cells.OpenY).Concat(cells.OpenZ), Is.All.Zero);
        Assert.That(cells.Body, Is.All.InRange(0, 7));
        Assert.That(cells.Body.Distinct().Count(), Is.EqualTo(8));
    }

    [Test]
    public void SphereFractionsConvergeFasterThanSecondOrder()
    {
        // The volume is a sum of exact chords, whose error falls as the spacing of lines to 1.5 and better; faces likewise.
        const double radius = 2.0;
        var centre = new Vec3(9.3, 0.4, 3.1);
        var triangles = Solids.Sphere(centre, radius, 4);
        var exact = Solids.Together(triangles).Volume(0);
        foreach (var n in new[] { 5, 10, 20 })
        {
            var round = CutCells.Of(BodyShapes.Of([centre], [radius]), Layer, (2 * n, 8 * n / 5, 6 * n / 5), Free);
            var faceted = CutCells.Of(BodyShapes.Of(Solids.Together(triangles)), Layer, (2 * n, 8 * n / 5, 6 * n / 5), Free, threads: 2);
            var (error, other) = (Error(round, 4.0 / 3.0 * Math.PI * 8.0), Error(faceted, exact));
            TestContext.Out.WriteLine($"{n}: {error:0.0e0} of the sphere, {other:0.0e0} of triangles");
            Assert.That(Math.Max(error, other), Is.LessThan(0.02 * Math.Pow(5.0 / n, 1.5)));
        }

        static double Error(CutCells cells, double volume) => Math.Abs((1.0 - cells.Porosity()) * Layer.Volume / volume - 1.0);
    }

    [Test]
    public void OpenFractionsOfACellAndItsWallsCloseToZero()
    {
        // Gauss: over the cells that a sphere fills or cuts, what one face of an axis is more open than the other sums to nothing, and
        // weighted by the place it sums to the volume of the sphere.
        var (centre, radius) = (new Vec3(5.1, 3.9, 3.05), 2.3);
        var cells = CutCells.Of(BodyShapes.Of([centre], [radius]), Layer, (20, 16, 12), Free);
        var volume = 0.0;
        for (var k = 0; k < 12; k++)
            for (var j = 0; j < 16; j++)
                for (var i = 0; i < 20; i++)
                    volume += cells.Centre(i, j, k).X * (cells.OpenX[cells.FaceX(i + 1, j, k)] - cells.OpenX[cells.FaceX(i, j, k)]) * 0.25;
        Assert.That(volume, Is.EqualTo(4.0 / 3.0 * Math.PI * Math.Pow(radius, 3))
            .Within(0.02 * volume), "trapezoids over the planes of faces");
    }

    [Test]
    public void OverlapIsCountedOnceAndBodiesAreNumbered()
    {
        var (a, b, r) = (new Vec3(3, 4, 3), new Vec3(5.4, 4, 3), 1.5);
        // Two caps of height h = r - d/2 overlap.
        var h = r - 1.2;
        var union = 2.0 * 4.0 / 3.0 * Math.PI * r * r * r - 2.0 * Math.PI * h * h * (3.0 * r - h) / 3.0;
        var one = CutCells.Of(BodyShapes.Of([a, b], [r, r]), Layer, (40, 32, 24), Free);
        Assert.That((1.0 - one.Porosity()) * Layer.Volume, Is.EqualTo(union).Within(0.002 * union));
        Assert.That(one.Body[one.At(a)], Is.Zero);
        Assert.That(one.Body[one.At(b)], Is.EqualTo(1));
        Assert.That(one.Body[one.At(new Vec3(9, 7, 5))], Is.EqualTo(-1));
    }

    [Test]
    public void ScaledBodiesShrinkAboutTheirCentres()
    {
        BodyShapes[] pairs =
            [BodyShapes.Of([new Vec3(3, 4, 3), new Vec3(7, 4, 3)], [1.5, 1.5]),
            BodyShapes.Of(Solids.Together(Solids.Sphere(new Vec3(3, 4, 3), 1.5, 4), Solids.Sphere(new Vec3(7, 4, 3), 1.5, 4)))];
        foreach (var pair in pairs)
        {
            var cells = CutCells.Of(pair.Scaled([0.0, 0.5]), Layer, (40, 32, 24), Free);
            // facets take 1 %
            Assert.That((1.0 - cells.Porosity()) * Layer.Volume, Is.EqualTo(Math.PI * 4.0 / 3.0 * 0.75 * 0.75 * 0.75).Within(0.02));
            Assert.That(cells.Body[cells.At(new Vec3(3, 4, 3))], Is.EqualTo(-1));
            Assert.That(cells.Body[cells.At(new Vec3(7.6, 4, 3))], Is.EqualTo(1));
        }
    }

    [Test]
    public void GapsBelowTheToleranceCloseWhateverTheirSlant()
    {
        // A slit of 0.05 that leans 2 to 1, and the same between a block and the walls.
        var leaning = BodyShapes.Of(
            Solids.Together(Solids.Leaning(0.05 * Math.Sqrt(5.0), 2.0), Solids.Leaning(0.05 * Math.Sqrt(5.0), 2.0)));
        var box = new Box(new Vec3(1, 1, 1), true, true, true);
        var between = BodyShapes.Of(
            Solids.Together(
            Solids.Block(new Vec3(-1, -1, 0.05), new Vec3(0.5, 2, 0.95)), Solids.Block(new Vec3(0.5, -1, 0.05), new Vec3(2, 2, 0.95))));
        foreach (var (gap, isOpen) in new[] { (0.049, true), (0.051, false) })
        {
            var cells = CutCells.Of(between, Box.Layer(1, 1, 1), (8, 8, 8), new CutSettings { Gap = gap });
            Assert.That(cells.Porosity(), Is.EqualTo(isOpen ? 0.1 : 0.0).Within(1e-6), "foil below, press above");
            Assert.That(CutCells.Of(between, Box.Layer(1, 1, 1), (8, 8, 8), Free with { Gap = gap }).Porosity(), Is.EqualTo(0.1)
                .Within(1e-6), "no tools");
        }

        // A body does not touch its own image; two different bodies do.
        var slit = CutCells.Of(leaning, box, (8, 8, 8), Free with { Gap = 0.2 });
        Assert.That(slit.Porosity(), Is.GreaterThan(0.0));
    }

    [Test]
    public void LinesGiveChordsAndSurfaceOfASphere()
    {
        // Around a sphere in a periodic box: walls per length of line are the projected surface, pi R^2 twice per volume, by Cauchy.
        var box = new Box(new Vec3(1, 1, 1), true, true, true);
        var cells = CutCells.Of(BodyShapes.Of([new Vec3(0.51, 0.49, 0.5)], [0.37]), box, (30, 30, 30), Free);
        foreach (var lines in cells.Lines)
        {
            Assert.That(lines.ProjectedSurface, Is.EqualTo(2.0 * Math.PI * 0.37 * 0.37).Within(0.01), "outline of a circle among lines");
            Assert.That(lines.MeanChord, Is.EqualTo(1.0 - 4.0 / 3.0 * 0.37).Within(0.01), "1 less the sphere's mean chord 4R/3");
        }

        Assert.That(cells.SeenThrough(), Is.EqualTo(1.0 - Math.PI * 0.37 * 0.37).Within(0.005));
    }

    [Test]
    public void ThreadsChangeNoBit()
    {
        var random = new Philox(5, "balls");
        var solids = new List<(Vec3[], long[])>();
        for (var n = 0; n < 12; n++)
            solids.Add(Solids.Sphere(new Vec3(10 * random.NextUniform(), 8 * random.NextUniform(), 6 * random.NextUniform()), 1.4, 2));
        var shapes = BodyShapes.Of(Solids.Together([.. solids]));
        // As many cells as are worth sharing, and a few more than whole vectors.
        var counts = (53, 47, 43);
        var one = CutCells.Of(shapes, Layer, counts, new CutSettings { Gap = 0.1 });
        foreach (var threads in new[] { 2, 3 })
        {
            var more = CutCells.Of(shapes, Layer, counts, new CutSettings { Gap = 0.1 }, threads);
            Assert.That(more.Pore, Is.EqualTo(one.Pore));
            Assert.That(more.OpenX, Is.EqualTo(one.OpenX));
            Assert.That(more.OpenY, Is.EqualTo(one.OpenY));
            Assert.That(more.OpenZ, Is.EqualTo(one.OpenZ));
            Assert.That(more.Body, Is.EqualTo(one.Body));
            Assert.That(more.Lines, Is.EqualTo(one.Lines));
        }
    }

    [Test]
    public void AnOpenSurfaceIsRefused()
    {
        var (nodes, corners) = Solids.Block(new Vec3(1, 1, 1), new Vec3(4, 3, 5));
        var shapes = BodyShapes.Of(Solids.Together((nodes, corners[3..])));
        Assert.That(() => CutCells.Of(shapes, Layer, (20, 16, 12), Free), Throws.ArgumentException);
    }

    [Test]
    public void OpenLayersAboveKeepWhatIsBelow()
    {
        var cells = CutCells.Of(BodyShapes.Of([new Vec3(5, 4, 5.5)], [1.5]), Layer, (10, 8, 6), Free);
        var under = cells.Under(2);
        Assert.That(under.Nz, Is.EqualTo(8));
        Assert.That(under.Pore[..cells.Count], Is.EqualTo(cells.Pore));
        Assert.That(under.OpenZ[..cells.OpenZ.Length], Is.EqualTo(cells.OpenZ));
        Assert.That(under.Pore[cells.Count..], Is.All.EqualTo(1.0f));
        Assert.That(under.OpenX[cells.OpenX.Length..], Is.All.EqualTo(1.0f));
    }

    private static double ClosedArea(float[] open, int layer, int plane) =>
        layer - open.AsSpan(plane * layer, layer).ToArray().Sum(o => (double)o);
}
