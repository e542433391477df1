using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>The finest level: all open faces across an axis have one conductance, and solid holds 0, so nothing but values is read.</summary>
internal unsafe struct EqualStencil(GridShape shape, float gx, float gy, float gz) : IStencil
{
    private readonly Vector512<float> gx = Vector512.Create(gx);
    private readonly Vector512<float> gy = Vector512.Create(gy);
    private readonly Vector512<float> gz = Vector512.Create(gz);
    private long row, before, behind, below, above;

    /// <inheritdoc/>
    public void Seek(int j, int k)
    {
        row = shape.Row(j, k);
        (before, behind, below, above) = (shape.Before(j, k), shape.Behind(j, k), shape.Below(j, k), shape.Above(j, k));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Pull(float* x, int at) =>
        gx * (Vector512.Load(x + row + at - 1) + Vector512.Load(x + row + at + 1))
        + gy * (Vector512.Load(x + before + at) + Vector512.Load(x + behind + at))
        + gz * (Vector512.Load(x + below + at) + Vector512.Load(x + above + at));
}
