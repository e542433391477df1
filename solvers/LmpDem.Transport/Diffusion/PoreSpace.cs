using LmpDem.Engine.Geometry.Voxels;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// The pore voxels of a grid and what they are connected with, through faces (as diffusion is), across periodic borders.
/// A pore narrower than a voxel is lost: open porosity and percolation hold for the voxel size they were found with.
/// </summary>
public sealed class PoreSpace
{
    private PoreSpace(VoxelGrid grid, PoreReach[] reach, int clusters, int largest)
    {
        (Grid, Reach, Clusters) = (grid, reach, clusters);
        Span<long> count = stackalloc long[64];
        foreach (var r in reach) count[(int)r]++;
        Porosity = Share(count, PoreReach.Pore, grid.Count);
        OpenPorosity = Share(count, PoreReach.Separator, grid.Count);
        PercolatingPorosity = Share(count, PoreReach.SpansZ, grid.Count);
        LargestShare = Porosity > 0.0 ? largest / (Porosity * grid.Count) : 0.0;
    }

    /// <summary>The grid.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>What each voxel reaches.</summary>
    public PoreReach[] Reach { get; }

    /// <summary>Number of clusters of pore voxels.</summary>
    public int Clusters { get; }

    /// <summary>Pore volume over all volume.</summary>
    public double Porosity { get; }

    /// <summary>Volume of the pores connected with the separator over all volume.</summary>
    public double OpenPorosity { get; }

    /// <summary>Volume of the pores not connected with the separator over all volume.</summary>
    public double ClosedPorosity => Porosity - OpenPorosity;

    /// <summary>Volume of the pores that connect separator and foil over all volume.</summary>
    public double PercolatingPorosity { get; }

    /// <summary>Share of the pore volume in the largest cluster.</summary>
    public double LargestShare { get; }

    /// <summary>Finds the clusters of a grid's pores.</summary>
    public static PoreSpace Of(VoxelGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var clusters = PoreClusters.Of(grid);
        var reach = new PoreReach[grid.Count];
        for (var v = 0; v < reach.Length; v++) reach[v] = clusters.Label[v] < 0 ? PoreReach.None : clusters.Reach[clusters.Label[v]];
        return new PoreSpace(grid, reach, clusters.Count, clusters.Count == 0 ? 0 : clusters.Size.Max());
    }

    /// <summary>What a voxel must reach to carry a current along an axis.</summary>
    public static PoreReach Spanning(Axis axis) => axis switch { Axis.X => PoreReach.SpansX, Axis.Y => PoreReach.SpansY, _ => PoreReach.SpansZ };

    /// <summary>Whether any pore runs through the grid along an axis.</summary>
    public bool Percolates(Axis axis)
    {
        var wanted = Spanning(axis);
        return Array.Exists(Reach, r => (r & wanted) != 0);
    }

    private static double Share(ReadOnlySpan<long> count, PoreReach wanted, int all)
    {
        var sum = 0L;
        for (var c = 0; c < count.Length; c++)
        {
            if (((PoreReach)c & wanted) != 0) sum += count[c];
        }

        return (double)sum / all;
    }
}
