using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Boundaries;

/// <summary>
/// A fluid's pressure on facets of bodies, as in tests of shells: it follows their present area and normal. Bodies of an electrode
/// have none. Its work is in no balance of energy.
/// </summary>
public sealed class FacetPressures
{
    private readonly BodySet bodies;
    private readonly double[][] pressures; // by slot and facet; empty: none

    internal FacetPressures(BodySet bodies)
    {
        this.bodies = bodies;
        pressures = new double[bodies.Count][];
        Array.Fill(pressures, []);
    }

    /// <summary>Whether there is no pressure anywhere.</summary>
    internal bool IsEmpty => Array.TrueForAll(pressures, p => p.Length == 0);

    /// <summary>Puts a pressure on a body's facets from now on.</summary>
    /// <param name="body">Id of the body.</param>
    /// <param name="pressure">
    /// Pressure against the outward normal, one per facet of the mesh, averaged over the two of a zone's face; empty: none [Pa].
    /// </param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    public void Set(int body, double[] pressure)
    {
        ArgumentNullException.ThrowIfNull(pressure);
        pressures[bodies.SlotOf(body)] = pressure;
    }

    /// <summary>Adds the forces to the nodes of a bundle.</summary>
    internal void Apply(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++)
        {
            if (pressures[s].Length > 0) Apply(bundle, s - bundle.First, pressures[s]);
        }
    }

    private static void Apply(Bundle bundle, int lane, double[] pressure)
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
            var fraction = -p / 8.0 * Vec3.Cross(
                bundle.Node(corners[2], lane) - bundle.Node(corners[0], lane),
                bundle.Node(corners[3], lane) - bundle.Node(corners[1], lane));
            foreach (var n in corners)
            {
                var at = n * Bundle.Vector + lane;
                force[at] += fraction.X;
                force[at + Bundle.Lanes] += fraction.Y;
                force[at + 2 * Bundle.Lanes] += fraction.Z;
            }
        }
    }
}
