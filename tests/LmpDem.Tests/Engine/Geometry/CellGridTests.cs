using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Geometry;

[TestFixture]
public sealed class CellGridTests
{
    // Lengths over the edge of a cell: wide, of three, two and less than one cell, and open along x and y.
    [TestCase(7.3, 9.0, true)]
    [TestCase(3.0, 2.0, true)]
    [TestCase(1.4, 0.6, true)]
    [TestCase(7.3, 9.0, false)]
    public void FindsWhatIsNear(double lengthX, double lengthY, bool periodic)
    {
        var box = new Box(new Vec3(lengthX, lengthY, 5.0), periodic, periodic, false);
        var places = Places(box, 300);
        var grid = new CellGrid(box);
        grid.Fill(places, 1.0);
        var found = new List<int>();
        foreach (var distance in new[] { 0.0, 0.3, 1.0, 2.7, 20.0 })
        {
            for (var i = 0; i < places.Length; i++)
            {
                grid.FindNear(places[i], distance, found);
                Assert.That(found, Is.Ordered.Ascending.And.Unique);
                var near = Enumerable.Range(0, places.Length).Where(j => box.MinImage(places[i] - places[j]).Length <= distance);
                Assert.That(near, Is.SubsetOf(found), $"point {i}, distance {distance}");
            }
        }
    }

    [Test]
    public void LooksAtFewOthers()
    {
        var box = Box.Layer(20.0, 20.0, 20.0);
        var places = Places(box, 8000);
        var grid = new CellGrid(box);
        grid.Fill(places, 1.0);
        var found = new List<int>();
        grid.FindNear(new Vec3(0.5, 10.0, 10.0), 1.0, found);
        // A cube of two edges meets at most four cells along an axis, and a point has a cell.
        Assert.That(found, Has.Count.InRange(8, 150));
    }

    [Test]
    public void TakesOddPoints()
    {
        var grid = new CellGrid(Box.Layer(2.0, 3.0, 1.0));
        var found = new List<int>();
        grid.Fill([], 1.0);
        grid.FindNear(Vec3.Zero, 1.0, found);
        Assert.That(found, Is.Empty);

        // One far away makes no room for cells without end; ones that are no numbers are nowhere.
        grid.Fill([new(0.1, 0.1, 0.0), new(0.1, 0.1, 1e12), new(double.NaN, 0, 0), new(0.1, 0, double.PositiveInfinity)], 1e-3);
        Assert.That((long)grid.Cells.X * grid.Cells.Y * grid.Cells.Z, Is.LessThanOrEqualTo(8));
        grid.FindNear(new Vec3(0.1, 0.1, 1e12), 1.0, found);
        Assert.That(found, Does.Contain(1).And.Not.Contain(2).And.Not.Contain(3));
        grid.FindNear(new Vec3(0.1, 0.1, 0.0), double.NaN, found);
        Assert.That(found, Is.EqualTo(new[] { 0, 1 }));
    }

    // Random points, some behind the borders, some on them and on those of cells.
    private static Vec3[] Places(Box box, int count)
    {
        var random = new Philox(5, "cell_grid", (ulong)count);
        var places = new Vec3[count];
        for (var i = 0; i < count; i++)
        {
            double Along(double length) =>
                length * (i % 7 == 0 ? Math.Round(3.0 * random.NextUniform()) / 3.0 : 1.4 * random.NextUniform() - 0.2);
            places[i] = new Vec3(Along(box.Length.X), Along(box.Length.Y), Along(box.Length.Z));
        }

        return places;
    }
}
