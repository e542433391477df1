using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// Contact between bodies, node to facet and both ways: penalty with a Coulomb slider. Every body owns the entries of its
/// surface nodes; an edge pass fills them from positions alone, then each body gathers what it owns and what others press
/// on it, in the order of slots: the same bits on any number of threads, with no force written by two.
/// </summary>
internal sealed unsafe class BodyContacts : IDisposable, IKept
{
    // Offsets of surface nodes in a bundle over those in sums.
    private const int PerSum = Bundle.Lanes / SurfaceSums.Node;

    private readonly BodySet bodies;
    private readonly Box box;
    private readonly ContactRules rules;
    private readonly OwnedContacts[] owned;
    private readonly BodySurfaces surfaces;
    private readonly PairSearch search;

    public BodyContacts(BodySet bodies, Box box, ContactRules rules)
    {
        this.bodies = bodies;
        this.box = box;
        this.rules = rules;
        owned = new OwnedContacts[bodies.Count];
        for (var s = 0; s < owned.Length; s++) owned[s] = new OwnedContacts();
        surfaces = new BodySurfaces(bodies);
        search = new PairSearch(bodies, box, owned);
    }

    /// <summary>Most surface nodes of a body.</summary>
    public int MostNodes => bodies.Bundles.Max(b => b.Template.SurfaceNodes.Length);

    /// <summary>Coefficients.</summary>
    public ContactRules Rules => rules;

    /// <summary>Pairs and entries of a slot.</summary>
    public OwnedContacts OwnedBy(int slot) => owned[slot];

