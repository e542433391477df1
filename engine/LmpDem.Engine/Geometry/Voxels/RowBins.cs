namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Which entities touch which row of columns, entities in rising order in every row; images keep their unfolded row.</summary>
internal sealed class RowBins
{
    private readonly int[] first;
    private readonly int[] entity;
    private readonly int[] unfolded;

    /// <summary>Sorts entities by row.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="count">Number of entities.</param>
    /// <param name="span">Lowest and highest coordinate of an entity along y, in voxels.</param>
    public RowBins(VoxelGrid grid, int count, Func<int, (double Low, double High)> span)
    {
        var counts = new int[grid.Ny + 1];
        Visit(grid, count, span, (_, row, _) => counts[row + 1]++);
        for (var j = 0; j < grid.Ny; j++) counts[j + 1] += counts[j];
        first = (int[])counts.Clone();
        entity = new int[first[^1]];
        unfolded = new int[first[^1]];
        Visit(grid, count, span, (e, row, j) =>
        {
            entity[counts[row]] = e;
            unfolded[counts[row]++] = j;
        });
    }

    /// <summary>Entities of a row.</summary>
    public ReadOnlySpan<int> Entities(int row) => entity.AsSpan(first[row], first[row + 1] - first[row]);

    /// <summary>The row that each of these entities sees, before images were folded back.</summary>
    public ReadOnlySpan<int> Unfolded(int row) => unfolded.AsSpan(first[row], first[row + 1] - first[row]);

    private static void Visit(VoxelGrid grid, int count, Func<int, (double Low, double High)> span, Action<int, int, int> see)
    {
        for (var e = 0; e < count; e++)
        {
            var (low, high) = span(e);
            // One row more on each side: which centres lie inside is decided later, by exact tests.
            for (var j = (int)Math.Floor(low - 0.5); j <= (int)Math.Ceiling(high - 0.5); j++)
            {
                var row = VoxelGrid.Fold(j, grid.Ny, grid.Box.PeriodicY);
                if (row >= 0) see(e, row, j);
            }
        }
    }
}
