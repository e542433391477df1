using LmpDem.Engine.Units;

namespace LmpDem.Transport.Networks;

/// <summary>
/// Current through the thickness of a layer: the foil at 0 V, the nodes of the bodies that touch the press at 1 V. The conductivity
/// uses the height of those nodes, as the half bodies above them carry no current here.
/// </summary>
public sealed class LayerConduction
{
    private LayerConduction(KirchhoffState state, SolveCheck check, int bodies, double height, double conductivity, double total)
    {
        Potential = state.Potential[..bodies];
        Current = state.Current;
        (Height, Conductivity, TotalCurrent) = (height, conductivity, total);
        (RelativeResidual, Iterations, Check) = (state.RelativeResidual, state.Iterations, check);
    }

    /// <summary>Potential, one per body; NaN where neither foil nor top is connected [V].</summary>
    public double[] Potential { get; }

    /// <summary>Current from the first to the second body, one per junction [A].</summary>
    public double[] Current { get; }

    /// <summary>Current into the foil at 1 V [A].</summary>
    public double TotalCurrent { get; }

    /// <summary>Mean height of the centres held at 1 V; NaN where no body touches the press [m].</summary>
    public double Height { get; }

    /// <summary>Effective conductivity of the layer; 0 where it does not span [S/m].</summary>
    public double Conductivity { get; }

    /// <summary>Relative residual of the solve.</summary>
    public double RelativeResidual { get; }

    /// <summary>Iterations of the solve.</summary>
    public int Iterations { get; }

    /// <summary>Convergence of the solve.</summary>
    public SolveCheck Check { get; }

    /// <summary>Solves a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="spec">Resistivities.</param>
    /// <param name="maxIterations">Iterations after which the solve gives up; null: those of the solver.</param>
    public static LayerConduction Of(
        BodyNetwork network, IReadOnlyList<double> metallicArea, ConductionSpec spec, int? maxIterations = null)
    {
        var graph = ConductanceGraph.Of(network, JunctionConductance.Of(network, metallicArea, spec));
        bool[] held = [.. network.AtTop, true];
        double[] potential = [.. network.AtTop.Select(top => top ? 1.0 : 0.0), 0.0];
        var solver = KirchhoffSolver.Limited(graph, held, maxIterations);
        var state = solver.Solve(potential);
        var top = network.Centre.Where((_, i) => network.AtTop[i]).Select(c => c.Z).ToArray();
        var height = top.Length > 0 ? top.Average() : double.NaN;
        var total = 0.0 - state.Fed[network.Count];
        var conductivity = top.Length > 0 ? total * height / network.Box.FootArea : 0.0;
        var check = new SolveCheck("conduction", state.RelativeResidual, solver.Tolerance);
        return new LayerConduction(state, check, network.Count, height, conductivity, total);
    }
}

/// <summary>How the metal conducts. A film that is not broken insulates: it carries no current at all.</summary>
public sealed record ConductionSpec
{
    /// <summary>Resistivity of lithium [Ohm m].</summary>
    [Parameter("resistivity of lithium", Unit = "nOhm m", Min = 1, Max = 1e6, Source = "handbook, 20 degC")]
    public double LithiumResistivity { get; init; } = 92.8e-9;

    /// <summary>Resistivity of the copper foil, for the constriction below a contact; the foil itself is one potential [Ohm m].</summary>
    [Parameter("resistivity of the copper foil, for the constriction below a contact", Unit = "nOhm m", Min = 1, Max = 1e6,
        Source = "handbook: 5.5e7 S/m")]
    public double FoilResistivity { get; init; } = 18.2e-9;
}
