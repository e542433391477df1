namespace LmpDem.Dem.Laws;

/// <summary>What a law needs to describe one contact for output.</summary>
/// <param name="Overlap">Overlap [m].</param>
/// <param name="SumRadius">Sum of the radii; the radius at a tool [m].</param>
/// <param name="Distance">Distance of the centres; of the centre from the surface at a tool [m].</param>
/// <param name="K0">First pair constant.</param>
/// <param name="K1">Second pair constant.</param>
/// <param name="K2">Third pair constant.</param>
/// <param name="K3">Fourth pair constant.</param>
/// <param name="Largest">Largest overlap so far [m].</param>
public readonly record struct ContactGeometry(
    double Overlap, double SumRadius, double Distance, double K0, double K1, double K2, double K3, double Largest);
