using System.Runtime.CompilerServices;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Finds the facet over which a point stands: from the body's centre facets are cones, and one walks from cone to cone.</summary>
internal static class RadialWalk
{
    private const int MaxWalks = 80;

    /// <summary>Walks to the facet of a point.</summary>
    /// <param name="c">Columns and tables of bodies.</param>
    /// <param name="nodes">Where the nodes of the body begin.</param>
    /// <param name="table">Where the tables of its facets begin.</param>
    /// <param name="centre">Its centre [m].</param>
    /// <param name="q">The point from the centre [m].</param>
    /// <param name="facet">Facet to start from; facet found.</param>
    /// <param name="second">Weight of the facet's second corner.</param>
    /// <param name="third">Weight of its third corner.</param>
    /// <param name="gap">Distance from the facet's plane, negative inside [m].</param>
    /// <param name="normal">Outward unit normal of the facet.</param>
    /// <returns>Whether a facet was found.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Find(
        ContactColumns c, int nodes, int table, Triple centre, Triple q, ref int facet, out double second, out double third, out double gap,
        out Triple normal)
    {
        var found = false;
        Triple a = default, b = default, d = default;
        double w0 = 0.0, w1 = 0.0, w2 = 0.0;
        for (var walk = 0; walk < MaxWalks && !found; walk++)
        {
            a = Triple.Load(c.Position, nodes + c.FacetCorners[table + 3 * facet]) - centre;
            b = Triple.Load(c.Position, nodes + c.FacetCorners[table + 3 * facet + 1]) - centre;
            d = Triple.Load(c.Position, nodes + c.FacetCorners[table + 3 * facet + 2]) - centre;
            w0 = Product(q, b, d);
            w1 = Product(q, d, a);
            w2 = Product(q, a, b);
            var least = w0;
            var corner = 0;
            if (w1 < least)
            {
                least = w1;
                corner = 1;
            }

            if (w2 < least)
            {
                least = w2;
                corner = 2;
            }

            found = least >= -1e-9 * (Math.Abs(w0) + Math.Abs(w1) + Math.Abs(w2));
            if (!found) facet = c.Adjacent[table + 3 * facet + corner];
        }

        var inverse = 1.0 / (w0 + w1 + w2);
        second = w1 * inverse;
        third = w2 * inverse;
        Triple u = b - a, v = d - a;
        double nx = u.Y * v.Z - u.Z * v.Y, ny = u.Z * v.X - u.X * v.Z, nz = u.X * v.Y - u.Y * v.X;
        var length = Math.Sqrt(nx * nx + ny * ny + nz * nz);
        normal = new Triple(nx / length, ny / length, nz / length);
        gap = Triple.PlainDot(q - a, normal);
        return found;
    }

    // q . (b x d)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Product(Triple q, Triple b, Triple d) =>
        q.X * (b.Y * d.Z - b.Z * d.Y) + q.Y * (b.Z * d.X - b.X * d.Z) + q.Z * (b.X * d.Y - b.Y * d.X);
}
