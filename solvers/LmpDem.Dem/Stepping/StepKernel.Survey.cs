using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <content>The present contacts and the state of rest, by the law's scalar form.</content>
internal sealed unsafe partial class StepKernel<TLaw>
{
    /// <inheritdoc/>
    public (Contacts Contacts, Equilibrium Equilibrium) Survey(in StepSettings settings, Wall[] walls)
    {
        EnsureListed();
        var found = new List<Touch>();
        var net = new Vec3[particles.Count];
        CollectPairs(settings, found, net);
        CollectWalls(settings, walls, found, net);
        found.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : a.Second.CompareTo(b.Second));
        var contacts = new Contacts(found.Count);
        double force = 0.0, overlap = 0.0, largest = 0.0, elastic = 0.0;
        for (var c = 0; c < found.Count; c++)
        {
            var touch = found[c];
            contacts.First[c] = touch.First;
            contacts.Second[c] = touch.Second;
            contacts.Normal[c] = touch.Normal;
            contacts.Force[c] = touch.Force;
            contacts.Overlap[c] = touch.Overlap;
            contacts.NormalForce[c] = Vec3.Dot(touch.Force, touch.Normal);
            contacts.Area[c] = touch.State.Area;
            contacts.Spring[c] = touch.Memory.Spring;
            contacts.RollingSpring[c] = touch.Memory.RollingSpring;
            contacts.LargestOverlap[c] = touch.Memory.LargestOverlap;
            force += touch.Force.Length;
            overlap += touch.Fraction;
            largest = Math.Max(largest, touch.Fraction);
            elastic += touch.State.ElasticEnergy + touch.TangentialEnergy;
        }

