namespace LmpDem.Transport.Ebac;

/// <summary>Collected current along the depth, from the foil upward.</summary>
/// <param name="Height">Height above the foil [m].</param>
/// <param name="Current">Mean collected current at that height, pores counted as nothing, blurred by the beam [A].</param>
/// <param name="OnBodies">Mean over the bodies alone, not blurred; NaN at heights without any [A].</param>
public sealed record DepthScan(double[] Height, double[] Current, double[] OnBodies)
{
    /// <summary>A scan of sums over the rows of a raster.</summary>
    /// <param name="sum">Sum of the current over each row [A].</param>
    /// <param name="solid">Points of each row in a body.</param>
    /// <param name="points">Points of a row.</param>
    /// <param name="spacing">Distance of the rows [m].</param>
    /// <param name="deviation">Deviation of the blur [m].</param>
    internal static DepthScan Of(double[] sum, int[] solid, int points, double spacing, double deviation) => new(
        [.. sum.Select((_, z) => (z + 0.5) * spacing)],
        BeamBlur.Profile([.. sum.Select(s => s / points)], deviation / spacing),
        [.. sum.Select((s, z) => s / solid[z])]);
}
