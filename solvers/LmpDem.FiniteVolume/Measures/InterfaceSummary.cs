namespace LmpDem.FiniteVolume.Measures;

/// <summary>
/// Measures of a compact at one calendering ratio: film, contact areas, stress at the interfaces. A facet counts as bare if
/// its film has begun to fail or if it never had one. Areas "per foot" are divided by the area of the foil. Without data
/// (no contact, an empty half) stresses and their ratios are NaN and areas are 0.
/// </summary>
public sealed record InterfaceSummary
{
    /// <summary>Fraction of the film that is intact, by the area it was set on.</summary>
    public required double FilmIntact { get; init; }

    /// <summary>Surface without film, as it is now [m2].</summary>
    public required double BrokenArea { get; init; }

    /// <summary>Growth of the bare facets (no facet below 0) over the whole surface.</summary>
    public required double OpenedFraction { get; init; }

    /// <summary>Surface now over surface when the film was set.</summary>
    public required double AreaGrowth { get; init; }

    /// <summary>Fraction of the surface that is in contact, with bodies or walls.</summary>
    public required double ContactFraction { get; init; }

    /// <summary>Electronic contact: bare Li on the foil per foot [m2/m2].</summary>
    public required double AreaLiCu { get; init; }

    /// <summary>
    /// Growth of the bare surface on the foil per foot: Li that the film, spread over its old area, cannot cover [m2/m2].
    /// </summary>
    public required double OpenedLiCu { get; init; }

    /// <summary>Metallic contact: bare Li on bare Li per foot, every junction counted once [m2/m2].</summary>
    public required double AreaLiLi { get; init; }

    /// <summary>Ionic contact: bare Li that touches the electrolyte per foot [m2/m2].</summary>
    public required double AreaIonic { get; init; }

    /// <summary>Fraction of the surface that has opened: facets with <see cref="BodyGeometry.Exposure"/> above a threshold.</summary>
    public required double OpenFraction { get; init; }

    /// <summary>Opened surface on the foil per foot [m2/m2].</summary>
    public required double OpenLiCu { get; init; }

    /// <summary>Opened on opened surface per foot, every junction counted once [m2/m2].</summary>
    public required double OpenLiLi { get; init; }

    /// <summary>Opened surface that touches the electrolyte per foot [m2/m2].</summary>
    public required double OpenIonic { get; init; }

    /// <summary>Stress of the film between bodies.</summary>
    public required FilmStress FilmBetweenBodies { get; init; }

    /// <summary>Stress of the film on the foil.</summary>
    public required FilmStress FilmAtFoil { get; init; }

    /// <summary>Stress of the film at all interfaces of the lower half of the layer, foil included.</summary>
    public required FilmStress FilmLower { get; init; }

    /// <summary>Stress of the film at all interfaces of the upper half of the layer, press included.</summary>
    public required FilmStress FilmUpper { get; init; }

    /// <summary>Stress of the film between bodies and at the foil together; the press is left out.</summary>
    public required FilmStress FilmAtInterfaces { get; init; }

    /// <summary>Fraction of the bodies' whole surface that is an interface with a film at its strength or broken.</summary>
    public required double FilmAtStrength { get; init; }

    /// <summary>Median of the von Mises stress over the volume [Pa].</summary>
    public required double VonMisesMedian { get; init; }

    /// <summary>Stress between bodies.</summary>
    public required InterfaceStress BetweenBodies { get; init; }

    /// <summary>Stress between bodies and foil.</summary>
    public required InterfaceStress AtFoil { get; init; }

    /// <summary>Stress between bodies and at the foil together; the press is left out.</summary>
    public required InterfaceStress Interfaces { get; init; }

    /// <summary>
    /// Contact force per surface, mean of pressure x share in contact, of the lower over the upper half of the layer. All
    /// interfaces count, also those with foil and press, which stand at opposite ends.
    /// </summary>
    public required double ContactBottomTop { get; init; }

    /// <summary>Mean von Mises stress of the lowest over the highest third of the layer, by volume.</summary>
    public required double VonMisesBottomTop { get; init; }

    /// <summary>Largest equivalent plastic strain, with the body and the zone within it.</summary>
    public required (int Body, int Zone, double PlasticStrain) MaxPlasticStrain { get; init; }

    /// <summary>Mean number of other bodies that a body touches; a contact that one side alone sees counts for both.</summary>
    public required double ContactsPerBody { get; init; }

    /// <summary>Mean contact area of two bodies that touch, mean of both sides [m2].</summary>
    public required double MeanJunctionArea { get; init; }

    /// <summary>Mean contact area of the bodies that touch the foil [m2].</summary>
    public required double MeanCuArea { get; init; }

    /// <summary>
    /// Fraction of bare surface that the film cannot cover, psi = 1 - A0/A where it is bare and 0 where it is whole: mean over
    /// the contact area between bodies, on the smaller body of each pair (of equal ones that of the lower id).
    /// </summary>
    public required double PsiSmaller { get; init; }

