using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>Pairs of bodies, or of a body and an image, that a search looks at, in the order of slots; with entries or without.</summary>
internal sealed class PairTable
{
    private readonly List<int> slot = [], other = [], x = [], y = [];
    private readonly List<double> values = [];

    /// <summary>A table of no pairs.</summary>
    /// <param name="state">The state.</param>
    public PairTable(FvState state) => FirstOf = new int[state.Bodies.Count + 1];

    /// <summary>Number of pairs.</summary>
    public int Count => slot.Count;

    /// <summary>Slot that owns a pair.</summary>
    public int[] Slot => [.. slot];

    /// <summary>Slot of the other body.</summary>
    public int[] Other => [.. other];

    /// <summary>Numbers of the pairs, see <see cref="ContactColumns.PairValues"/>.</summary>
    public double[] Values => [.. values];

    /// <summary>First pair of every slot; one more than slots.</summary>
    public int[] FirstOf { get; }

    /// <summary>First entry of every pair; one more than pairs.</summary>
    public int[] First { get; private set; } = [0];

    /// <summary>The pairs that the processor has, with their entries.</summary>
    /// <param name="state">The state.</param>
    public static PairTable OfPresent(FvState state)
    {
        var table = new PairTable(state);
        var counts = new List<int>();
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            foreach (ref readonly var pair in state.Contacts.PairsOf(s))
            {
                table.Add(state, s, pair.Other, pair.ImageX, pair.ImageY, 0.0, 0.0);
                counts.Add(pair.End - pair.First);
            }

            table.FirstOf[s + 1] = table.Count;
        }

        table.Place([.. counts]);
        return table;
    }

    /// <summary>The pairs whose bodies touch by their reaches, yet without entries.</summary>
    /// <param name="state">The state; values per lane are current.</param>
    public static PairTable OfNear(FvState state)
    {
        var table = new PairTable(state);
        state.Contacts.SortBodies();
        var visitor = new Visitor(table, state);
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            state.Contacts.VisitNear(s, ref visitor);
            table.FirstOf[s + 1] = table.Count;
        }

        table.First = new int[table.Count + 1];
        return table;
    }

    /// <summary>Places the entries one behind the other.</summary>
    /// <param name="counts">Entries of every pair.</param>
    public void Place(int[] counts)
    {
        First = new int[Count + 1];
        for (var p = 0; p < Count; p++) First[p + 1] = First[p] + counts[p];
    }

    /// <summary>Entries that the same pairs have in another table, from and to.</summary>
    /// <param name="before">The other table.</param>
    public (int[] First, int[] End) RangesIn(PairTable before)
    {
        int[] first = new int[Count], end = new int[Count];
        for (var p = 0; p < Count; p++)
        {
            for (var q = before.FirstOf[slot[p]]; q < before.FirstOf[slot[p] + 1]; q++)
            {
                if (before.other[q] != other[p] || before.x[q] != x[p] || before.y[q] != y[p]) continue;
                (first[p], end[p]) = (before.First[q], before.First[q + 1]);
                break;
            }
        }

        return (first, end);
    }

    /// <summary>Tells the processor the pairs that have entries; the entries themselves follow when they are read.</summary>
    /// <param name="state">The state.</param>
    public void Tell(FvState state)
    {
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            var mine = state.Contacts.OwnedBy(s);
            var start = First[FirstOf[s]];
            mine.PairCount = 0;
            mine.EntryCount = First[FirstOf[s + 1]] - start;
            mine.Entries.Grow(mine.EntryCount);
            for (var p = FirstOf[s]; p < FirstOf[s + 1]; p++)
            {
                if (First[p + 1] == First[p]) continue;
                mine.Add(new BodyPair
                {
                    Other = other[p],
                    First = First[p] - start,
                    End = First[p + 1] - start,
                    ImageX = x[p],
                    ImageY = y[p],
                });
            }
        }

        foreach (var bundle in state.Bodies.Bundles) state.Contacts.ListIncoming(bundle);
    }

    /// <summary>First entry of every slot; one more than slots.</summary>
    public int[] EntryFirst() => [.. FirstOf.Select(p => First[p])];

    /// <summary>Pairs of others that press on every slot, in the processor's order, after <see cref="Tell"/>.</summary>
    /// <param name="state">The state.</param>
    public (int[] First, int[] Pairs) Incoming(FvState state)
    {
        var first = new int[state.Bodies.Count + 1];
        var incoming = new List<int>();
        int[][] withEntries = [.. Enumerable.Range(0, state.Bodies.Count).Select(s =>
            Enumerable.Range(FirstOf[s], FirstOf[s + 1] - FirstOf[s]).Where(p => First[p + 1] > First[p]).ToArray())];
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            var mine = state.Contacts.OwnedBy(s);
            for (var n = 0; n < mine.IncomingCount; n++)
                incoming.Add(withEntries[(int)(mine.Incoming[n] >> 32)][(int)mine.Incoming[n]]);
            first[s + 1] = incoming.Count;
        }

        return (first, [.. incoming]);
    }

    private void Add(FvState state, int s, int o, int imageX, int imageY, double otherReach, double margin)
    {
        slot.Add(s);
        other.Add(o);
        x.Add(imageX);
        y.Add(imageY);
        double Of(int row, int one) => state.Bodies.BundleOf[one].LaneValue(row, state.Bodies.LaneOf(one));
        var shift = state.Box.Shift(imageX, imageY);
        values.Add(0.5 * (Of(LaneRow.Stiffness, s) + Of(LaneRow.Stiffness, o)));
        values.Add(ContactRules.DepthLimit * 0.5 * (Of(LaneRow.FacetSize, s) + Of(LaneRow.FacetSize, o)));
        values.Add(shift.X);
        values.Add(shift.Y);
        values.Add((otherReach + margin) * (otherReach + margin));
        values.Add(margin);
        values.Add(-PairSearch.DeepestFraction * otherReach);
    }

    private readonly struct Visitor(PairTable table, FvState state) : INearVisitor
    {
        public void Visit(int slot, int other, int x, int y, double otherReach, double margin) =>
            table.Add(state, slot, other, x, y, otherReach, margin);
    }
}
