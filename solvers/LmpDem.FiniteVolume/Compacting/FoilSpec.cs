using LmpDem.Engine.Units;

namespace LmpDem.FiniteVolume.Compacting;

/// <summary>The copper foil: rigid, or a slab of its own that shows embossing.</summary>
public sealed record FoilSpec
{
    /// <summary>Whether the foil deforms.</summary>
    [Parameter("whether the foil is an elastic-plastic slab (else rigid)")]
    public bool Deformable { get; init; }

    /// <summary>Young's modulus [Pa].</summary>
    [Parameter("Young's modulus of the foil", Unit = "GPa", Min = 0.01, Max = 1000, Source = "Zhu 2014, doi 10.1039/c4ra07675c (electrolytic Cu)")]
    public double YoungsModulus { get; init; } = 70e9;

    /// <summary>Poisson's ratio.</summary>
    [Parameter("Poisson's ratio of the foil", Min = 0, Max = 0.49, Source = "handbook")]
    public double PoissonRatio { get; init; } = 0.34;

    /// <summary>Yield strength [Pa].</summary>
    [Parameter("yield strength of the foil", Unit = "MPa", Min = 0.01, Max = 1e5, Source = "thin foil literature, 150-350 MPa")]
    public double YieldStrength { get; init; } = 220e6;
}
