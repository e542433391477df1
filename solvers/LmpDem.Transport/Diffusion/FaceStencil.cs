using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>A coarse level: every face has its own conductance, stored with the cell before it.</summary>
internal unsafe struct FaceStencil(GridShape shape, MultigridLevel level) : IStencil
{
    private readonly float* faceX = level.FaceX!.Address;
    private readonly float* faceY = level.FaceY!.Address;
    private readonly float* faceZ = level.FaceZ!.Address;
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
        Vector512.Load(faceX + row + at - 1) * Vector512.Load(x + row + at - 1) + Vector512.Load(faceX + row + at) * Vector512.Load(x + row + at + 1)
        + Vector512.Load(faceY + before + at) * Vector512.Load(x + before + at) + Vector512.Load(faceY + row + at) * Vector512.Load(x + behind + at)
        + Vector512.Load(faceZ + below + at) * Vector512.Load(x + below + at) + Vector512.Load(faceZ + row + at) * Vector512.Load(x + above + at);
}
