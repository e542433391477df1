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
            var touching = g.ContactShare[f] * area;
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
            if (g.Partner[f] == BodyGeometry.ToolPartner(0))
            {
                LiCu += touching;
                OpenedLiCu += opened * g.ContactShare[f];
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
