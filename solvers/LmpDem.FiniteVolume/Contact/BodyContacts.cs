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
    private readonly BodySet bodies;
    private readonly Box box;
    private readonly ContactRules rules;
    private readonly OwnedContacts[] owned;
    private readonly PairSearch search;

    public BodyContacts(BodySet bodies, Box box, ContactRules rules)
    {
        this.bodies = bodies;
        this.box = box;
        this.rules = rules;
        owned = new OwnedContacts[bodies.Count];
        for (var s = 0; s < owned.Length; s++) owned[s] = new OwnedContacts();
        search = new PairSearch(bodies, box, owned);
    }

    /// <summary>Coefficients.</summary>
    public ContactRules Rules => rules;

    /// <summary>Pairs and entries of a slot.</summary>
    public OwnedContacts OwnedBy(int slot) => owned[slot];

    /// <summary>Bytes held.</summary>
    public long Bytes => owned.Sum(o => o.Bytes);

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

    /// <summary>Evaluates the entries of a bundle: reads positions and velocities, writes its own entries alone.</summary>
    public void Evaluate(Bundle bundle)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) Evaluate(s);
    }

    /// <summary>Adds the forces of all entries at a bundle to its nodes, and the normal ones to the loads of its surface nodes.</summary>
    /// <param name="bundle">Bodies.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public void Gather(Bundle bundle, bool survey)
    {
        for (var s = bundle.First; s < bundle.First + bundle.Count; s++) Gather(s, survey);
    }

    private void Evaluate(int slot)
    {
        var mine = owned[slot];
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        var stiffness = bundle.LaneValue(LaneRow.Stiffness, lane);
        var friction = rules.Friction > 0.0 || rules.BareFriction > 0.0;
        var dissipated = 0.0;
        for (var p = 0; p < mine.PairCount; p++)
        {
            var pair = mine.Pairs.Address + p;
            var (otherBundle, otherLane) = (bodies.BundleOf[pair->Other], bodies.LaneOf(pair->Other));
            var centre = bodies.Centre(pair->Other);
            var shift = Shift(*pair);
            var k = 0.5 * (stiffness + otherBundle.LaneValue(LaneRow.Stiffness, otherLane));
            var limit = ContactRules.DepthLimit * 0.5 * (bundle.LaneValue(LaneRow.FacetSize, lane)
                + otherBundle.LaneValue(LaneRow.FacetSize, otherLane));
            for (var e = mine.Entries.Address + pair->First; e < mine.Entries.Address + pair->End; e++)
            {
                var point = bundle.Node(e->Node, lane) - shift;
                var facet = e->Facet;
                if (!RadialCones.Find(
                    otherBundle, otherLane, centre, point, ref e->Facet, out var second, out var third, out var gap, out var normal))
                {
                    e->Facet = 0;
                    Release(e);
                    continue;
                }

                if (!(gap < 0.0) || gap < -2.0 * limit)
                {
                    Release(e);
                    continue;
                }

                // What a change of facet or a late find adds to the penetration presses by and by: a jump would make energy.
                var depth = -gap;
                var slack = e->Active == 0 ? depth : e->Facet != facet ? depth - (e->Depth - e->Slack) : ContactRules.SlackKept * e->Slack;
                e->Slack = Math.Clamp(slack, 0.0, depth);
                e->Active = 1;
                e->Depth = depth;
                e->Normal = PenaltySpring.Press<Scalar>(new(depth), new(e->Slack), new(limit), new(k)).Value;
                e->Second = second;
                e->Third = third;
                var force = e->Normal * normal;
                if (friction)
                    force += Slide(e, bundle, lane, otherBundle, otherLane, normal, ContactRules.TangentialFraction * k, ref dissipated);
                (e->X, e->Y, e->Z) = (force.X, force.Y, force.Z);
            }
        }

        bundle.LaneValue(LaneRow.FrictionWork, lane) += dissipated;
    }

    private void Gather(int slot, bool survey)
    {
        var mine = owned[slot];
        var (bundle, lane) = (bodies.BundleOf[slot], bodies.LaneOf(slot));
        double* force = bundle.Force.Address + lane, load = bundle.Load.Address + lane, applied = bundle.Applied.Address + lane;
        for (var p = 0; p < mine.PairCount; p++)
        {
            var pair = mine.Pairs.Address + p;
            for (var e = mine.Entries.Address + pair->First; e < mine.Entries.Address + pair->End; e++)
            {
                if (e->Active == 0) continue;
                Take(force + e->Node * Bundle.Vector, e, 1.0);
                load[e->Surface * Bundle.Lanes] += e->Normal;
                if (survey) applied[e->Node * Bundle.Lanes] += Magnitude(e);
            }
        }

        var corners = bundle.FacetCorners.Address;
        var surface = bundle.FacetSurface.Address;
        for (var n = 0; n < mine.IncomingCount; n++)
        {
            var code = mine.Incoming[n];
            var theirs = owned[code >> 32];
            var pair = theirs.Pairs.Address + (int)code;
            for (var e = theirs.Entries.Address + pair->First; e < theirs.Entries.Address + pair->End; e++)
            {
                if (e->Active == 0) continue;
                var corner = 3 * e->Facet;
                double w1 = e->Second, w2 = e->Third, w0 = 1.0 - w1 - w2;
                Take(force + corners[corner], e, -w0);
                Take(force + corners[corner + 1], e, -w1);
                Take(force + corners[corner + 2], e, -w2);
                load[surface[corner]] += w0 * e->Normal;
                load[surface[corner + 1]] += w1 * e->Normal;
                load[surface[corner + 2]] += w2 * e->Normal;
                if (!survey) continue;
                applied[corners[corner] / 3] += w0 * Magnitude(e);
                applied[corners[corner + 1] / 3] += w1 * Magnitude(e);
                applied[corners[corner + 2] / 3] += w2 * Magnitude(e);
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
    }

    // The step is the unit of time: a velocity is the displacement of the last step.
    private Vec3 Slide(
        ContactEntry* e, Bundle bundle, int lane, Bundle otherBundle, int otherLane, Vec3 normal, double k, ref double dissipated)
    {
        var corners = otherBundle.FacetCorners.Address + 3 * e->Facet;
        var other = otherBundle.Velocity.Address + otherLane;
        var moved = Read(bundle.Velocity.Address + lane + e->Node * Bundle.Vector)
            - ((1.0 - e->Second - e->Third) * Read(other + corners[0]) + e->Second * Read(other + corners[1])
                + e->Third * Read(other + corners[2]));
        var slip = new Vec3(e->SlipX, e->SlipY, e->SlipZ) + moved;
        slip -= Vec3.Dot(slip, normal) * normal;
        var friction = Friction(e, bundle, lane, otherBundle, otherLane);
        slip *= CoulombSlider.Limit<Scalar>(new(slip.Length), new(friction), new(e->Normal), new(k), out var work).Value;
        dissipated += work.Value;
        (e->SlipX, e->SlipY, e->SlipZ) = (slip.X, slip.Y, slip.Z);
        return -k * slip;
    }

    private double Friction(ContactEntry* e, Bundle bundle, int lane, Bundle otherBundle, int otherLane)
    {
        if (rules.BareFriction is not { } bare) return rules.Friction;
        var isBare = bundle.Bare[e->Surface * Bundle.Lanes + lane] > 0.5
            && otherBundle.Facet[(long)e->Facet * FacetRow.Stride + FacetRow.Intact * Bundle.Lanes + otherLane] < 1.0;
        return isBare ? bare : rules.Friction;
    }

    private static void Release(ContactEntry* e)
    {
        e->Active = 0;
        e->Slack = 0.0;
        e->SlipX = e->SlipY = e->SlipZ = 0.0;
    }

    private static Vec3 Read(double* p) => new(p[0], p[8], p[16]);

    private static double Magnitude(ContactEntry* e) => Math.Abs(e->X) + Math.Abs(e->Y) + Math.Abs(e->Z);

    private static void Take(double* force, ContactEntry* e, double weight)
    {
        force[0] += weight * e->X;
        force[8] += weight * e->Y;
        force[16] += weight * e->Z;
    }
}
