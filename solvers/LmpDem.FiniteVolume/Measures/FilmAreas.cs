namespace LmpDem.FiniteVolume.Measures;

/// <summary>Areas summed over the facets of all bodies [m2].</summary>
internal sealed class FilmAreas
{
    /// <summary>Sums up the areas.</summary>
    /// <param name="g">The bodies.</param>
    /// <param name="bare">Whether the facet is bare, one per facet.</param>
    public FilmAreas(BodyGeometry g, bool[] bare)
    {
        for (var f = 0; f < bare.Length; f++)
        {
            var (area, start) = (g.FacetArea[f], g.FacetReferenceArea[f]);
            var touching = g.ContactFraction[f] * area;
            Total += area;
            Reference += start;
            Contact += touching;
            if (!bare[f])
            {
                Whole += start;
                continue;
            }

            var opened = Math.Max(0.0, area - start);
            Bare += area;
            Opened += opened;
            Ionic += area - touching;
            if (g.Partner[f] == BodyGeometry.WallPartner(0))
            {
                LiCu += touching;
                OpenedLiCu += opened * g.ContactFraction[f];
            }
            else if (g.Partner[f] >= 0 && g.PartnerFacet[f] >= 0 && bare[g.PartnerFacet[f]])
            {
                LiLi += 0.5 * touching; // the other side has the other half
            }
        }
    }

    /// <summary>Surface of the bodies now.</summary>
    public double Total { get; }

    /// <summary>Surface of the bodies when the film was set.</summary>
    public double Reference { get; }

    /// <summary>Surface in contact.</summary>
    public double Contact { get; }

    /// <summary>Whole film, by the area when it was set.</summary>
    public double Whole { get; }

    /// <summary>Surface without film, as it is now.</summary>
    public double Bare { get; }

    /// <summary>Growth of the surface without film.</summary>
    public double Opened { get; }

    /// <summary>Bare Li in no contact.</summary>
    public double Ionic { get; }

    /// <summary>Bare Li on the foil.</summary>
    public double LiCu { get; }

    /// <summary>Growth of the bare surface on the foil.</summary>
    public double OpenedLiCu { get; }

    /// <summary>Bare Li on bare Li.</summary>
    public double LiLi { get; }
}

/// <summary>Patches of film that have stayed in one piece.</summary>
internal static class FilmFragments
{
    /// <summary>Number of patches on all bodies: facets of intact film that are joined through edges they share.</summary>
    /// <param name="g">The bodies.</param>
    /// <param name="bare">Whether the facet is bare, one per facet.</param>
    public static int Count(BodyGeometry g, bool[] bare)
    {
        var root = new int[bare.Length];
        for (var f = 0; f < root.Length; f++) root[f] = f;
        var patches = 0;
        for (var b = 0; b < g.Count; b++)
        {
            var (begin, end) = (g.FacetFirst[b], g.FacetFirst[b + 1]);
            var edges = new List<(long Low, long High, int Facet)>(3 * (end - begin));
            for (var f = begin; f < end; f++)
            {
                if (bare[f]) continue;
                patches++;
                for (var k = 0; k < 3; k++)
                {
                    var (p, q) = (g.FacetCorners[3 * f + k], g.FacetCorners[3 * f + (k + 1) % 3]);
                    edges.Add((Math.Min(p, q), Math.Max(p, q), f));
                }
            }

            edges.Sort(); // equal edges stand side by side
            for (var k = 1; k < edges.Count; k++)
            {
                if (edges[k].Low != edges[k - 1].Low || edges[k].High != edges[k - 1].High) continue;
                var (p, q) = (Root(root, edges[k].Facet), Root(root, edges[k - 1].Facet));
                if (p == q) continue;
                root[Math.Max(p, q)] = Math.Min(p, q);
                patches--;
            }
        }

        return patches;
    }

    private static int Root(int[] root, int f)
    {
        while (root[f] != f) f = root[f] = root[root[f]];
        return f;
    }
}

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
            if (!(g.ContactFraction[f] > 0.0) || !chosen(f)) continue;
            var area = g.ContactFraction[f] * g.FacetArea[f];
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
    internal static double FractionOfSurface(BodyGeometry g)
    {
        var (at, all) = (0.0, 0.0);
        for (var f = 0; f < g.Partner.Length; f++)
        {
            all += g.FacetArea[f];
            if (g.Partner[f] >= BodyGeometry.WallPartner(0) && g.ContactFraction[f] > 0.0 && IsAtStrength(g, f))
                at += g.ContactFraction[f] * g.FacetArea[f];
        }

        return at / all;
    }

    private static bool IsAtStrength(BodyGeometry g, int facet) => g.IsBare(facet) || g.FilmStress[facet] >= Near * g.FilmStrength[facet];
}
