using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Exact Euclidean distance from every pore voxel's centre to the nearest centre of a solid voxel, across periodic borders: one pass
/// of lower envelopes of parabolas per axis (Felzenszwalb and Huttenlocher 2012, doi 10.4086/toc.2012.v008a019). Beyond an open border
/// there is nothing, neither solid nor pore.
/// </summary>
internal static class DistanceMap
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

/// <summary>
/// The balls in the pores that are not contained in a larger ball, up to a third of a voxel. Starting with the largest, a ball is
/// tested against the larger balls that represent its neighbours, so that few are kept and the slack does not add up. This made the
/// local thickness of 200^3 voxels with wide pores three times faster and changes its mean by 0.3 to 1.5 %, downwards.
/// </summary>
internal static class DistanceRidge
{
    private const double Slack = 1.0 / 3.0; // voxels

    /// <summary>Centres of the balls that are kept, from the largest down.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="radius">Radius of the largest ball around every voxel's centre, 0 in solid [m].</param>
    public static List<int> Of(CutCells grid, float[] radius)
    {
        var order = Descending(radius);
        var slack = (float)(Slack * Math.Cbrt(grid.CellVolume));
        var holder = new int[radius.Length];
        Array.Fill(holder, -1);
        var balls = new List<int>();
        foreach (var key in order)
        {
            var v = (int)(uint)key;
            holder[v] = Holder(grid, radius, holder, v, slack);
            if (holder[v] == v) balls.Add(v);
        }

        return balls;
    }

    // Voxels of pores by falling radius, then by place; the bits of positive floats rise as they do.
    private static ulong[] Descending(float[] radius)
    {
        var keys = new List<ulong>();
        for (var v = 0; v < radius.Length; v++)
        {
            if (radius[v] > 0.0f) keys.Add((ulong)~BitConverter.SingleToUInt32Bits(radius[v]) << 32 | (uint)v);
        }

        keys.Sort();
        return [.. keys];
    }

    private static int Holder(CutCells grid, float[] radius, int[] holder, int v, float slack)
    {
        var (i, row) = (v % grid.Nx, v / grid.Nx);
        var (j, k) = (row % grid.Ny, row / grid.Ny);
        for (var n = 0; n < 27; n++)
        {
            var a = Fold(i + n % 3 - 1, grid.Nx, grid.Box.PeriodicX);
            var b = Fold(j + n / 3 % 3 - 1, grid.Ny, grid.Box.PeriodicY);
            var c = Fold(k + n / 9 - 1, grid.Nz, grid.Box.PeriodicZ);
            if (a < 0 || b < 0 || c < 0) continue;
            var larger = holder[grid.Index(a, b, c)];
            if (larger < 0) continue;
            var reach = radius[larger] - radius[v] + slack;
            var (p, q) = (larger % grid.Nx, larger / grid.Nx);
            var way = grid.Box.MinImage(new Vec3(grid.Edge.X * (p - i), grid.Edge.Y * (q % grid.Ny - j), grid.Edge.Z * (q / grid.Ny - k)));
            if (way.LengthSquared <= reach * reach) return larger;
        }

        return v;
    }

    /// <summary>The place inside 0 .. count-1 that an unfolded place has by its image; -1 where there is none.</summary>
    internal static int Fold(int place, int count, bool periodic)
    {
        if ((uint)place < (uint)count) return place;
        if (!periodic) return -1;
        var inside = place % count;
        return inside < 0 ? inside + count : inside;
    }
}
