namespace LmpDem.Analysis.Figures;

/// <summary>A size distribution as asked and as realised.</summary>
/// <param name="Diameter">Diameters of the target curve, ascending [m].</param>
/// <param name="Asked">Cumulative fraction below each diameter, 0 to 1.</param>
/// <param name="Realised">Diameters of the particles, one per particle [m].</param>
/// <param name="ByVolume">Whether fractions are of the volume; else of the number.</param>
public sealed record SizeDistribution(
    IReadOnlyList<double> Diameter, IReadOnlyList<double> Asked, IReadOnlyList<double> Realised, bool ByVolume);
