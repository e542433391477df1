namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Fills a piece of a column of voxels.</summary>
internal static class ColumnFill
{
    /// <summary>
    /// Makes the voxels solid whose centre lies in [low, high). Half open, so that bodies that meet in a plane of centres share no
    /// voxel and leave none.
    /// </summary>
    public static void Span(VoxelGrid grid, int i, int j, double low, double high, int owner, int[]? body)
    {
        var first = (long)Math.Ceiling((low - grid.Bottom) / grid.Edge.Z - 0.5);
        var end = (long)Math.Ceiling((high - grid.Bottom) / grid.Edge.Z - 0.5);
        if (!grid.Box.PeriodicZ) (first, end) = (Math.Max(first, 0), Math.Min(end, grid.Nz));
        for (var k = first; k < end; k++)
        {
            var voxel = grid.Index(i, j, VoxelGrid.Fold(k, grid.Nz, grid.Box.PeriodicZ));
            if (grid.Solid[voxel] != 0) continue;
            grid.Solid[voxel] = 1;
            if (body is not null) body[voxel] = owner;
        }
    }
}
