using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Ebac;

/// <summary>
/// The network as the beam sees it: bodies connected by their metallic junctions to each other and to the copper, each with a leak
/// to ground, copper and ground at the same potential. By reciprocity the fraction of a current into body i that the copper
/// collects is the potential of i with the copper at one volt and the ground at zero: one solve gives the whole map.
/// </summary>
public sealed class EbacCircuit
{
    private readonly BodyNetwork network;
    private readonly Clusters clusters;
    private readonly KirchhoffSolver solver;

    private EbacCircuit(BodyNetwork network, Clusters clusters, KirchhoffSolver solver) =>
        (this.network, this.clusters, this.solver) = (network, clusters, solver);

    private int Copper => network.Count;

    private int Ground => network.Count + 1;

    /// <summary>Builds the circuit of a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="conduction">Resistivities.</param>
    /// <param name="spec">Leak.</param>
    /// <param name="maxIterations">Iterations after which a solve gives up; null: those of the solver.</param>
    public static EbacCircuit Of(
        BodyNetwork network, IReadOnlyList<double> metallicArea, ConductionSpec conduction, EbacSpec spec, int? maxIterations = null)
    {
        var junctions = ConductanceGraph.Of(network, JunctionConductance.Of(network, metallicArea, conduction));
        var bodies = Enumerable.Range(0, network.Count).ToArray();
        var graph = new ConductanceGraph(
            network.Count + 2,
            [.. junctions.First, .. bodies],
            [.. junctions.Second, .. bodies.Select(_ => network.Count + 1)],
            [.. junctions.Conductance, .. bodies.Select(_ => spec.Leak)]);
        var held = new bool[network.Count + 2];
        held[network.Count] = held[network.Count + 1] = true;
        return new EbacCircuit(network, Clusters.Of(network, metallicArea), KirchhoffSolver.Limited(graph, held, maxIterations));
    }

    /// <summary>The whole map by one solve.</summary>
    public EbacMap Map()
    {
        // What is lost to the ground is solved for, not what is collected: it is small where leaks are, and keeps its digits.
        var potential = new double[network.Count + 2];
        potential[Ground] = 1.0;
        var state = solver.Solve(potential);
        var fraction = new double[network.Count];
        for (var i = 0; i < fraction.Length; i++)
            if (clusters.IsConnected(i)) fraction[i] = Math.Clamp(1.0 - state.Potential[i], 0.0, 1.0);
        var check = new SolveCheck("EBAC", state.RelativeResidual, solver.Tolerance);
        return new EbacMap(fraction, state.RelativeResidual, state.Iterations) { Check = check };
    }

    /// <summary>Fraction that the copper collects of a current put into one body: the map point by point.</summary>
    /// <param name="body">Body under the beam.</param>
    public double Inject(int body)
    {
        var current = new double[network.Count + 2];
        current[body] = 1.0;
        return -solver.Solve(new double[network.Count + 2], current).Fed[Copper];
    }
}

/// <summary>Fraction of the beam current collected by the copper, body by body.</summary>
/// <param name="Fraction">Fraction of the current put into each body that reaches the copper, one
/// per body, 0 to 1; exactly 0 where it is not
/// joined.</param>
/// <param name="RelativeResidual">Relative residual of the solve.</param>
/// <param name="Iterations">Iterations of the solve.</param>
public sealed record EbacMap(double[] Fraction, double RelativeResidual, int Iterations)
{
    /// <summary>Convergence of the solve.</summary>
    public SolveCheck Check { get; init; } = new("EBAC", RelativeResidual, double.PositiveInfinity);

    /// <summary>Mean fraction over the volume of the bodies, 0 to 1.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    public double Mean(IReadOnlyList<double> volume)
    {
        double sum = 0.0, all = 0.0;
        for (var i = 0; i < Fraction.Length; i++)
        {
            sum += Fraction[i] * volume[i];
            all += volume[i];
        }

        return all > 0.0 ? sum / all : 0.0;
    }
}
