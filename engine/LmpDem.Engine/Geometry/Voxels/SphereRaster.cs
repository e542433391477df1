using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Fills voxels whose centre lies in a sphere or one of its images.</summary>
public static class SphereRaster
{
    /// <summary>Makes the voxels inside spheres solid. Where spheres overlap, the lower number has the voxel.</summary>
    /// <param name="grid">The grid to fill; solid stays solid.</param>
    /// <param name="center">Centres, need not lie in the box [m].</param>
    /// <param name="radius">Radii [m].</param>
    /// <param name="threads">Worker threads; the result is the same for any number.</param>
    /// <param name="body">Where given, gets the sphere of every voxel that turns solid; fill it with -1 before.</param>
    public static void Fill(VoxelGrid grid, IReadOnlyList<Vec3> center, IReadOnlyList<double> radius, int threads = 1, int[]? body = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(center);
        ArgumentNullException.ThrowIfNull(radius);
        var h = grid.Edge;
        var bins = new RowBins(grid, center.Count, s => ((center[s].Y - radius[s]) / h.Y, (center[s].Y + radius[s]) / h.Y));
        Workers.Run(threads, (worker, _) =>
        {
            for (var row = worker; row < grid.Ny; row += threads)
            {
                var spheres = bins.Entities(row);
                var unfolded = bins.Unfolded(row);
                for (var e = 0; e < spheres.Length; e++) Cut(grid, center[spheres[e]], radius[spheres[e]], spheres[e], row, unfolded[e], body);
            }
        });
    }

    private static void Cut(VoxelGrid grid, Vec3 c, double radius, int sphere, int row, int unfolded, int[]? body)
    {
        var h = grid.Edge;
        var dy = (unfolded + 0.5) * h.Y - c.Y;
        var disc = radius * radius - dy * dy;
        if (disc < 0.0) return;
        var reach = Math.Sqrt(disc);
        for (var i = (int)Math.Floor((c.X - reach) / h.X - 0.5); i <= (int)Math.Ceiling((c.X + reach) / h.X - 0.5); i++)
        {
            var dx = (i + 0.5) * h.X - c.X;
            var square = disc - dx * dx;
            var column = VoxelGrid.Fold(i, grid.Nx, grid.Box.PeriodicX);
            if (square < 0.0 || column < 0) continue;
            var half = Math.Sqrt(square);
            ColumnFill.Span(grid, column, row, c.Z - half, c.Z + half, sphere, body);
        }
    }
}
