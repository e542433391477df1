using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Units;

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

/// <summary>
/// Mean stress of a zone by its volume: K ln J, to third order in J - 1. A volume ratio strays from 1 by the pressure over the bulk
/// modulus, some per mille; at 1 % the series is off by 2.5e-7 of the stress.
/// </summary>
/// <param name="BulkModulus">Bulk modulus [Pa].</param>
public readonly record struct BulkElasticity(double BulkModulus)
{
    /// <summary>Mean stress, positive in tension [Pa].</summary>
    /// <param name="ratio">Volume over stress-free volume.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Tension<T>(T ratio)
        where T : struct, IReal<T>
    {
        var one = T.Constant(1.0);
        var e = ratio - one;
        return T.Constant(BulkModulus) * e * (one - e * (T.Constant(0.5) - T.Constant(1.0 / 3.0) * e));
    }
}

/// <summary>Formulation of strain and stress in a hexahedral zone.</summary>
public enum ZoneFormulation
{
    /// <summary>One stress a zone and twelve hourglass forces under one yield surface.</summary>
    Joint,

    /// <summary>
    /// Mixed discretisation (Marti and Cundall 1982): two overlays of five tetrahedra with a deviator each and one pressure a
    /// zone. It has no hourglass modes; its kernel takes 3.5 times as long: the reference for the other.
    /// </summary>
    Mixed,
}

/// <summary>
/// The hourglass modes of joint zones: the bending of a zone that its one stress cannot show, under the same yield surface.
/// </summary>
public sealed record HourglassSpec
{
    /// <summary>Weight beta of the modes beside the stress.</summary>
    [Parameter("weight of a zone's bending beside its stress: 1 dissipates as a fully integrated trilinear zone, 2.5 as mixed "
        + "discretisation", Min = 0.1, Max = 10)]
    public double Weight { get; init; } = 1.0;

    /// <summary>
    /// Viscous part over K + 4G/3 and zone size, per step. Explicit: a node whose zones all bend at its velocity takes 64 of it
    /// over a mass of 8 x 0.35, and the step allows a rate of 2, so it is unstable from 0.085 on.
    /// </summary>
    [Parameter("viscous resistance to a zone's bending over its longitudinal modulus K + 4G/3, size and step; quiets a crowd, unstable "
        + "above 0.08", Min = 0, Max = 0.08)]
    public double Viscosity { get; init; } = 0.06;
}
