using ILGPU;
using ILGPU.Runtime;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Gpu.Devices;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>
/// The contacts between bodies on a device. The processor knows the pairs; entries and their history stand on the device, from search to
/// search, until they are read.
/// </summary>
internal sealed class DeviceContacts : IDisposable
{
    private readonly FvState state;
    private readonly Accelerator accelerator;
    private readonly Dictionary<string, MemoryBuffer> lists = [];
    private readonly int[] surfaceOf;
    private ContactColumns views;
    private PairTable pairs;
    private int generation; // entries before a search and after it take turns in two sets of lists

    /// <summary>Makes the tables of bodies; there are no entries.</summary>
    /// <param name="state">The state.</param>
    /// <param name="bodies">Its bodies on the device.</param>
    /// <param name="accelerator">The device.</param>
    public DeviceContacts(FvState state, DeviceBodies bodies, Accelerator accelerator)
    {
        (this.state, this.accelerator) = (state, accelerator);
        pairs = new PairTable(state);
        int slots = state.Bodies.Count, table = 0, surfaceTable = 0, slot = 0;
        int[] vectorOf = new int[slots], nodeOf = new int[slots], surface = new int[slots], facetOf = new int[slots];
        int[] laneOf = new int[slots], tableOf = new int[slots], surfaceTableOf = new int[slots], ownFirstOf = new int[slots];
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
                    if (slot > 0) ownFirstOf[slot] = ownFirstOf[slot - 1] + surfaceOf[slot - 1] + 1;
                }
            }

            corners.AddRange(block.FacetCorners);
            facetSurface.AddRange(block.FacetSurface);
            adjacent.AddRange(block.Mesh.Adjacent);
            surfaceNodes.AddRange(block.Mesh.SurfaceNodes);
            (table, surfaceTable) = (corners.Count, surfaceNodes.Count);
        }

        bodies.Describe(ref views);
        var rules = state.Contacts.Rules;
        views.Slots = slots;
        views.Surface = surfaceOf.Max();
        (views.Friction, views.BareFriction) = (rules.Friction, rules.BareFriction ?? 0.0);
        views.HasFriction = rules.Friction > 0.0 || rules.BareFriction > 0.0 ? 1 : 0;
        views.HasBareFriction = rules.BareFriction is null ? 0 : 1;
        (views.VectorOf, views.NodeOf, views.SurfaceOf) = (List("vector", vectorOf), List("number", nodeOf), List("surface", surface));
        (views.FacetOf, views.LaneOf, views.TableOf) = (List("facet", facetOf), List("lane", laneOf), List("table", tableOf));
        (views.SurfaceTable, views.SurfaceCount) = (List("surface_table", surfaceTableOf), List("surface_count", surfaceOf));
        (views.FacetCorners, views.FacetSurface) = (List<int>("corners", [.. corners]), List<int>("facet_surface", [.. facetSurface]));
        (views.Adjacent, views.SurfaceNodes) = (List<int>("adjacent", [.. adjacent]), List<int>("surface_nodes", [.. surfaceNodes]));
        (views.OwnFirstOf, views.OwnFirst) = (List("own_of", ownFirstOf), Room<int>("own_first", ownFirstOf[^1] + surfaceOf[^1] + 1));
    }

    /// <summary>The contacts as kernels take them.</summary>
    public ref readonly ContactColumns Views => ref views;

    /// <summary>Bytes held on the device.</summary>
    public long Bytes => lists.Values.Sum(b => b.LengthInBytes);

    /// <summary>Writes the pairs and entries of the processor, with their history.</summary>
    /// <param name="kernels">The kernels.</param>
    public void Write(StepKernelSet kernels)
    {
        pairs = PairTable.OfPresent(state);
        var entries = pairs.First[^1];
        var slots = pairs.Slot;
        int[] pairOf = new int[entries], node = new int[entries], place = new int[ContactColumns.PlaceValues * entries];
        double[] force = new double[ContactColumns.ForceValues * entries], history = new double[ContactColumns.HistoryValues * entries];
        for (int p = 0, at = 0; p < pairs.Count; p++)
        {
            var mine = state.Contacts.EntriesOf(slots[p]);
            var start = pairs.First[p] - pairs.First[pairs.FirstOf[slots[p]]];
            foreach (ref readonly var e in mine.Slice(start, pairs.First[p + 1] - pairs.First[p]))
            {
                (pairOf[at], node[at]) = (p, e.Surface);
                // The corners are those of the next step's facet: none presses before.
                place.AsSpan(ContactColumns.PlaceValues * at, 3).Fill(-1);
                place[ContactColumns.PlaceValues * at + 3] = 2 * e.Facet + e.Active;
                ((ReadOnlySpan<double>)[e.X, e.Y, e.Z, e.Normal, e.Second, e.Third])
                    .CopyTo(force.AsSpan(ContactColumns.ForceValues * at));
                ((ReadOnlySpan<double>)[e.SlipX, e.SlipY, e.SlipZ, e.Depth, e.Slack, 0.0])
                    .CopyTo(history.AsSpan(ContactColumns.HistoryValues * at));
                at++;
            }
        }

        MakeRoom(entries);
        Put(views.PairOf, pairOf);
        Put(views.NodeOfEntry, node);
        Put(views.Place, place);
        Put(views.EntryForce, force);
        Put(views.History, history);
        WritePairs();
        WriteOrder(kernels);
    }

    /// <summary>Finds pairs and entries anew and carries over their history; values per lane must be current here and there.</summary>
    /// <param name="kernels">The kernels.</param>
    public void Search(StepKernelSet kernels)
    {
        var before = pairs;
        var old = new OldContacts { Node = views.NodeOfEntry, Place = views.Place, Force = views.EntryForce, History = views.History };
        pairs = PairTable.OfNear(state);
        WritePairs();
        var (first, end) = pairs.RangesIn(before);
        (old.First, old.End, old.Count) = (List("old_first", first), List("old_end", end), Room<int>("count", pairs.Count));
        if (pairs.Count > 0) kernels.Find(pairs.Count, views, old, 0);
        var counts = new int[pairs.Count];
        Get(old.Count, counts);
        pairs.Place(counts);
        MakeRoom(pairs.First[^1]);
        views.PairFirst = List("pair_first", pairs.First);
        if (views.Entries > 0) kernels.Find(pairs.Count, views, old, 1);
        pairs.Tell(state);
        WriteOrder(kernels);
    }

    /// <summary>Reads what kernels have made of the entries into those of the processor.</summary>
    public void Read()
    {
        int[] node = new int[views.Entries], place = new int[ContactColumns.PlaceValues * views.Entries];
        var force = new double[ContactColumns.ForceValues * views.Entries];
        var history = new double[ContactColumns.HistoryValues * views.Entries];
        Get(views.NodeOfEntry, node);
        Get(views.Place, place);
        Get(views.EntryForce, force);
        Get(views.History, history);
        for (int s = 0, at = 0; s < state.Bodies.Count; s++)
        {
            var mine = state.Contacts.OwnedBy(s);
            var nodes = state.Bodies.BundleOf[s].Template.SurfaceNodes;
            foreach (ref var e in mine.Entries.AsSpan()[..mine.EntryCount])
            {
                var standing = place[ContactColumns.PlaceValues * at + 3];
                var f = force.AsSpan(ContactColumns.ForceValues * at, ContactColumns.ForceValues);
                var h = history.AsSpan(ContactColumns.HistoryValues * at, ContactColumns.HistoryValues);
                e = new ContactEntry
                {
                    Node = nodes[node[at]],
                    Surface = node[at],
                    Facet = standing >> 1,
                    Active = standing & 1,
                    X = f[0],
                    Y = f[1],
                    Z = f[2],
                    Normal = f[3],
                    Second = f[4],
                    Third = f[5],
                    SlipX = h[0],
                    SlipY = h[1],
                    SlipZ = h[2],
                    Depth = h[3],
                    Slack = h[4],
                };
                at++;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var list in lists.Values) list.Dispose();
    }

    private void WritePairs()
    {
        views.Pairs = pairs.Count;
        (views.PairSlot, views.PairOther) = (List("pair_slot", pairs.Slot), List("pair_other", pairs.Other));
        (views.Pair, views.PairFirst) = (List("pair", pairs.Values), List("pair_first", pairs.First));
    }

    // Who gathers which entry, in the processor's order.
    private void WriteOrder(StepKernelSet kernels)
    {
        var (incomingFirst, incoming) = pairs.Incoming(state);
        views.EntryFirst = List("entry_first", pairs.EntryFirst());
        (views.IncomingFirst, views.Incoming) = (List("incoming_first", incomingFirst), List("incoming", incoming));
        views.Own = Room<int>("own", views.Entries);
        kernels.ListOwn(views.Slots, views);
    }

    private void MakeRoom(int entries)
    {
        generation = 1 - generation;
        views.Entries = entries;
        (views.PairOf, views.NodeOfEntry) = (Room<int>($"pair_of{generation}", entries), Room<int>($"node{generation}", entries));
        views.Place = Room<int>($"place{generation}", ContactColumns.PlaceValues * entries);
        views.EntryForce = Room<double>($"force{generation}", ContactColumns.ForceValues * entries);
        views.History = Room<double>($"history{generation}", ContactColumns.HistoryValues * entries);
    }

    private void Put<T>(ArrayView<T> view, T[] values)
        where T : unmanaged
    {
        if (values.Length == 0) return;
        view.SubView(0, values.Length).CopyFromCPU(accelerator.DefaultStream, values);
        accelerator.DefaultStream.Synchronize();
    }

    private void Get<T>(ArrayView<T> view, T[] values)
        where T : unmanaged
    {
        if (values.Length == 0) return;
        view.SubView(0, values.Length).CopyToCPU(accelerator.DefaultStream, values);
        accelerator.DefaultStream.Synchronize();
    }

    private ArrayView<T> List<T>(string name, T[] values)
        where T : unmanaged
    {
        var view = Room<T>(name, values.Length);
        Put(view, values);
        return view;
    }

    // Room grows by powers of two and is kept.
    private ArrayView<T> Room<T>(string name, int count)
        where T : unmanaged
    {
        if (!lists.TryGetValue(name, out var buffer) || buffer.Length < Math.Max(count, 1))
        {
            accelerator.DefaultStream.Synchronize();
            buffer?.Dispose();
            lists[name] = buffer = accelerator.Allocate1D<T>(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(count, 1)));
        }

        return ((MemoryBuffer1D<T, Stride1D.Dense>)buffer).View.BaseView;
    }
}
