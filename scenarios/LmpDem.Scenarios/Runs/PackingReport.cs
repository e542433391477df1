using LmpDem.Dem.Packing;

namespace LmpDem.Scenarios.Runs;

/// <summary>How well a packed electrode meets its targets.</summary>
/// <param name="Particles">Number of particles.</param>
/// <param name="ThicknessAsked">Target layer thickness [m].</param>
/// <param name="Thickness">Layer thickness made [m].</param>
/// <param name="SolidsAsked">Target solids fraction.</param>
/// <param name="Solids">Solids fraction made.</param>
/// <param name="ArealCapacity">Capacity of the lithium over the foil [mAh/cm2].</param>
/// <param name="Porosity">Fraction that neither lithium nor binder fills.</param>
/// <param name="MeanOverlapShare">Mean overlap over the smaller radius.</param>
/// <param name="MeanCoordination">Mean contacts per particle, walls included.</param>
/// <param name="CoordinationWithoutRattlers">Mean contacts of the particles that carry load, among themselves and with walls.</param>
/// <param name="Rattlers">Particles that carry no load.</param>
/// <param name="Sizes">Certificate of the realised sizes.</param>
/// <param name="Insertions">Insertions of the powder that it took; 1 unless earlier ones jammed too soon.</param>
/// <param name="Steps">Steps that settling and levelling took.</param>
/// <param name="Seconds">Wall time of the packing [s].</param>
public sealed record PackingReport(
    int Particles,
    double ThicknessAsked,
    double Thickness,
    double SolidsAsked,
    double Solids,
    double ArealCapacity,
    double Porosity,
    double MeanOverlapShare,
    double MeanCoordination,
    double CoordinationWithoutRattlers,
    int Rattlers,
    SizeCertificate Sizes,
    int Insertions,
    long Steps,
    double Seconds)
{
    /// <summary>Wall time over the number of particles [ms].</summary>
    public double MillisecondsPerParticle => 1e3 * Seconds / Particles;
}
