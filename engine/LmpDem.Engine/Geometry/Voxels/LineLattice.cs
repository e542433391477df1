namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>
/// Straight lines along one axis of a box, at the points of a lattice across it. With (d, u, v) the axes in cyclic order, line (n, row)
/// stands at u = (n + OffsetU) SpacingU and v = (row + OffsetV) SpacingV.
/// </summary>
/// <param name="Axis">Axis d of the lines: 0, 1, 2 for x, y, z.</param>
/// <param name="Length">Length of the box along d [m].</param>
/// <param name="Periodic">Whether images repeat along d.</param>
/// <param name="LinesU">Lines along u; where u is periodic as many as fill a period.</param>
/// <param name="SpacingU">Distance of lines along u [m].</param>
/// <param name="OffsetU">0: the first line stands on the border of the box, 0.5: half a spacing inside.</param>
/// <param name="PeriodicU">Whether images repeat along u.</param>
/// <param name="Rows">Lines along v.</param>
/// <param name="SpacingV">Distance of rows along v [m].</param>
/// <param name="OffsetV">0 or 0.5, as along u.</param>
/// <param name="PeriodicV">Whether images repeat along v.</param>
internal readonly record struct LineLattice(
    int Axis, double Length, bool Periodic,
    int LinesU, double SpacingU, double OffsetU, bool PeriodicU,
    int Rows, double SpacingV, double OffsetV, bool PeriodicV)
{
    /// <summary>Axis u.</summary>
    public int AxisU => (Axis + 1) % 3;

    /// <summary>Axis v.</summary>
    public int AxisV => (Axis + 2) % 3;

    /// <summary>The place inside 0 .. count-1 that an unfolded place has by its image; -1 where there is none.</summary>
    public static int Fold(long place, int count, bool periodic)
    {
        if ((ulong)place < (ulong)count) return (int)place;
        if (!periodic) return -1;
        var inside = (int)(place % count);
        return inside < 0 ? inside + count : inside;
    }
}

/// <summary>Counts of lines along one axis through the pores.</summary>
/// <param name="Count">Number of lines.</param>
/// <param name="Unbroken">Lines that meet no body.</param>
/// <param name="Length">Length of all lines [m].</param>
/// <param name="Walls">Walls crossed.</param>
/// <param name="Chords">Pieces in pores that walls end on both sides.</param>
/// <param name="ChordLength">Their length together [m].</param>
public readonly record struct LineCounts(long Count, long Unbroken, double Length, long Walls, long Chords, double ChordLength)
{
    /// <summary>Mean length of the chords by number [m]; NaN where there is none.</summary>
    public double MeanChord => Chords > 0 ? ChordLength / Chords : double.NaN;

    /// <summary>Surface between pore and solid as it is projected along the axis, both senses, per volume [1/m].</summary>
    public double ProjectedSurface => Length > 0.0 ? Walls / Length : 0.0;

    /// <summary>Counts of two sets of lines.</summary>
    public static LineCounts operator +(LineCounts a, LineCounts b) =>
        new(a.Count + b.Count, a.Unbroken + b.Unbroken, a.Length + b.Length, a.Walls + b.Walls, a.Chords + b.Chords, a.ChordLength
        + b.ChordLength);
}

/// <summary>
/// Which entities touch which row of a lattice of lines, entities in rising order in every row; images keep their unfolded row.
/// </summary>
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
