using System.Runtime.Intrinsics;

namespace LmpDem.Transport.Diffusion;

/// <summary>What a cell's neighbours send it: the off-diagonal part of a level's matrix.</summary>
internal unsafe interface IStencil
{
    /// <summary>Goes to a row.</summary>
    void Seek(int j, int k);

    /// <summary>Sum of conductance times value of the six neighbours of 16 cells.</summary>
    /// <param name="x">Values of the level.</param>
    /// <param name="at">Offset of the first cell from the row's begin.</param>
    Vector512<float> Pull(float* x, int at);
}
