namespace LmpDem.FiniteVolume.Measures;

/// <summary>
/// Von Mises stress of the film at interfaces, weighed by their area in contact: what the paper compares with the film's strength. A broken
/// film carries nothing (0) and has been at its strength. NaN where nothing touches.
/// </summary>
/// <param name="P50">Median [Pa].</param>
/// <param name="P95">95 % quantile [Pa].</param>
/// <param name="AtStrength">Fraction of the interface whose film is at its strength or broken.</param>
public readonly record struct FilmStress(double P50, double P95, double AtStrength)
{
    private const double Near = 0.99; // a yielding film stays within a step's strain below it

    /// <summary>The film on the chosen facets, as far as they are in contact.</summary>
    /// <param name="g">The bodies.</param>
    /// <param name="chosen">Whether a facet counts.</param>
    internal static FilmStress Over(BodyGeometry g, Func<int, bool> chosen)
    {
        List<double> stress = [], weight = [];
        var (at, all) = (0.0, 0.0);
        for (var f = 0; f < g.Partner.Length; f++)
        {
            if (!(g.ContactShare[f] > 0.0) || !chosen(f)) continue;
            var area = g.ContactShare[f] * g.FacetArea[f];
            stress.Add(g.IsBare(f) ? 0.0 : g.FilmStress[f]);
            weight.Add(area);
            all += area;
            if (IsAtStrength(g, f)) at += area;
        }

        var quantile = new WeightedQuantile([.. stress], [.. weight]);
        return new FilmStress(quantile.At(0.5), quantile.At(0.95), at / all);
    }

    /// <summary>Fraction of the bodies' surface that is an interface with bodies or foil with a film at its strength or broken.</summary>
    /// <param name="g">The bodies.</param>
    internal static double ShareOfSurface(BodyGeometry g)
    {
        var (at, all) = (0.0, 0.0);
        for (var f = 0; f < g.Partner.Length; f++)
        {
            all += g.FacetArea[f];
            if (g.Partner[f] >= BodyGeometry.ToolPartner(0) && g.ContactShare[f] > 0.0 && IsAtStrength(g, f)) at += g.ContactShare[f] * g.FacetArea[f];
        }

        return at / all;
    }

    private static bool IsAtStrength(BodyGeometry g, int facet) => g.IsBare(facet) || g.FilmStress[facet] >= Near * g.FilmStrength[facet];
}
