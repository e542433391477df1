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

    private static readonly CutSettings Settings = new() { BetweenTools = false };

    /// <summary>Runs the benchmark.</summary>
    /// <param name="size">Cells along each edge.</param>
    /// <param name="porosity">Wanted porosity.</param>
    /// <param name="threads">Worker threads.</param>
    public static TransportBenchmarkResult Run(int size, double porosity, int threads)
    {
        var (box, center, radius) = SphereGrowth.Layer(Spheres, Height, Math.Min(1.0 - porosity, DensestGrown));
        if (1.0 - porosity > DensestGrown) radius = Grown(box, center, radius, porosity);
        var shapes = BodyShapes.Of(center, radius);
        var clock = Stopwatch.StartNew();
        var cells = CutCells.Of(shapes, box, (size, size, size), Settings, threads);
        var cutSeconds = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var pores = PoreSpace.Of(cells);
        var poreSeconds = clock.Elapsed.TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        clock.Restart();
        var diffusion = LaplaceSolver.Solve(pores, Axis.Z, new DiffusionSettings { Threads = threads });
        var seconds = clock.Elapsed.TotalSeconds;
        process.Refresh();
        return new TransportBenchmarkResult(
            size, cells.Count, threads, pores.Porosity, pores.PercolatingPorosity, cutSeconds, poreSeconds, seconds,
            (process.TotalProcessorTime - cpu).TotalSeconds, 1e9 * seconds / cells.Count, diffusion.Iterations, diffusion.RelativeResidual,
            Math.Abs(diffusion.FluxIn - diffusion.FluxOut) / diffusion.EffectiveDiffusivity, diffusion.EffectiveDiffusivity, diffusion.Tortuosity,
            (double)diffusion.Bytes / cells.Count);
    }

    private static double[] Grown(Box box, Vec3[] center, double[] radius, double porosity)
    {
        var (low, high) = (1.0, 2.0);
        for (var n = 0; n < 20; n++)
        {
            var scale = 0.5 * (low + high);
            var cells = CutCells.Of(BodyShapes.Of(center, Scaled(scale)), box, (TrialSize, TrialSize, TrialSize), Settings);
            if (cells.Porosity() > porosity) low = scale;
            else high = scale;
        }

        return Scaled(0.5 * (low + high));

        double[] Scaled(double scale) => Array.ConvertAll(radius, r => scale * r);
    }
}
