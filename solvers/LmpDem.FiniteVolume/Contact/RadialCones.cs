using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Finds the facet over which a point stands: facets seen from the body's centre are cones that fill space, and one walks
/// from cone to neighbouring cone (0.06 walks per look, from the facet of the last step).
/// </summary>
internal static unsafe class RadialCones
{
    /// <summary>Weight of a corner, over the sum of their magnitudes, below which a point is outside of a facet's cone, negative.</summary>
    public const double Tolerance = 1e-9;

    private const int MaxWalks = 80;

    /// <summary>Walks to the facet of a point over a body in its bundle.</summary>
    /// <param name="bundle">Bundle of the body.</param>
    /// <param name="lane">Its lane.</param>
    /// <param name="centre">Its centre [m].</param>
    /// <param name="point">The point, in the body's image [m].</param>
    /// <param name="facet">Facet to start from; facet found.</param>
    /// <param name="second">Weight of the facet's second corner.</param>
    /// <param name="third">Weight of its third corner.</param>
    /// <param name="gap">Distance from the facet's plane, negative inside [m].</param>
    /// <param name="normal">Outward unit normal of the facet.</param>
    /// <returns>Whether a facet was found.</returns>
    public static bool Find(
        Bundle bundle, int lane, Vec3 centre, Vec3 point, ref int facet, out double second, out double third, out double gap,
            out Vec3 normal) =>
        Find<InBundle>(
            bundle.Position.Address + lane, bundle.FacetCorners.Address, bundle.Adjacent.Address, centre, point, ref facet, out second,
            out third, out gap, out normal);

    /// <summary>Walks to the facet of a point over a copied surface, see <see cref="BodySurfaces"/>.</summary>
    /// <param name="surface">The surface.</param>
    /// <param name="corners">Corners of its facets, as offsets in it.</param>
    /// <param name="adjacent">Facets beside them.</param>
    /// <param name="centre">Centre of the body [m].</param>
    /// <param name="point">The point [m].</param>
    /// <param name="facet">Facet to start from; facet found.</param>
    /// <param name="second">Weight of the facet's second corner.</param>
    /// <param name="third">Weight of its third corner.</param>
    /// <param name="gap">Distance from the facet's plane [m].</param>
    /// <param name="normal">Outward unit normal of the facet.</param>
    public static bool Find(
        double* surface, int* corners, int* adjacent, Vec3 centre, Vec3 point, ref int facet, out double second, out double third,
            out double gap, out Vec3 normal) =>
        Find<InLine>(surface, corners, adjacent, centre, point, ref facet, out second, out third, out gap, out normal);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Find<T>(
        double* position, int* corners, int* adjacent, Vec3 centre, Vec3 point, ref int facet, out double second, out double third,
            out double gap, out Vec3 normal)
        where T : struct, IStride
    {
        // Components are kept separate: as vectors they go through memory, at a quarter of the speed.
        double cx = centre.X, cy = centre.Y, cz = centre.Z, qx = point.X - cx, qy = point.Y - cy, qz = point.Z - cz;
        for (var walk = 0; walk < MaxWalks; walk++)
        {
            double* a = position + corners[3 * facet], b = position + corners[3 * facet + 1], d = position + corners[3 * facet + 2];
            double ax = a[0] - cx, ay = a[T.Step] - cy, az = a[2 * T.Step] - cz;
            double bx = b[0] - cx, by = b[T.Step] - cy, bz = b[2 * T.Step] - cz;
            double dx = d[0] - cx, dy = d[T.Step] - cy, dz = d[2 * T.Step] - cz;
            double w0 = Triple(qx, qy, qz, bx, by, bz, dx, dy, dz), w1 = Triple(qx, qy, qz, dx, dy, dz, ax, ay, az),
                w2 = Triple(qx, qy, qz, ax, ay, az, bx, by, bz);
            var least = w0;
            var corner = 0;
            if (w1 < least) (least, corner) = (w1, 1);
            if (w2 < least) (least, corner) = (w2, 2);
            if (least >= -Tolerance * (Math.Abs(w0) + Math.Abs(w1) + Math.Abs(w2)))
            {
                var inverse = 1.0 / (w0 + w1 + w2);
                second = w1 * inverse;
                third = w2 * inverse;
                double ex = bx - ax, ey = by - ay, ez = bz - az, fx = dx - ax, fy = dy - ay, fz = dz - az;
                double nx = ey * fz - ez * fy, ny = ez * fx - ex * fz, nz = ex * fy - ey * fx;
                var length = Math.Sqrt(nx * nx + ny * ny + nz * nz);
                (nx, ny, nz) = (nx / length, ny / length, nz / length);
                normal = new Vec3(nx, ny, nz);
                gap = (qx - ax) * nx + (qy - ay) * ny + (qz - az) * nz;
                return true;
            }

            facet = adjacent[3 * facet + corner];
        }

        second = third = gap = 0.0;
        normal = default;
        return false;
    }

    // q . (b x d)
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Triple(double qx, double qy, double qz, double bx, double by, double bz, double dx, double dy, double dz) =>
        qx * (by * dz - bz * dy) + qy * (bz * dx - bx * dz) + qz * (bx * dy - by * dx);

    // Doubles between the components of a node.
    private interface IStride
    {
        static abstract int Step { get; }
    }

    private readonly struct InBundle : IStride
    {
        public static int Step => Bundle.Lanes;
    }

    private readonly struct InLine : IStride
    {
        public static int Step => 1;
    }
}
