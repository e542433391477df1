using LmpDem.Engine.Numerics;

namespace LmpDem.Transport.Diffusion;

/// <summary>Facets of the bodies' surfaces as the electrolyte sees them, one entry per facet.</summary>
/// <param name="Center">Centroid, need not lie in the box [m].</param>
/// <param name="Normal">Outward normal of length one.</param>
/// <param name="Area">Area [m2].</param>
/// <param name="BareShare">Share without film, 0 to 1.</param>
/// <param name="FreeShare">Share in no contact, 0 to 1.</param>
/// <param name="Body">Body, from 0.</param>
public sealed record SurfaceFacets(Vec3[] Center, Vec3[] Normal, double[] Area, double[] BareShare, double[] FreeShare, int[] Body)
{
    /// <summary>Number of facets.</summary>
    public int Count => Area.Length;
}
