namespace LmpDem.Analysis.Figures;

/// <summary>Growth of the bare surface over the whole surface of the bodies at one calendering ratio.</summary>
/// <param name="Ratio">Calendering ratio reached.</param>
/// <param name="Share">The fraction, 0 to 1.</param>
public readonly record struct OpenedShare(double Ratio, double Share);