    /// <summary>The same on the larger body of each pair.</summary>
    public required double PsiLarger { get; init; }

    /// <summary>
    /// Mean number of patches of intact film on a body, joined through shared edges. Shear lag expects them about
    /// strength x thickness x sqrt(3) / yield strength of the body apart.
    /// </summary>
    public required double FilmFragments { get; init; }

    /// <summary>Takes the measures of a state.</summary>
    /// <param name="g">The bodies; at least one.</param>
    /// <param name="footArea">Area of the foil under them [m2].</param>
    /// <param name="psiLocal">Exposure above which a facet counts as opened.</param>
    public static InterfaceSummary Of(BodyGeometry g, double footArea, double psiLocal)
    {
        var opened = new FilmAreas(g, [.. Enumerable.Range(0, g.FacetArea.Length).Select(f => g.Exposure(f) > psiLocal)]);
        var middle = g.FacetArea.Length > 0 ? Middle(g) : 0.0;
        double Height(int f) =>
            (g.Nodes[g.FacetCorners[3 * f]].Z + g.Nodes[g.FacetCorners[3 * f + 1]].Z + g.Nodes[g.FacetCorners[3 * f + 2]].Z) / 3.0;
        var bare = new bool[g.FacetArea.Length];
        for (var f = 0; f < bare.Length; f++) bare[f] = g.FilmIntact[f] < 1.0 || g.FilmThickness[f] <= 0.0;
        var areas = new FilmAreas(g, bare);
        var junctions = Junctions.Of(g, bare);
        var facetZone = FacetZones.Of(g);
        var (volume, centre) = ZoneShape.Of(g);
        return new InterfaceSummary
        {
            FilmIntact = areas.Whole / areas.Reference,
            BrokenArea = areas.Bare,
            OpenedFraction = areas.Opened / areas.Total,
            AreaGrowth = areas.Total / areas.Reference,
            ContactFraction = areas.Contact / areas.Total,
            AreaLiCu = areas.LiCu / footArea,
            OpenedLiCu = areas.OpenedLiCu / footArea,
            AreaLiLi = areas.LiLi / footArea,
            AreaIonic = areas.Ionic / footArea,
            OpenFraction = opened.Bare / opened.Total,
            OpenLiCu = opened.LiCu / footArea,
            OpenLiLi = opened.LiLi / footArea,
            OpenIonic = opened.Ionic / footArea,
            FilmBetweenBodies = FilmStress.Over(g, f => g.Partner[f] >= 0),
            FilmAtFoil = FilmStress.Over(g, f => g.Partner[f] == BodyGeometry.WallPartner(0)),
            FilmLower = FilmStress.Over(g, f => Height(f) < middle),
            FilmUpper = FilmStress.Over(g, f => Height(f) >= middle),
            FilmAtInterfaces = FilmStress.Over(g, f => g.Partner[f] >= BodyGeometry.WallPartner(0)),
            FilmAtStrength = FilmStress.FractionOfSurface(g),
            VonMisesMedian = new WeightedQuantile(g.VonMises, volume).At(0.5),
            BetweenBodies = InterfaceStress.Over(g, facetZone, partner => partner >= 0),
            AtFoil = InterfaceStress.Over(g, facetZone, partner => partner == BodyGeometry.WallPartner(0)),
            Interfaces = InterfaceStress.Over(g, facetZone, partner => partner >= BodyGeometry.WallPartner(0)),
            ContactBottomTop = StressProfile.ContactBottomTop(g),
            VonMisesBottomTop = StressProfile.VonMisesBottomTop(g, volume, centre),
            MaxPlasticStrain = Worst(g),
            ContactsPerBody = 2.0 * junctions.Count / g.Count,
            MeanJunctionArea = junctions.MeanArea,
            MeanCuArea = junctions.MeanFoilArea,
            PsiSmaller = junctions.SmallerPsi,
            PsiLarger = junctions.LargerPsi,
            FilmFragments = (double)Measures.FilmFragments.Count(g, bare) / g.Count,
        };
    }

    // Half the height between the lowest and the highest node.
    private static double Middle(BodyGeometry g) => 0.5 * (g.Nodes.Min(n => n.Z) + g.Nodes.Max(n => n.Z));

    private static (int Body, int Zone, double PlasticStrain) Worst(BodyGeometry g)
    {
        var worst = (Body: 0, Zone: 0, PlasticStrain: double.NegativeInfinity);
        for (var b = 0; b < g.Count; b++)
        {
            for (var z = g.ZoneFirst[b]; z < g.ZoneFirst[b + 1]; z++)
            {
                if (g.PlasticStrain[z] > worst.PlasticStrain) worst = (b, z - g.ZoneFirst[b], g.PlasticStrain[z]);
            }
        }

        return worst;
    }
}
