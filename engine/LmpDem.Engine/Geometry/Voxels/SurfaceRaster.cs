using LmpDem.Engine.Execution;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// Fills voxels whose centre lies inside a closed surface. Lines through the centres along z cross the triangles; inside is where the
/// winding number is positive. Nodes are rounded to 1/65536 of a voxel across the lines, so that the side of an edge on which a line
/// passes is exact in 64-bit integers, and a line that meets an edge or corner is moved by an infinitesimal (e, e^2): every line
/// crosses a closed surface an even number of times, whatever the ties (the fill rule of graphics hardware).
/// </summary>
public static class SurfaceRaster
{
    private const int Bits = 16;
    private const double Unit = 1 << Bits;

    /// <summary>Makes the voxels inside bodies solid. Where bodies overlap, the lower number has the voxel.</summary>
    /// <param name="grid">The grid to fill; solid stays solid.</param>
    /// <param name="surfaces">Surfaces of the bodies.</param>
    /// <param name="threads">Worker threads; the result is the same for any number.</param>
    /// <param name="body">Where given, gets the body of every voxel that turns solid; fill it with -1 before.</param>
    /// <exception cref="ArgumentException">A surface is not closed.</exception>
    public static void Fill(VoxelGrid grid, ClosedSurfaces surfaces, int threads = 1, int[]? body = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(surfaces);
        var (nodes, corners) = (surfaces.Nodes, surfaces.Corners);
        var x = Array.ConvertAll(nodes, n => (long)Math.Round(n.X / grid.Edge.X * Unit));
        var y = Array.ConvertAll(nodes, n => (long)Math.Round(n.Y / grid.Edge.Y * Unit));
        var owner = new int[surfaces.Triangles];
        for (var b = 0; b < surfaces.Count; b++) Array.Fill(owner, b, surfaces.First[b], surfaces.First[b + 1] - surfaces.First[b]);
        var bins = new RowBins(grid, surfaces.Triangles, t =>
        {
            var (a, b, c) = (y[corners[3 * t]], y[corners[3 * t + 1]], y[corners[3 * t + 2]]);
            return (Math.Min(a, Math.Min(b, c)) / Unit, Math.Max(a, Math.Max(b, c)) / Unit);
        });
        Workers.Run(threads, (worker, _) =>
        {
            var crossings = new List<Crossing>();
            for (var row = worker; row < grid.Ny; row += threads)
            {
                crossings.Clear();
                var triangles = bins.Entities(row);
                var unfolded = bins.Unfolded(row);
                for (var e = 0; e < triangles.Length; e++) Cross(triangles[e], unfolded[e]);
                crossings.Sort();
                Emit(grid, row, crossings, body);
            }

            void Cross(int t, int unfoldedRow)
            {
                var (a, b, c) = (corners[3 * t], corners[3 * t + 1], corners[3 * t + 2]);
                var py = ((long)unfoldedRow << Bits) + (1L << (Bits - 1));
                var area = (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]);
                if (area == 0) return;
                var low = Math.Min(x[a], Math.Min(x[b], x[c])) >> Bits;
                var high = Math.Max(x[a], Math.Max(x[b], x[c])) >> Bits;
                for (var i = low - 1; i <= high; i++)
                {
                    var px = (i << Bits) + (1L << (Bits - 1));
                    var ab = Side(x[a], y[a], x[b], y[b], px, py, out var atC);
                    if (ab != Side(x[b], y[b], x[c], y[c], px, py, out var atA) || ab != Side(x[c], y[c], x[a], y[a], px, py, out var atB)) continue;
                    var column = VoxelGrid.Fold(i, grid.Nx, grid.Box.PeriodicX);
                    if (column < 0) continue;
                    // From one corner, so that a level triangle is met at exactly its height.
                    var z = nodes[a].Z + ((double)atB * (nodes[b].Z - nodes[a].Z) + (double)atC * (nodes[c].Z - nodes[a].Z)) / ((double)atA + atB + atC);
                    crossings.Add(new Crossing(column, owner[t], z, ab ? -1 : 1));
                }
            }
        });
    }

    // On which side of a-b the line at p passes: true on the left. Swapping a and b turns the answer, also in ties.
    private static bool Side(long ax, long ay, long bx, long by, long px, long py, out long cross)
    {
        cross = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
        if (cross != 0) return cross > 0;
        return by != ay ? by < ay : bx > ax;
    }

    private static void Emit(VoxelGrid grid, int row, List<Crossing> crossings, int[]? body)
    {
        var winding = 0;
        for (var n = 0; n < crossings.Count; n++)
        {
            var c = crossings[n];
            winding += c.Turn;
            var isLast = n + 1 == crossings.Count || crossings[n + 1].Column != c.Column || crossings[n + 1].Body != c.Body;
            if (isLast)
            {
                if (winding != 0) throw new ArgumentException($"the surface of body {c.Body} is not closed");
                continue;
            }

            if (winding > 0) ColumnFill.Span(grid, c.Column, row, c.Z, crossings[n + 1].Z, c.Body, body);
        }
    }

    // Turn is +1 where the line enters the body (the triangle faces down) and -1 where it leaves.
    private readonly record struct Crossing(int Column, int Body, double Z, int Turn) : IComparable<Crossing>
    {
        public int CompareTo(Crossing other)
        {
            if (Column != other.Column) return Column.CompareTo(other.Column);
            if (Body != other.Body) return Body.CompareTo(other.Body);
            return Z != other.Z ? Z.CompareTo(other.Z) : Turn.CompareTo(other.Turn);
        }
    }
}
