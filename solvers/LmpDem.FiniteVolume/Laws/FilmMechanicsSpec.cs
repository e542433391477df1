using LmpDem.Engine.Units;

namespace LmpDem.FiniteVolume.Laws;

/// <summary>Mechanics of the Li2CO3 film on the bodies, brittle or elastic-plastic; its thickness belongs to the electrode.</summary>
public sealed record FilmMechanicsSpec
{
    /// <summary>Young's modulus [Pa].</summary>
    [Parameter("Young's modulus of the film", Unit = "GPa", Min = 0.1, Max = 500,
        Source = "Shang et al. 2012; Shin et al. 2015 (Li2CO3, 35-75 GPa)")]
    public double YoungsModulus { get; init; } = 55e9;

    /// <summary>Poisson's ratio.</summary>
    [Parameter("Poisson's ratio of the film", Min = 0, Max = 0.49, Source = "Shang et al. 2012")]
    public double PoissonRatio { get; init; } = 0.25;

    /// <summary>Mean von Mises stress at which a facet of the film breaks [Pa].</summary>
    [Parameter("mean strength of the film (von Mises)", Unit = "MPa", Min = 1, Max = 1e5,
        Source = "Kang et al. 2026; Ye et al. 2021, doi 10.1021/acsami.1c13732")]
    public double Strength { get; init; } = 200e6;

    /// <summary>Weibull modulus of the strength between facets; 0: no scatter.</summary>
    [Parameter("Weibull modulus of the film's strength between facets; 0 for no scatter", Min = 0, Max = 200,
        Source = "usual for brittle films, 3-15")]
    public double WeibullModulus { get; init; } = 5;

    /// <summary>Equivalent plastic strain at which the film tears; 0: brittle, it breaks at its strength.</summary>
    [Parameter("equivalent plastic strain at which the film tears, yielding at its strength before; 0: brittle", Min = 0, Max = 5,
        Source = "Ye et al. 2021, doi 10.1021/acsami.1c13732, see nanorods of Li2CO3 flow plastically; no value for a film")]
    public double FractureStrain { get; init; }

    /// <summary>Whether the stress of bending counts; without it the film fails late.</summary>
    [Parameter("whether the stress of bending counts towards the failure of the film")]
    public bool Bending { get; init; } = true;
}
