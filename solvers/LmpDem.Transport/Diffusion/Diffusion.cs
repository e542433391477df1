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

/// <summary>The flux in every cell of a solved diffusion problem.</summary>
internal static class FluxMap
{
    public static Vec3[] Of(Diffusion diffusion)
    {
        var cells = diffusion.Cells;
        var flux = new Vec3[cells.Count];
        var c = diffusion.Concentration;
        if (c.Length == 0) return flux;
        var box = cells.Box;
        var length = diffusion.Axis switch { Axis.X => box.Length.X, Axis.Y => box.Length.Y, _ => box.Length.Z };
        var (sx, sy, sz) = (0.5 * length / cells.Edge.X, 0.5 * length / cells.Edge.Y, 0.5 * length / cells.Edge.Z);
        var layer = cells.Nx * cells.Ny;
        for (var k = 0; k < cells.Nz; k++)
        {
            for (var j = 0; j < cells.Ny; j++)
            {
                for (var i = 0; i < cells.Nx; i++)
                {
                    var v = cells.Index(i, j, k);
                    if (float.IsNaN(c[v])) continue;
                    flux[v] = new Vec3(
                        sx * Along(v, i, cells.Nx, 1, box.PeriodicX, Axis.X, cells.OpenX, cells.FaceX(i, j, k), 1),
                        sy * Along(v, j, cells.Ny, cells.Nx, box.PeriodicY, Axis.Y, cells.OpenY, cells.FaceY(i, j, k), cells.Nx),
                        sz * Along(v, k, cells.Nz, layer, box.PeriodicZ, Axis.Z, cells.OpenZ, cells.FaceZ(i, j, k), layer));
                }
            }
        }

        return flux;

        double Along(int v, int place, int count, int stride, bool periodic, Axis axis, float[] open, int face, int faceStride)
        {
            var driven = diffusion.Axis == axis;
            var low = place > 0 ? Step(c[v - stride], c[v])
                : periodic ? Step(c[v + (count - 1) * stride] - (driven ? 1.0 : 0.0), c[v])
                : driven ? 2.0 * c[v] : 0.0;
            var high = place < count - 1 ? Step(c[v], c[v + stride])
                : periodic ? Step(c[v], c[v - (count - 1) * stride] + (driven ? 1.0 : 0.0))
                : driven ? 2.0 * (1.0 - c[v]) : 0.0;
            return open[face] * low + open[face + faceStride] * high;
        }
    }

    private static double Step(double from, double to) => double.IsNaN(from) || double.IsNaN(to) ? 0.0 : to - from;
}
