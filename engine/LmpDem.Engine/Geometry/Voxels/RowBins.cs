namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Which entities touch which row of a lattice of lines, entities in rising order in every row; images keep their unfolded row.</summary>
internal sealed class RowBins
{
    private readonly int[] first;
    private readonly int[] entity;
    private readonly int[] unfolded;

    /// <summary>Sorts entities by row.</summary>
    /// <param name="lattice">The lines.</param>
    /// <param name="count">Number of entities.</param>
    /// <param name="span">Lowest and highest coordinate of an entity along v over the spacing of rows.</param>
    public RowBins(LineLattice lattice, int count, Func<int, (double Low, double High)> span)
    {
        var counts = new int[lattice.Rows + 1];
        Visit(lattice, count, span, (_, row, _) => counts[row + 1]++);
        for (var j = 0; j < lattice.Rows; j++) counts[j + 1] += counts[j];
        first = (int[])counts.Clone();
        entity = new int[first[^1]];
        unfolded = new int[first[^1]];
        Visit(lattice, count, span, (e, row, j) =>
        {
            entity[counts[row]] = e;
            unfolded[counts[row]++] = j;
        });
    }

    /// <summary>Entities of a row.</summary>
    public ReadOnlySpan<int> Entities(int row) => entity.AsSpan(first[row], first[row + 1] - first[row]);

    /// <summary>The row that each of these entities sees, before images were folded back.</summary>
    public ReadOnlySpan<int> Unfolded(int row) => unfolded.AsSpan(first[row], first[row + 1] - first[row]);

    private static void Visit(LineLattice lattice, int count, Func<int, (double Low, double High)> span, Action<int, int, int> see)
    {
        for (var e = 0; e < count; e++)
        {
            var (low, high) = span(e);
            // A row that is only touched is seen too: which lines cross is decided later, by exact tests.
            for (var j = (int)Math.Floor(low - lattice.OffsetV); j <= (int)Math.Ceiling(high - lattice.OffsetV); j++)
            {
                var row = LineLattice.Fold(j, lattice.Rows, lattice.PeriodicV);
                if (row >= 0) see(e, row, j);
            }
        }
    }
}
