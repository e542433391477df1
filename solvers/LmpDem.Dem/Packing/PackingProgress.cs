namespace LmpDem.Dem.Packing;

/// <summary>Where a generator stands.</summary>
/// <param name="Stage">What it does: inserting, settling, levelling, relaxing.</param>
/// <param name="Done">Estimate of the share of the whole that is done, 0 to 1.</param>
/// <param name="Particles">Number of particles.</param>
/// <param name="Thickness">Present height of the layer, where known [m].</param>
public readonly record struct PackingProgress(string Stage, double Done, int Particles, double Thickness);