    /// <summary>Bytes held.</summary>
    public long Bytes => owned.Sum(o => o.Bytes) + surfaces.Bytes;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        foreach (var one in owned) one.Exchange(book);
    }

    /// <summary>Entries of a slot, by pairs.</summary>
    public ReadOnlySpan<BodyPair> PairsOf(int slot) => new(owned[slot].Pairs.Address, owned[slot].PairCount);

    /// <summary>The entries that the pairs of a slot name.</summary>
    public ReadOnlySpan<ContactEntry> EntriesOf(int slot) => new(owned[slot].Entries.Address, owned[slot].EntryCount);

    /// <summary>Shift of the image of a pair [m].</summary>
    public Vec3 Shift(in BodyPair pair) => box.Shift(pair.ImageX, pair.ImageY);

    /// <summary>Sorts the bodies by their places, once for all bundles; centres and reaches must be current.</summary>
    public void SortBodies() => search.SortBodies();

    /// <summary>Finds the entries of a bundle anew and carries over their history, after <see cref="SortBodies"/>.</summary>
    public void Search(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) search.Search(s);
    }

    /// <summary>Visits the images of bodies near a slot, after <see cref="SortBodies"/>, for a search that goes on elsewhere.</summary>
    public void VisitNear<T>(int slot, ref T visitor)
        where T : struct, INearVisitor
    {
        search.ListNear(slot);
        search.VisitNear(slot, ref visitor);
    }

    /// <summary>Lists the pairs of others that press on the bodies of a bundle; after all bundles were searched.</summary>
    public void ListIncoming(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) search.ListIncoming(s);
    }

    /// <summary>
    /// Writes down what pairs of a bundle's bodies refer to by address, so that a step does not ask object by object for what has left the
    /// cache: after a search, and wherever a march begins.
    /// </summary>
    public void Resolve(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) Resolve(s);
    }

    /// <summary>Copies the surfaces of a bundle as <see cref="Evaluate(Bundle)"/> reads them; after every motion of its nodes.</summary>
    public void TakeSurfaces(Bundle bundle) => surfaces.Update(bundle);

    /// <summary>Evaluates the entries of a bundle: reads positions and velocities, writes its own entries alone.</summary>
    public void Evaluate(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) Evaluate(s);
    }

    /// <summary>Adds the forces of all entries at a bundle to its nodes, and the normal ones to the loads of its surface nodes.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="sums">Room for the sums.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public void Gather(Bundle bundle, SurfaceSums sums, bool survey)
    {
        sums.Take(bundle);
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++)
        {
            Gather(s, sums.Of(s - bundle.First));
            if (survey) Survey(s);
        }

        sums.Return(bundle);
    }

    private void Resolve(int slot)
    {
        var mine = owned[slot];
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        double stiffness = bundle.LaneValue(LaneRow.Stiffness, lane), size = bundle.LaneValue(LaneRow.FacetSize, lane);
        mine.Views.Grow(mine.Pairs.Length);
        mine.Pressing.Grow(mine.Incoming.Length);
        for (var p = 0; p < mine.PairCount; p++)
        {
            ref var pair = ref mine.Pairs[p];
            var (other, otherLane) = (bodies.BundleOf[pair.Other], bodies.LaneOf(pair.Other));
            mine.Views[p] = new PairView
            {
                First = mine.Entries.Address + pair.First,
                End = mine.Entries.Address + pair.End,
                Surface = surfaces.Of(slot),
                Opposite = surfaces.Of(pair.Other),
                Centre = surfaces.CentreOf(pair.Other),
                Corners = other.FacetSurface.Address,
                Adjacent = other.Adjacent.Address,
                Shift = Shift(pair),
                Stiffness = 0.5 * (stiffness + other.LaneValue(LaneRow.Stiffness, otherLane)),
                Limit = ContactRules.DepthLimit * 0.5 * (size + other.LaneValue(LaneRow.FacetSize, otherLane)),
                Bare = bundle.Bare.Address + lane,
                Film = other.Facet.Address + FacetRow.Intact * Bundle.Lanes + otherLane,
            };
        }

        for (var n = 0; n < mine.IncomingCount; n++)
        {
            var theirs = owned[mine.Incoming[n] >> 32];
            var pair = theirs.Pairs[(int)mine.Incoming[n]];
            mine.Pressing[n] = new EntryRange { First = theirs.Entries.Address + pair.First, End = theirs.Entries.Address + pair.End };
        }
    }

    private void Evaluate(int slot)
    {
        var mine = owned[slot];
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        var dissipated = 0.0;
        PairView* view = mine.Views.Address, end = view + mine.PairCount;
        for (; view < end; view++)
        {
            if (view + 1 < end) view[1].Fetch();
            else if (FirstOf(slot + 1) is var next && next != null) next->Fetch();
            for (var e = view->First; e < view->End; e += Bundle.Lanes)
                ContactLanes.Evaluate(view, e, (int)Math.Min(Bundle.Lanes, view->End - e), rules, ref dissipated);
        }

        bundle.LaneValue(LaneRow.FrictionWork, lane) += dissipated;
    }

    private PairView* FirstOf(int slot) => slot < owned.Length && owned[slot].PairCount > 0 ? owned[slot].Views.Address : null;

    // Sums are force and load of a surface node, which an entry has in the same order: a node's is one sum of four.
    private void Gather(int slot, double* sums)
    {
        var mine = owned[slot];
        ContactEntry* own = mine.Entries.Address, last = own + mine.EntryCount;
        for (var e = own; e < last; e++)
        {
            if (e->Active != 0) Take(sums + SurfaceSums.Node * e->Surface, Vector256.Load(&e->X));
        }

        var corners = bodies.BundleOf[slot].FacetSurface.Address;
        for (var n = 0; n < mine.IncomingCount; n++)
        {
            if (n + 1 < mine.IncomingCount) mine.Pressing[n + 1].Fetch();
            else if (slot + 1 < owned.Length && owned[slot + 1].IncomingCount > 0) owned[slot + 1].Pressing[0].Fetch();
            var end = mine.Pressing[n].End;
            for (var e = mine.Pressing[n].First; e < end; e++)
            {
                if (e->Active == 0) continue;
                var corner = corners + 3 * e->Facet;
                double w1 = e->Second, w2 = e->Third, w0 = 1.0 - w1 - w2;
                var sign = Vector256.Create(-1.0, -1.0, -1.0, 1.0);
                var reaction = sign * Vector256.Load(&e->X);
                Take(sums + corner[0] / PerSum, Vector256.Create(w0) * reaction);
                Take(sums + corner[1] / PerSum, Vector256.Create(w1) * reaction);
                Take(sums + corner[2] / PerSum, Vector256.Create(w2) * reaction);
            }
        }
    }

    private void Survey(int slot)
    {
        var mine = owned[slot];
        var bundle = bodies.BundleOf[slot];
        var applied = bundle.Applied.Address + bodies.LaneOf(slot);
        ContactEntry* own = mine.Entries.Address, last = own + mine.EntryCount;
        for (var e = own; e < last; e++)
        {
            if (e->Active != 0) applied[e->Node * Bundle.Lanes] += Magnitude(e);
        }

        var corners = bundle.FacetCorners.Address;
        for (var n = 0; n < mine.IncomingCount; n++)
        {
            var end = mine.Pressing[n].End;
            for (var e = mine.Pressing[n].First; e < end; e++)
            {
                if (e->Active == 0) continue;
                var corner = corners + 3 * e->Facet;
                applied[corner[0] / 3] += (1.0 - e->Second - e->Third) * Magnitude(e);
                applied[corner[1] / 3] += e->Second * Magnitude(e);
                applied[corner[2] / 3] += e->Third * Magnitude(e);
            }
        }
    }

    /// <summary>Energy stored in the springs of a slot's entries [J].</summary>
    public double StoredEnergy(int slot)
    {
        var sum = 0.0;
        foreach (var pair in PairsOf(slot))
        {
            var k = 0.5 * (bodies.BundleOf[slot].LaneValue(LaneRow.Stiffness, bodies.LaneOf(slot))
                + bodies.BundleOf[pair.Other].LaneValue(LaneRow.Stiffness, bodies.LaneOf(pair.Other)));
            foreach (ref readonly var e in EntriesOf(slot)[pair.First..pair.End])
            {
                if (e.Active == 0) continue;
                sum += 0.5 * k * (e.Depth - e.Slack) * (e.Depth - e.Slack)
                    + 0.5 * ContactRules.TangentialFraction * k * (e.SlipX * e.SlipX + e.SlipY * e.SlipY + e.SlipZ * e.SlipZ);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var o in owned) o.Dispose();
        surfaces.Dispose();
    }

    private static double Magnitude(ContactEntry* e) => Math.Abs(e->X) + Math.Abs(e->Y) + Math.Abs(e->Z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(double* sum, Vector256<double> value) => (Vector256.Load(sum) + value).Store(sum);
}
