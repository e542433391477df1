using System.Runtime.CompilerServices;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Arithmetic;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Gpu.Kernels;

/// <summary>Contact between bodies: an entry a thread, then a surface node of a body a thread.</summary>
internal static class ContactKernels
{
    /// <summary>Evaluates the entries: reads positions and velocities, writes the entry alone.</summary>
    /// <param name="c">Contacts.</param>
    public static void Evaluate(ContactColumns c)
    {
        for (var e = Columns.Thread; e < c.Entries; e += Columns.Stride) EvaluateOne(c, e);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EvaluateOne(ContactColumns c, int e)
    {
        int slot = c.PairSlot[c.PairOf[e]], other = c.PairOther[c.PairOf[e]], pair = ContactColumns.PairValues * c.PairOf[e];
        var table = c.TableOf[other];
        var nodes = c.VectorOf[other];
        var node = c.VectorOf[slot] + Columns.Vector * c.SurfaceNodes[c.SurfaceTable[slot] + c.NodeOfEntry[e]];
        double k = c.Pair[pair], limit = c.Pair[pair + 1];
        var centre = Triple.Load(c.Lane, c.LaneOf[other] + LaneRow.Centre * Columns.Lanes);
        var q = Triple.Load(c.Position, node) - new Triple(c.Pair[pair + 2], c.Pair[pair + 3], 0.0) - centre;
        int place = ContactColumns.PlaceValues * e, history = ContactColumns.HistoryValues * e;
        int before = c.Place[place + 3], facet = before >> 1;
        if (!RadialWalk.Find(c, nodes, table, centre, q, ref facet, out var second, out var third, out var gap, out var normal))
        {
            Release(c, place, history, 0);
            return;
        }

        if (!(gap < 0.0) || gap < -2.0 * limit)
        {
            Release(c, place, history, facet);
            return;
        }

        // What a change of facet or a late find adds to the penetration presses by and by.
        var depth = -gap;
        double oldDepth = c.History[history + 3], oldSlack = c.History[history + 4];
        var slack = (before & 1) == 0 ? depth : facet != before >> 1 ? depth - (oldDepth - oldSlack) : ContactRules.SlackKept * oldSlack;
        slack = slack < 0.0 ? 0.0 : slack > depth ? depth : slack;
        c.History[history + 3] = depth;
        c.History[history + 4] = slack;
        var press = PenaltySpring.Press(new Scalar(depth), new Scalar(slack), new Scalar(limit), new Scalar(k)).Value;
        var force = press * normal;
        if (c.HasFriction != 0)
        {
            force += Slide(
                c, e, history, slot, other, node, nodes, table, facet, normal, press, ContactRules.TangentialFraction * k, second, third);
        }

        var at = ContactColumns.ForceValues * e;
        c.EntryForce[at] = force.X;
        c.EntryForce[at + 1] = force.Y;
        c.EntryForce[at + 2] = force.Z;
        c.EntryForce[at + 3] = press;
        c.EntryForce[at + 4] = second;
        c.EntryForce[at + 5] = third;
        for (var n = 0; n < 3; n++) c.Place[place + n] = c.FacetSurface[table + 3 * facet + n];
        c.Place[place + 3] = 2 * facet + 1;
    }

    /// <summary>
    /// Adds the forces of all entries at a surface node, its own first and then those of others on facets around it, each in the
    /// processor's order: every thread looks through all that presses on its body.
    /// </summary>
    /// <param name="c">Contacts.</param>
    /// <param name="survey">Whether magnitudes are added to the applied forces.</param>
    public static void Gather(ContactColumns c, int survey)
    {
        for (var i = Columns.Thread; i < c.Slots * c.Surface; i += Columns.Stride)
        {
            var slot = i / c.Surface;
            var s = i - slot * c.Surface;
            if (s < c.SurfaceCount[slot]) GatherOne(c, survey, slot, s);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GatherOne(ContactColumns c, int survey, int slot, int s)
    {
        var node = c.SurfaceNodes[c.SurfaceTable[slot] + s];
        int vector = c.VectorOf[slot] + Columns.Vector * node, number = c.NodeOf[slot] + Columns.Lanes * node;
        var surface = c.SurfaceOf[slot] + Columns.Lanes * s;
        var f = Triple.Load(c.Force, vector);
        double load = c.Load[surface], applied = survey != 0 ? c.Applied[number] : 0.0;
        var own = c.OwnFirstOf[slot] + s;
        for (int n = c.OwnFirst[own], end = c.OwnFirst[own + 1]; n < end; n++)
        {
            var e = c.Own[n];
            if ((c.Place[ContactColumns.PlaceValues * e + 3] & 1) == 0) continue;
            var at = ContactColumns.ForceValues * e;
            var force = new Triple(c.EntryForce[at], c.EntryForce[at + 1], c.EntryForce[at + 2]);
            f += force;
            load += c.EntryForce[at + 3];
            applied += force.Magnitude;
        }

        for (int n = c.IncomingFirst[slot], end = c.IncomingFirst[slot + 1]; n < end; n++)
        {
            var pair = c.Incoming[n];
            for (int e = c.PairFirst[pair], last = c.PairFirst[pair + 1]; e < last; e++)
            {
                var place = ContactColumns.PlaceValues * e;
                int first = c.Place[place], second = c.Place[place + 1], third = c.Place[place + 2];
                if (first != s && second != s && third != s) continue;
                var at = ContactColumns.ForceValues * e;
                double w1 = c.EntryForce[at + 4], w2 = c.EntryForce[at + 5];
                var w = first == s ? 1.0 - w1 - w2 : second == s ? w1 : w2;
                var force = new Triple(c.EntryForce[at], c.EntryForce[at + 1], c.EntryForce[at + 2]);
                f += -w * force;
                load += w * c.EntryForce[at + 3];
                applied += w * force.Magnitude;
            }
        }

        f.Store(c.Force, vector);
        c.Load[surface] = load;
        if (survey != 0) c.Applied[number] = applied;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Triple Slide(
        ContactColumns c, int e, int history, int slot, int other, int node, int nodes, int table, int facet, Triple normal, double press,
        double k, double second, double third)
    {
        var corner = table + 3 * facet;
        var moved = Triple.Load(c.Velocity, node)
            - ((1.0 - second - third) * Triple.Load(c.Velocity, nodes + c.FacetCorners[corner])
                + second * Triple.Load(c.Velocity, nodes + c.FacetCorners[corner + 1])
                + third * Triple.Load(c.Velocity, nodes + c.FacetCorners[corner + 2]));
        var slip = new Triple(c.History[history], c.History[history + 1], c.History[history + 2]) + moved;
        slip -= Triple.PlainDot(slip, normal) * normal;
        var friction = c.Friction;
        if (c.HasBareFriction != 0)
        {
            var bare = c.Bare[c.SurfaceOf[slot] + Columns.Lanes * c.NodeOfEntry[e]];
            var intact = c.Facet[c.FacetOf[other] + (facet * Columns.FacetRows + FacetRow.Intact) * Columns.Lanes];
            if (bare > 0.5 && intact < 1.0) friction = c.BareFriction;
        }

        var length = new Scalar(Math.Sqrt(Triple.PlainDot(slip, slip)));
        slip = CoulombSlider.Limit(length, new Scalar(friction), new Scalar(press), new Scalar(k), out var work).Value * slip;
        c.History[history] = slip.X;
        c.History[history + 1] = slip.Y;
        c.History[history + 2] = slip.Z;
        c.History[history + 5] = work.Value;
        return -k * slip;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Release(ContactColumns c, int place, int history, int facet)
    {
        c.Place[place] = c.Place[place + 1] = c.Place[place + 2] = -1;
        c.Place[place + 3] = 2 * facet;
        c.History[history] = c.History[history + 1] = c.History[history + 2] = 0.0;
        c.History[history + 4] = c.History[history + 5] = 0.0;
    }
}
