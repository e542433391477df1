using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>Secondary current distribution. Currents are positive where lithium plates; potentials are against the foil.</summary>
public sealed class CurrentDistribution
{
    /// <summary>Whether any current can pass; if not, currents are 0 and potentials not a number.</summary>
    public required bool Carried { get; init; }

    /// <summary>Current that was applied, negative for stripping [A].</summary>
    public required double Applied { get; init; }

    /// <summary>
    /// Potential of the foil against a lithium reference in the plane of the separator [V]: negative while plating, positive while
    /// stripping.
    /// </summary>
    public required double Potential { get; init; }

    /// <summary>Current density, one per patch; 0 where no electrolyte from the separator reaches it [A/m2].</summary>
    public required IReadOnlyList<double> PatchCurrentDensity { get; init; }

    /// <summary>
    /// Overpotential phi_s - phi_e of charge transfer and interphase, one per patch, at copper that of nucleation included; not a number
    /// where no electrolyte reaches it [V].
    /// </summary>
    public required IReadOnlyList<double> PatchOverpotential { get; init; }

    /// <summary>Whether electrolyte from the separator reaches a patch, one per patch.</summary>
    public required IReadOnlyList<bool> PatchReached { get; init; }

    /// <summary>Net current, one per body [A].</summary>
    public required IReadOnlyList<double> BodyCurrent { get; init; }

    /// <summary>Current on the free copper of the foil [A].</summary>
    public required double FoilCurrent { get; init; }

    /// <summary>Potential, one per body; not a number where it floats without any reached surface [V].</summary>
    public required IReadOnlyList<double> BodyPotential { get; init; }

    /// <summary>Potential of the electrolyte, one per cell; not a number off the pores that reach the separator [V].</summary>
    public required IReadOnlyList<double> ElectrolytePotential { get; init; }

    /// <summary>Currents on all patches against the applied one, over the applied one: what the solver left unbalanced.</summary>
    public required double Imbalance { get; init; }

    /// <summary>Remaining imbalance of the nodes, relative to the applied current.</summary>
    public required double Residual { get; init; }

    /// <summary>Convergence of the solve.</summary>
    /// <param name="what">What was solved, in words.</param>
    public SolveCheck Check(string what) => new(what, Residual, SecondaryCurrent.Tolerance);

    /// <summary>Newton steps taken.</summary>
    public required int NewtonSteps { get; init; }

    /// <summary>Iterations of the linear solver in all.</summary>
    public required int Iterations { get; init; }
}
