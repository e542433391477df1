using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>
/// All bodies at one instant, held apart from the running stepper: nodes, zones and film facets body after body,
/// bodies in the order of their ids. SI units. Nodes are not wrapped into the box: a body stays in one piece.
/// </summary>
public sealed class BodyGeometry
{
    /// <summary>Index of a partner: nothing within reach.</summary>
    public const int NoPartner = -9;

    /// <summary>Index of the partner that is wall t: -1 - t (foil -1, platen -2).</summary>
    public static int WallPartner(int wall) => -1 - wall;

    /// <summary>Number of bodies.</summary>
    public int Count => Radius.Length;

    /// <summary>Undeformed radius, one per body [m].</summary>
    public required double[] Radius { get; init; }

    /// <summary>Volume of the stress-free body, one per body [m3].</summary>
    public required double[] ReferenceVolume { get; init; }

    /// <summary>Nodes, body after body [m].</summary>
    public required Vec3[] Nodes { get; init; }

    /// <summary>First node of every body, and the number of nodes at the end.</summary>
    public required int[] NodeFirst { get; init; }

    /// <summary>First zone of every body, and the number of zones at the end.</summary>
    public required int[] ZoneFirst { get; init; }

    /// <summary>First facet of every body, and the number of facets at the end.</summary>
    public required int[] FacetFirst { get; init; }

    /// <summary>Corners of the zones, eight node indices each, in VTK's order.</summary>
    public required long[] ZoneCorners { get; init; }

    /// <summary>
    /// Von Mises stress, one per zone; of joint zones the mean square with that of their bending, which is what yields [Pa].
    /// </summary>
    public required double[] VonMises { get; init; }

    /// <summary>Pressure, positive in compression, one per zone [Pa].</summary>
    public required double[] Pressure { get; init; }

    /// <summary>Equivalent plastic strain since the hand-off, one per zone.</summary>
    public required double[] PlasticStrain { get; init; }

    /// <summary>Present over stress-free volume, one per zone.</summary>
    public required double[] VolumeRatio { get; init; }

    /// <summary>Corners of the film facets, three node indices each, outward by the right hand.</summary>
    public required long[] FacetCorners { get; init; }

    /// <summary>Area now, one per facet [m2].</summary>
    public required double[] FacetArea { get; init; }

    /// <summary>Area when the film was set, one per facet [m2].</summary>
    public required double[] FacetReferenceArea { get; init; }

    /// <summary>1 where the film is intact, falling to 0 within some steps of its failure, one per facet.</summary>
    public required double[] FilmIntact { get; init; }

    /// <summary>Largest von Mises stress over the film's thickness, membrane and bending, one per facet [Pa].</summary>
    public required double[] FilmStress { get; init; }

    /// <summary>Strength of the film, one per facet [Pa].</summary>
    public required double[] FilmStrength { get; init; }

    /// <summary>Thickness of the film, one per facet [m].</summary>
    public required double[] FilmThickness { get; init; }

    /// <summary>Mean normal contact pressure, one per facet [Pa].</summary>
    public required double[] ContactPressure { get; init; }

    /// <summary>Nearest partner within reach: a body's id, -1 - wall, or <see cref="NoPartner"/>, one per facet.</summary>
    public required int[] Partner { get; init; }

    /// <summary>The partner's facet (index within all facets) opposite most of the facet; -1 at walls or if none, one per facet.</summary>
    public required int[] PartnerFacet { get; init; }

    /// <summary>Mean gap to the partner, negative where they interpenetrate; NaN where there is none, one per facet [m].</summary>
    public required double[] Gap { get; init; }

    /// <summary>Fraction of the facet that is in contact: gap below 0.1 um (times R/10 um) under pressure, one per facet, 0 to 1.</summary>
    public required double[] ContactFraction { get; init; }

    /// <summary>Whether a facet's film insulates no more: it has begun to fail, or never was.</summary>
    /// <param name="facet">Index of the facet.</param>
    public bool IsBare(int facet) => FilmIntact[facet] < 1.0 || FilmThickness[facet] <= 0.0;

