using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry;

/// <summary>
/// Points sorted into equal cells of a box, to find those near a given place. Along a periodic axis the cells divide the box and
/// its images are the same cells; along an open one they divide the range of the points. The result depends on the points alone and
/// is in the order of their indices. Queries change nothing, so several threads may query at once.
/// </summary>
/// <param name="box">Region; points may lie outside it.</param>
public sealed class CellGrid(Box box)
{
    private const long CellsPerPoint = 2;

    private Axis x, y, z;
    private int[] first = [];  // where a cell's points begin, in the order of cells
    private int[] sorted = []; // indices of the points by cells, rising within a cell
    private int[] cellOf = []; // cell of every point, -1: none

    /// <summary>Number of cells along each axis.</summary>
    public (int X, int Y, int Z) Cells => (x.Count, y.Count, z.Count);

    /// <summary>Sorts the points again. A point with a coordinate that is not finite is in no cell and is never found.</summary>
    /// <param name="places">Places of the points [m].</param>
    /// <param name="edge">
    /// Edge of a cell; cells become larger if there would be more than two of them per point, and an edge that is not above 0
    /// makes a single cell [m].
    /// </param>
    public void Fill(ReadOnlySpan<Vec3> places, double edge)
    {
        Divide(places, edge > 0.0 ? edge : double.PositiveInfinity);
        var cells = x.Count * y.Count * z.Count;
        if (first.Length <= cells) first = new int[cells + 1];
        if (cellOf.Length < places.Length) (cellOf, sorted) = (new int[places.Length], new int[places.Length]);
        Array.Clear(first, 0, cells + 1);
        for (var i = 0; i < places.Length; i++)
        {
            cellOf[i] = IsFinite(places[i]) ? Cell(x.IndexOf(places[i].X), y.IndexOf(places[i].Y), z.IndexOf(places[i].Z)) : -1;
            if (cellOf[i] >= 0) first[cellOf[i] + 1]++;
        }

        for (var c = 0; c < cells; c++) first[c + 1] += first[c];
        for (var i = 0; i < places.Length; i++)
        {
            if (cellOf[i] >= 0) sorted[first[cellOf[i]]++] = i;
        }

        // Every start has moved to the end of its cell, which is the start of the next.
        Array.Copy(first, 0, first, 1, cells);
        first[0] = 0;
    }

    /// <summary>
    /// Finds the points of which any image may be within a distance, and some beyond it: all in the cells that a cube around the
    /// place meets. Each comes once, also where the cube is wider than a periodic box.
    /// </summary>
    /// <param name="place">The place [m].</param>
    /// <param name="distance">The distance; one that is no number finds every point [m].</param>
    /// <param name="found">Takes the indices of the points, rising; what it held before is dropped.</param>
    public void FindNear(Vec3 place, double distance, List<int> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        found.Clear();
        var (alongX, alongY, alongZ) = (x.Around(place.X, distance), y.Around(place.Y, distance), z.Around(place.Z, distance));
        for (var i = alongX.From; i < alongX.End; i++)
        {
            for (var j = alongY.From; j < alongY.End; j++)
            {
                for (var k = alongZ.From; k < alongZ.End; k++)
                {
                    var cell = Cell(i % x.Count, j % y.Count, k % z.Count);
                    for (var p = first[cell]; p < first[cell + 1]; p++) found.Add(sorted[p]);
                }
            }
        }

        found.Sort();
    }

    private static bool IsFinite(Vec3 p) => double.IsFinite(p.X) && double.IsFinite(p.Y) && double.IsFinite(p.Z);

    private int Cell(int i, int j, int k) => (i * y.Count + j) * z.Count + k;

    private void Divide(ReadOnlySpan<Vec3> places, double edge)
    {
        Vec3 low = new(double.MaxValue, double.MaxValue, double.MaxValue), high = -low;
        foreach (var p in places)
        {
            if (!IsFinite(p)) continue;
            low = new Vec3(Math.Min(low.X, p.X), Math.Min(low.Y, p.Y), Math.Min(low.Z, p.Z));
            high = new Vec3(Math.Max(high.X, p.X), Math.Max(high.Y, p.Y), Math.Max(high.Z, p.Z));
        }

        do
        {
            x = Axis.Of(box.PeriodicX, box.Length.X, low.X, high.X, edge);
            y = Axis.Of(box.PeriodicY, box.Length.Y, low.Y, high.Y, edge);
            z = Axis.Of(box.PeriodicZ, box.Length.Z, low.Z, high.Z, edge);
            edge *= 1.25;
        }
        while ((double)x.Count * y.Count * z.Count > Math.Max(1, CellsPerPoint * places.Length));
    }

    private readonly record struct Axis(bool Periodic, double Origin, double Length, int Count)
    {
        // Of length and distance: more than wrapping and dividing round away.
        private const double Rounding = 1e-9;

        public static Axis Of(bool periodic, double length, double low, double high, double edge)
        {
            var (origin, range) = periodic ? (0.0, length) : (low, high - low);
            if (!(range > 0.0)) return new Axis(periodic, origin, 1.0, 1);
            var count = Math.Floor(range / edge);
            return new Axis(periodic, origin, range, count > 1.0 ? (int)Math.Min(count, int.MaxValue) : 1);
        }

        public int IndexOf(double at) => (int)Math.Clamp(Math.Floor(Cells(at)), 0.0, Count - 1.0);

        // Cells from From to before End, which are those before Count again where they go on behind it.
        public (int From, int End) Around(double at, double distance)
        {
            var (centre, half) = (Cells(at), (distance * (1.0 + Rounding) + Length * Rounding) / Length * Count);
            var (low, high) = (Math.Floor(centre - half), Math.Floor(centre + half));
            if (!(low <= high)) return (0, Count);
            if (!Periodic) return ((int)Math.Clamp(low, 0.0, Count - 1.0), (int)Math.Clamp(high, 0.0, Count - 1.0) + 1);
            if (high - low + 1.0 >= Count) return (0, Count);
            var from = low < 0.0 ? (int)low + Count : (int)low;
            return (from, from + (int)(high - low) + 1);
        }

        private double Cells(double at)
        {
            var along = at - Origin;
            if (Periodic) along -= Length * Math.Floor(along / Length);
            return along / Length * Count;
        }
    }
}
