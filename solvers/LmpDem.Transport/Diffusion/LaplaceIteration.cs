using LmpDem.Engine.Execution;
using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Diffusion;

/// <summary>
/// Conjugate gradients on the cells, preconditioned by one multigrid cycle (Tatebe 1993). Vectors are double, the cycle is single
/// precision. Scalar products are summed by plane and combined in the order of planes.
/// </summary>
internal sealed unsafe class LaplaceIteration : IDisposable
{
    private const double MinResidual = 1e-13; // relative residual that rounding leaves within reach

    private readonly LaplaceSystem system;
    private readonly Multigrid multigrid;
    private readonly GridShape shape;
    private readonly int threads;
    private readonly Column<double> r, p, q;
    private readonly ConjugateGradients<Planes> gradients;

    /// <summary>Starts from the concentration of an open box.</summary>
    public LaplaceIteration(LaplaceSystem system, Multigrid multigrid, int threads)
    {
        (this.system, this.multigrid, this.threads, shape) = (system, multigrid, threads, system.Shape);
        (Solution, r, p, q) = (new(shape.Length), new(shape.Length), new(shape.Length), new(shape.Length));
        gradients = new(new Planes(system, multigrid, Solution, r, p, q), threads);
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
            var made = gradients.Solve(target * norm, settings.MaxIterations - Iterations);
            Iterations += made;
            Judge(norm);
            // The recurrence broke down at once, on values that are no numbers: it would do so for ever.
            if (made == 0 && !(RelativeResidual <= settings.Tolerance)) return;
            var isBalanced = Math.Abs(FluxIn - FluxOut) <= settings.FluxBalance * Math.Abs(EffectiveDiffusivity);
            // Rounding may part the recurrence from the true residual: then the next round starts afresh from the true one.
            if ((RelativeResidual <= settings.Tolerance && isBalanced) || Iterations >= settings.MaxIterations
                || target < MinResidual) return;
            if (RelativeResidual <= settings.Tolerance) target = 0.2 * Math.Min(target, RelativeResidual);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var column in new[] { Solution, r, p, q }) column.Dispose();
    }

    private void Judge(double norm)
    {
        RelativeResidual = gradients.Residual() / norm;
        var parts = new double[shape.Nz];
        Multigrid.ForPlanes(shape.Nz, threads, k => parts[k] = DoubleKernels.Dot(shape, r.Address, Solution.Address, k));
        var work = 0.0;
        foreach (var part in parts) work += part;
        FluxIn = system.Flux(Solution, 0);
        FluxOut = system.Flux(Solution, system.IsPeriodic ? system.Along / 2 : system.Along);
        // The flux through the far end is G - b . x, and b . x misses x . r to second order.
        EffectiveDiffusivity = system.Flux(Solution, system.Along) - work * system.Along * system.Along / (system.Driven * shape.Cells);
    }

    private void Guess() => Multigrid.ForPlanes(shape.Nz, threads, k =>
    {
        // The direction is read before it is first written: zeros written here map its pages once; see CellScan.Zeros.
        DoubleKernels.Clear(shape, p.Address, k);
        var x = Solution.Address;
        var d = multigrid.Finest.Diagonal.Address;
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
    });

    private double RightHandSide()
    {
        var sum = 0.0;
        for (var k = 0; k < shape.Nz; k++) system.ForBorder(k, (i, j) => sum += Math.Pow(system.RightHandSide(i, j, k), 2));
        return Math.Sqrt(sum);
    }

    // The problem by planes of cells; the residual has a single copy, which the multigrid reads.
    private readonly struct Planes(
        LaplaceSystem system, Multigrid multigrid, Column<double> x, Column<double> r, Column<double> p, Column<double> q)
        : IConjugateProblem
    {
        private readonly GridShape shape = system.Shape;

        public int Blocks => shape.Nz;

        public double Residual(int block)
        {
            DoubleKernels.Apply(multigrid.Finest, x.Address, r.Address, block);
            SubtractBorder(block);
            return DoubleKernels.Negate(shape, r.Address, multigrid.Finest.Source.Address, block);
        }

        public void Precondition(int worker, int workers, SpinBarrier barrier) => multigrid.Cycle(worker, workers, barrier);

        public double Power(int block) => DoubleKernels.Dot(shape, r.Address, multigrid.Finest.Value.Address, block);

        public void Turn(int block, double beta) => DoubleKernels.Turn(shape, multigrid.Finest.Value.Address, p.Address, beta, block);

        public double Multiply(int block) => DoubleKernels.Apply(multigrid.Finest, p.Address, q.Address, block);

        public double Step(int block, double alpha) =>
            DoubleKernels.Step(shape, x.Address, p.Address, r.Address, q.Address, multigrid.Finest.Source.Address, alpha, block);

        private void SubtractBorder(int k)
        {
            var (of, to, grid) = (system, r, shape);
            of.ForBorder(k, (i, j) => to[grid.Row(j, k) + 1 + i] -= of.RightHandSide(i, j, k));
        }
    }
}
