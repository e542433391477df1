using System.Globalization;
using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Packing;

/// <summary>Whether a powder fits into the layer: the one rule for checking a scenario, planning it and making it.</summary>
public static class PowderFit
{
    /// <summary>Violations, as (key in snake_case, problem); empty if the powder can be packed.</summary>
    /// <param name="electrode">Target values.</param>
    /// <param name="distribution">Its sizes.</param>
    /// <param name="powder">The particles drawn; spheres of one size are scaled, and may be slightly larger than specified.</param>
    public static IEnumerable<(string Key, string Problem)> Problems(ElectrodeSpec electrode, SizeDistribution distribution, Spheres powder)
    {
        ArgumentNullException.ThrowIfNull(electrode);
        ArgumentNullException.ThrowIfNull(distribution);
        ArgumentNullException.ThrowIfNull(powder);
        var largest = distribution.Largest;
        foreach (var radius in powder.Radius) largest = Math.Max(largest, 2.0 * radius);
        foreach (var (key, edge) in new[] { ("lateral_x", electrode.LateralX), ("lateral_y", electrode.LateralY) })
        {
            if (Box.IsTooNarrow(edge, largest))
                yield return (key, $"{Um(edge)} is too narrow: a periodic edge holds at least two of the largest particles, {Um(2.0 * largest)}");
        }
        if (largest > electrode.LayerThickness * (1.0 + Box.Rounding))
        {
            yield return ("thickness", $"a layer of {Um(electrode.LayerThickness)} cannot hold particles of {Um(largest)}; "
                + "thicken it, or lower size_distribution.cut_max");
        }
    }

    private static string Um(double length) => string.Create(CultureInfo.InvariantCulture, $"{length * 1e6:0.####} um");
}
