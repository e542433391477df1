namespace LmpDem.FiniteVolume.Laws;

/// <summary>
/// Elastic-plastic bulk of the bodies: von Mises yield (J2) with radial return, linear isotropic hardening, and optionally
/// a flow stress that follows the strain rate by a power law (creep of Li, LePage et al. 2019, doi 10.1149/2.0221902jes).
/// </summary>
/// <param name="YoungsModulus">Young's modulus [Pa].</param>
/// <param name="PoissonRatio">Poisson's ratio, 0 to 0.49.</param>
/// <param name="YieldStrength">Yield strength at no plastic strain and the reference rate [Pa].</param>
/// <param name="Hardening">Slope of the yield strength over the plastic strain, >= 0 [Pa].</param>
public readonly record struct PlasticMaterial(double YoungsModulus, double PoissonRatio, double YieldStrength, double Hardening = 0.0)
{
    /// <summary>Exponent n of rate dependence, flow stress ~ (rate / reference rate)^(1/n); 0: rate independent.</summary>
    public double RateExponent { get; init; }

    /// <summary>Plastic strain rate at which the flow stress is the yield strength [1/s].</summary>
    public double ReferenceRate { get; init; }

    /// <summary>Bulk modulus [Pa].</summary>
    public double BulkModulus => YoungsModulus / (3.0 * (1.0 - 2.0 * PoissonRatio));

    /// <summary>Shear modulus [Pa].</summary>
    public double ShearModulus => YoungsModulus / (2.0 * (1.0 + PoissonRatio));
}
