using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>
/// Stress at interfaces, quantiles over their contact area; NaN if nothing touches. The von Mises stress of a perfectly plastic
/// body does not exceed its yield strength, so once all of it flows only the contact pressure distinguishes loads.
/// </summary>
/// <param name="VonMisesP50">Median of the von Mises stress in the zones under the contact [Pa].</param>
/// <param name="VonMisesP95">95 % quantile of the von Mises stress in the zones under the contact [Pa].</param>
/// <param name="PressureP50">Median of the normal contact pressure, a mean over each facet [Pa].</param>
/// <param name="PressureP95">95 % quantile of the normal contact pressure, a mean over each facet [Pa].</param>
public readonly record struct InterfaceStress(double VonMisesP50, double VonMisesP95, double PressureP50, double PressureP95)
{
    /// <summary>Stress at the facets whose partner is chosen, each weighing as much as its area in contact.</summary>
    internal static InterfaceStress Over(BodyGeometry g, int[] facetZone, Func<int, bool> partner)
    {
        var chosen = new List<int>();
        for (var f = 0; f < g.Partner.Length; f++)
        {
            if (g.ContactFraction[f] > 0.0 && g.Partner[f] != BodyGeometry.NoPartner && partner(g.Partner[f])) chosen.Add(f);
        }

        var (stress, pressure, weight) = (new double[chosen.Count], new double[chosen.Count], new double[chosen.Count]);
        for (var k = 0; k < chosen.Count; k++)
        {
            var f = chosen[k];
            stress[k] = g.VonMises[facetZone[f]];
            pressure[k] = g.ContactPressure[f];
            weight[k] = g.ContactFraction[f] * g.FacetArea[f];
        }

        var vonMises = new WeightedQuantile(stress, weight);
        var normal = new WeightedQuantile(pressure, weight);
        return new InterfaceStress(vonMises.At(0.5), vonMises.At(0.95), normal.At(0.5), normal.At(0.95));
    }
}

/// <summary>Quantiles of values of unlike weight.</summary>
public sealed class WeightedQuantile
{
    private readonly double[] sorted;
    private readonly double[] below; // weight of a value and all smaller ones

    /// <summary>Sorts the values.</summary>
    /// <param name="values">Values, in any order.</param>
    /// <param name="weights">Weight of each value, >= 0.</param>
    public WeightedQuantile(double[] values, double[] weights)
    {
        sorted = (double[])values.Clone();
        below = (double[])weights.Clone();
        Array.Sort(sorted, below); // equal values may trade places, which moves no quantile
        for (var k = 1; k < below.Length; k++) below[k] += below[k - 1];
    }

    /// <summary>The smallest value that, with all smaller ones, holds a fraction of the weight; NaN where there is no weight.</summary>
    /// <param name="fraction">The fraction, 0 to 1.</param>
    public double At(double fraction)
    {
        if (below.Length == 0 || !(below[^1] > 0.0)) return double.NaN;
        // Halves of equal weights must not depend on the rounding of their sum.
        var k = Array.FindIndex(below, w => w >= fraction * below[^1] * (1.0 - 1e-12));
        return sorted[k];
    }
}

/// <summary>
/// Stress on the foil's side of the layer compared with the press's; the layer extends from its lowest to its highest node.
/// </summary>
internal static class StressProfile
{
    /// <summary>
    /// Contact force per surface in the lower over that in the upper half: mean of pressure x share in contact over the facets of each
    /// half (facets sorted by their centre), all interfaces counted, those with foil and press too.
    /// </summary>
    public static double ContactBottomTop(BodyGeometry g)
    {
        var (low, high) = Span(g);
        var middle = 0.5 * (low + high);
        var (below, belowArea, above, aboveArea) = (0.0, 0.0, 0.0, 0.0);
        for (var f = 0; f < g.FacetArea.Length; f++)
        {
            var (area, height) = (g.FacetArea[f], 0.0);
            for (var k = 0; k < 3; k++) height += g.Nodes[g.FacetCorners[3 * f + k]].Z / 3.0;
            var load = area * g.ContactFraction[f] * g.ContactPressure[f];
            if (height < middle) (below, belowArea) = (below + load, belowArea + area);
            else (above, aboveArea) = (above + load, aboveArea + area);
        }

        return below / belowArea / (above / aboveArea);
    }

    /// <summary>Mean von Mises stress of the zones with their centre in the lowest third over that in the highest, by volume.</summary>
    public static double VonMisesBottomTop(BodyGeometry g, double[] volume, Vec3[] centre)
    {
        var (low, high) = Span(g);
        var third = (high - low) / 3.0;
        var (below, belowVolume, above, aboveVolume) = (0.0, 0.0, 0.0, 0.0);
        for (var z = 0; z < volume.Length; z++)
        {
            if (centre[z].Z < low + third) (below, belowVolume) = (below + volume[z] * g.VonMises[z], belowVolume + volume[z]);
            else if (centre[z].Z > high - third) (above, aboveVolume) = (above + volume[z] * g.VonMises[z], aboveVolume + volume[z]);
        }

        return below / belowVolume / (above / aboveVolume);
    }

    private static (double Low, double High) Span(BodyGeometry g)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var node in g.Nodes) (low, high) = (Math.Min(low, node.Z), Math.Max(high, node.Z));
        return (low, high);
    }
}
