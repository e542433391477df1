namespace LmpDem.Transport.Networks;

/// <summary>A pair of facing facets in a contact, or a facet on the foil.</summary>
/// <param name="Exposure">Share of the surface that the film leaves bare, of the side that has less: psi_local, 0 to 1.</param>
/// <param name="Area">Area in contact [m2].</param>
public readonly record struct ExposedPair(double Exposure, double Area);
