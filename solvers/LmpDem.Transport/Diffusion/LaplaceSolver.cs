using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Solves steady diffusion through the pores that run through a grid of cut cells: div(grad c) = 0, no flux into solid. Two-point
/// fluxes through the open areas: exact for a linear concentration along walls of any direction, of second order in the edge elsewhere
/// (docs/validation.md has the orders).
/// </summary>
public static class LaplaceSolver
{
    /// <summary>Solves for one direction.</summary>
    /// <param name="pores">The pores. Along an axis of the box that is periodic a mean gradient is imposed; else two faces are
    /// held.</param>
    /// <param name="axis">Direction.</param>
    /// <param name="settings">Tolerance and threads.</param>
    /// <returns>The solution; D_e = 0 where no pore runs through.</returns>
    public static Diffusion Solve(PoreSpace pores, Axis axis, DiffusionSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(pores);
        settings ??= new DiffusionSettings();
        if (!pores.Percolates(axis)) return Nothing(pores, axis);
        var system = new LaplaceSystem(pores, axis, settings.Threads);
        using var multigrid = new Multigrid(system.Level, system.Outer, settings.Threads, settings.Sweeps);
        using var iteration = new LaplaceIteration(system, multigrid, settings.Threads);
        iteration.Solve(settings);
        var concentration = Concentration(system, iteration, settings.Threads);
        var difference = Math.Abs((iteration.FluxIn - iteration.FluxOut) / iteration.EffectiveDiffusivity);
        return new Diffusion
        {
            Axis = axis,
            Cells = pores.Cells,
            Porosity = pores.Porosity,
            ConductingPorosity = system.Conducting / pores.Cells.Count,
            EffectiveDiffusivity = iteration.EffectiveDiffusivity,
            FluxIn = iteration.FluxIn,
            FluxOut = iteration.FluxOut,
            Iterations = iteration.Iterations,
            RelativeResidual = iteration.RelativeResidual,
            Checks =
            [
                new SolveCheck($"diffusion along {Letter(axis)}", iteration.RelativeResidual, settings.Tolerance),
                new SolveCheck($"balance of the fluxes along {Letter(axis)}", difference, settings.FluxBalance),
            ],
            Bytes = iteration.Bytes + multigrid.Bytes + (long)pores.Cells.Count * (6 * sizeof(float) + sizeof(byte)),
            Concentration = concentration,
        };
    }

    private static char Letter(Axis axis) => char.ToLowerInvariant(axis.ToString()[0]);

    private static unsafe float[] Concentration(LaplaceSystem system, LaplaceIteration iteration, int threads)
    {
        var shape = system.Shape;
        var values = GC.AllocateUninitializedArray<float>(checked((int)shape.Cells));
        Multigrid.ForPlanes(shape.Nz, threads, k =>
        {
            var x = iteration.Solution.Address;
            var d = system.Level.Diagonal.Address;
            for (var j = 0; j < shape.Ny; j++)
            {
                var row = shape.Row(j, k) + 1;
                var line = values.AsSpan((k * shape.Ny + j) * shape.Nx, shape.Nx);
                for (var i = 0; i < line.Length; i++) line[i] = d[row + i] > 0.0f ? (float)x[row + i] : float.NaN;
            }
        });
        return values;
    }

    private static Diffusion Nothing(PoreSpace pores, Axis axis) => new()
    {
        Axis = axis,
        Cells = pores.Cells,
        Porosity = pores.Porosity,
        ConductingPorosity = 0.0,
        EffectiveDiffusivity = 0.0,
        FluxIn = 0.0,
        FluxOut = 0.0,
        Iterations = 0,
        RelativeResidual = 0.0,
        Checks = [],
        Bytes = 21L * pores.Cells.Count,
        Concentration = [],
    };
}
