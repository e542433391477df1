namespace LmpDem.FiniteVolume.Measures;

/// <summary>Where the work of the tools went since the hand-off, all in J.</summary>
/// <param name="ToolWork">Work of the tools on the bodies.</param>
/// <param name="Plastic">Work dissipated by plastic flow, the bending of zones included.</param>
/// <param name="Elastic">Elastic energy of the zones, the bending of zones included, gained since the hand-off.</param>
/// <param name="HourglassViscous">Work of the viscous part of the hourglass forces, which no fully integrated zone has.</param>
/// <param name="BulkViscous">Work of the artificial bulk viscosity.</param>
/// <param name="FilmElastic">Elastic energy of the whole film.</param>
/// <param name="FilmReleased">Energy released where the film broke.</param>
/// <param name="Friction">Work dissipated by sliding.</param>
/// <param name="ContactElastic">Energy of the penalty springs, gained since the hand-off.</param>
/// <param name="Damping">Work of the damping of velocities.</param>
/// <param name="Kinetic">Kinetic energy of the scaled masses.</param>
public readonly record struct EnergyBalance(
    double ToolWork, double Plastic, double Elastic, double HourglassViscous, double BulkViscous, double FilmElastic, double FilmReleased,
    double Friction, double ContactElastic, double Damping, double Kinetic)
{
    /// <summary>Energy stored and dissipated in a deformable foil [J].</summary>
    public double Foil { get; init; }

    /// <summary>Plastic work of a film that yields before it tears [J].</summary>
    public double FilmPlastic { get; init; }

    /// <summary>Part of <see cref="Plastic"/> that the bending of zones took [J].</summary>
    public double HourglassPlastic { get; init; }

    /// <summary>Part of the elastic energy that the bending of zones stores now [J].</summary>
    public double HourglassElastic { get; init; }

    /// <summary>Everything the tools' work went into [J].</summary>
    public double Sum => Plastic + Elastic + HourglassViscous + BulkViscous + FilmElastic + FilmReleased + FilmPlastic + Friction + ContactElastic + Damping + Kinetic + Foil;

    /// <summary>Work that the sum does not find again, over the work of the tools.</summary>
    public double Error => ToolWork != 0.0 ? (ToolWork - Sum) / Math.Abs(ToolWork) : 0.0;
}
