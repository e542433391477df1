using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Scenarios.Networks;

/// <summary>
/// The surface of deformable bodies as the electrolyte sees it: a facet with broken film is bare, a facet in contact with another body
/// or the foil is not free. The press is not in the cell.
/// </summary>
internal static class BodySurface
{
    /// <summary>Facets of all bodies.</summary>
    /// <param name="bodies">The bodies.</param>
    public static SurfaceFacets Of(BodyGeometry bodies)
    {
        var n = bodies.FacetArea.Length;
        var (centre, normal) = (new Vec3[n], new Vec3[n]);
        var (bare, free) = (new double[n], new double[n]);
        for (var f = 0; f < n; f++)
        {
            Vec3 Corner(int k) => bodies.Nodes[bodies.FacetCorners[3 * f + k]];
            var (a, b, c) = (Corner(0), Corner(1), Corner(2));
            var area = Vec3.Cross(b - a, c - a);
            centre[f] = (a + b + c) / 3.0;
            normal[f] = area.Length > 0.0 ? area / area.Length : Vec3.Zero; // a degenerate facet has no normal
            bare[f] = bodies.IsBare(f) ? 1.0 : 0.0;
            free[f] = bodies.Partner[f] == BodyGeometry.ToolPartner(1) ? 1.0 : 1.0 - bodies.ContactShare[f];
        }

        return new SurfaceFacets(centre, normal, bodies.FacetArea, bare, free, bodies.FacetBody());
    }
}
