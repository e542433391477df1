using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.FiniteVolume.Bodies;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <content>The first stage: the shape of a zone, by the modes of its nodes' places.</content>
internal static unsafe partial class ZoneKernel
{
    /// <summary>Gradient of the volume, shape of the hourglass modes, volume.</summary>
    [MethodImpl(Stage)]
    private static void Measure(double* position, int* corners, V* scratch)
    {
        Split(position, corners, out var r, out var s, out var t, out var h1, out var h2, out var h3, out var h4);
        Put(scratch + Modes, h1);
        Put(scratch + Modes + 3, h2);
        Put(scratch + Modes + 6, h3);
        Put(scratch + Modes + 9, h4);
        // The volume is [r, s, t] + ([h3, s, h1] + [h2, h1, t] + [r, h3, h2]) / 3 over 64; products of three in brackets.
        V fraction = Vector512.Create(1.0 / 64.0), third = Vector512.Create(1.0 / 192.0);
        var gr = Vectors.Fma(fraction, Vectors.Cross(s, t), third * Vectors.Cross(h3, h2));
        var gs = Vectors.Fma(fraction, Vectors.Cross(t, r), third * Vectors.Cross(h1, h3));
        var gt = Vectors.Fma(fraction, Vectors.Cross(r, s), third * Vectors.Cross(h2, h1));
        var g1 = third * (Vectors.Cross(h3, s) + Vectors.Cross(t, h2));
        var g2 = third * (Vectors.Cross(h1, t) + Vectors.Cross(r, h3));
        var g3 = third * (Vectors.Cross(s, h1) + Vectors.Cross(h2, r));
        Put(scratch + Areas, gr);
        Put(scratch + Areas + 3, gs);
        Put(scratch + Areas + 6, gt);
        Put(scratch + Areas + 9, g1);
        Put(scratch + Areas + 12, g2);
        Put(scratch + Areas + 15, g3);
        scratch[Volume] = Vector512.Create(1.0 / 3.0) * (
            Vectors.Dot(r, gr) + Vectors.Dot(s, gs) + Vectors.Dot(t, gt)
                + (Vectors.Dot(h1, g1) + Vectors.Dot(h2, g2) + Vectors.Dot(h3, g3)));
    }

    // Modes of a nodal vector, as sums over the corners: the mean is not needed.
    [MethodImpl(Inline)]
    private static void Split(
        double* column, int* corners, out Vectors r, out Vectors s, out Vectors t, out Vectors h1, out Vectors h2, out Vectors h3,
            out Vectors h4)
    {
        Vectors p0 = Node(column, corners[0]), p1 = Node(column, corners[1]), p2 = Node(column, corners[2]), p3 = Node(column, corners[3]);
        Vectors p4 = Node(column, corners[4]), p5 = Node(column, corners[5]), p6 = Node(column, corners[6]), p7 = Node(column, corners[7]);
        Vectors a0 = p1 + p0, a1 = p2 + p3, a2 = p5 + p4, a3 = p6 + p7;
        Vectors d0 = p1 - p0, d1 = p2 - p3, d2 = p5 - p4, d3 = p6 - p7;
        Vectors low = a1 - a0, high = a3 - a2, even = d0 + d1, odd = d2 + d3, below = d1 - d0, above = d3 - d2;
        r = odd + even;
        s = high + low;
        t = a2 + a3 - (a0 + a1);
        h1 = high - low;
        h2 = odd - even;
        h3 = above + below;
        h4 = above - below;
    }

    [MethodImpl(Inline)]
    private static Vectors Node(double* column, int offset) => Vectors.Load(column + offset);
}
