namespace LmpDem.Analysis.Figures;

/// <summary>Solids fraction over the height of a layer at one calendering ratio.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Height">Height above the foil, one per slab [m].</param>
/// <param name="Solids">Solids fraction, one per slab.</param>
public sealed record SolidsProfile(double Ratio, IReadOnlyList<double> Height, IReadOnlyList<double> Solids);
