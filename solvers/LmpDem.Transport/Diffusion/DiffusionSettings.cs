namespace LmpDem.Transport.Diffusion;

/// <summary>How far and on how many threads the diffusion equation is solved.</summary>
public sealed record DiffusionSettings
{
    /// <summary>Norm of the residual over the norm of the right-hand side at which the solve ends.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>Largest difference of the fluxes through the two ends over their mean at which the solve ends: it asks for more than the residual on large grids.</summary>
    public double FluxBalance { get; init; } = 1e-5;

    /// <summary>Iterations after which the solve gives up.</summary>
    public int MaxIterations { get; init; } = 1000;

    /// <summary>Worker threads; they change no bit of the result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Sweeps of the multigrid before and behind each coarse correction.</summary>
    public int Sweeps { get; init; } = 2;
}
