using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Bodies;

/// <summary>
/// All bodies of a run in their bundles. A slot is a body's place in the order of bundles and lanes; ids are the order in
/// which bodies were given.
/// </summary>
internal sealed class BodySet : IDisposable
{
    private readonly int[] slotOfId;

    /// <summary>Gathers bundles.</summary>
    /// <param name="bundles">Bundles, their first slots rising.</param>
    /// <param name="ids">Id of every slot.</param>
    public BodySet(IReadOnlyList<Bundle> bundles, int[] ids)
    {
        Bundles = [.. bundles];
        Ids = ids;
        BundleOf = new Bundle[ids.Length];
        slotOfId = new int[ids.Length];
        for (var s = 0; s < ids.Length; s++) slotOfId[ids[s]] = s;
        foreach (var bundle in Bundles) Array.Fill(BundleOf, bundle, bundle.First, bundle.Count);
    }

    /// <summary>The bundles.</summary>
    public Bundle[] Bundles { get; }

    /// <summary>Id of every slot.</summary>
    public int[] Ids { get; }

    /// <summary>Bundle of every slot.</summary>
    public Bundle[] BundleOf { get; }

    /// <summary>Number of bodies.</summary>
    public int Count => Ids.Length;

    /// <summary>Zones of all bodies.</summary>
    public long Zones
    {
        get
        {
            long sum = 0;
            foreach (var bundle in Bundles) sum += (long)bundle.Count * bundle.Template.ZoneCount;
            return sum;
        }
    }

    /// <summary>Slot of a body.</summary>
    public int SlotOf(int id) => slotOfId[id];

    /// <summary>Lane of a slot.</summary>
    public int LaneOf(int slot) => slot - BundleOf[slot].First;

    /// <summary>Index of the bundle and lane of a body.</summary>
    /// <param name="id">Id of the body.</param>
    public (int Bundle, int Lane) PlaceOf(int id)
    {
        var slot = slotOfId[id];
        return (Array.IndexOf(Bundles, BundleOf[slot]), LaneOf(slot));
    }

    /// <summary>Centre of a slot's body: mean of its surface nodes [m].</summary>
    public Vec3 Centre(int slot)
    {
        var (bundle, lane) = (BundleOf[slot], LaneOf(slot));
        return new Vec3(
            bundle.LaneValue(LaneRow.Centre, lane), bundle.LaneValue(LaneRow.Centre + 1, lane), bundle.LaneValue(LaneRow.Centre + 2, lane));
    }

    /// <summary>Bytes held.</summary>
    public long Bytes => Bundles.Sum(b => b.Bytes);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var bundle in Bundles) bundle.Dispose();
    }
}
