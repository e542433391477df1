using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Linear;

/// <summary>
/// A symmetric positive definite system A x = b, its preconditioner M and the vectors of an iteration, in blocks that workers share. Each
/// operation on a block writes that block only; sums are combined in the order of blocks, so the number of workers changes no bit.
/// </summary>
internal interface IConjugateProblem
{
    /// <summary>Number of blocks.</summary>
    int Blocks { get; }

    /// <summary>r = b - A x of one block.</summary>
    /// <returns>r . r of the block.</returns>
    double Residual(int block);

    /// <summary>z = M^-1 r; all workers call it together.</summary>
    void Precondition(int worker, int workers, SpinBarrier barrier);

    /// <summary>r . z of one block.</summary>
    double Power(int block);

    /// <summary>p = z + beta p of one block.</summary>
    void Turn(int block, double beta);

    /// <summary>q = A p of one block.</summary>
    /// <returns>p . q of the block.</returns>
    double Multiply(int block);

    /// <summary>x += alpha p and r -= alpha q of one block.</summary>
    /// <returns>r . r of the block.</returns>
    double Step(int block, double alpha);
}

/// <summary>
/// Preconditioned conjugate gradients (Hestenes and Stiefel 1952, doi 10.6028/jres.049.044), compiled for one kind of problem.
/// </summary>
/// <typeparam name="TProblem">System, preconditioner and vectors.</typeparam>
/// <param name="problem">The problem.</param>
/// <param name="threads">Worker threads.</param>
internal sealed class ConjugateGradients<TProblem>(TProblem problem, int threads)
    where TProblem : struct, IConjugateProblem
{
    private readonly double[] rz = new double[problem.Blocks];
    private readonly double[] pq = new double[problem.Blocks];
    private readonly double[] rr = new double[problem.Blocks];

    /// <summary>Blocks of a worker.</summary>
    public static (int First, int End) Share(int blocks, int worker, int workers) =>
        ((int)((long)blocks * worker / workers), (int)((long)blocks * (worker + 1) / workers));

    /// <summary>Goes on from the present x until the norm of the recursive residual is small enough or none is left to gain.</summary>
    /// <param name="target">Norm of the residual at which to stop.</param>
    /// <param name="limit">Largest number of iterations.</param>
    /// <returns>Iterations done.</returns>
    public int Solve(double target, int limit)
    {
        var done = 0;
        Workers.Run(threads, (worker, barrier) =>
        {
            var iterations = Iterate(worker, barrier, target, limit);
            if (worker == 0) done = iterations;
        });
        return done;
    }

    /// <summary>Norm of the true residual b - A x.</summary>
    public double Residual()
    {
        for (var block = 0; block < rr.Length; block++) rr[block] = problem.Residual(block);
        return Math.Sqrt(Join(rr));
    }

    private static double Join(double[] parts)
    {
        var sum = 0.0;
        foreach (var part in parts) sum += part;
        return sum;
    }

    private int Iterate(int worker, SpinBarrier barrier, double target, int limit)
    {
        var (first, end) = Share(rr.Length, worker, threads);
        for (var block = first; block < end; block++) rr[block] = problem.Residual(block);
        barrier.Wait();
        var last = 0.0;
        for (var n = 0; n < limit; n++)
        {
            if (!(Math.Sqrt(Join(rr)) > target)) return n;
            problem.Precondition(worker, threads, barrier);
            for (var block = first; block < end; block++) rz[block] = problem.Power(block);
            barrier.Wait();
            var now = Join(rz);
            if (now <= 0.0) return n; // only rounding is left
            var beta = n == 0 ? 0.0 : now / last;
            last = now;
            for (var block = first; block < end; block++) problem.Turn(block, beta);
            barrier.Wait();
            for (var block = first; block < end; block++) pq[block] = problem.Multiply(block);
            barrier.Wait();
            var alpha = now / Join(pq);
            for (var block = first; block < end; block++) rr[block] = problem.Step(block, alpha);
            barrier.Wait();
        }

        return limit;
    }
}
