using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Tests.FiniteVolume.Measures;

/// <summary>
/// Two cubes of edge 1, one zone and twelve facets each: cube 0 on the foil, cube 1 on top of it. Facets 0 and 1 lie on the
/// foil, 2 and 3 face 12 and 13 of the other cube, all others are free. Bare are 0, 2, 12 and the free 14.
/// </summary>
internal static class TwoCubes
{
    public const double FootArea = 2;

    private const double Facet = 0.5;

    private static readonly int[][] Faces = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]];

    public static BodyGeometry Stacked()
    {
        var g = new BodyGeometry
        {
            Radius = [0.6, 0.5],
            ReferenceVolume = [1, 1],
            Nodes = [.. Corners(0), .. Corners(1)],
            NodeFirst = [0, 8, 16],
            ZoneFirst = [0, 1, 2],
            FacetFirst = [0, 12, 24],
            ZoneCorners = [.. Enumerable.Range(0, 16)],
            VonMises = [3, 1],
            Pressure = [0, 0],
            PlasticStrain = [0.2, 0.7],
            VolumeRatio = [1, 1],
            FacetCorners = [.. Triangles(0), .. Triangles(8)],
            FacetArea = Fill(Facet),
            FacetReferenceArea = Fill(Facet),
            FilmIntact = Fill(1),
            FilmStress = Fill(0),
            FilmStrength = Fill(200),
            FilmThickness = Fill(0.01),
            ContactPressure = Fill(0),
            Partner = [.. Enumerable.Repeat(BodyGeometry.NoPartner, 24)],
            PartnerFacet = [.. Enumerable.Repeat(-1, 24)],
            Gap = Fill(double.NaN),
            ContactFraction = Fill(0),
        };
        Touch(g, 0, -1, -1, 1, 2);
        Touch(g, 1, -1, -1, 1, 4);
        Touch(g, 2, 1, 12, 0.5, 1);
        Touch(g, 3, 1, 13, 0.5, 5);
        Touch(g, 12, 0, 2, 0.5, 1);
        Touch(g, 13, 0, 3, 0.5, 5);
        Break(g, 0, 0.4);
        Break(g, 2, 0.3);
        Break(g, 12, 0.45);
        Break(g, 14, 0.5);
        return g;
    }

    /// <summary>
    /// Two whole cubes at x = 0 and 1 that touch with their faces at x = 1, and with those at x = 0
    /// and 2 through the side of a region 2 long.
    /// </summary>
    public static BodyGeometry SideBySide()
    {
        var g = Whole();
        for (var n = 0; n < 8; n++) g.Nodes[8 + n] = g.Nodes[n] + new Vec3(1, 0, 0);
        foreach (var (own, other) in ((int, int)[])[(6, 22), (7, 23), (10, 18), (11, 19)])
        {
            Touch(g, own, 1, other, 1, 1);
            Touch(g, other, 0, own, 1, 1);
        }

        return g;
    }

    /// <summary>The first cube touches its own image with its faces at x = 0 and 1; the second stands apart.</summary>
    public static BodyGeometry OfItself()
    {
        var g = Whole();
        foreach (var (own, other) in ((int, int)[])[(6, 10), (7, 11)])
        {
            Touch(g, own, 0, other, 1, 1);
            Touch(g, other, 0, own, 1, 1);
        }

        return g;
    }

    private static BodyGeometry Whole()
    {
        var g = Stacked();
        Array.Fill(g.Partner, BodyGeometry.NoPartner);
        Array.Fill(g.PartnerFacet, -1);
        Array.Fill(g.ContactFraction, 0.0);
        Array.Fill(g.FilmIntact, 1.0);
        return g;
    }

    public static void Break(BodyGeometry g, int facet, double areaBefore)
    {
        g.FilmIntact[facet] = 0.9; // has begun to fail
        g.FacetReferenceArea[facet] = areaBefore;
    }

    private static void Touch(BodyGeometry g, int facet, int partner, int partnerFacet, double fraction, double pressure)
    {
        g.Partner[facet] = partner;
        g.PartnerFacet[facet] = partnerFacet;
        g.ContactFraction[facet] = fraction;
        g.ContactPressure[facet] = pressure;
    }

    private static IEnumerable<Vec3> Corners(double z) =>
        [new(0, 0, z), new(1, 0, z), new(1, 1, z), new(0, 1, z), new(0, 0, z + 1), new(1, 0, z + 1), new(1, 1, z + 1), new(0, 1, z + 1)];

    private static IEnumerable<long> Triangles(int first) =>
        Faces.SelectMany(f => new long[] { first + f[0], first + f[1], first + f[2], first + f[0], first + f[2], first + f[3] });

    private static double[] Fill(double value) => [.. Enumerable.Repeat(value, 24)];
}
