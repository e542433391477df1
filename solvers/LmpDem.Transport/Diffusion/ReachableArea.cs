using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Bare free surface that Li+ reaches from the separator: the pore voxel in front of a facet is connected with the top of the grid.
/// A facet in front of which no pore voxel stands within two edges borders a gap that the grid does not resolve, and is counted apart.
/// </summary>
public sealed class ReachableArea
{
    private const int Steps = 4; // half edges looked ahead

    private ReachableArea(double[] perBody, double enclosed, double unresolved)
    {
        (PerBody, Enclosed, Unresolved) = (perBody, enclosed, unresolved);
        foreach (var area in perBody) Total += area;
    }

    /// <summary>Bare free area at pores connected with the separator [m2].</summary>
    public double Total { get; }

    /// <summary>The same, one per body [m2].</summary>
    public double[] PerBody { get; }

    /// <summary>Bare free area at closed pores [m2].</summary>
    public double Enclosed { get; }

    /// <summary>Bare free area at gaps narrower than a voxel [m2].</summary>
    public double Unresolved { get; }

    /// <summary>Sums over facets.</summary>
    /// <param name="pores">The pores.</param>
    /// <param name="facets">Facets.</param>
    /// <param name="bodies">Number of bodies.</param>
    public static ReachableArea Of(PoreSpace pores, SurfaceFacets facets, int bodies)
    {
        ArgumentNullException.ThrowIfNull(pores);
        ArgumentNullException.ThrowIfNull(facets);
        var perBody = new double[bodies];
        var (enclosed, unresolved) = (0.0, 0.0);
        for (var f = 0; f < facets.Count; f++)
        {
            var area = facets.Area[f] * facets.BareShare[f] * facets.FreeShare[f];
            if (area <= 0.0) continue;
            var reach = InFront(pores, facets.Center[f], facets.Normal[f]);
            if (reach == PoreReach.None) unresolved += area;
            else if ((reach & PoreReach.Separator) != 0) perBody[facets.Body[f]] += area;
            else enclosed += area;
        }

        return new ReachableArea(perBody, enclosed, unresolved);
    }

    // What the first pore voxel along the normal reaches; above the grid stands the separator itself.
    private static PoreReach InFront(PoreSpace pores, Vec3 center, Vec3 normal)
    {
        var grid = pores.Grid;
        var n = new Vec3(normal.X * grid.Edge.X, normal.Y * grid.Edge.Y, normal.Z * grid.Edge.Z);
        for (var s = 1; s <= Steps; s++)
        {
            var point = center + 0.5 * s * n;
            if (!grid.Box.PeriodicZ && point.Z >= grid.Bottom + grid.Box.Length.Z) return PoreReach.Pore | PoreReach.Separator;
            var voxel = grid.At(point);
            if (voxel >= 0 && pores.Reach[voxel] != PoreReach.None) return pores.Reach[voxel];
        }

        return PoreReach.None;
    }
}