        return (contacts, Rest(settings, net, found, force, overlap, largest, elastic));
    }

    private Equilibrium Rest(
        in StepSettings settings, Vec3[] net, List<Touch> found, double force, double overlap, double largest, double elastic)
    {
        double unbalanced = 0.0, kinetic = 0.0;
        for (long i = 0; i < particles.Count; i++)
        {
            ref var motion = ref particles.Motions[i];
            var mass = settings.TimeStep / motion.Mobility;
            unbalanced += (net[particles.Id[i]] + mass * settings.Gravity).Length;
            kinetic += 0.5 * mass * motion.Velocity.LengthSquared
                + 0.5 * settings.TimeStep / motion.SpinMobility * motion.SurfaceSpin.LengthSquared;
        }

        var pairs = found.Count(t => t.Second >= 0);
        var count = Math.Max(found.Count, 1);
        var particleCount = Math.Max(particles.Count, 1);
        return new Equilibrium(
            force > 0.0 ? unbalanced / particleCount / (force / count) : 0.0,
            force / count, overlap / count, largest, kinetic, elastic, (found.Count + pairs) / (double)particleCount);
    }

    private void CollectPairs(in StepSettings settings, List<Touch> found, Vec3[] net)
    {
        foreach (var block in blocks)
        {
            var list = block.Current;
            for (var q = 0; q < list.Count; q++)
            {
                var pair = (uint*)(list.Pairs + q);
                long i = pair[0] >> 5, j = pair[1] >> 5;
                if (i < block.First) continue; // a copy of an earlier block's pair
                var touch = Pair(settings, list, q, i, j);
                if (touch is not { } t) continue;
                net[particles.Id[i]] += t.Force;
                net[particles.Id[j]] -= t.Force;
                found.Add(particles.Id[i] < particles.Id[j] ? t : t.Turned());
            }
        }
    }

    private Touch? Pair(in StepSettings settings, InnerList list, int q, long i, long j)
    {
        PlaceRecord* pi = particles.Places + i, pj = particles.Places + j;
        var d = box.MinImage(pi->Centre - pj->Centre);
        var distance = d.Length;
        var sum = pi->Radius + pj->Radius;
        if (sum + law.Reach(tuning.LargestRadius) <= distance) return null;
        var n = d / distance;
        var v = particles.Motions[i].Velocity - particles.Motions[j].Velocity;
        var s = particles.Motions[i].SurfaceSpin + particles.Motions[j].SurfaceSpin;
        var memory = list.MemoryAt(q);
        Scalar hx = new(memory.Spring.X), hy = new(memory.Spring.Y), hz = new(memory.Spring.Z), largest = new(memory.LargestOverlap);
        var kept = PairAt(list, q);
        Contact.Evaluate(
            law, false, default, new Scalar(settings.Friction), new Scalar(sum), new Scalar(distance), kept,
            new Scalar(n.X), new Scalar(n.Y), new Scalar(n.Z),
            new Scalar(v.X), new Scalar(v.Y), new Scalar(v.Z), new Scalar(s.X), new Scalar(s.Y), new Scalar(s.Z),
            ref hx, ref hy, ref hz, ref largest, out var fx, out var fy, out var fz, out _, out _, out _, out _, out var stiffness);
        var force = new Vec3(fx.Value, fy.Value, fz.Value);
        if (sum <= distance && force == Vec3.Zero) return null;
        var state = law.Describe(new ContactGeometry(sum - distance, sum, false, kept, largest.Value));
        var spring = 0.5 * stiffness.Value * new Vec3(hx.Value, hy.Value, hz.Value).LengthSquared;
        var fraction = (sum - distance) / Math.Min(pi->Radius, pj->Radius);
        return new Touch(particles.Id[i], particles.Id[j], n, force, sum - distance, fraction, state, spring, memory);
    }

    private void CollectWalls(in StepSettings settings, Wall[] walls, List<Touch> found, Vec3[] net)
    {
        for (var wall = 0; wall < walls.Length; wall++)
        {
            for (long k = 0; k < particles.Count; k++)
            {
                ref var place = ref particles.Places[k];
                var distance = walls[wall].Distance(place.Centre);
                if (distance >= place.Radius + (TLaw.ActsAcrossGap ? wallLaw.Reach(place.Radius) : 0.0)) continue;
                var held = *wallContacts.Memory(wall, k);
                var memory = held;
                var push = WallContacts.One(
                    wallLaw, settings, wall, 0.0, walls[wall], place, particles.Motions[k], particles.Traces[k].BulkPressure, distance,
                        ref memory);
                net[particles.Id[k]] += push.Force;
                found.Add(new Touch(
                    particles.Id[k], -1 - wall, walls[wall].NormalAt(place.Centre), push.Force,
                    place.Radius - distance, (place.Radius - distance) / place.Radius,
                    wallLaw.Describe(push.Geometry), 0.0, held));
            }
        }
    }

    /// <inheritdoc/>
    public void Recall(Contacts memory)
    {
        var row = new int[particles.Count];
        EnsureListed();
        for (var k = 0; k < particles.Count; k++) row[particles.Id[k]] = k;
        var pairs = new Dictionary<(int, int), int>();
        for (var c = 0; c < memory.Count; c++)
        {
            if (!memory.IsWall(c))
            {
                pairs.Add((memory.First[c], memory.Second[c]), c);
                continue;
            }

            *wallContacts.Memory(memory.WallOf(c), row[memory.First[c]]) = MemoryOf(memory, c) with { Touches = true };
        }

        foreach (var block in blocks)
        {
            var list = block.Current;
            for (var q = 0; q < list.Count; q++)
            {
                var pair = (uint*)(list.Pairs + q);
                int i = particles.Id[pair[0] >> 5], j = particles.Id[pair[1] >> 5];
                if (!pairs.TryGetValue((Math.Min(i, j), Math.Max(i, j)), out var c)) continue;
                list.SetMemory(q, i < j ? MemoryOf(memory, c) : MemoryOf(memory, c).Turned());
            }
        }
    }

    private static ContactMemory MemoryOf(Contacts contacts, int c) => new()
    {
        Spring = contacts.Spring[c],
        RollingSpring = contacts.RollingSpring[c],
        LargestOverlap = contacts.LargestOverlap[c],
    };

    private static PairConstants<Scalar> PairAt(InnerList list, int q) => new(
        new(list.Constant(0)[q]),
        TLaw.Constants > 1 ? new(list.Constant(1)[q]) : default,
        TLaw.Constants > 2 ? new(list.Constant(2)[q]) : default,
        TLaw.Constants > 3 ? new(list.Constant(3)[q]) : default);

    private readonly record struct Touch(
        int First, int Second, Vec3 Normal, Vec3 Force, double Overlap, double Fraction,
        ContactState State, double TangentialEnergy, ContactMemory Memory)
    {
        public Touch Turned() => this with { First = Second, Second = First, Normal = -Normal, Force = -Force, Memory = Memory.Turned() };
    }
}
