using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// How a level of the multigrid lies in memory: rows along x of whole lanes, with an image cell before and behind each row, and a last
/// row of zeros that stands for what is outside. So no kernel asks where it is: solid and outside hold 0 and have no diagonal.
/// </summary>
/// <param name="Nx">Cells along x.</param>
/// <param name="Ny">Cells along y.</param>
/// <param name="Nz">Cells along z.</param>
/// <param name="PeriodicX">Images repeat along x.</param>
/// <param name="PeriodicY">Images repeat along y.</param>
/// <param name="PeriodicZ">Images repeat along z.</param>
internal readonly record struct GridShape(int Nx, int Ny, int Nz, bool PeriodicX, bool PeriodicY, bool PeriodicZ)
{
    /// <summary>Cells that one step of a kernel treats.</summary>
    public const int Lanes = 16;

    /// <summary>Elements from row to row; a multiple of the lanes.</summary>
    public int Stride => (Nx + 2 + Lanes - 1) / Lanes * Lanes;

    /// <summary>Elements of an array of this shape.</summary>
    public long Length => Lanes + (long)Stride * ((long)Ny * Nz + 1);

    /// <summary>Cells.</summary>
    public long Cells => (long)Nx * Ny * Nz;

    /// <summary>The row of zeros.</summary>
    public long Outside => Lanes + (long)Stride * Ny * Nz;

    /// <summary>First element of a row, its image cell; cell i stands at Row + 1 + i.</summary>
    public long Row(int j, int k) => Lanes + ((long)k * Ny + j) * Stride;

    /// <summary>The row before along y.</summary>
    public long Before(int j, int k) => j > 0 ? Row(j - 1, k) : PeriodicY ? Row(Ny - 1, k) : Outside;

    /// <summary>The row behind along y.</summary>
    public long Behind(int j, int k) => j < Ny - 1 ? Row(j + 1, k) : PeriodicY ? Row(0, k) : Outside;

    /// <summary>The row below along z.</summary>
    public long Below(int j, int k) => k > 0 ? Row(j, k - 1) : PeriodicZ ? Row(j, Nz - 1) : Outside;

    /// <summary>The row above along z.</summary>
    public long Above(int j, int k) => k < Nz - 1 ? Row(j, k + 1) : PeriodicZ ? Row(j, 0) : Outside;

    /// <summary>The shape of pairs of cells along every axis that is longer than one cell.</summary>
    public GridShape Coarser => this with { Nx = (Nx + 1) / 2, Ny = (Ny + 1) / 2, Nz = (Nz + 1) / 2 };
}

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