    /// <summary>
    /// Fraction of a facet's surface left bare by the pieces of its broken film, psi_local = 1 - A0/A (surface exposure of Bay 1983), 0 to
    /// 1: 0 where the film is intact or the surface has shrunk, 1 where there never was a film.
    /// </summary>
    /// <param name="facet">Index of the facet.</param>
    public double Exposure(int facet) =>
        FilmThickness[facet] <= 0.0 ? 1.0 : IsBare(facet) ? Math.Max(0.0, 1.0 - FacetReferenceArea[facet] / FacetArea[facet]) : 0.0;

    /// <summary>Centres of volume, one per body; not wrapped into the box [m].</summary>
    public Vec3[] Centres()
    {
        var (volume, centre) = ZoneShape.Of(this);
        var centres = new Vec3[Count];
        for (var b = 0; b < centres.Length; b++)
        {
            var (sum, weight) = (Vec3.Zero, 0.0);
            for (var z = ZoneFirst[b]; z < ZoneFirst[b + 1]; z++)
            {
                sum += volume[z] * centre[z];
                weight += volume[z];
            }

            centres[b] = sum / weight;
        }

        return centres;
    }

    /// <summary>The body that a facet belongs to, one per facet.</summary>
    public int[] FacetBody() => Owners(FacetFirst);

    /// <summary>The body that a zone belongs to, one per zone.</summary>
    public int[] ZoneBody() => Owners(ZoneFirst);

    private static int[] Owners(int[] first)
    {
        var owners = new int[first[^1]];
        for (var b = 0; b + 1 < first.Length; b++) Array.Fill(owners, b, first[b], first[b + 1] - first[b]);
        return owners;
    }
}

/// <summary>A deformable foil at one instant. SI units.</summary>
public sealed record FoilGeometry
{
    /// <summary>Nodes; those on the seams of tiles stand twice [m].</summary>
    public required Vec3[] Nodes { get; init; }

    /// <summary>Corners of the zones, eight node indices each, in VTK's order.</summary>
    public required long[] ZoneCorners { get; init; }

    /// <summary>Von Mises stress, one per zone [Pa].</summary>
    public required double[] VonMises { get; init; }

    /// <summary>Equivalent plastic strain, one per zone.</summary>
    public required double[] PlasticStrain { get; init; }

    /// <summary>Deepest place of the surface below its first plane [m].</summary>
    public required double DeepestEmbossing { get; init; }
}

/// <summary>The zone under every facet of the film.</summary>
internal static class FacetZones
{
    /// <summary>Index of the zone that has all three corners of the facet, one per facet.</summary>
    /// <exception cref="ArgumentException">A facet lies on no zone.</exception>
    public static int[] Of(BodyGeometry g)
    {
        // Zones at every node, node after node.
        var first = new int[g.Nodes.Length + 1];
        foreach (var node in g.ZoneCorners) first[node + 1]++;
        for (var n = 0; n < g.Nodes.Length; n++) first[n + 1] += first[n];
        var next = first.AsSpan(0, g.Nodes.Length).ToArray();
        var zones = new int[g.ZoneCorners.Length];
        for (var k = 0; k < g.ZoneCorners.Length; k++) zones[next[g.ZoneCorners[k]]++] = k / 8;

        var under = new int[g.FacetArea.Length];
        for (var f = 0; f < under.Length; f++)
        {
            var (a, b, c) = (g.FacetCorners[3 * f], g.FacetCorners[3 * f + 1], g.FacetCorners[3 * f + 2]);
            under[f] = -1;
            for (var k = first[a]; k < first[a + 1] && under[f] < 0; k++)
            {
                if (Has(g, zones[k], b) && Has(g, zones[k], c)) under[f] = zones[k];
            }

            if (under[f] < 0) throw new ArgumentException($"facet {f} of the film lies on no zone", nameof(g));
        }

        return under;
    }

    private static bool Has(BodyGeometry g, int zone, long node) => g.ZoneCorners.AsSpan(8 * zone, 8).Contains(node);
}
