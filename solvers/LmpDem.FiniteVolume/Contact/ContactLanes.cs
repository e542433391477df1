using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace LmpDem.FiniteVolume.Contact;

/// <summary>
/// The springs of a pair's entries, eight at a time, one a lane: facet under the node, penetration, slack, friction. Every product and sum
/// is rounded by itself, so that a lane has the bits of one entry alone.
/// </summary>
internal static unsafe class ContactLanes
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Evaluates up to eight entries.</summary>
    /// <param name="pair">Their pair.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="count">Their number, 1 to 8.</param>
    /// <param name="rules">Coefficients.</param>
    /// <param name="dissipated">Takes the work of friction, entry by entry [J].</param>
    [SkipLocalsInit]
    public static void Evaluate(PairView* pair, ContactEntry* first, int count, in ContactRules rules, ref double dissipated)
    {
        // A lane beyond the last repeats it.
        var at = stackalloc ContactEntry*[Bundle.Lanes];
        var nodes = stackalloc double*[Bundle.Lanes];
        var pressed = 0;
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            var e = first + Math.Min(l, count - 1);
            at[l] = e;
            nodes[l] = pair->Surface + e->Surface * BodySurfaces.Node;
            pressed |= e->Active << l;
        }

        Load(nodes, out var point, out var velocity);
        Facets under;
        Find(pair, at, count, point - All(pair->Shift), &under);
        var gap = Vector512.Load(under.Gap);
        var touches = Vector512.LessThan(gap, V.Zero) & Vector512.GreaterThanOrEqual(gap, Vector512.Create(-2.0 * pair->Limit));
        var held = touches.ExtractMostSignificantBits() & ((1u << count) - 1);
        if (held == 0)
        {
            for (var l = 0; l < count; l++) Release(at[l]);
            return;
        }

        // What a change of facet or a late find adds to the penetration presses by and by: a jump would make energy.
        for (var l = 0; l < Bundle.Lanes; l++) nodes[l] = &at[l]->SlipX;
        Load(nodes, out var slip, out var history);
        V depth = -gap, oldSlack = history.X;
        var slack = Vector512.Create(ContactRules.SlackKept) * oldSlack;
        if (under.Changed != 0) slack = Vector512.ConditionalSelect(Mask(under.Changed), depth - (OldDepths(at) - oldSlack), slack);
        slack = Vector512.ConditionalSelect(Mask(pressed), slack, depth);
        slack = Vector512.ConditionalSelect(
            Vector512.LessThan(slack, V.Zero), V.Zero,
            Vector512.ConditionalSelect(Vector512.GreaterThan(slack, depth), depth, slack));

        var normal = Vectors.Load(under.Normal);
        var k = Vector512.Create(pair->Stiffness);
        var press = PenaltySpring.Press<Wide>(new(depth), new(slack), new(Vector512.Create(pair->Limit)), new(k)).Lanes;
        var force = press * normal;
        var work = V.Zero;
        if (rules.HasFriction)
        {
            k = Vector512.Create(ContactRules.TangentialFraction) * k;
            slip += velocity - Vectors.Load(under.Velocity);
            slip -= Dot(slip, normal) * normal;
            var length = Vector512.Sqrt(Dot(slip, slip));
            slip = CoulombSlider.Limit<Wide>(new(length), new(Friction(pair, at, rules)), new(press), new(k), out var slid).Lanes * slip;
            work = slid.Lanes;
            force += (-k) * slip;
        }

        var results = stackalloc V[Result.Count];
        (results[Result.X], results[Result.Y], results[Result.Z]) = (force.X, force.Y, force.Z);
        (results[Result.SlipX], results[Result.SlipY], results[Result.SlipZ]) = (slip.X, slip.Y, slip.Z);
        (results[Result.Normal], results[Result.Depth], results[Result.Slack], results[Result.Work]) = (press, depth, slack, work);
        var values = (double*)results;
        for (var l = 0; l < count; l++, values++)
        {
            var e = at[l];
            if ((held >> l & 1) == 0)
            {
                Release(e);
                continue;
            }

            e->Active = 1;
            (e->X, e->Y, e->Z, e->Normal) = (values[8 * Result.X], values[8 * Result.Y], values[8 * Result.Z], values[8 * Result.Normal]);
            (e->Second, e->Third) = (under.Second[l], under.Third[l]);
            (e->Depth, e->Slack) = (values[8 * Result.Depth], values[8 * Result.Slack]);
            if (!rules.HasFriction) continue;
            (e->SlipX, e->SlipY, e->SlipZ) = (values[8 * Result.SlipX], values[8 * Result.SlipY], values[8 * Result.SlipZ]);
            dissipated += values[8 * Result.Work];
        }
    }

    // The facets under the points, beginning with those of the last step; where a point left its facet, one walks on by itself.
    [SkipLocalsInit]
    private static void Find(PairView* pair, ContactEntry** at, int count, Vectors point, Facets* under)
    {
        Vectors centre = All(Place(pair->Centre)), q = point - centre;
        var corners = pair->Corners;
        double** first = stackalloc double*[Bundle.Lanes], second = stackalloc double*[Bundle.Lanes],
            third = stackalloc double*[Bundle.Lanes];
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            var corner = corners + 3 * at[l]->Facet;
            first[l] = pair->Opposite + corner[0];
            second[l] = pair->Opposite + corner[1];
            third[l] = pair->Opposite + corner[2];
        }

        Load(first, out var a, out var va);
        Load(second, out var b, out var vb);
        Load(third, out var c, out var vc);
        a -= centre;
        b -= centre;
        c -= centre;
        V w0 = Triple(q, b, c), w1 = Triple(q, c, a), w2 = Triple(q, a, b);
        var least = LaneArithmetic.Min(LaneArithmetic.Min(w0, w1), w2);
        var inside = Vector512.GreaterThanOrEqual(
            least, Vector512.Create(-RadialCones.Tolerance) * (Vector512.Abs(w0) + Vector512.Abs(w1) + Vector512.Abs(w2)));
        var inverse = V.One / (w0 + w1 + w2);
        V s = w1 * inverse, t = w2 * inverse;
        var n = Cross(b - a, c - a);
        var length = Vector512.Sqrt(Dot(n, n));
        n = new Vectors(n.X / length, n.Y / length, n.Z / length);
        s.Store(under->Second);
        t.Store(under->Third);
        n.Store(under->Normal);
        Dot(q - a, n).Store(under->Gap);
        (((V.One - s - t) * va) + s * vb + t * vc).Store(under->Velocity);
        under->Changed = 0;
        var strays = ~inside.ExtractMostSignificantBits() & ((1u << count) - 1);
        if (strays == 0) return;
        V* points = stackalloc V[3];
        point.Store((double*)points);
        for (var l = 0; l < count; l++)
        {
            if ((strays >> l & 1) == 0) continue;
            var p = (double*)points + l;
            Walk(pair, at[l], new Vec3(p[0], p[8], p[16]), l, under);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Walk(PairView* pair, ContactEntry* e, Vec3 point, int lane, Facets* under)
    {
        var before = e->Facet;
        if (!RadialCones.Find(
            pair->Opposite, pair->Corners, pair->Adjacent, Place(pair->Centre), point, ref e->Facet, out var second, out var third, out var gap,
            out var normal))
        {
            e->Facet = 0;
            under->Gap[lane] = 1.0;
            return;
        }

        (under->Second[lane], under->Third[lane], under->Gap[lane]) = (second, third, gap);
        var corner = pair->Corners + 3 * e->Facet;
        var velocity = (1.0 - second - third) * Velocity(pair->Opposite + corner[0]) + second * Velocity(pair->Opposite + corner[1])
            + third * Velocity(pair->Opposite + corner[2]);
        Put(under->Normal + lane, normal);
        Put(under->Velocity + lane, velocity);
        if (e->Facet != before) under->Changed |= 1 << lane;
    }

    private static V Friction(PairView* pair, ContactEntry** at, in ContactRules rules)
    {
        if (rules.BareFriction is not { } bare) return Vector512.Create(rules.Friction);
        var friction = V.Zero;
        for (var l = 0; l < Bundle.Lanes; l++)
        {
            var isBare = pair->Bare[at[l]->Surface * Bundle.Lanes] > 0.5 && pair->Film[(long)at[l]->Facet * FacetRow.Stride] < 1.0;
            friction = friction.WithElement(l, isBare ? bare : rules.Friction);
        }

        return friction;
    }

    private static void Release(ContactEntry* e)
    {
        e->Active = 0;
        e->Slack = 0.0;
        e->SlipX = e->SlipY = e->SlipZ = 0.0;
    }

    private static V OldDepths(ContactEntry** at) => Vector512.Create(
        at[0]->Depth, at[1]->Depth, at[2]->Depth, at[3]->Depth, at[4]->Depth, at[5]->Depth, at[6]->Depth, at[7]->Depth);

    [MethodImpl(Inline)]
    private static V Mask(int lanes)
    {
        var bit = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((long)lanes) & bit, bit).AsDouble();
    }

    [MethodImpl(Inline)]
    private static void Load(double** from, out Vectors first, out Vectors second) => Lanes.Split(
        Vector512.Load(from[0]), Vector512.Load(from[1]), Vector512.Load(from[2]), Vector512.Load(from[3]), Vector512.Load(from[4]),
        Vector512.Load(from[5]), Vector512.Load(from[6]), Vector512.Load(from[7]), out first.X, out first.Y, out first.Z, out second.X,
        out second.Y, out second.Z);

    private static Vec3 Place(double* node) => new(node[0], node[1], node[2]);

    private static Vec3 Velocity(double* node) => new(node[4], node[5], node[6]);

    private static void Put(double* lane, Vec3 value) => (lane[0], lane[8], lane[16]) = (value.X, value.Y, value.Z);

    [MethodImpl(Inline)]
    private static Vectors All(Vec3 v) => new(Vector512.Create(v.X), Vector512.Create(v.Y), Vector512.Create(v.Z));

    [MethodImpl(Inline)]
    private static V Dot(Vectors a, Vectors b) => a.X * b.X + a.Y * b.Y + a.Z * b.Z;

    [MethodImpl(Inline)]
    private static Vectors Cross(Vectors a, Vectors b) => new(a.Y * b.Z - a.Z * b.Y, a.Z * b.X - a.X * b.Z, a.X * b.Y - a.Y * b.X);

    [MethodImpl(Inline)]
    private static V Triple(Vectors q, Vectors b, Vectors d) => Dot(q, Cross(b, d));

    // What lies under eight nodes; vectors are [3][lane].
    private struct Facets
    {
        public fixed double Second[8], Third[8], Gap[8], Normal[24], Velocity[24];

        /// <summary>Bits of the lanes whose facet is another than in the last step.</summary>
        public int Changed;
    }

    // Rows of the results.
    private static class Result
    {
        public const int X = 0;
        public const int Y = 1;
        public const int Z = 2;
        public const int Normal = 3;
        public const int SlipX = 4;
        public const int SlipY = 5;
        public const int SlipZ = 6;
        public const int Depth = 7;
        public const int Slack = 8;
        public const int Work = 9;
        public const int Count = 10;
    }
}
