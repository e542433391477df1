using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Bare free surface that Li+ reaches from the separator: the pore before a facet, in its cell or the next along its normal, is
/// connected with the top of the grid. A facet before which no cell has pore borders a gap below the tolerance, and is counted apart.
/// </summary>
public sealed class ReachableArea
{
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

    /// <summary>Bare free area at gaps below the tolerance [m2].</summary>
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
            var area = facets.Area[f] * facets.BareFraction[f] * facets.FreeFraction[f];
            if (area <= 0.0) continue;
            var reach = InFront(pores, facets.Centre[f], facets.Normal[f]);
            if (reach == PoreReach.None) unresolved += area;
            else if ((reach & PoreReach.Separator) != 0) perBody[facets.Body[f]] += area;
            else enclosed += area;
        }

        return new ReachableArea(perBody, enclosed, unresolved);
    }

    // Above the grid is the separator itself.
    private static PoreReach InFront(PoreSpace pores, Vec3 centre, Vec3 normal)
    {
        var box = pores.Cells.Box;
        if (!box.PeriodicZ && (centre + 0.5 * pores.Cells.Edge.Z * normal).Z >= box.Length.Z) return PoreReach.Pore | PoreReach.Separator;
        return PoreInFront.Of(pores.Cells, centre, normal) is { } cell ? pores.Reach[cell] : PoreReach.None;
    }
}

/// <summary>Facets of the bodies' surfaces as the electrolyte sees them, one entry per facet.</summary>
/// <param name="Centre">Centroid, need not lie in the box [m].</param>
/// <param name="Normal">Outward normal of length one.</param>
/// <param name="Area">Area [m2].</param>
/// <param name="BareFraction">Fraction without film, 0 to 1.</param>
/// <param name="FreeFraction">Fraction in no contact, 0 to 1.</param>
/// <param name="Body">Body, from 0.</param>
public sealed record SurfaceFacets(Vec3[] Centre, Vec3[] Normal, double[] Area, double[] BareFraction, double[] FreeFraction, int[] Body)
{
    /// <summary>Number of facets.</summary>
    public int Count => Area.Length;
}
