using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Conjugate gradients on A x = b, preconditioned by one multigrid cycle (Hestenes and Stiefel 1952; Tatebe 1993). Vectors are double,
/// the cycle is single precision. Scalar products are summed by plane and joined in the order of planes.
/// </summary>
internal sealed unsafe class ConjugateGradients : IDisposable
{
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

    /// <summary>Iterates until the true residual is below the tolerance.</summary>
    public void Solve(double tolerance, int maxIterations)
    {
        Guess();
        var norm = RightHandSide();
        do
        {
            var before = Iterations;
            Workers.Run(threads, (worker, barrier) =>
            {
                var iterations = March(worker, barrier, norm, tolerance, maxIterations - before);
                if (worker == 0) Iterations = before + iterations;
            });
            RelativeResidual = TrueResidual() / norm;
            // Rounding parts the recurrence from the true residual; a step forward is a fresh start, no progress is the end.
            if (Iterations == before) return;
        }
        while (RelativeResidual > tolerance && Iterations < maxIterations);
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
        var d = multigrid.Finest.Diagonal.Address;
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
            for (var k = k0; k < k1; k++) pq[k] = DoubleKernels.Apply(shape, system.Conductance, d, pa, qa, k);
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

    private double TrueResidual()
    {
        for (var k = 0; k < shape.Nz; k++) Residual(k);
        return Math.Sqrt(Join(rr));
    }

    // r = b - A x of one plane, its single copy and its square.
    private void Residual(int k)
    {
        var ra = r.Address;
        var single = multigrid.Finest.Source.Address;
        DoubleKernels.Apply(shape, system.Conductance, multigrid.Finest.Diagonal.Address, Solution.Address, ra, k);
        var sum = 0.0;
        for (var j = 0; j < shape.Ny; j++)
        {
            var row = shape.Row(j, k) + 1;
            for (var i = 0; i < shape.Nx; i++)
            {
                if (!system.Conducts((i, j, k))) continue;
                ra[row + i] = system.RightHandSide(i, j, k) - ra[row + i];
                single[row + i] = (float)ra[row + i];
                sum += ra[row + i] * ra[row + i];
            }
        }

        rr[k] = sum;
    }

    private void Guess()
    {
        var x = Solution.Address;
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                var row = shape.Row(j, k);
                for (var i = 0; i < shape.Nx; i++)
                {
                    if (system.Conducts((i, j, k))) x[row + 1 + i] = (system.Place(i, j, k) + 0.5) / system.Along;
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
        for (var k = 0; k < shape.Nz; k++)
        {
            for (var j = 0; j < shape.Ny; j++)
            {
                for (var i = 0; i < shape.Nx; i++)
                {
                    if (!system.Conducts((i, j, k))) continue;
                    var b = system.RightHandSide(i, j, k);
                    sum += b * b;
                }
            }
        }

        return Math.Sqrt(sum);
    }
}
