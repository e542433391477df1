using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Kernels;

/// <content>The last stage: forces on the nodes, and the magnitudes that net forces are small against.</content>
internal static unsafe partial class ZoneKernel
{
    /// <summary>Forces: the tensor on the modes of the area vectors plus the resistance, spread over the nodes.</summary>
    [MethodImpl(Stage)]
    private static void Apply(double* force, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V r = OnArea(scratch, Areas, mx, my, mz), s = OnArea(scratch, Areas + 3, mx, my, mz),
                t = OnArea(scratch, Areas + 6, mx, my, mz);
            var h1 = OnArea(scratch, Areas + 9, mx, my, mz) + scratch[Resistance + k];
            var h2 = OnArea(scratch, Areas + 12, mx, my, mz) + scratch[Resistance + 3 + k];
            var h3 = OnArea(scratch, Areas + 15, mx, my, mz) + scratch[Resistance + 6 + k];
            var h4 = scratch[Resistance + 9 + k];
            var at = force + 8 * k;
            Take(at + corners[0], at + corners[1], h1 - (s + t), r - h3 - (h2 - h4));
            Take(at + corners[3], at + corners[2], s - t - h1, r + h3 - (h2 + h4));
            Take(at + corners[4], at + corners[5], t - s - h1, r - h3 + (h2 - h4));
            Take(at + corners[7], at + corners[6], h1 + (s + t), r + h3 + (h2 + h4));
        }
    }

    // Of the zone's stress: what the nodes' net forces are small against.
    [MethodImpl(Stage)]
    private static void AddMagnitudes(double* applied, int* corners, V* scratch)
    {
        for (var k = 0; k < 3; k++)
        {
            V mx = scratch[Tensor + 3 * k], my = scratch[Tensor + 3 * k + 1], mz = scratch[Tensor + 3 * k + 2];
            V r = OnArea(scratch, Areas, mx, my, mz), s = OnArea(scratch, Areas + 3, mx, my, mz),
                t = OnArea(scratch, Areas + 6, mx, my, mz);
            V h1 = OnArea(scratch, Areas + 9, mx, my, mz), h2 = OnArea(scratch, Areas + 12, mx, my, mz),
                h3 = OnArea(scratch, Areas + 15, mx, my, mz);
            AddMagnitude(applied + corners[0] / 3, applied + corners[1] / 3, h1 - (s + t), r - h3 - h2);
            AddMagnitude(applied + corners[3] / 3, applied + corners[2] / 3, s - t - h1, r + h3 - h2);
            AddMagnitude(applied + corners[4] / 3, applied + corners[5] / 3, t - s - h1, r - h3 + h2);
            AddMagnitude(applied + corners[7] / 3, applied + corners[6] / 3, h1 + (s + t), r + h3 + h2);
        }
    }

    [MethodImpl(Inline)]
    private static V OnArea(V* scratch, int row, V mx, V my, V mz) => Three(mx, scratch[row], my, scratch[row + 1], mz, scratch[row + 2]);

    [MethodImpl(Inline)]
    private static V Three(V a, V x, V b, V y, V c, V z) => Vector512.FusedMultiplyAdd(a, x, Vector512.FusedMultiplyAdd(b, y, c * z));

    // The two nodes of an edge along xi.
    [MethodImpl(Inline)]
    private static void Take(double* before, double* behind, V even, V odd)
    {
        (Vector512.Load(before) - (even - odd)).Store(before);
        (Vector512.Load(behind) - (even + odd)).Store(behind);
    }

    [MethodImpl(Inline)]
    private static void AddMagnitude(double* before, double* behind, V even, V odd)
    {
        (Vector512.Load(before) + Vector512.Abs(even - odd)).Store(before);
        (Vector512.Load(behind) + Vector512.Abs(even + odd)).Store(behind);
    }

    [MethodImpl(Inline)]
    private static V Six(V a, V x, V b, V y, V c, V z, V d, V u, V e, V v, V f, V w) => Vector512.FusedMultiplyAdd(
        a, x, Vector512.FusedMultiplyAdd(
            b, y, Vector512.FusedMultiplyAdd(c, z, Vector512.FusedMultiplyAdd(d, u, Vector512.FusedMultiplyAdd(e, v, f * w)))));
}
