using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>A fluid's pressure on facets of a body: it follows their present area and normal.</summary>
/// <param name="lane">Lane of the body.</param>
/// <param name="pressure">Pressure against the outward normal, one per facet [Pa].</param>
internal sealed class SurfacePressure(int lane, double[] pressure)
{
    /// <summary>Adds the forces to the nodes.</summary>
    public void Apply(Bundle bundle)
    {
        var facets = bundle.Template.Facets;
        var force = bundle.Force.AsSpan();
        for (var f = 0; f < pressure.Length; f++)
        {
            if (pressure[f] == 0.0) continue;
            Vec3 a = bundle.Node(facets[3 * f], lane), b = bundle.Node(facets[3 * f + 1], lane), c = bundle.Node(facets[3 * f + 2], lane);
            var share = -pressure[f] / 6.0 * Vec3.Cross(b - a, c - a); // half the cross product is the area, a third of it a corner's
            for (var k = 0; k < 3; k++)
            {
                var at = facets[3 * f + k] * Bundle.Vector + lane;
                force[at] += share.X;
                force[at + Bundle.Lanes] += share.Y;
                force[at + 2 * Bundle.Lanes] += share.Z;
            }
        }
    }
}
