using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>
/// A nodal vector of a zone by its modes over the reference cube: x = sum of the modes times xi, eta, zeta, eta zeta, xi zeta,
/// xi eta (eight times the coefficients; mean and xi eta zeta do not enter the volume). The volume is
/// [r, s, t] + ([h3, s, h1] + [h2, h1, t] + [r, h3, h2]) / 3 over 64, which is exact for faces of any warp and equals that by
/// the diagonals of the faces, and its gradient is 12 cross products. A quarter of each face's area vector per node is
/// not this gradient where faces are warped: a turn would then change volume and shape.
/// </summary>
internal struct ZoneModes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private Vectors r, s, t, h1, h2, h3;

    /// <summary>Modes of a column of nodal vectors.</summary>
    [MethodImpl(Inline)]
    public static unsafe ZoneModes Of(double* at, int* corners)
    {
        Vectors d0, d1, d2, d3, a0, a1, a2, a3;
        Pair(at + corners[0], at + corners[1], out a0, out d0);
        Pair(at + corners[3], at + corners[2], out a1, out d1);
        Pair(at + corners[4], at + corners[5], out a2, out d2);
        Pair(at + corners[7], at + corners[6], out a3, out d3);
        Vectors low = a1 - a0, high = a3 - a2, even = d0 + d1, odd = d2 + d3;
        return new ZoneModes
        {
            r = odd + even,
            s = high + low,
            t = a2 + a3 - (a0 + a1),
            h1 = high - low,
            h2 = odd - even,
            h3 = d3 - d2 + (d1 - d0),
        };
    }

    /// <summary>
    /// Gradient of the volume, by modes: its product with the modes of a field sums the field on the nodes' area vectors.
    /// </summary>
    [MethodImpl(Inline)]
    public readonly ZoneModes VolumeGradient()
    {
        V fraction = Vector512.Create(1.0 / 64.0), third = Vector512.Create(1.0 / 192.0);
        return new ZoneModes
        {
            r = Vectors.Fma(fraction, Vectors.Cross(s, t), third * Vectors.Cross(h3, h2)),
            s = Vectors.Fma(fraction, Vectors.Cross(t, r), third * Vectors.Cross(h1, h3)),
            t = Vectors.Fma(fraction, Vectors.Cross(r, s), third * Vectors.Cross(h2, h1)),
            h1 = third * (Vectors.Cross(h3, s) + Vectors.Cross(t, h2)),
            h2 = third * (Vectors.Cross(h1, t) + Vectors.Cross(r, h3)),
            h3 = third * (Vectors.Cross(s, h1) + Vectors.Cross(h2, r)),
        };
    }

    /// <summary>Sum of the products of the modes.</summary>
    [MethodImpl(Inline)]
    public readonly V Dot(in ZoneModes o) => Vectors.Dot(r, o.r) + Vectors.Dot(s, o.s) + Vectors.Dot(t, o.t)
        + (Vectors.Dot(h1, o.h1) + Vectors.Dot(h2, o.h2) + Vectors.Dot(h3, o.h3));

    /// <summary>Writes a factor times the vectors on the eight nodes.</summary>
    [MethodImpl(Inline)]
    public readonly unsafe void Spread(V factor, double* nodes)
    {
        Vectors fr = factor * r, fs = factor * s, ft = factor * t, f1 = factor * h1, f2 = factor * h2, f3 = factor * h3;
        // Along xi the sums change sign with r, h2 and h3.
        Vectors even = fs - f1 - ft, odd = fr - f2;
        Both(even, odd + f3, nodes + 3 * Bundle.Vector, nodes + 2 * Bundle.Vector);
        Both(f1 - fs - ft, odd - f3, nodes, nodes + Bundle.Vector);
        odd = fr + f2;
        Both(fs + f1 + ft, odd + f3, nodes + 7 * Bundle.Vector, nodes + 6 * Bundle.Vector);
        Both(ft - fs - f1, odd - f3, nodes + 4 * Bundle.Vector, nodes + 5 * Bundle.Vector);
    }

    [MethodImpl(Inline)]
    private static unsafe void Pair(double* before, double* behind, out Vectors sum, out Vectors difference)
    {
        Vectors a = Vectors.Load(before), b = Vectors.Load(behind);
        sum = b + a;
        difference = b - a;
    }

    [MethodImpl(Inline)]
    private static unsafe void Both(Vectors even, Vectors odd, double* before, double* behind)
    {
        (even - odd).Store(before);
        (even + odd).Store(behind);
    }
}
