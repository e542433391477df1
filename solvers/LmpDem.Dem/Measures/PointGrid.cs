using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// Points in the cells of a regular grid, to find all of them, with every periodic image, within a distance of a place.
/// The distance may exceed the box: then a point is found through several of its images.
/// </summary>
internal sealed class PointGrid
{
    private readonly Vec3 origin;
    private readonly Vec3 cell;
    private readonly (int X, int Y, int Z) cells;
    private readonly (bool X, bool Y, bool Z) periodic;
    private readonly Vec3 length;
    private readonly Vec3[] points;
    private readonly int[] start;
    private readonly int[] members;

    /// <summary>Sorts points into cells.</summary>
    /// <param name="box">The region and its periodic axes.</param>
    /// <param name="points">The points [m].</param>
    /// <param name="spacing">Requested edge of a cell, best near the usual search distance [m].</param>
    public PointGrid(Box box, ReadOnlySpan<Vec3> points, double spacing)
    {
        length = box.Length;
        periodic = (box.PeriodicX, box.PeriodicY, box.PeriodicZ);
        this.points = new Vec3[points.Length];
        var low = box.Length;
        var high = Vec3.Zero;
        for (var i = 0; i < points.Length; i++)
        {
            var p = this.points[i] = box.Wrap(points[i]);
            low = new Vec3(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new Vec3(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }

        origin = new Vec3(box.PeriodicX ? 0.0 : low.X, box.PeriodicY ? 0.0 : low.Y, box.PeriodicZ ? 0.0 : low.Z);
        var extent = new Vec3(
            box.PeriodicX ? length.X : high.X - low.X,
            box.PeriodicY ? length.Y : high.Y - low.Y,
            box.PeriodicZ ? length.Z : high.Z - low.Z);
        cells = (CellsAlong(extent.X, spacing), CellsAlong(extent.Y, spacing), CellsAlong(extent.Z, spacing));
        cell = new Vec3(Edge(extent.X, cells.X, spacing), Edge(extent.Y, cells.Y, spacing), Edge(extent.Z, cells.Z, spacing));

        start = new int[cells.X * cells.Y * cells.Z + 1];
        members = new int[points.Length];
        var home = new int[points.Length];
        for (var i = 0; i < members.Length; i++)
        {
            var p = this.points[i];
            home[i] = CellIndex(
                Math.Min(cells.X - 1, (int)((p.X - origin.X) / cell.X)),
                Math.Min(cells.Y - 1, (int)((p.Y - origin.Y) / cell.Y)),
                Math.Min(cells.Z - 1, (int)((p.Z - origin.Z) / cell.Z)));
            start[home[i] + 1]++;
        }

        for (var c = 1; c < start.Length; c++) start[c] += start[c - 1];
        var next = (int[])start.Clone();
        for (var i = 0; i < members.Length; i++) members[next[home[i]]++] = i;
    }

    /// <summary>A point found: its index and where its image lies from the query point.</summary>
    /// <param name="Index">Index of the point.</param>
    /// <param name="Offset">Vector from the place to this image of the point [m].</param>
    /// <param name="DistanceSquared">Square of the offset's length [m2].</param>
    public readonly record struct Found(int Index, Vec3 Offset, double DistanceSquared);

    /// <summary>Adds to a list every image of a point within a distance, in an order that depends on the points only.</summary>
    /// <param name="place">The query point [m].</param>
    /// <param name="from">Images nearer than this are left out [m].</param>
    /// <param name="to">Images at this distance or farther are left out [m].</param>
    /// <param name="found">List that is appended to.</param>
    public void Gather(Vec3 place, double from, double to, List<Found> found)
    {
        var (x0, x1) = Range(place.X, to, origin.X, cell.X, cells.X, periodic.X);
        var (y0, y1) = Range(place.Y, to, origin.Y, cell.Y, cells.Y, periodic.Y);
        var (z0, z1) = Range(place.Z, to, origin.Z, cell.Z, cells.Z, periodic.Z);
        for (var z = z0; z <= z1; z++)
        {
            var (cz, shiftZ) = Image(z, cells.Z, length.Z);
            for (var y = y0; y <= y1; y++)
            {
                var (cy, shiftY) = Image(y, cells.Y, length.Y);
                for (var x = x0; x <= x1; x++)
                {
                    var (cx, shiftX) = Image(x, cells.X, length.X);
                    var away = new Vec3(shiftX, shiftY, shiftZ) - place;
                    var c = CellIndex(cx, cy, cz);
                    for (var m = start[c]; m < start[c + 1]; m++)
                    {
                        var offset = points[members[m]] + away;
                        var d2 = offset.LengthSquared;
                        if (d2 >= from * from && d2 < to * to) found.Add(new Found(members[m], offset, d2));
                    }
                }
            }
        }
    }

    // The bound keeps the grid's memory in proportion for a spacing far below the extent.
    private static int CellsAlong(double extent, double spacing) => Math.Clamp((int)(extent / spacing), 1, 256);

    private static double Edge(double extent, int count, double spacing) => extent > 0.0 ? extent / count : spacing;

    private static (int From, int To) Range(double at, double reach, double origin, double edge, int count, bool repeats)
    {
        var from = (int)Math.Floor((at - reach - origin) / edge);
        var to = (int)Math.Floor((at + reach - origin) / edge);
        return repeats ? (from, to) : (Math.Max(0, from), Math.Min(count - 1, to));
    }

    private static (int Cell, double Shift) Image(int cell, int count, double length)
    {
        var lap = (int)Math.Floor((double)cell / count);
        return (cell - lap * count, lap * length);
    }

    private int CellIndex(int x, int y, int z) => (z * cells.Y + y) * cells.X + x;
}
