using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>What the zone kernel needs of the material and the scheme, the same for all zones of a bundle.</summary>
/// <param name="BulkModulus">Bulk modulus [Pa].</param>
/// <param name="ShearModulus">Shear modulus [Pa].</param>
/// <param name="Hardening">Slope of the yield strength over plastic strain [Pa].</param>
internal readonly record struct ZoneConstants(double BulkModulus, double ShearModulus, double Hardening)
{
    /// <summary>Bulk viscosity over the bulk modulus (times the step).</summary>
    public double BulkViscosity { get; init; } = 0.4;

    /// <summary>Stiffness of a hourglass mode over shear modulus and zone size.</summary>
    public double HourglassStiffness { get; init; } = 0.1;

    /// <summary>Viscosity of a hourglass mode over shear modulus, zone size and step.</summary>
    public double HourglassViscosity { get; init; } = 0.05;

    /// <summary>Largest elastic resistance of a hourglass mode over yield strength and squared zone size.</summary>
    public double HourglassCap { get; init; } = 0.125;

    /// <summary>Constants of a material.</summary>
    public static ZoneConstants Of(PlasticMaterial m) => new(m.BulkModulus, m.ShearModulus, m.Hardening);
}
