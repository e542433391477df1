using LmpDem.Engine.Execution;

namespace LmpDem.Transport.Linear;

/// <summary>A symmetric positive definite matrix.</summary>
internal interface ILinearOperator
{
    /// <summary>Product with a vector.</summary>
    void Multiply(double[] vector, double[] product);
}

/// <summary>An approximate inverse of such a matrix, symmetric and positive definite too.</summary>
internal interface IPreconditioner
{
    /// <summary>z = M^-1 r.</summary>
    void Apply(double[] r, double[] z);
}

/// <summary>A system on plain arrays, in one block: sums run in the order of the unknowns.</summary>
/// <typeparam name="TOperator">Matrix.</typeparam>
/// <typeparam name="TPreconditioner">Preconditioner.</typeparam>
/// <param name="matrix">Matrix A.</param>
/// <param name="preconditioner">Preconditioner M.</param>
/// <param name="right">Right side b, read at every start.</param>
/// <param name="solution">Solution x, from which an iteration starts and where it leaves its result.</param>
internal readonly struct ArrayProblem<TOperator, TPreconditioner>(
    TOperator matrix, TPreconditioner preconditioner, double[] right, double[] solution) : IConjugateProblem
    where TOperator : ILinearOperator
    where TPreconditioner : IPreconditioner
{
    private readonly double[] r = new double[right.Length];
    private readonly double[] z = new double[right.Length];
    private readonly double[] p = new double[right.Length];
    private readonly double[] q = new double[right.Length];

    /// <inheritdoc/>
    public int Blocks => 1;

    /// <inheritdoc/>
    public double Residual(int block)
    {
        matrix.Multiply(solution, q);
        for (var i = 0; i < r.Length; i++) r[i] = right[i] - q[i];
        return ArrayProducts.Dot(r, r);
    }

    /// <inheritdoc/>
    public void Precondition(int worker, int workers, SpinBarrier barrier)
    {
        if (worker == 0) preconditioner.Apply(r, z);
        barrier.Wait();
    }

    /// <inheritdoc/>
    public double Power(int block) => ArrayProducts.Dot(r, z);

    /// <inheritdoc/>
    public void Turn(int block, double beta)
    {
        for (var i = 0; i < p.Length; i++) p[i] = z[i] + beta * p[i];
    }

    /// <inheritdoc/>
    public double Multiply(int block)
    {
        matrix.Multiply(p, q);
        return ArrayProducts.Dot(p, q);
    }

    /// <inheritdoc/>
    public double Step(int block, double alpha)
    {
        for (var i = 0; i < p.Length; i++)
        {
            solution[i] += alpha * p[i];
            r[i] -= alpha * q[i];
        }

        return ArrayProducts.Dot(r, r);
    }
}

/// <summary>Products of arrays, summed in their order.</summary>
internal static class ArrayProducts
{
    /// <summary>Scalar product.</summary>
    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Euclidean norm.</summary>
    public static double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));
}
