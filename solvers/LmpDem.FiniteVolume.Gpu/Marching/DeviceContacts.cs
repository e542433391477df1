using ILGPU;
using ILGPU.Runtime;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>The contacts between bodies on a device: what the processor's search has found, and what kernels carry on from step to step.</summary>
internal sealed class DeviceContacts : IDisposable
{
    private readonly FvState state;
    private readonly Accelerator accelerator;
    private readonly List<IDisposable> tables = [];
    private readonly Dictionary<string, MemoryBuffer> lists = [];
    private readonly int[] surfaceOf;
    private ContactColumns views;
    private int[] place = [];
    private double[] force = [], history = [];

    /// <summary>Makes the tables of bodies; there are no entries.</summary>
    /// <param name="state">The state.</param>
    /// <param name="bodies">Its bodies on the device.</param>
    /// <param name="accelerator">The device.</param>
    public DeviceContacts(FvState state, DeviceBodies bodies, Accelerator accelerator)
    {
        (this.state, this.accelerator) = (state, accelerator);
        var rules = state.Contacts.Rules;
        int slots = state.Bodies.Count, table = 0, surfaceTable = 0, slot = 0;
        int[] vectorOf = new int[slots], nodeOf = new int[slots], surface = new int[slots], facetOf = new int[slots], laneOf = new int[slots];
        int[] tableOf = new int[slots], surfaceTableOf = new int[slots];
        surfaceOf = new int[slots];
        List<int> corners = [], facetSurface = [], adjacent = [], surfaceNodes = [];
        for (var b = 0; b < bodies.Blocks.Length; b++)
        {
            var block = bodies.Blocks[b];
            for (var n = 0; n < block.Bundles.Length; n++)
            {
                for (var l = 0; l < block.Bundles[n].Count; l++, slot++)
                {
                    (vectorOf[slot], nodeOf[slot], surface[slot], facetOf[slot], laneOf[slot]) = bodies.Offsets(b, n * Bundle.Lanes + l);
                    (tableOf[slot], surfaceTableOf[slot], surfaceOf[slot]) = (table, surfaceTable, block.Mesh.SurfaceNodes.Length);
                }
            }

            corners.AddRange(block.FacetCorners);
            facetSurface.AddRange(block.FacetSurface);
            adjacent.AddRange(block.Mesh.Adjacent);
            surfaceNodes.AddRange(block.Mesh.SurfaceNodes);
            (table, surfaceTable) = (corners.Count, surfaceNodes.Count);
        }

        bodies.Describe(ref views);
        views.Slots = slots;
        views.Surface = surfaceOf.Max();
        (views.Friction, views.BareFriction) = (rules.Friction, rules.BareFriction ?? 0.0);
        views.HasFriction = rules.Friction > 0.0 || rules.BareFriction > 0.0 ? 1 : 0;
        views.HasBareFriction = rules.BareFriction is null ? 0 : 1;
        (views.VectorOf, views.NodeOf, views.SurfaceOf, views.FacetOf) = (Table(vectorOf), Table(nodeOf), Table(surface), Table(facetOf));
        (views.LaneOf, views.TableOf, views.SurfaceTable, views.SurfaceCount) =
            (Table(laneOf), Table(tableOf), Table(surfaceTableOf), Table(surfaceOf));
        (views.FacetCorners, views.FacetSurface, views.Adjacent, views.SurfaceNodes) =
            (Table([.. corners]), Table([.. facetSurface]), Table([.. adjacent]), Table([.. surfaceNodes]));
    }

    /// <summary>The contacts as kernels take them.</summary>
    public ref readonly ContactColumns Views => ref views;

    /// <summary>Bytes held on the device.</summary>
    public long Bytes => tables.Concat(lists.Values).Sum(b => ((MemoryBuffer)b).LengthInBytes);

    /// <summary>Writes the entries of the processor, with their history.</summary>
    public void Write()
    {
        var slots = state.Bodies.Count;
        int[] entryFirst = new int[slots + 1], incomingFirst = new int[slots + 1], ownFirstOf = new int[slots];
        List<int> slotOf = [], nodeOf = [], otherOf = [], pairOf = [], own = [], ownFirst = [], incoming = [];
        List<double> pairs = [];
        for (var s = 0; s < slots; s++)
        {
            foreach (ref readonly var pair in state.Contacts.PairsOf(s))
            {
                foreach (ref readonly var e in state.Contacts.EntriesOf(s)[pair.First..pair.End])
                {
                    slotOf.Add(s);
                    nodeOf.Add(e.Surface);
                    otherOf.Add(pair.Other);
                    pairOf.Add(pairs.Count / ContactColumns.PairValues);
                }

                pairs.AddRange(Describe(s, pair));
            }

            entryFirst[s + 1] = slotOf.Count;
        }

        for (var s = 0; s < slots; s++)
        {
            ownFirstOf[s] = ownFirst.Count;
            var byNode = Enumerable.Range(entryFirst[s], entryFirst[s + 1] - entryFirst[s]).OrderBy(e => nodeOf[e]).ToArray();
            for (int n = 0, k = 0; n <= surfaceOf[s]; n++)
            {
                while (k < byNode.Length && nodeOf[byNode[k]] < n) k++;
                ownFirst.Add(own.Count + k);
            }

            own.AddRange(byNode);
            var mine = state.Contacts.OwnedBy(s);
            for (var n = 0; n < mine.IncomingCount; n++)
            {
                var (owner, p) = ((int)(mine.Incoming[n] >> 32), (int)mine.Incoming[n]);
                var pair = state.Contacts.PairsOf(owner)[p];
                for (var e = pair.First; e < pair.End; e++) incoming.Add(entryFirst[owner] + e);
            }

            incomingFirst[s + 1] = incoming.Count;
        }

        views.Entries = slotOf.Count;
        WriteHistory();
        (views.SlotOf, views.NodeOfEntry, views.OtherOf, views.PairOf) =
            (List("slot", slotOf), List("node", nodeOf), List("other", otherOf), List("pair_of", pairOf));
        (views.EntryFirst, views.OwnFirstOf, views.IncomingFirst) =
            (List("entries", entryFirst), List("own_of", ownFirstOf), List("incoming_of", incomingFirst));
        (views.OwnFirst, views.Own, views.Incoming) = (List("own_first", ownFirst), List("own", own), List("incoming", incoming));
        (views.Place, views.Pair) = (List("place", place), List("pair", pairs));
        (views.EntryForce, views.History) = (List("force", force), List("history", history));
    }

