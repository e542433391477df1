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

    /// <summary>Weight beta of the hourglass modes: 1 for a fully integrated trilinear zone.</summary>
    public double HourglassWeight { get; init; } = 1.0;

    /// <summary>Viscosity of a hourglass mode over K + 4G/3, zone size and step.</summary>
    public double HourglassViscosity { get; init; } = 0.06;

    /// <summary>Constants of a material.</summary>
    /// <param name="m">The material.</param>
    /// <param name="hourglass">Weight and viscosity of the hourglass modes.</param>
    public static ZoneConstants Of(PlasticMaterial m, HourglassSpec hourglass) => new(m.BulkModulus, m.ShearModulus, m.Hardening)
    {
        HourglassWeight = hourglass.Weight,
        HourglassViscosity = hourglass.Viscosity,
    };
}
