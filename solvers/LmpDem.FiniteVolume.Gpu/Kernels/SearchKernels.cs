using System.Runtime.CompilerServices;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>
/// The search of contacts: reaches and ways of the bodies, nodes near walls, and the entries of the pairs of bodies that the processor
/// finds by their centres. Pairs are counted first and filled when the processor has placed them.
/// </summary>
internal static class SearchKernels
{
    /// <summary>Farthest surface nodes from the centres; keeps their places, and gives the square of the farthest way since.</summary>
    /// <param name="b">Bodies.</param>
    public static void Reach(Columns b)
    {
        for (var i = Columns.Thread; i < b.Count(1); i += Columns.Stride)
        {
            if (b.Find(i, 1, out var group, out _, out var lane)) ReachOne(b, group, lane);
        }
    }

    /// <summary>Marks the nodes of which any lane of a bundle is within a margin of a wall.</summary>
    /// <param name="b">Bodies.</param>
    /// <param name="step">Step of the run.</param>
    public static void NearWalls(Columns b, int step)
    {
        for (var i = Columns.Thread; i < b.Groups * b.Walls * b.Surface; i += Columns.Stride) NearWallsOne(b, step, i);
    }

    /// <summary>Counts or fills in the entries of the pairs, and carries over the history of those that were there before.</summary>
    /// <param name="c">Contacts.</param>
    /// <param name="old">Contacts before.</param>
    /// <param name="fills">Whether entries are filled in; else they are counted.</param>
    public static void Find(ContactColumns c, OldContacts old, int fills)
    {
        for (var pair = Columns.Thread; pair < c.Pairs; pair += Columns.Stride) FindOne(c, old, fills, pair);
    }

    /// <summary>Sorts the entries of a slot by their nodes, in their order.</summary>
    /// <param name="c">Contacts.</param>
    public static void ListOwn(ContactColumns c)
    {
        for (var slot = Columns.Thread; slot < c.Slots; slot += Columns.Stride) ListOwnOne(c, slot);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ReachOne(Columns b, int group, int lane)
    {
        var values = group * LaneRow.Count * Columns.Lanes + lane;
        var centre = Triple.Load(b.Lane, values + LaneRow.Centre * Columns.Lanes);
        double reach = 0.0, way = 0.0;
        for (var s = 0; s < b.Surface; s++)
        {
            var p = Triple.Load(b.Position, (group * b.Nodes + b.SurfaceNodes[s]) * Columns.Vector + lane);
            var before = (group * b.Surface + s) * Columns.Vector + lane;
            Triple outward = p - centre, moved = p - Triple.Load(b.Searched, before);
            reach = Triple.Max(reach, Triple.Dot(outward, outward));
            way = Triple.Max(way, Triple.Dot(moved, moved));
            p.Store(b.Searched, before);
        }

        b.Lane[values + LaneRow.Reach * Columns.Lanes] = Math.Sqrt(reach);
        b.Way[group * Columns.Lanes + lane] = way;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NearWallsOne(Columns b, int step, int at)
    {
        int group = at / (b.Walls * b.Surface), s = at % b.Surface, t = at / b.Surface - group * b.Walls;
        var wall = (step * b.Walls + t) * Columns.WallValues;
        var nodes = (group * b.Nodes + b.SurfaceNodes[s]) * Columns.Vector;
        var bits = 0;
        for (var l = 0; l < b.Occupied[group]; l++)
        {
            if (b.IsBody[group * Columns.Lanes + l] == 0) continue;
            var bundle = l / Bundle.Lanes;
            var margin = b.WallMargin[group * (Columns.Lanes / Bundle.Lanes) + bundle];
            if (WallKernels.PlainDistance(b, wall, Triple.Load(b.Position, nodes + l)) < margin) bits |= 1 << bundle;
        }

        b.WallNear[at] = bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FindOne(ContactColumns c, OldContacts old, int fills, int pair)
    {
        int slot = c.PairSlot[pair], other = c.PairOther[pair], values = ContactColumns.PairValues * pair;
        int nodes = c.VectorOf[other], table = c.TableOf[other], surface = c.SurfaceTable[slot], mine = c.VectorOf[slot];
        var centre = Triple.Load(c.Lane, c.LaneOf[other] + LaneRow.Centre * Columns.Lanes);
        var shift = new Triple(c.Pair[values + 2], c.Pair[values + 3], 0.0);
        double near = c.Pair[values + 4], margin = c.Pair[values + 5], deepest = c.Pair[values + 6];
        int facet = 0, count = 0, before = old.First[pair];
        var first = fills != 0 ? c.PairFirst[pair] : 0;
        for (int s = 0, nodesOf = c.SurfaceCount[slot]; s < nodesOf; s++)
        {
            var q = Triple.Load(c.Position, mine + Columns.Vector * c.SurfaceNodes[surface + s]) - shift - centre;
            if (Triple.PlainDot(q, q) > near) continue;
            if (!RadialWalk.Find(c, nodes, table, centre, q, ref facet, out _, out _, out var gap, out _))
            {
                facet = 0;
                continue;
            }

            if (gap > margin || gap < deepest) continue;
            if (fills != 0) before = FillOne(c, old, pair, first + count, s, facet, before);
            count++;
        }

        if (fills == 0) old.Count[pair] = count;
    }

    // Writes an entry; gives the place among the old ones to look on from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FillOne(ContactColumns c, OldContacts old, int pair, int entry, int s, int facet, int before)
    {
        var end = old.End[pair];
        while (before < end && old.Node[before] < s) before++;
        var isKnown = before < end && old.Node[before] == s;
        c.PairOf[entry] = pair;
        c.NodeOfEntry[entry] = s;
        int force = ContactColumns.ForceValues * entry, history = ContactColumns.HistoryValues * entry;
        int place = ContactColumns.PlaceValues * entry;
        for (var k = 0; k < ContactColumns.ForceValues; k++)
            c.EntryForce[force + k] = isKnown ? old.Force[ContactColumns.ForceValues * before + k] : 0.0;
        for (var k = 0; k < ContactColumns.HistoryValues; k++)
            c.History[history + k] = isKnown ? old.History[ContactColumns.HistoryValues * before + k] : 0.0;
        for (var k = 0; k < 3; k++) c.Place[place + k] = -1;
        c.Place[place + 3] = isKnown ? old.Place[ContactColumns.PlaceValues * before + 3] : 2 * facet;
        return before;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ListOwnOne(ContactColumns c, int slot)
    {
        int at = c.OwnFirstOf[slot], surface = c.SurfaceCount[slot], first = c.EntryFirst[slot], end = c.EntryFirst[slot + 1];
        for (var s = 0; s <= surface; s++) c.OwnFirst[at + s] = 0;
        for (var e = first; e < end; e++) c.OwnFirst[at + c.NodeOfEntry[e]] = c.OwnFirst[at + c.NodeOfEntry[e]] + 1;
        var sum = first;
        for (var s = 0; s <= surface; s++)
        {
            sum += c.OwnFirst[at + s];
            c.OwnFirst[at + s] = sum;
        }

        // From the last on, so that the first of a node comes first.
        for (var e = end - 1; e >= first; e--)
        {
            var place = c.OwnFirst[at + c.NodeOfEntry[e]] - 1;
            c.OwnFirst[at + c.NodeOfEntry[e]] = place;
            c.Own[place] = e;
        }
    }
}
