using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Kernels;

/// <summary>Choices made once for all steps: the kernel of the zones by their formulation, and the constants of zones and film.</summary>
/// <param name="UpdateZones">Kernel of the zones.</param>
/// <param name="Zones">Constants of the zones.</param>
/// <param name="Film">Constants of the film.</param>
internal sealed record StepKernels(ZoneUpdate UpdateZones, ZoneConstants Zones, FilmConstants Film)
{
    /// <summary>The kernels of some settings.</summary>
    public static StepKernels Of(FvSettings settings) => new(
        settings.Formulation == ZoneFormulation.Mixed ? MixedKernel.Update : ZoneKernel.Update,
        ZoneConstants.Of(settings.Material, settings.Hourglass), FilmConstants.Of(settings.Film));
}

/// <summary>Updates the zones of a bundle.</summary>
internal delegate void ZoneUpdate(Bundle bundle, in ZoneConstants constants, bool survey);

/// <summary>Constants of material and scheme for the zone kernel, the same for all zones of a bundle.</summary>
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

/// <summary>Constants of the film for the film kernel.</summary>
/// <param name="Sheet">Elasticity of the film.</param>
/// <param name="Bending">Whether bending stress counts.</param>
/// <param name="FractureStrain">Equivalent plastic strain at which the film tears; 0: brittle.</param>
internal readonly record struct FilmConstants(PlaneStress Sheet, bool Bending, double FractureStrain)
{
    /// <summary>Whether the film yields before it tears.</summary>
    public bool IsDuctile => FractureStrain > 0.0;

    /// <summary>Constants of a film.</summary>
    public static FilmConstants Of(FilmMechanicsSpec f) => new(PlaneStress.Of(f), f.Bending, f.FractureStrain);
}
