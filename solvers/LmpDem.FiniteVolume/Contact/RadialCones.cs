using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Finds the facet over which a point stands: facets seen from the body's centre are cones that fill space, and one walks
/// from cone to neighbouring cone (0.06 walks per look, from the facet of the last step).
/// </summary>
internal static unsafe class RadialCones
{
    private const int MostWalks = 80;

    /// <summary>Walks to the facet of a point.</summary>
    /// <param name="bundle">Bundle of the body.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="center">Its centre [m].</param>
    /// <param name="point">The point, in the body's image [m].</param>
    /// <param name="facet">Facet to start from; facet found.</param>
    /// <param name="second">Weight of the facet's second corner.</param>
    /// <param name="third">Weight of its third corner.</param>
    /// <param name="gap">Distance from the facet's plane, negative inside [m].</param>
    /// <param name="normal">Outward unit normal of the facet.</param>
    /// <returns>Whether a facet was found.</returns>
    public static bool Find(
        Bundle bundle, int lane, Vec3 center, Vec3 point, ref int facet, out double second, out double third, out double gap, out Vec3 normal)
    {
        var position = bundle.Position.Address + lane;
        var corners = bundle.FacetCorners.Address;
        var q = point - center;
        for (var walk = 0; walk < MostWalks; walk++)
        {
            var c = corners + 3 * facet;
            var a = At(position + c[0]) - center;
            var b = At(position + c[1]) - center;
            var d = At(position + c[2]) - center;
            double w0 = Vec3.Dot(q, Vec3.Cross(b, d)), w1 = Vec3.Dot(q, Vec3.Cross(d, a)), w2 = Vec3.Dot(q, Vec3.Cross(a, b));
            var least = w0;
            var corner = 0;
            if (w1 < least) (least, corner) = (w1, 1);
            if (w2 < least) (least, corner) = (w2, 2);
            if (least >= -1e-9 * (Math.Abs(w0) + Math.Abs(w1) + Math.Abs(w2)))
            {
                var inverse = 1.0 / (w0 + w1 + w2);
                second = w1 * inverse;
                third = w2 * inverse;
                normal = Vec3.Cross(b - a, d - a).Normalized();
                gap = Vec3.Dot(q - a, normal);
                return true;
            }

            facet = bundle.Adjacent.Address[3 * facet + corner];
        }

        second = third = gap = 0.0;
        normal = default;
        return false;
    }

    private static Vec3 At(double* p) => new(p[0], p[8], p[16]);
}