    /// <summary>Reads what kernels have made of the entries into those of the processor.</summary>
    public void Read()
    {
        if (views.Entries == 0) return;
        views.Place.SubView(0, place.Length).CopyToCPU(accelerator.DefaultStream, place);
        views.EntryForce.SubView(0, force.Length).CopyToCPU(accelerator.DefaultStream, force);
        views.History.SubView(0, history.Length).CopyToCPU(accelerator.DefaultStream, history);
        accelerator.DefaultStream.Synchronize();
        var at = 0;
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            var mine = state.Contacts.OwnedBy(s);
            foreach (ref var e in mine.Entries.AsSpan()[..mine.EntryCount])
            {
                var standing = place[ContactColumns.PlaceValues * at + 3];
                (e.Facet, e.Active) = (standing >> 1, standing & 1);
                var f = force.AsSpan(ContactColumns.ForceValues * at, ContactColumns.ForceValues);
                (e.X, e.Y, e.Z, e.Normal, e.Second, e.Third) = (f[0], f[1], f[2], f[3], f[4], f[5]);
                var h = history.AsSpan(ContactColumns.HistoryValues * at, ContactColumns.HistoryValues);
                (e.SlipX, e.SlipY, e.SlipZ, e.Depth, e.Slack) = (h[0], h[1], h[2], h[3], h[4]);
                at++;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var table in tables) table.Dispose();
        foreach (var list in lists.Values) list.Dispose();
    }

    private double[] Describe(int slot, in BodyPair pair)
    {
        var (mine, other) = (state.Bodies.BundleOf[slot], state.Bodies.BundleOf[pair.Other]);
        var (lane, otherLane) = (state.Bodies.LaneOf(slot), state.Bodies.LaneOf(pair.Other));
        var shift = state.Contacts.Shift(pair);
        return
        [
            0.5 * (mine.LaneValue(LaneRow.Stiffness, lane) + other.LaneValue(LaneRow.Stiffness, otherLane)),
            ContactRules.DepthLimit * 0.5 * (mine.LaneValue(LaneRow.FacetSize, lane) + other.LaneValue(LaneRow.FacetSize, otherLane)),
            shift.X, shift.Y,
        ];
    }

    private void WriteHistory()
    {
        place = new int[ContactColumns.PlaceValues * views.Entries];
        force = new double[ContactColumns.ForceValues * views.Entries];
        history = new double[ContactColumns.HistoryValues * views.Entries];
        var at = 0;
        for (var s = 0; s < state.Bodies.Count; s++)
        {
            foreach (ref readonly var e in state.Contacts.EntriesOf(s))
            {
                // The corners are those of the next step's facet: none presses before.
                place.AsSpan(ContactColumns.PlaceValues * at, 3).Fill(-1);
                place[ContactColumns.PlaceValues * at + 3] = 2 * e.Facet + e.Active;
                double[] f = [e.X, e.Y, e.Z, e.Normal, e.Second, e.Third], h = [e.SlipX, e.SlipY, e.SlipZ, e.Depth, e.Slack, 0.0];
                f.CopyTo(force, ContactColumns.ForceValues * at);
                h.CopyTo(history, ContactColumns.HistoryValues * at);
                at++;
            }
        }
    }

    private ArrayView<int> Table(int[] values)
    {
        var buffer = accelerator.Allocate1D(values);
        tables.Add(buffer);
        return buffer.View.BaseView;
    }

    // Room grows by powers of two and is kept.
    private ArrayView<T> List<T>(string name, IReadOnlyCollection<T> values)
        where T : unmanaged
    {
        var needed = Math.Max(values.Count, 1);
        if (!lists.TryGetValue(name, out var buffer) || buffer.Length < needed)
        {
            buffer?.Dispose();
            lists[name] = buffer = accelerator.Allocate1D<T>(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)needed));
        }

        var view = ((MemoryBuffer1D<T, Stride1D.Dense>)buffer).View.BaseView;
        if (values.Count > 0) view.SubView(0, values.Count).CopyFromCPU(accelerator.DefaultStream, values.ToArray());
        accelerator.DefaultStream.Synchronize();
        return view;
    }
}
