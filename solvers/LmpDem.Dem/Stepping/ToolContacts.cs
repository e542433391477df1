using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// Contacts between particles and tools: the law's text in its scalar form, with history per particle and tool. Loads are
/// summed over fixed grains of rows and joined in their order.
/// </summary>
internal sealed unsafe class ToolContacts : IDisposable
{
    /// <summary>Values kept per grain and tool: impulse on the tool [N s] and work done by it [J].</summary>
    public const int LoadStride = 4;

    private const double RadiusOfTool = 1e15; // times the particle's: flat

    private readonly int particles;
    private Column<ContactMemory> memory, memoryOther;

    public ToolContacts(int particles, int tools)
    {
        this.particles = particles;
        Count = tools;
        memory = new Column<ContactMemory>((long)tools * particles);
        memoryOther = new Column<ContactMemory>((long)tools * particles);
        Loads = new Column<double>((long)tools * (particles / Block.RowGrain + 1) * LoadStride);
    }

    public int Count { get; }

    /// <summary>Impulse and work since they were last cleared, one record per grain and tool.</summary>
    public Column<double> Loads { get; }

    public long Bytes => memory.Bytes + memoryOther.Bytes + Loads.Bytes;

    /// <summary>Memory of a particle at a tool.</summary>
    public ContactMemory* Memory(int tool, long row) => memory.Address + (tool * (long)particles + row);

    /// <summary>Adds the tools' forces to the rows [from, to) before they are moved on.</summary>
    public void Evaluate<TLaw>(
        in TLaw law, in Marching march, ReadOnlySpan<Tool> tools, double* position, double* velocity, double* trace, double* force, int from, int to)
        where TLaw : struct, INormalLaw
    {
        for (var tool = 0; tool < tools.Length; tool++)
        {
            var t = tools[tool];
            for (long k = from; k < to; k++)
            {
                var p = position + 4 * k;
                var at = new Vec3(p[0], p[1], p[2]);
                var distance = t.Distance(at);
                var reach = TLaw.ActsAcrossGap ? p[3] + law.Reach(p[3]) : p[3];
                var held = Memory(tool, k);
                if (distance >= reach)
                {
                    if (held->Touches) *held = default;
                    continue;
                }

                held->Touches = true;
                var push = One(law, march, march.TimeStep, t, p, velocity + 8 * k, trace[8 * k + ParticleColumns.TracePressure], distance, ref *held);
                var f = force + 8 * k;
                f[0] += push.Force.X;
                f[1] += push.Force.Y;
                f[2] += push.Force.Z;
                f[4] += push.Torque.X;
                f[5] += push.Torque.Y;
                f[6] += push.Torque.Z;
                var dt = march.TimeStep;
                AddLoad(k, tool, -dt * push.Force)[3] += Vec3.Dot(push.Force, t.VelocityAt(at - distance * t.NormalAt(at))) * dt;
            }
        }
    }

    /// <summary>Adds an impulse on a tool [N s] and gives the record it went into.</summary>
    public double* AddLoad(long row, int tool, Vec3 impulse)
    {
        var load = Loads.Address + ((row / Block.RowGrain) * Count + tool) * LoadStride;
        load[0] += impulse.X;
        load[1] += impulse.Y;
        load[2] += impulse.Z;
        return load;
    }

    /// <summary>One particle at one tool: force and torque over radius on the particle; advances the history by dt.</summary>
    public static (Vec3 Force, Vec3 Torque, ContactGeometry Geometry) One<TLaw>(
        in TLaw law, in Marching march, double dt, Tool tool, double* p, double* v, double bulkPressure, double distance, ref ContactMemory memory)
        where TLaw : struct, INormalLaw
    {
        var at = new Vec3(p[0], p[1], p[2]);
        var n = tool.NormalAt(at);
        var radius = p[3];
        var pair = Single(law.Prepare(new Scalar(radius), new Scalar(RadiusOfTool * radius), new Scalar(march.TimeStep / v[3])));
        if (TLaw.Deforms) pair = pair with { Third = new((float)bulkPressure) };
        var relative = new Vec3(v[0], v[1], v[2]) - tool.VelocityAt(at - distance * n);
        Scalar hx = new(memory.Spring.X), hy = new(memory.Spring.Y), hz = new(memory.Spring.Z), largest = new(memory.LargestOverlap);
        Contact.Evaluate(
            law, true, new Scalar(dt), new Scalar(march.ToolFriction), new Scalar(radius), new Scalar(distance), pair,
            new Scalar(n.X), new Scalar(n.Y), new Scalar(n.Z), new Scalar(relative.X), new Scalar(relative.Y), new Scalar(relative.Z),
            new Scalar(v[4]), new Scalar(v[5]), new Scalar(v[6]), ref hx, ref hy, ref hz, ref largest,
            out var fx, out var fy, out var fz, out var tx, out var ty, out var tz, out var pressing, out var stiffness);
        memory.Spring = new Vec3(hx.Value, hy.Value, hz.Value);
        memory.LargestOverlap = largest.Value;
        var torque = new Vec3(tx.Value, ty.Value, tz.Value);
        if (march.RollingFriction > 0.0)
        {
            var spin = new Vec3(v[4], v[5], v[6]) - radius * tool.Spin * tool.Axis;
            Scalar gx = new(memory.RollingSpring.X), gy = new(memory.RollingSpring.Y), gz = new(memory.RollingSpring.Z);
            Contact.Roll(
                new Scalar(dt), new Scalar(march.RollingFriction), pressing, stiffness, new Scalar(radius - distance),
                new Scalar(n.X), new Scalar(n.Y), new Scalar(n.Z), new Scalar(spin.X), new Scalar(spin.Y), new Scalar(spin.Z),
                ref gx, ref gy, ref gz, out var mx, out var my, out var mz);
            memory.RollingSpring = new Vec3(gx.Value, gy.Value, gz.Value);
            torque += new Vec3(mx.Value, my.Value, mz.Value);
        }

        var geometry = new ContactGeometry(radius - distance, radius, true, pair, largest.Value);
        return (new Vec3(fx.Value, fy.Value, fz.Value), torque, geometry);
    }

    /// <summary>Follows the particles to their new places, for one block of them.</summary>
    public void Move(Block block, int* oldIndex)
    {
        for (var tool = 0; tool < Count; tool++)
        {
            for (long n = block.First; n < block.End; n++) memoryOther[tool * (long)particles + n] = *Memory(tool, oldIndex[n]);
        }
    }

    public void Swap() => (memory, memoryOther) = (memoryOther, memory);

    public void Dispose()
    {
        memory.Dispose();
        memoryOther.Dispose();
        Loads.Dispose();
    }

    // Rounded as those of pairs are, which lists keep in single precision.
    private static PairConstants<Scalar> Single(in PairConstants<Scalar> k) => new(Single(k.First), Single(k.Second), Single(k.Third), Single(k.Fourth));

    private static Scalar Single(Scalar k) => new((float)k.Value);
}
