using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Exact Euclidean distance from every pore voxel's centre to the nearest centre of a solid voxel, across periodic borders: one pass
/// of lower envelopes of parabolas per axis (Felzenszwalb and Huttenlocher 2012, doi 10.4086/toc.2012.v008a019). Beyond an open border
/// there is nothing, neither solid nor pore.
/// </summary>
public static class DistanceMap
{
    /// <summary>Square of the distance, one per voxel; 0 in solid, infinite where there is no solid [m2].</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="threads">Worker threads; the result is the same for any number.</param>
    public static float[] Squared(CutCells grid, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var square = new float[grid.Count];
        for (var v = 0; v < square.Length; v++) square[v] = grid.IsSolid(v) ? 0.0f : float.PositiveInfinity;
        var (nx, ny, nz) = (grid.Nx, grid.Ny, grid.Nz);
        Pass(square, nx, 1, ny * nz, line => line * nx, grid.Edge.X, grid.Box.PeriodicX, threads);
        Pass(square, ny, nx, nx * nz, line => line / nx * (nx * ny) + line % nx, grid.Edge.Y, grid.Box.PeriodicY, threads);
        Pass(square, nz, nx * ny, nx * ny, line => line, grid.Edge.Z, grid.Box.PeriodicZ, threads);
        return square;
    }

    private static void Pass(
        float[] square, int count, int stride, int lines, Func<int, int> start, double edge, bool periodic, int threads) =>
        Workers.Run(threads, (worker, _) =>
        {
            // The nearest image lies within half a period: sites of one more half on either side are enough.
            var half = periodic ? (count + 1) / 2 : 0;
            var site = new int[count + 2 * half];
            var height = new double[site.Length];
            var from = new double[site.Length];
            var (first, end) = Multigrid.Planes(lines, worker, threads);
            for (var line = first; line < end; line++)
            {
                var origin = start(line);
                var last = Envelope(square, origin, count, stride, edge, half, site, height, from);
                if (last < 0) continue;
                var s = 0;
                for (var p = 0; p < count; p++)
                {
                    while (s < last && from[s + 1] <= p) s++;
                    var away = edge * (p - site[s]);
                    square[origin + p * stride] = (float)(away * away + height[s]);
                }
            }
        });

    // The parabolas that are lowest somewhere, from left to right, and where each begins to be.
    private static int Envelope(
        float[] square, int origin, int count, int stride, double edge, int half, int[] site, double[] height, double[] from)
    {
        var last = -1;
        var scale = 1.0 / (edge * edge);
        for (var q = -half; q < count + half; q++)
        {
            var f = (double)square[origin + (q < 0 ? q + count : q >= count ? q - count : q) * stride];
            if (double.IsPositiveInfinity(f)) continue;
            var begin = double.NegativeInfinity;
            while (last >= 0)
            {
                begin = 0.5 * (q + site[last]) + 0.5 * scale * (f - height[last]) / (q - site[last]);
                if (begin > from[last]) break;
                begin = double.NegativeInfinity;
                last--;
            }

            last++;
            (site[last], height[last], from[last]) = (q, f, begin);
        }

        return last;
    }
}
