using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Looks from the facets of one body for what lies opposite, at four points of each facet.</summary>
internal sealed class ContactProbe
{
    // Reach of the search over the gap that counts as contact, and the least pressure of a contact over the yield strength.
    private const double ReachFactor = 2.5;
    private const double MinPressure = 1e-3;

    private static readonly (double B, double C)[] Points =
        [(1.0 / 3, 1.0 / 3), (1.0 / 6, 1.0 / 6), (2.0 / 3, 1.0 / 6), (1.0 / 6, 2.0 / 3)];

    private readonly FvState state;
    private readonly Bundle bundle;
    private readonly int lane;
    private readonly List<(BodyPair Pair, Vec3 Shift)> pairs = [];
    private readonly int[] facets;

    public ContactProbe(FvState state, int slot)
    {
        this.state = state;
        (bundle, lane) = (state.Bodies.BundleOf[slot], state.Bodies.LaneOf(slot));
        foreach (var pair in state.Contacts.PairsOf(slot)) pairs.Add((pair, state.Contacts.Shift(pair)));
        facets = new int[pairs.Count];
    }

    /// <summary>
    /// The partner of a facet: the one opposite to most of its points, its facet under the first of them, the mean gap to it,
    /// and the fraction of the points in contact with it.
    /// </summary>
    /// <param name="facet">Facet of the body.</param>
    /// <param name="pressure">Contact pressure on it [Pa].</param>
    public (int Partner, int Facet, double Gap, double Fraction) Look(int facet, double pressure)
    {
        var template = bundle.Template;
        Vec3 a = bundle.Node(template.Facets[3 * facet], lane), b = bundle.Node(template.Facets[3 * facet + 1], lane),
            c = bundle.Node(template.Facets[3 * facet + 2], lane);
        Span<(int Partner, int Facet, double Gap)> seen = stackalloc (int, int, double)[4];
        for (var p = 0; p < 4; p++)
        {
            var (wb, wc) = Points[p];
            seen[p] = Nearest(a + wb * (b - a) + wc * (c - a));
        }

        var (best, votes) = (BodyGeometry.NoPartner, 0);
        foreach (var s in seen)
        {
            if (s.Partner == BodyGeometry.NoPartner) continue;
            var same = 0;
            foreach (var other in seen) same += other.Partner == s.Partner ? 1 : 0;
            if (same > votes) (best, votes) = (s.Partner, same);
        }

        if (votes == 0) return (BodyGeometry.NoPartner, -1, double.NaN, 0.0);
        var settings = state.Settings;
        var (gap, near, opposite) = (0.0, 0, -1);
        foreach (var s in seen)
        {
            if (s.Partner != best) continue;
            if (opposite < 0) opposite = s.Facet;
            gap += s.Gap / votes;
            if (s.Gap < settings.ContactGap && pressure > MinPressure * settings.Material.YieldStrength) near++;
        }

        return (best, opposite, gap, 0.25 * near);
    }

    private (int Partner, int Facet, double Gap) Nearest(Vec3 point)
    {
        var best = (Partner: BodyGeometry.NoPartner, Facet: -1, Gap: ReachFactor * state.Settings.ContactGap);
        for (var t = 0; t < state.Walls.Walls.Length; t++)
        {
            var distance = state.Walls.Walls[t].Distance(point);
            if (distance < best.Gap) best = (BodyGeometry.WallPartner(t), -1, distance);
        }

        for (var k = 0; k < pairs.Count; k++)
        {
            var (pair, shift) = pairs[k];
            var (other, otherLane) = (state.Bodies.BundleOf[pair.Other], state.Bodies.LaneOf(pair.Other));
            var centre = state.Bodies.Centre(pair.Other);
            var reach = other.LaneValue(LaneRow.Reach, otherLane);
            var limit = reach + 2.0 * best.Gap + 0.05 * reach;
            if ((point - shift - centre).LengthSquared > limit * limit) continue;
            if (!RadialCones.Find(other, otherLane, centre, point - shift, ref facets[k], out _, out _, out var gap, out _)) facets[k] = 0;
            else if (gap < best.Gap && gap > -0.4 * reach) best = (state.Bodies.Ids[pair.Other], facets[k], gap);
        }

        return best;
    }
}
