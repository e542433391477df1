using LmpDem.Engine.Units;

namespace LmpDem.Transport.Networks;

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
