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
        // Facets come in pairs, (a, b, c) and (a, c, d) of a zone's face. Its four nodes share alike, as they do in the zones:
        // triangle by triangle the ends of the diagonals would take twice as much and dent a thin wall.
        for (var f = 0; f + 1 < pressure.Length; f += 2)
        {
            var p = 0.5 * (pressure[f] + pressure[f + 1]);
            if (p == 0.0) continue;
            ReadOnlySpan<int> corners = [facets[3 * f], facets[3 * f + 1], facets[3 * f + 2], facets[3 * f + 5]];
            var share = -p / 8.0 * Vec3.Cross(
                bundle.Node(corners[2], lane) - bundle.Node(corners[0], lane), bundle.Node(corners[3], lane) - bundle.Node(corners[1], lane));
            foreach (var n in corners)
            {
                var at = n * Bundle.Vector + lane;
                force[at] += share.X;
                force[at + Bundle.Lanes] += share.Y;
                force[at + 2 * Bundle.Lanes] += share.Z;
            }
        }
    }
}
