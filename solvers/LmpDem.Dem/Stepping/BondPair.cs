namespace LmpDem.Dem.Stepping;

/// <summary>The bodies of a binder bridge.</summary>
/// <param name="First">Id of the first particle.</param>
/// <param name="Second">Id of the second particle, or -1 - (index of the tool).</param>
/// <param name="Length">Length of the beam: distance of the centres, or of the centre from the tool [m].</param>
/// <param name="Radius">Radius of the beam [m].</param>
internal readonly record struct BondPair(int First, int Second, double Length, double Radius);
