using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Conjugate gradients on A x = b, preconditioned by one multigrid cycle (Hestenes and Stiefel 1952; Tatebe 1993). Vectors are double,
/// the cycle is single precision. Scalar products are summed by plane and joined in the order of planes.
/// </summary>
internal sealed unsafe class ConjugateGradients : IDisposable
{
    private const double Least = 1e-13; // relative residual that rounding leaves within reach

    private readonly LaplaceSystem system;
    private readonly Multigrid multigrid;
    private readonly GridShape shape;
    private readonly Column<double> r, p, q;
    private readonly double[] rz, pq, rr;
    private readonly int threads;

    /// <summary>Starts from the concentration of an open box.</summary>
    public ConjugateGradients(LaplaceSystem system, Multigrid multigrid, int threads)
    {
        (this.system, this.multigrid, shape, this.threads) = (system, multigrid, system.Shape, threads);
        (Solution, r, p, q) = (new(shape.Length), new(shape.Length), new(shape.Length), new(shape.Length));
        (rz, pq, rr) = (new double[shape.Nz], new double[shape.Nz], new double[shape.Nz]);
    }

    /// <summary>Concentration.</summary>
    public Column<double> Solution { get; }

    /// <summary>Iterations done.</summary>
    public int Iterations { get; private set; }

    /// <summary>Norm of the true residual over that of the right-hand side.</summary>
    public double RelativeResidual { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Bytes => 4 * Solution.Bytes;

    /// <summary>Flux through the first face of the driven axis, or its periodic border, over that of an open box.</summary>
    public double FluxIn { get; private set; }

    /// <summary>Flux through the last face, or the middle plane of a periodic axis.</summary>
    public double FluxOut { get; private set; }

    /// <summary>
    /// Effective over free diffusivity from the work x . (b - A x) left over: second order in the error where fluxes are first order.
    /// </summary>
    public double EffectiveDiffusivity { get; private set; }

    /// <summary>Iterates until the true residual and the difference of the fluxes at both ends are small enough.</summary>
    public void Solve(DiffusionSettings settings)
    {
        Guess();
        var norm = RightHandSide();
        var target = settings.Tolerance;
        while (true)
        {
            var before = Iterations;
            Workers.Run(threads, (worker, barrier) =>
            {
                var iterations = March(worker, barrier, norm, target, settings.MaxIterations - before);
                if (worker == 0) Iterations = before + iterations;
            });
            Judge(norm);
            var isBalanced = Math.Abs(FluxIn - FluxOut) <= settings.FluxBalance * Math.Abs(EffectiveDiffusivity);
            // Rounding may part the recurrence from the true residual: then the next round starts afresh from the true one.
            if ((RelativeResidual <= settings.Tolerance && isBalanced) || Iterations >= settings.MaxIterations || target < Least) return;
            if (RelativeResidual <= settings.Tolerance) target = 0.2 * Math.Min(target, RelativeResidual);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in new[] { Solution, r, p, q }) column.Dispose();
    }

    private int March(int worker, SpinBarrier barrier, double norm, double tolerance, int maxIterations)
    {
        var (k0, k1) = Multigrid.Planes(shape.Nz, worker, threads);
        var x = Solution.Address;
        var pa = p.Address;
        var ra = r.Address;
        var qa = q.Address;
        var single = multigrid.Finest.Source.Address;
        for (var k = k0; k < k1; k++) Residual(k);
        barrier.Wait();
        var last = 0.0;
        for (var n = 0; n < maxIterations; n++)
        {
            if (Math.Sqrt(Join(rr)) <= tolerance * norm) return n;
            multigrid.Cycle(worker, threads, barrier);
            var z = multigrid.Finest.Value.Address;
            for (var k = k0; k < k1; k++) rz[k] = DoubleKernels.Dot(shape, ra, z, k);
            barrier.Wait();
            var now = Join(rz);
            var beta = n == 0 ? 0.0 : now / last;
            last = now;
            for (var k = k0; k < k1; k++) DoubleKernels.Turn(shape, z, pa, beta, k);
            barrier.Wait();
            for (var k = k0; k < k1; k++) pq[k] = DoubleKernels.Apply(multigrid.Finest, pa, qa, k);
            barrier.Wait();
            var alpha = now / Join(pq);
            for (var k = k0; k < k1; k++) rr[k] = DoubleKernels.Step(shape, x, pa, ra, qa, single, alpha, k);
            barrier.Wait();
        }

        return maxIterations;
    }

    private static double Join(double[] parts)
    {
        var sum = 0.0;
        foreach (var part in parts) sum += part;
        return sum;
    }

    private void Judge(double norm)
    {
        var work = 0.0;
        for (var k = 0; k < shape.Nz; k++)
        {
            Residual(k);
            work += DoubleKernels.Dot(shape, r.Address, Solution.Address, k);
        }

        RelativeResidual = Math.Sqrt(Join(rr)) / norm;
        FluxIn = system.Flux(Solution, 0);
        FluxOut = system.Flux(Solution, system.IsPeriodic ? system.Along / 2 : system.Along);
        // The flux through the far end is G - b . x, and b . x misses x . r to second order.
        EffectiveDiffusivity = system.Flux(Solution, system.Along) - work * system.Along * system.Along / (system.Driven * shape.Cells);
    }

    // r = b - A x of one plane, its single copy and its square.
    private void Residual(int k)
    {
        DoubleKernels.Apply(multigrid.Finest, Solution.Address, r.Address, k);
        system.ForBorder(k, (i, j) => r[shape.Row(j, k) + 1 + i] -= system.RightHandSide(i, j, k));
        rr[k] = DoubleKernels.Negate(shape, r.Address, multigrid.Finest.Source.Address, k);
    }

    private void Guess()
    {
        var x = Solution.Address;
        var d = multigrid.Finest.Diagonal.Address;
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                var row = shape.Row(j, k);
                for (var i = 0; i < shape.Nx; i++)
                {
                    if (d[row + 1 + i] > 0.0f) x[row + 1 + i] = (system.Place(i, j, k) + 0.5) / system.Along;
                }

                if (!shape.PeriodicX) continue;
                x[row] = x[row + shape.Nx];
                x[row + shape.Nx + 1] = x[row + 1];
            }
        }
    }

    private double RightHandSide()
    {
        var sum = 0.0;
        for (var k = 0; k < shape.Nz; k++) system.ForBorder(k, (i, j) => sum += Math.Pow(system.RightHandSide(i, j, k), 2));
        return Math.Sqrt(sum);
    }
}
