using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Diffusion;

/// <summary>Steady diffusion through the pores along an axis, and what follows from it.</summary>
public sealed class Diffusion
{
    /// <summary>Direction of the mean gradient.</summary>
    public required Axis Axis { get; init; }

    /// <summary>The cells.</summary>
    public required CutCells Cells { get; init; }

    /// <summary>All pore volume over all volume.</summary>
    public required double Porosity { get; init; }

    /// <summary>Volume of the pores that run through along the axis over all volume; only they conduct.</summary>
    public required double ConductingPorosity { get; init; }

    /// <summary>Effective over free diffusivity, D_e / D_0; 0 where nothing percolates.</summary>
    public required double EffectiveDiffusivity { get; init; }

    /// <summary>Tortuosity (factor) porosity x D_0 / D_e with all pores counted; infinite where nothing percolates.</summary>
    public double Tortuosity => EffectiveDiffusivity > 0.0 ? Porosity / EffectiveDiffusivity : double.PositiveInfinity;

    /// <summary>Flux through the first face as a D_e / D_0; along a periodic axis through its border.</summary>
    public required double FluxIn { get; init; }

    /// <summary>Flux through the last face as a D_e / D_0; along a periodic axis through the middle plane.</summary>
    public required double FluxOut { get; init; }

    /// <summary>Iterations of the conjugate gradients.</summary>
    public required int Iterations { get; init; }

    /// <summary>Norm of the true residual b - A x over the norm of b.</summary>
    public required double RelativeResidual { get; init; }

    /// <summary>Difference of the fluxes through both ends over the effective diffusivity; 0 where nothing percolates.</summary>
    public double FluxDifference =>
        EffectiveDiffusivity == 0.0 && FluxIn == FluxOut ? 0.0 : Math.Abs((FluxIn - FluxOut) / EffectiveDiffusivity);

    /// <summary>Whether the residual came below the tolerance, and the fluxes through both ends to their balance.</summary>
    public bool Converged => Checks.All(c => c.Converged);

    /// <summary>Convergence of residual and fluxes.</summary>
    public required IReadOnlyList<SolveCheck> Checks { get; init; }

    /// <summary>Memory that the solve held, grid included [bytes].</summary>
    public required long Bytes { get; init; }

    /// <summary>
    /// Concentration, 0 at the first face and 1 at the last (periodic axis: rises by 1 from image to image), one per cell; NaN
    /// where a cell takes no part. Empty where nothing percolates.
    /// </summary>
    public required float[] Concentration { get; init; }

    /// <summary>
    /// Flux against the gradient's sense over the flux through an open box of the same size and the same difference: 1 along the axis
    /// if there were no solid. The mean of a cell's two faces per axis, their solid parts included, one vector per cell; zero in solid.
    /// </summary>
    public Vec3[] Flux() => FluxMap.Of(this);
}

/// <summary>A direction of the electrode.</summary>
public enum Axis
{
    /// <summary>In the plane of the foil, rolling direction.</summary>
    X,

    /// <summary>In the plane of the foil, across the web.</summary>
    Y,

    /// <summary>Through the thickness, from the foil to the separator.</summary>
    Z,
}

/// <summary>Tolerance and number of threads for the diffusion equation.</summary>
public sealed record DiffusionSettings
{
    /// <summary>Norm of the residual over the norm of the right-hand side at which the solve ends.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>
    /// Largest difference of the fluxes through the two ends over their mean at which the solve ends: it asks for more than the residual
    /// on large grids.
    /// </summary>
    public double FluxBalance { get; init; } = 1e-5;

    /// <summary>Iterations after which the solve gives up.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Worker threads; they change no bit of the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Sweeps of the multigrid before and behind each coarse correction.</summary>
    public int Sweeps { get; init; } = 2;
}
