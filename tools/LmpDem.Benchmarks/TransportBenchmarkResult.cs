namespace LmpDem.Benchmarks;

/// <summary>What <c>lmpdem bench transport</c> prints.</summary>
/// <param name="Size">Cells along each edge.</param>
/// <param name="Cells">All cells.</param>
/// <param name="Threads">Threads requested.</param>
/// <param name="Porosity">Pore volume over all volume.</param>
/// <param name="PercolatingPorosity">Volume of the pores that run through over all volume.</param>
/// <param name="CutSeconds">Wall time of cutting the cells [s].</param>
/// <param name="PoreSeconds">Wall time to find connected pores [s].</param>
/// <param name="Seconds">Wall time of the solve, set-up included [s].</param>
/// <param name="CpuSeconds">Processor time of the solve [s].</param>
/// <param name="NanosecondsPerCell">Wall time of the solve per cell, solid included [ns].</param>
/// <param name="Iterations">Iterations of the conjugate gradients.</param>
/// <param name="RelativeResidual">Norm of the true residual over that of the right-hand side.</param>
/// <param name="FluxDifference">Difference of the fluxes in and out over D_e / D_0.</param>
/// <param name="EffectiveDiffusivity">D_e / D_0.</param>
/// <param name="Tortuosity">Porosity x D_0 / D_e.</param>
/// <param name="BytesPerCell">Memory of grid and solve per cell, solid included [bytes].</param>
public sealed record TransportBenchmarkResult(
    int Size, long Cells, int Threads, double Porosity, double PercolatingPorosity, double CutSeconds, double PoreSeconds, double Seconds,
    double CpuSeconds, double NanosecondsPerCell, int Iterations, double RelativeResidual, double FluxDifference, double EffectiveDiffusivity,
    double Tortuosity, double BytesPerCell);
