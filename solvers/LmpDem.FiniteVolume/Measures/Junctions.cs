namespace LmpDem.FiniteVolume.Measures;

/// <summary>Contacts between bodies as a whole: a junction is a pair of bodies that touch, seen from both sides.</summary>
internal readonly record struct Junctions
{
    /// <summary>Number of pairs of bodies that touch.</summary>
    public required int Count { get; init; }

    /// <summary>Mean contact area of a pair [m2].</summary>
    public required double MeanArea { get; init; }

    /// <summary>Mean contact area of the bodies that touch the foil [m2].</summary>
    public required double MeanFoilArea { get; init; }

    /// <summary>Mean of 1 - A0/A over the contact area on the smaller body of each pair, intact film counted as 0.</summary>
    public required double SmallerPsi { get; init; }

    /// <summary>Mean of 1 - A0/A over the contact area on the larger body of each pair, intact film counted as 0.</summary>
    public required double LargerPsi { get; init; }

    /// <summary>Finds the junctions.</summary>
    /// <param name="g">The bodies.</param>
    /// <param name="bare">Whether the facet is bare, one per facet.</param>
    public static Junctions Of(BodyGeometry g, bool[] bare)
    {
        var pairs = new HashSet<long>(); // only counted, never walked through
        var (area, both, smaller, larger) = (0.0, 0.0, 0.0, 0.0);
        var (foilArea, foilBodies) = (0.0, 0);
        for (var b = 0; b < g.Count; b++)
        {
            var onFoil = 0.0;
            for (var f = g.FacetFirst[b]; f < g.FacetFirst[b + 1]; f++)
            {
                var touching = g.ContactFraction[f] * g.FacetArea[f];
                if (!(touching > 0.0)) continue;
                var other = g.Partner[f];
                if (other == BodyGeometry.WallPartner(0)) onFoil += touching;
                if (other < 0) continue;
                pairs.Add((long)Math.Min(b, other) * g.Count + Math.Max(b, other));
                area += 0.5 * touching; // the other side has the other half
                if (g.PartnerFacet[f] < 0) continue;
                both += touching;
                var (own, opposite) = (Psi(g, bare, f), Psi(g, bare, g.PartnerFacet[f]));
                var isSmaller = g.Radius[b] < g.Radius[other] || (g.Radius[b] == g.Radius[other] && b < other);
                smaller += touching * (isSmaller ? own : opposite);
                larger += touching * (isSmaller ? opposite : own);
            }

            foilArea += onFoil;
            if (onFoil > 0.0) foilBodies++;
        }

        return new Junctions
        {
            Count = pairs.Count,
            MeanArea = pairs.Count > 0 ? area / pairs.Count : 0.0,
            MeanFoilArea = foilBodies > 0 ? foilArea / foilBodies : 0.0,
            SmallerPsi = both > 0.0 ? smaller / both : 0.0,
            LargerPsi = both > 0.0 ? larger / both : 0.0,
        };
    }

    private static double Psi(BodyGeometry g, bool[] bare, int f) =>
        bare[f] ? Math.Max(0.0, 1.0 - g.FacetReferenceArea[f] / g.FacetArea[f]) : 0.0;
}
