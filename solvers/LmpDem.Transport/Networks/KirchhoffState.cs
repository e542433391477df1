namespace LmpDem.Transport.Networks;

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
