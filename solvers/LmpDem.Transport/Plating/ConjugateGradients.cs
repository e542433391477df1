namespace LmpDem.Transport.Plating;

/// <summary>Preconditioned conjugate gradients on the derivative of a current system; sums run in one fixed order.</summary>
internal sealed class ConjugateGradients(CurrentSystem system, IncompleteFactor factor)
{
    private readonly double[] residual = new double[system.Count];
    private readonly double[] preconditioned = new double[system.Count];
    private readonly double[] direction = new double[system.Count];
    private readonly double[] product = new double[system.Count];

    /// <summary>Solves derivative x solution = right side from zero.</summary>
    /// <param name="right">Right side.</param>
    /// <param name="solution">Receives the solution.</param>
    /// <param name="tolerance">Norm of the residual at which to stop.</param>
    /// <param name="limit">Largest number of iterations.</param>
    /// <returns>Iterations done.</returns>
    public int Solve(double[] right, double[] solution, double tolerance, int limit)
    {
        Array.Clear(solution);
        Array.Copy(right, residual, right.Length);
        factor.Apply(residual, preconditioned);
        Array.Copy(preconditioned, direction, direction.Length);
        var power = Dot(residual, preconditioned);
        for (var iteration = 0; iteration < limit; iteration++)
        {
            if (Norm(residual) <= tolerance || power <= 0.0) return iteration;
            system.Multiply(direction, product);
            var step = power / Dot(direction, product);
            for (var i = 0; i < solution.Length; i++)
            {
                solution[i] += step * direction[i];
                residual[i] -= step * product[i];
            }

            factor.Apply(residual, preconditioned);
            var next = Dot(residual, preconditioned);
            var keep = next / power;
            power = next;
            for (var i = 0; i < direction.Length; i++) direction[i] = preconditioned[i] + keep * direction[i];
        }

        return limit;
    }

    /// <summary>Euclidean norm.</summary>
    public static double Norm(double[] vector) => Math.Sqrt(Dot(vector, vector));

    /// <summary>Scalar product.</summary>
    public static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }
}
