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
            if (g.ContactShare[f] > 0.0 && g.Partner[f] != BodyGeometry.NoPartner && partner(g.Partner[f])) chosen.Add(f);
        }

        var (stress, pressure, weight) = (new double[chosen.Count], new double[chosen.Count], new double[chosen.Count]);
        for (var k = 0; k < chosen.Count; k++)
        {
            var f = chosen[k];
            stress[k] = g.VonMises[facetZone[f]];
            pressure[k] = g.ContactPressure[f];
            weight[k] = g.ContactShare[f] * g.FacetArea[f];
        }

        var vonMises = new WeightedQuantile(stress, weight);
        var normal = new WeightedQuantile(pressure, weight);
        return new InterfaceStress(vonMises.At(0.5), vonMises.At(0.95), normal.At(0.5), normal.At(0.95));
    }
}
