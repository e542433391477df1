using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>Impulse and work exchanged between the particles and a wall over some time.</summary>
internal struct WallLoad
{
    /// <summary>Impulse on the wall [N s].</summary>
    public Vec3 Impulse;

    /// <summary>Work done by the wall [J].</summary>
    public double Work;
}

/// <summary>
/// Contacts between particles and walls: the law's text in its scalar form, with history per particle and wall. Loads are
/// summed over fixed grains of rows and combined in their order.
/// </summary>
internal sealed unsafe class WallContacts : IDisposable, IKept
{
    private const double RadiusOfWall = 1e15; // times the particle's: flat

    private readonly int particles;
    private readonly Column<WallLoad> loads; // one record per grain of rows and wall
    private Column<ContactMemory> memory, memoryOther;

    public WallContacts(int particles, int walls)
    {
        this.particles = particles;
        Count = walls;
        memory = new Column<ContactMemory>((long)walls * particles);
        memoryOther = new Column<ContactMemory>((long)walls * particles);
        loads = new Column<WallLoad>((long)walls * (particles / Block.RowGrain + 1));
    }

    public int Count { get; }

    public long Bytes => memory.Bytes + memoryOther.Bytes + loads.Bytes;

    /// <summary>Memory of a particle at a wall.</summary>
    public ContactMemory* Memory(int wall, long row) => memory.Address + (wall * (long)particles + row);

    /// <summary>Adds the walls' forces to the rows [from, to), but for fixed particles, before they are moved on.</summary>
    public void Evaluate<TLaw>(
        in TLaw law, in StepSettings settings, ReadOnlySpan<Wall> walls,
        PlaceRecord* places, MotionRecord* motions, TraceRecord* traces, ForceRecord* force, int from, int to)
        where TLaw : struct, INormalLaw
    {
        for (var wall = 0; wall < walls.Length; wall++)
        {
            ref readonly var t = ref walls[wall];
            for (long k = from; k < to; k++)
            {
                ref var place = ref places[k];
                var distance = t.Distance(place.Centre);
                var reach = TLaw.ActsAcrossGap ? place.Radius + law.Reach(place.Radius) : place.Radius;
                var held = Memory(wall, k);
                if (distance >= reach)
                {
                    if (held->Touches) *held = default;
                    continue;
                }

                if (motions[k].IsFixed) continue;
                held->Touches = true;
                var push = One(law, settings, wall, settings.TimeStep, t, place, motions[k], traces[k].BulkPressure, distance, ref *held);
                force[k].Force += push.Force;
                force[k].Torque += push.Torque;
                var dt = settings.TimeStep;
                AddLoad(k, wall, -dt * push.Force).Work +=
                    Vec3.Dot(push.Force, t.VelocityAt(place.Centre - distance * t.NormalAt(place.Centre))) * dt;
            }
        }
    }

    /// <summary>Adds an impulse on a wall [N s] and gives the record it went into.</summary>
    public ref WallLoad AddLoad(long row, int wall, Vec3 impulse)
    {
        ref var load = ref loads[row / Block.RowGrain * Count + wall];
        load.Impulse += impulse;
        return ref load;
    }

    /// <summary>Impulse and work of a wall since the last call, combined in the order of grains.</summary>
    public WallLoad TakeLoad(int wall)
    {
        var sum = default(WallLoad);
        for (long grain = 0; grain <= (particles - 1) / Block.RowGrain; grain++)
        {
            ref var load = ref loads[grain * Count + wall];
            sum.Impulse += load.Impulse;
            sum.Work += load.Work;
            load = default;
        }

        return sum;
    }

    /// <summary>One particle at one wall: force and torque over radius on the particle; advances the history by dt.</summary>
    public static (Vec3 Force, Vec3 Torque, ContactGeometry Geometry) One<TLaw>(
        in TLaw law, in StepSettings settings, int index, double dt, in Wall wall, in PlaceRecord place, in MotionRecord motion,
        double bulkPressure, double distance, ref ContactMemory memory)
        where TLaw : struct, INormalLaw
    {
        var at = place.Centre;
        var n = wall.NormalAt(at);
        var radius = place.Radius;
        var pair = Single(
            law.Prepare(new Scalar(radius), new Scalar(RadiusOfWall * radius), new Scalar(settings.TimeStep / motion.Mobility)));
        if (TLaw.Deforms) pair = new(pair.First, pair.Second, new((float)bulkPressure), pair.Fourth);
        var relative = motion.Velocity - wall.VelocityAt(at - distance * n);
        Scalar hx = new(memory.Spring.X), hy = new(memory.Spring.Y), hz = new(memory.Spring.Z), largest = new(memory.LargestOverlap);
        Contact.Evaluate(
            law, true, new Scalar(dt), new Scalar(settings.FrictionAt(index)), new Scalar(radius), new Scalar(distance), pair,
            new Scalar(n.X), new Scalar(n.Y), new Scalar(n.Z), new Scalar(relative.X), new Scalar(relative.Y), new Scalar(relative.Z),
            new Scalar(motion.SurfaceSpin.X), new Scalar(motion.SurfaceSpin.Y), new Scalar(motion.SurfaceSpin.Z),
            ref hx, ref hy, ref hz, ref largest,
            out var fx, out var fy, out var fz, out var tx, out var ty, out var tz, out var pressing, out var stiffness);
        memory.Spring = new Vec3(hx.Value, hy.Value, hz.Value);
        memory.LargestOverlap = largest.Value;
        var torque = new Vec3(tx.Value, ty.Value, tz.Value);
        if (settings.RollingFriction > 0.0)
        {
            var spin = motion.SurfaceSpin - radius * wall.Spin * wall.Axis;
            Scalar gx = new(memory.RollingSpring.X), gy = new(memory.RollingSpring.Y), gz = new(memory.RollingSpring.Z);
            Contact.Roll(
                new Scalar(dt), new Scalar(settings.RollingFriction), pressing, stiffness, new Scalar(radius - distance),
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
        for (var wall = 0; wall < Count; wall++)
        {
            for (long n = block.First; n < block.End; n++) memoryOther[wall * (long)particles + n] = *Memory(wall, oldIndex[n]);
        }
    }

    /// <summary>The memory in the present order of rows; loads are taken at the end of every run.</summary>
    public void Exchange(StateBook book) => book.Values("wall_memory", memory.AsSpan());

    public void Swap() => (memory, memoryOther) = (memoryOther, memory);

    public void Dispose()
    {
        memory.Dispose();
        memoryOther.Dispose();
        loads.Dispose();
    }

    // Rounded as those of pairs are, which lists keep in single precision.
    private static PairConstants<Scalar> Single(in PairConstants<Scalar> k) =>
        new(Single(k.First), Single(k.Second), Single(k.Third), Single(k.Fourth));

    private static Scalar Single(Scalar k) => new((float)k.Value);
}
