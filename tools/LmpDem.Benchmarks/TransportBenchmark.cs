using System.Diagnostics;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Benchmarks;

/// <summary>
/// Diffusion through the pores of one layer of 100 spheres, 84 um high and as wide, at any resolution: the geometry does not depend on
/// the number of cells, so iterations and time per cell can be compared between sizes. Above a solids fraction of 0.58 the spheres
/// grow into each other, as bodies of a calendered layer flatten.
/// </summary>
public static class TransportBenchmark
{
    private const int Spheres = 100;
    private const double Height = 84e-6;
    private const double DensestGrown = 0.58;
    private const int TrialSize = 50; // cells an edge on which the growth beyond contact is found

    private static readonly CutSettings Settings = new() { BetweenWalls = false };

    /// <summary>Runs the benchmark.</summary>
    /// <param name="size">Cells along each edge.</param>
    /// <param name="porosity">Wanted porosity.</param>
    /// <param name="threads">Worker threads.</param>
    public static TransportBenchmarkResult Run(int size, double porosity, int threads)
    {
        var (box, centre, radius) = SphereGrowth.Layer(Spheres, Height, Math.Min(1.0 - porosity, DensestGrown));
        if (1.0 - porosity > DensestGrown) radius = Grown(box, centre, radius, porosity);
        var shapes = BodyShapes.Of(centre, radius);
        var clock = Stopwatch.StartNew();
        var cells = CutCells.Of(shapes, box, (size, size, size), Settings, threads);
        var cutSeconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var pores = PoreSpace.Of(cells);
        var poreSeconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var (cpu, kernel) = (process.TotalProcessorTime, process.PrivilegedProcessorTime);
        clock.Restart();
        var diffusion = LaplaceSolver.Solve(pores, Axis.Z, new DiffusionSettings { Threads = threads });
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return new TransportBenchmarkResult(
            size, cells.Count, threads, pores.Porosity, pores.PercolatingPorosity, cutSeconds, poreSeconds, seconds,
            (process.TotalProcessorTime - cpu).TotalSeconds, (process.PrivilegedProcessorTime - kernel).TotalSeconds,
            1e9 * seconds / cells.Count, diffusion.Iterations, diffusion.RelativeResidual,
            Math.Abs(diffusion.FluxIn - diffusion.FluxOut) / diffusion.EffectiveDiffusivity, diffusion.EffectiveDiffusivity,
                diffusion.Tortuosity,
            (double)diffusion.Bytes / cells.Count);
    }

    private static double[] Grown(Box box, Vec3[] centre, double[] radius, double porosity)
    {
        var (low, high) = (1.0, 2.0);
        for (var n = 0; n < 20; n++)
        {
            var scale = 0.5 * (low + high);
            var cells = CutCells.Of(BodyShapes.Of(centre, Scaled(scale)), box, (TrialSize, TrialSize, TrialSize), Settings);
            if (cells.Porosity() > porosity) low = scale;
            else high = scale;
        }

        return Scaled(0.5 * (low + high));

        double[] Scaled(double scale) => Array.ConvertAll(radius, r => scale * r);
    }
}

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
/// <param name="KernelSeconds">Part of it that the operating system took, which hands out the memory [s].</param>
/// <param name="NanosecondsPerCell">Wall time of the solve per cell, solid included [ns].</param>
/// <param name="Iterations">Iterations of the conjugate gradients.</param>
/// <param name="RelativeResidual">Norm of the true residual over that of the right-hand side.</param>
/// <param name="FluxDifference">Difference of the fluxes in and out over D_e / D_0.</param>
/// <param name="EffectiveDiffusivity">D_e / D_0.</param>
/// <param name="Tortuosity">Porosity x D_0 / D_e.</param>
/// <param name="BytesPerCell">Memory of grid and solve per cell, solid included [bytes].</param>
public sealed record TransportBenchmarkResult(
    int Size, long Cells, int Threads, double Porosity, double PercolatingPorosity, double CutSeconds, double PoreSeconds, double Seconds,
    double CpuSeconds, double KernelSeconds, double NanosecondsPerCell, int Iterations, double RelativeResidual, double FluxDifference,
        double EffectiveDiffusivity,
    double Tortuosity, double BytesPerCell)
{
    /// <summary>Largest resident memory of the process until the result was made, everything included [bytes].</summary>
    public long PeakMemoryBytes { get; init; } = PeakMemory.Bytes();
}
