using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Lengths of the pieces of straight lines that lie in pores, along an axis. Pieces cut off by an open border of the grid are left
/// out, as their length is unknown; lines that meet no solid are counted apart.
/// </summary>
public sealed class ChordLengths
{
    private ChordLengths(double edge, long[] count, long unbroken)
    {
        (Edge, Count, Unbroken) = (edge, count, unbroken);
        var (sum, all) = (0.0, 0L);
        for (var n = 0; n < count.Length; n++)
        {
            sum += edge * n * count[n];
            all += count[n];
        }

        Mean = all > 0 ? sum / all : double.NaN;
    }

    /// <summary>Edge of a voxel along the axis [m].</summary>
    public double Edge { get; }

    /// <summary>Number of chords, one per length in voxels, from 0.</summary>
    public long[] Count { get; }

    /// <summary>Number of lines that meet no solid.</summary>
    public long Unbroken { get; }

    /// <summary>Mean length by number [m].</summary>
    public double Mean { get; }

    /// <summary>Measures along an axis.</summary>
    public static ChordLengths Of(VoxelGrid grid, Axis axis)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var (nx, ny, nz) = (grid.Nx, grid.Ny, grid.Nz);
        var (length, stride, edge, periodic) = axis switch
        {
            Axis.X => (nx, 1, grid.Edge.X, grid.Box.PeriodicX),
            Axis.Y => (ny, nx, grid.Edge.Y, grid.Box.PeriodicY),
            _ => (nz, nx * ny, grid.Edge.Z, grid.Box.PeriodicZ),
        };
        var count = new long[length + 1];
        var unbroken = 0L;
        for (var line = 0; line < grid.Count / length; line++)
        {
            var origin = axis switch { Axis.X => line * nx, Axis.Y => line / nx * nx * ny + line % nx, _ => line };
            if (!Line(grid.Solid, origin, length, stride, periodic, count)) unbroken++;
        }

        return new ChordLengths(edge, count, unbroken);
    }

    private static bool Line(byte[] solid, int origin, int length, int stride, bool periodic, long[] count)
    {
        var first = 0;
        while (first < length && solid[origin + first * stride] == 0) first++;
        if (first == length) return false;
        var run = 0;
        for (var n = first + 1; n < length; n++)
        {
            if (solid[origin + n * stride] == 0)
            {
                run++;
                continue;
            }

            if (run > 0) count[run]++;
            run = 0;
        }

        if (periodic && run + first > 0) count[run + first]++;
        return true;
    }
}
