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
