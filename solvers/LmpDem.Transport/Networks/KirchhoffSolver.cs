using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Networks;

/// <summary>
/// Potentials of a network of conductances with some nodes held: conjugate gradients on the graph Laplacian of the free nodes,
/// preconditioned by an approximate Cholesky factor. Conductances may range over many decades and the network may depend on single
/// bonds, as near the percolation threshold. The factor is computed once; each solve runs on one thread, so that results do not
/// depend on the number of threads.
/// </summary>
public sealed class KirchhoffSolver
{
    private const int MaxRestarts = 5; // each begins at the true residual, from which the recursive one drifts

    private readonly ConductanceGraph graph;
    private readonly bool[] held;
    private readonly int[] place;   // of each node among the free ones; -1 held, -2 floating
    private readonly LaplacianRows rows;
    private readonly ApproximateCholesky factor;

    /// <summary>Prepares the solution of a network.</summary>
    /// <param name="graph">Nodes and conductances.</param>
    /// <param name="held">Whether the potential of a node is given, one per node.</param>
    public KirchhoffSolver(ConductanceGraph graph, IReadOnlyList<bool> held)
    {
        this.graph = graph;
        this.held = [.. held];
        place = Places(graph, this.held);
        rows = new LaplacianRows(graph, place);
        factor = new ApproximateCholesky(rows);
    }

    /// <summary>Prepares a solution that may give up earlier.</summary>
    /// <param name="graph">Nodes and conductances.</param>
    /// <param name="held">Whether the potential of a node is given, one per node.</param>
    /// <param name="maxIterations">Iterations after which it gives up; null: as usual.</param>
    public static KirchhoffSolver Limited(ConductanceGraph graph, IReadOnlyList<bool> held, int? maxIterations) =>
        maxIterations is { } most ? new KirchhoffSolver(graph, held) { MaxIterations = most } : new KirchhoffSolver(graph, held);

    /// <summary>Relative residual at which a solve ends.</summary>
    public double Tolerance { get; init; } = 1e-10;

    /// <summary>Iterations after which a solve gives up.</summary>
    public int MaxIterations { get; init; } = 2000;

    /// <summary>Solves for the potentials.</summary>
    /// <param name="potential">Potential, one per node, read at the held ones only [V].</param>
    /// <param name="injected">Current put into each free node, one per node; null for none [A].</param>
    public KirchhoffState Solve(IReadOnlyList<double> potential, IReadOnlyList<double>? injected = null)
    {
        var right = RightHandSide(potential, injected);
        var x = new double[rows.Count];
        var (residual, iterations) = Iterate(right, x);
        return State(potential, x, residual, iterations);
    }

    // Free nodes are those that conducting edges join to a held one.
    private static int[] Places(ConductanceGraph graph, bool[] held)
    {
        var ground = graph.Nodes;
        var sets = new UnionFind(graph.Nodes + 1);
        for (var i = 0; i < held.Length; i++) if (held[i]) sets.Join(i, ground);
        for (var e = 0; e < graph.First.Length; e++) if (graph.Conductance[e] > 0.0) sets.Join(graph.First[e], graph.Second[e]);
        var place = new int[graph.Nodes];
        var count = 0;
        for (var i = 0; i < place.Length; i++) place[i] = held[i] ? -1 : sets.Connected(i, ground) ? count++ : -2;
        return place;
    }

    private double[] RightHandSide(IReadOnlyList<double> potential, IReadOnlyList<double>? injected)
    {
        var right = new double[rows.Count];
        for (var i = 0; i < place.Length && injected is not null; i++)
        {
            if (place[i] >= 0) right[place[i]] = injected[i];
            else if (place[i] == -2 && injected[i] != 0.0)
                throw new ArgumentException($"current into node {i} has no way out", nameof(injected));
        }

        for (var e = 0; e < graph.First.Length; e++)
        {
            int i = graph.First[e], j = graph.Second[e];
            if (place[i] >= 0 && held[j]) right[place[i]] += graph.Conductance[e] * potential[j];
            if (place[j] >= 0 && held[i]) right[place[j]] += graph.Conductance[e] * potential[i];
        }

        return right;
    }

    private (double Residual, int Iterations) Iterate(double[] right, double[] x)
    {
        var scale = ArrayProducts.Norm(right);
        if (!(scale > 0.0)) return (0.0, 0);
        var gradients = new ConjugateGradients<ArrayProblem<LaplacianRows, ApproximateCholesky>>(new(rows, factor, right, x), threads: 1);
        var iterations = 0;
        var residual = 1.0;
        for (var restart = 0; restart < MaxRestarts && residual > Tolerance; restart++)
        {
            iterations += gradients.Solve(0.5 * Tolerance * scale, MaxIterations - iterations);
            residual = gradients.Residual() / scale;
        }

        return (residual, iterations);
    }

    private KirchhoffState State(IReadOnlyList<double> given, double[] x, double residual, int iterations)
    {
        var potential = new double[graph.Nodes];
        for (var i = 0; i < potential.Length; i++) potential[i] = place[i] >= 0 ? x[place[i]] : held[i] ? given[i] : double.NaN;
        var current = new double[graph.First.Length];
        var fed = new double[graph.Nodes];
        for (var e = 0; e < current.Length; e++)
        {
            int i = graph.First[e], j = graph.Second[e];
            if (!(graph.Conductance[e] > 0.0) || place[i] == -2) continue;
            current[e] = graph.Conductance[e] * (potential[i] - potential[j]);
            fed[i] += current[e];
            fed[j] -= current[e];
        }

        return new KirchhoffState(potential, current, fed, residual, iterations) { Converged = residual <= Tolerance };
    }
}

/// <summary>Potentials and currents of a network at rest.</summary>
/// <param name="Potential">Potential, one per node; NaN where no chain of conductances leads to a held node [V].</param>
/// <param name="Current">Current from the first to the second node, one per edge; 0 where a potential is NaN [A].</param>
/// <param name="Fed">Net current that each node feeds into its edges: what its holder or source supplies [A].</param>
/// <param name="RelativeResidual">Norm of what Kirchhoff's law misses over the free nodes, over the norm of the right-hand side.</param>
/// <param name="Iterations">Steps of the conjugate gradients.</param>
public sealed record KirchhoffState(double[] Potential, double[] Current, double[] Fed, double RelativeResidual, int Iterations)
{
    /// <summary>Whether the residual came below the tolerance.</summary>
    public required bool Converged { get; init; }
}

/// <summary>Quality of an iterative solve: its final residual and the tolerance.</summary>
/// <param name="What">What was solved, in words for people ("conduction", "diffusion along z").</param>
/// <param name="Residual">What is left over, relative; not a number where the solve broke down.</param>
/// <param name="Allowed">How much of it is allowed.</param>
public sealed record SolveCheck(string What, double Residual, double Allowed)
{
    /// <summary>Whether the solve came to its tolerance.</summary>
    public bool Converged => Residual <= Allowed;

    /// <summary>The fault in words.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{What} did not converge: residual {Residual:0.0e+0} where {Allowed:0.0e+0} is allowed");
}
