using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <content>The present contacts and the state of rest, by the law's scalar form.</content>
internal sealed unsafe partial class March<TLaw>
{
    /// <inheritdoc/>
    public (Contacts Contacts, Equilibrium Equilibrium) Survey(in Marching march, Tool[] tools)
    {
        EnsureListed();
        var found = new List<Touch>();
        var net = new Vec3[particles.Count];
        CollectPairs(march, found, net);
        CollectTools(march, tools, found, net);
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
            overlap += touch.Share;
            largest = Math.Max(largest, touch.Share);
            elastic += touch.State.ElasticEnergy + touch.TangentialEnergy;
        }

        return (contacts, Rest(march, net, found, force, overlap, largest, elastic));
    }

    private Equilibrium Rest(in Marching march, Vec3[] net, List<Touch> found, double force, double overlap, double largest, double elastic)
    {
        double unbalanced = 0.0, kinetic = 0.0;
        for (long i = 0; i < particles.Count; i++)
        {
            var v = particles.Velocity + 8 * i;
            var mass = march.TimeStep / v[3];
            unbalanced += (net[particles.Id[i]] + mass * march.Gravity).Length;
            kinetic += 0.5 * mass * new Vec3(v[0], v[1], v[2]).LengthSquared
                + 0.5 * march.TimeStep / v[7] * new Vec3(v[4], v[5], v[6]).LengthSquared;
        }

        var pairs = found.Count(t => t.Second >= 0);
        var count = Math.Max(found.Count, 1);
        var particleCount = Math.Max(particles.Count, 1);
        return new Equilibrium(
            force > 0.0 ? unbalanced / particleCount / (force / count) : 0.0,
            force / count, overlap / count, largest, kinetic, elastic, (found.Count + pairs) / (double)particleCount);
    }

    private void CollectPairs(in Marching march, List<Touch> found, Vec3[] net)
    {
        foreach (var block in blocks)
        {
            var list = block.Current;
            for (var q = 0; q < list.Count; q++)
            {
                var pair = (uint*)(list.Pairs + q);
                long i = pair[0] >> 5, j = pair[1] >> 5;
                if (i < block.First) continue; // a copy of an earlier block's pair
                var touch = Pair(march, list, q, i, j);
                if (touch is not { } t) continue;
                net[particles.Id[i]] += t.Force;
                net[particles.Id[j]] -= t.Force;
                found.Add(particles.Id[i] < particles.Id[j] ? t : t.Turned());
            }
        }
    }

    private Touch? Pair(in Marching march, InnerList list, int q, long i, long j)
    {
        double* pi = particles.Position + 4 * i, pj = particles.Position + 4 * j;
        var d = box.MinImage(new Vec3(pi[0] - pj[0], pi[1] - pj[1], pi[2] - pj[2]));
        var distance = d.Length;
        var sum = pi[3] + pj[3];
        if (sum + law.Reach(tuning.LargestRadius) <= distance) return null;
        var n = d / distance;
        double* vi = particles.Velocity + 8 * i, vj = particles.Velocity + 8 * j;
        var memory = list.MemoryAt(q);
        Scalar hx = new(memory.Spring.X), hy = new(memory.Spring.Y), hz = new(memory.Spring.Z), largest = new(memory.LargestOverlap);
        var kept = PairAt(list, q);
        Contact.Evaluate(
            law, false, default, new Scalar(march.Friction), new Scalar(sum), new Scalar(distance), kept,
            new Scalar(n.X), new Scalar(n.Y), new Scalar(n.Z),
            new Scalar(vi[0] - vj[0]), new Scalar(vi[1] - vj[1]), new Scalar(vi[2] - vj[2]),
            new Scalar(vi[4] + vj[4]), new Scalar(vi[5] + vj[5]), new Scalar(vi[6] + vj[6]),
            ref hx, ref hy, ref hz, ref largest, out var fx, out var fy, out var fz, out _, out _, out _, out _, out var stiffness);
        var force = new Vec3(fx.Value, fy.Value, fz.Value);
        if (sum <= distance && force == Vec3.Zero) return null;
        var state = law.Describe(new ContactGeometry(sum - distance, sum, false, kept, largest.Value));
        var spring = 0.5 * stiffness.Value * new Vec3(hx.Value, hy.Value, hz.Value).LengthSquared;
        return new Touch(particles.Id[i], particles.Id[j], n, force, sum - distance, (sum - distance) / Math.Min(pi[3], pj[3]), state, spring, memory);
    }

    private void CollectTools(in Marching march, Tool[] tools, List<Touch> found, Vec3[] net)
    {
        for (var tool = 0; tool < tools.Length; tool++)
        {
            for (long k = 0; k < particles.Count; k++)
            {
                var p = particles.Position + 4 * k;
                var at = new Vec3(p[0], p[1], p[2]);
                var distance = tools[tool].Distance(at);
                if (distance >= p[3] + (TLaw.ActsAcrossGap ? toolLaw.Reach(p[3]) : 0.0)) continue;
                var held = *toolContacts.Memory(tool, k);
                var memory = held;
                var pressure = particles.Trace[8 * k + ParticleColumns.TracePressure];
                var push = ToolContacts.One(toolLaw, march, 0.0, tools[tool], p, particles.Velocity + 8 * k, pressure, distance, ref memory);
                net[particles.Id[k]] += push.Force;
                found.Add(new Touch(
                    particles.Id[k], -1 - tool, tools[tool].NormalAt(at), push.Force, p[3] - distance, (p[3] - distance) / p[3],
                    toolLaw.Describe(push.Geometry), 0.0, held));
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
            if (!memory.IsTool(c))
            {
                pairs.Add((memory.First[c], memory.Second[c]), c);
                continue;
            }

            *toolContacts.Memory(memory.ToolOf(c), row[memory.First[c]]) = MemoryOf(memory, c) with { Touches = true };
        }

        foreach (var block in blocks)
        {
            var list = block.Current;
            for (var q = 0; q < list.Count; q++)
            {
                var pair = (uint*)(list.Pairs + q);
                int i = particles.Id[pair[0] >> 5], j = particles.Id[pair[1] >> 5];
                if (pairs.TryGetValue((Math.Min(i, j), Math.Max(i, j)), out var c)) list.SetMemory(q, i < j ? MemoryOf(memory, c) : MemoryOf(memory, c).Turned());
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
        int First, int Second, Vec3 Normal, Vec3 Force, double Overlap, double Share, ContactState State, double TangentialEnergy, ContactMemory Memory)
    {
        public Touch Turned() => this with { First = Second, Second = First, Normal = -Normal, Force = -Force, Memory = Memory.Turned() };
    }
}
