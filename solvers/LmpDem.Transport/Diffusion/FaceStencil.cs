using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// What a cell's neighbours send it: the off-diagonal part of a level's matrix. A face's conductance is stored with the cell before it.
/// </summary>
internal unsafe struct FaceStencil(MultigridLevel level)
{
    private readonly GridShape shape = level.Shape;
    private readonly float* faceX = level.FaceX.Address;
    private readonly float* faceY = level.FaceY.Address;
    private readonly float* faceZ = level.FaceZ.Address;
    private long row, before, behind, below, above;

    /// <summary>Goes to a row.</summary>
    public void Seek(int j, int k)
    {
        row = shape.Row(j, k);
        (before, behind, below, above) = (shape.Before(j, k), shape.Behind(j, k), shape.Below(j, k), shape.Above(j, k));
    }

    /// <summary>Sum of conductance times value of the six neighbours of 16 cells.</summary>
    /// <param name="x">Values of the level.</param>
    /// <param name="at">Offset of the first cell from the row's begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly Vector512<float> Pull(float* x, int at) =>
        Vector512.Load(faceX + row + at - 1) * Vector512.Load(x + row + at - 1)
        + Vector512.Load(faceX + row + at) * Vector512.Load(x + row + at + 1)
        + Vector512.Load(faceY + before + at) * Vector512.Load(x + before + at)
        + Vector512.Load(faceY + row + at) * Vector512.Load(x + behind + at)
        + Vector512.Load(faceZ + below + at) * Vector512.Load(x + below + at)
        + Vector512.Load(faceZ + row + at) * Vector512.Load(x + above + at);
}
