using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>The junctions of deformable bodies, found from what lies opposite to their facets.</summary>
public static class BodyJunctions
{
    /// <summary>Bodies and junctions of a state.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="box">Region, as high as the layer.</param>
    /// <param name="gapTolerance">Gap below which surfaces counted as touching [m].</param>
    public static BodyNetwork Of(BodyGeometry bodies, Box box, double gapTolerance)
    {
        var owner = bodies.FacetBody();
        var facets = new SortedDictionary<(int First, int Second, int X, int Y), (List<int> First, List<int> Second)>();
        var atTop = new bool[bodies.Count];
        for (var f = 0; f < owner.Length; f++)
        {
            if (!(bodies.ContactFraction[f] > 0.0)) continue;
            var (body, partner) = (owner[f], bodies.Partner[f]);
            if (partner == BodyGeometry.WallPartner(1)) atTop[body] = true;
            if (partner < BodyGeometry.WallPartner(0)) continue;
            var (x, y) = partner < 0 || bodies.PartnerFacet[f] < 0
                ? (0, 0) : box.NearestImage(Middle(bodies, f) - Middle(bodies, bodies.PartnerFacet[f]));
            // Of a body at its own image both sides are its own; the side whose image lies behind it is the second.
            var isFirst = partner < 0 || body < partner || (body == partner && (x > 0 || (x == 0 && y > 0)));
            var pair = isFirst ? (body, partner, x, y) : (partner, body, -x, -y);
            if (!facets.TryGetValue(pair, out var sides)) facets[pair] = sides = ([], []);
            (isFirst ? sides.First : sides.Second).Add(f);
        }

        var centre = bodies.Centres();
        var apparent = ApparentSpheres.Radii(
            centre, bodies.Radius, [.. facets.Keys.Where(p => p.First != p.Second).Select(p => (p.First, p.Second)).Distinct()], box);
        var junctions = new List<Junction>(facets.Count);
        foreach (var ((first, second, x, y), (own, other)) in facets)
        {
            var overlap = second < 0
                ? apparent[first] - centre[first].Z
                : apparent[first] + apparent[second] - (centre[first] - centre[second] - box.Shift(x, y)).Length;
            junctions.Add(Of(bodies, first, second, own, other, Math.Max(0.0, overlap)) with { Image = (x, y) });
        }

        return new BodyNetwork
        {
            Volume = bodies.ReferenceVolume,
            Radius = bodies.Radius,
            Centre = centre,
            AtTop = atTop,
            Junctions = junctions,
            Box = box,
            GapTolerance = gapTolerance,
        };
    }

    /// <summary>Gap below which surfaces of a state counted as touching; files before version 0.2 have none, it was 0.1 um [m].</summary>
    /// <param name="bodies">Snapshot of the bodies.</param>
    public static double GapOf(Snapshot bodies) => bodies.Scalar("gap_tolerance") ?? 0.1e-6;

    private static Junction Of(BodyGeometry g, int first, int second, List<int> own, List<int> other, double overlap)
    {
        // Each side measures area and force for itself; a pair is the mean of both.
        var half = second < 0 ? 1.0 : 0.5;
        return new Junction
        {
            First = first,
            Second = second,
            Area = half * (own.Sum(Touching) + other.Sum(Touching)),
            BareArea = half * own.Concat(other)
                .Where(f => g.IsBare(f) && (second < 0 || (g.PartnerFacet[f] >= 0 && g.IsBare(g.PartnerFacet[f])))).Sum(Touching),
            OnFirst = Side(g, own.Count > 0 ? own : Opposite(g, other)),
            OnSecond = second < 0 ? default : Side(g, other.Count > 0 ? other : Opposite(g, own)),
            Exposed = Exposed(g, own.Concat(other), half, atFoil: second < 0),
            Force = half * own.Concat(other).Sum(f => g.ContactPressure[f] * g.FacetArea[f]),
            Overlap = overlap,
        };

        double Touching(int f) => g.ContactFraction[f] * g.FacetArea[f];
    }

    private static Vec3 Middle(BodyGeometry g, int f) =>
        1.0 / 3.0 * (g.Nodes[g.FacetCorners[3L * f]] + g.Nodes[g.FacetCorners[3L * f + 1]] + g.Nodes[g.FacetCorners[3L * f + 2]]);

    // Facets of a side that sees no contact itself: those that the other side sees opposite, each once.
    private static List<int> Opposite(BodyGeometry g, List<int> seen) =>
        [.. seen.Select(f => g.PartnerFacet[f]).Where(f => f >= 0).Distinct().Order()];

    // Each side sees the pairs for itself.
    private static ExposedPair[] Exposed(BodyGeometry g, IEnumerable<int> facets, double half, bool atFoil)
    {
        var pairs = new List<ExposedPair>();
        foreach (var f in facets)
        {
            if (!atFoil && g.PartnerFacet[f] < 0) continue;
            var exposure = atFoil ? g.Exposure(f) : Math.Min(g.Exposure(f), g.Exposure(g.PartnerFacet[f]));
            if (exposure > 0.0) pairs.Add(new ExposedPair(exposure, half * g.ContactFraction[f] * g.FacetArea[f]));
        }

        return [.. pairs.OrderByDescending(p => p.Exposure)];
    }

    private static JunctionSide Side(BodyGeometry g, List<int> facets)
    {
        var (area, psi) = (new double[facets.Count], new double[facets.Count]);
        var (contact, broken, opened) = (0.0, 0.0, 0.0);
        for (var k = 0; k < facets.Count; k++)
        {
            var f = facets[k];
            // A facet that only the other side sees in contact counts by what it may have at most.
            area[k] = g.FacetArea[f] * (g.ContactFraction[f] > 0.0 ? g.ContactFraction[f] : 1.0);
            contact += area[k];
            if (!g.IsBare(f)) continue;
            psi[k] = Math.Max(0.0, 1.0 - g.FacetReferenceArea[f] / g.FacetArea[f]);
            broken += area[k];
            opened += area[k] * psi[k];
        }

        return contact > 0.0
            ? new JunctionSide(contact, broken, opened, opened / contact, new WeightedQuantile(psi, area).At(0.9))
            : default;
    }
}
