using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// The pores of a grid of cut cells and what they are connected with, through open faces (as diffusion is), across periodic borders.
/// Volumes are those of the pores inside the cells. Two gaps that meet in a cell without touching count as connected.
/// </summary>
public sealed class PoreSpace
{
    private PoreSpace(CutCells cells, PoreReach[] reach, PoreClusters clusters)
    {
        (Cells, Reach, Clusters) = (cells, reach, clusters.Count);
        Span<double> volume = stackalloc double[64];
        volume.Clear();
        for (var c = 0; c < clusters.Count; c++) volume[(int)clusters.Reach[c]] += clusters.Size[c] / cells.Count;
        Porosity = Fraction(volume, PoreReach.Pore);
        OpenPorosity = Fraction(volume, PoreReach.Separator);
        PercolatingPorosity = Fraction(volume, PoreReach.SpansZ);
    }

    /// <summary>The cells.</summary>
    public CutCells Cells { get; }

    /// <summary>Boundaries reached by each cell's pore.</summary>
    public PoreReach[] Reach { get; }

    /// <summary>Number of clusters of pores.</summary>
    public int Clusters { get; }

    /// <summary>Pore volume over all volume.</summary>
    public double Porosity { get; }

    /// <summary>Volume of the pores connected with the separator over all volume.</summary>
    public double OpenPorosity { get; }

    /// <summary>Volume of the pores not connected with the separator over all volume.</summary>
    public double ClosedPorosity => Porosity - OpenPorosity;

    /// <summary>Volume of the pores that connect separator and foil over all volume.</summary>
    public double PercolatingPorosity { get; }

    /// <summary>Finds the clusters of a grid's pores.</summary>
    public static PoreSpace Of(CutCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var clusters = PoreClusters.Of(cells);
        var reach = new PoreReach[cells.Count];
        for (var v = 0; v < reach.Length; v++) reach[v] = clusters.Label[v] < 0 ? PoreReach.None : clusters.Reach[clusters.Label[v]];
        return new PoreSpace(cells, reach, clusters);
    }

    /// <summary>What a cell must reach to carry a current along an axis.</summary>
    public static PoreReach Spanning(Axis axis) =>
        axis switch { Axis.X => PoreReach.SpansX, Axis.Y => PoreReach.SpansY, _ => PoreReach.SpansZ };

    /// <summary>Whether any pore runs through the grid along an axis.</summary>
    public bool Percolates(Axis axis)
    {
        var wanted = Spanning(axis);
        return Array.Exists(Reach, r => (r & wanted) != 0);
    }

    private static double Fraction(ReadOnlySpan<double> volume, PoreReach wanted)
    {
        var sum = 0.0;
        for (var c = 0; c < volume.Length; c++)
        {
            if (((PoreReach)c & wanted) != 0) sum += volume[c];
        }

        return sum;
    }
}

/// <summary>The cell whose pore a facet looks into.</summary>
internal static class PoreInFront
{
    private const int Steps = 4; // half edges looked ahead
    private const double Off = 0.05; // edges off the facet at first: a facet in the plane of a face belongs to the cell before it

    /// <summary>The first cell with pore from a facet along its normal, two edges far at most.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="centre">Centre of the facet, need not lie in the box [m].</param>
    /// <param name="normal">Outward normal of length one.</param>
    /// <returns>The cell; null where there is none.</returns>
    public static int? Of(CutCells cells, Vec3 centre, Vec3 normal)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var n = new Vec3(normal.X * cells.Edge.X, normal.Y * cells.Edge.Y, normal.Z * cells.Edge.Z);
        for (var s = 0; s <= Steps; s++)
        {
            var cell = cells.At(centre + (s == 0 ? Off : 0.5 * s) * n);
            if (cell >= 0 && cells.Pore[cell] > 0.0f) return cell;
        }

        return null;
    }
}
