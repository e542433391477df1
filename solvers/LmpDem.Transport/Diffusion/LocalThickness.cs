using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Pore size by local thickness: the diameter of the largest sphere that fits into the pores and covers the cell (Hildebrand and
/// Rueegsegger 1997, doi 10.1046/j.1365-2818.1997.1340694.x), weighted by the pore volume in the cells. Spheres are centred on
/// cells that are at least half pore and end half an edge before the centre of the next cell that is not: a slit of an odd number
/// of cells is exact, one of an even number is measured one cell too thin, a round pore one to two; the median is more robust than
/// the mean. A cell with less pore belongs to the widest pore next to it; without one it is a gap thinner than itself, as wide as
/// the mean fraction of the three edges around it: exact for a gap along an axis, up to 1.7 times too wide for an oblique one.
/// </summary>
public sealed class LocalThickness
{
    private LocalThickness(CutCells grid, float[] diameter)
    {
        (Grid, Diameter) = (grid, diameter);
        var (sum, volume) = (0.0, 0.0);
        for (var v = 0; v < diameter.Length; v++)
        {
            if (diameter[v] <= 0.0f || float.IsInfinity(diameter[v])) continue;
            sum += grid.Pore[v] * diameter[v];
            volume += grid.Pore[v];
        }

        Mean = volume > 0.0 ? sum / volume : double.NaN;
    }

    /// <summary>The grid.</summary>
    public CutCells Grid { get; }

    /// <summary>
    /// Diameter of the largest covering sphere, one per cell; 0 without pore, infinite where there is no solid at all [m].
    /// </summary>
    public float[] Diameter { get; }

    /// <summary>Mean over the pore volume [m].</summary>
    public double Mean { get; }

    /// <summary>Measures the pores of a grid.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="threads">Worker threads; the result is the same for any number.</param>
    public static LocalThickness Of(CutCells grid, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var radius = DistanceMap.Squared(grid, threads);
        var half = 0.5 * Math.Cbrt(grid.CellVolume);
        for (var v = 0; v < radius.Length; v++)
        {
            if (radius[v] > 0.0f) radius[v] = (float)Math.Max(Math.Sqrt(radius[v]) - half, 0.1 * half);
        }

        if (float.IsInfinity(radius.Max())) return new LocalThickness(grid, radius);
        var balls = DistanceRidge.Of(grid, radius);
        var covered = new float[radius.Length];
        Workers.Run(threads, (worker, _) =>
        {
            var (first, end) = Multigrid.Planes(grid.Nz, worker, threads);
            foreach (var ball in balls) Cover(grid, covered, ball, radius[ball], first, end);
        });
        for (var v = 0; v < covered.Length; v++) covered[v] *= 2.0f;
        Rims(grid, covered);
        return new LocalThickness(grid, covered);
    }

    /// <summary>Diameter below which a fraction of the pore volume lies [m].</summary>
    /// <param name="fraction">Fraction, 0 to 1.</param>
    public double Quantile(double fraction)
    {
        var size = Array.FindAll(Diameter, d => d > 0.0f);
        if (size.Length == 0) return double.NaN;
        var volume = new float[size.Length];
        var next = 0;
        for (var v = 0; v < Diameter.Length; v++)
            if (Diameter[v] > 0.0f) volume[next++] = Grid.Pore[v];
        Array.Sort(size, volume);
        var all = 0.0;
        foreach (var part in volume) all += part;
        var below = 0.0;
        for (var n = 0; n < size.Length; n++)
            if ((below += volume[n]) > fraction * all) return size[n];
        return size[^1];
    }

    /// <summary>Fractions of the pore volume in classes of equal width; what is larger is in the last.</summary>
    /// <param name="width">Width of a class [m].</param>
    /// <param name="classes">Number of classes.</param>
    public double[] Histogram(double width, int classes)
    {
        var fraction = new double[classes];
        var pores = 0.0;
        for (var v = 0; v < Diameter.Length; v++)
        {
            if (Diameter[v] <= 0.0f) continue;
            fraction[(int)Math.Min(classes - 1, Diameter[v] / width)] += Grid.Pore[v];
            pores += Grid.Pore[v];
        }

        for (var c = 0; c < classes && pores > 0.0; c++) fraction[c] /= pores;
        return fraction;
    }

    // Cells with less than half pore, from their widest neighbour before any of these was filled.
    private static void Rims(CutCells grid, float[] diameter)
    {
        var edge = (float)Math.Cbrt(grid.CellVolume);
        var rims = new List<(int Cell, float Diameter)>();
        for (var v = 0; v < diameter.Length; v++)
        {
            if (diameter[v] > 0.0f || !(grid.Pore[v] > 0.0f)) continue;
            var (i, row) = (v % grid.Nx, v / grid.Nx);
            var (j, k) = (row % grid.Ny, row / grid.Ny);
            var (widest, fraction, around) = (0.0f, 0.0f, 0);
            for (var n = 0; n < 27; n++)
            {
                var a = DistanceRidge.Fold(i + n % 3 - 1, grid.Nx, grid.Box.PeriodicX);
                var b = DistanceRidge.Fold(j + n / 3 % 3 - 1, grid.Ny, grid.Box.PeriodicY);
                var c = DistanceRidge.Fold(k + n / 9 - 1, grid.Nz, grid.Box.PeriodicZ);
                if (a < 0 || b < 0 || c < 0) continue;
                widest = Math.Max(widest, diameter[grid.Index(a, b, c)]);
                fraction += grid.Pore[grid.Index(a, b, c)];
                around++;
            }

            rims.Add((v, widest > 0.0f ? widest : 3.0f * fraction / around * edge));
        }

        foreach (var (cell, size) in rims) diameter[cell] = size;
    }

    // Raises the cells that a ball covers on planes first .. end-1 to its radius.
    private static void Cover(CutCells grid, float[] covered, int ball, float radius, int first, int end)
    {
        var (i, row) = (ball % grid.Nx, ball / grid.Nx);
        var (j, k) = (row % grid.Ny, row / grid.Ny);
        var h = grid.Edge;
        var (rj, rk) = ((int)(radius / h.Y), (int)(radius / h.Z));
        for (var dk = -rk; dk <= rk; dk++)
        {
            var plane = DistanceRidge.Fold(k + dk, grid.Nz, grid.Box.PeriodicZ);
            if (plane < first || plane >= end) continue;
            for (var dj = -rj; dj <= rj; dj++)
            {
                var line = DistanceRidge.Fold(j + dj, grid.Ny, grid.Box.PeriodicY);
                var left = (double)radius * radius - h.Y * h.Y * dj * dj - h.Z * h.Z * dk * dk;
                if (line < 0 || left < 0.0) continue;
                var ri = (int)(Math.Sqrt(left) / h.X);
                Raise(covered.AsSpan(grid.Index(0, line, plane), grid.Nx), i - ri, i + ri + 1, grid.Box.PeriodicX, radius);
            }
        }
    }

    // Raises the places first .. end-1 of a row and their images; a piece at a time, as pieces are what lanes can do at once.
    private static void Raise(Span<float> row, int first, int end, bool periodic, float radius)
    {
        if (periodic && end - first >= row.Length) (first, end) = (0, row.Length);
        if (periodic && first < 0) Raise(row[(first + row.Length)..], radius);
        if (periodic && end > row.Length) Raise(row[..(end - row.Length)], radius);
        Raise(row[Math.Max(first, 0)..Math.Min(end, row.Length)], radius);
    }

    private static void Raise(Span<float> piece, float radius)
    {
        ref var start = ref MemoryMarshal.GetReference(piece);
        var all = Vector512.Create(radius);
        var n = 0;
        for (; n + Vector512<float>.Count <= piece.Length; n += Vector512<float>.Count)
        {
            Vector512.MaxNative(Vector512.LoadUnsafe(ref start, (nuint)n), all).StoreUnsafe(ref start, (nuint)n);
        }

        if (n == piece.Length) return;
        if (n > 0)
        {
            // Once more over the last whole lane: the larger of two stays the larger.
            var last = (nuint)(piece.Length - Vector512<float>.Count);
            Vector512.MaxNative(Vector512.LoadUnsafe(ref start, last), all).StoreUnsafe(ref start, last);
            return;
        }

        for (; n < piece.Length; n++)
        {
            if (piece[n] < radius) piece[n] = radius;
        }
    }
}
