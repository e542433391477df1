using System.Runtime.Intrinsics;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <summary>
/// The step for one law. A worker owns a block of rows; in one pass over its contacts it gathers, applies the law, adds up,
/// and moves finished rows on, with one barrier a step (the structure and its measurements stand in docs/performance.md).
/// </summary>
/// <typeparam name="TLaw">Normal law.</typeparam>
internal sealed unsafe partial class March<TLaw> : IMarch
    where TLaw : struct, INormalLaw
{
    private readonly TLaw law, toolLaw;
    private readonly Box box;
    private readonly ParticleColumns particles;
    private readonly ToolContacts toolContacts;
    private readonly NeighbourSearch search;
    private readonly Block[] blocks;
    private readonly Tool[][] toolsOfWorker;
    private readonly Deformation? deformation;
    private Tuning tuning;
    private double least;
    private Bonds? bonds;
    private bool listed, diverged;
    private long step;
    private double moved;

    public March(TLaw law, TLaw toolLaw, MaterialSpec material, ParticleColumns particles, Box box, int tools, bool rolls, int workers, Tuning tuning)
    {
        this.law = law;
        this.toolLaw = toolLaw;
        this.box = box;
        this.particles = particles;
        this.tuning = tuning;
        var radii = new double[particles.Count];
        for (var i = 0; i < radii.Length; i++) radii[i] = particles.Position[4L * i + 3];
        least = radii.Length == 0 ? 1.0 : radii.Min();
        toolContacts = new ToolContacts(particles.Count, tools);
        search = new NeighbourSearch(particles, new CellLevels(box, radii), box, workers);
        var memory = new MemoryLayout(TLaw.RemembersOverlap, rolls);
        blocks = new Block[workers];
        toolsOfWorker = new Tool[workers][];
        for (var t = 0; t < workers; t++)
        {
            var end = t == workers - 1 ? particles.Count : Boundary(t + 1, workers);
            blocks[t] = new Block(Boundary(t, workers), end, particles.Count, tuning.Chunk, workers > 1, tuning.PairsPerParticle, TLaw.Constants, memory);
            toolsOfWorker[t] = new Tool[tools];
        }

        if (TLaw.Deforms) deformation = new Deformation(particles, toolContacts, box, material);
    }

    // Two buffers for motion where others still read a row that has moved on; in place with one worker.
    private bool Shared => blocks.Length > 1;

    /// <inheritdoc/>
    public long Bytes => particles.Bytes + toolContacts.Bytes + blocks.Sum(b => b.Bytes);

    /// <inheritdoc/>
    public int Rebuilds { get; private set; }

    /// <inheritdoc/>
    public long ListedPairs
    {
        get
        {
            long pairs = 0;
            foreach (var block in blocks)
            {
                var list = (uint*)block.Current.Pairs;
                for (var q = 0; q < block.Current.Count; q++) pairs += list[2 * q] >> 5 >= block.First ? 1 : 0;
            }

            return pairs;
        }
    }

    /// <inheritdoc/>
    public void Run(in Marching march, Tool[] tools, int steps)
    {
        var settings = march;
        Workers.Run(blocks.Length, (worker, barrier) => Work(worker, barrier, settings, tools, steps));
        toolsOfWorker[0].CopyTo(tools, 0);
        if (diverged) throw FindDivergence(march.TimeStep);
    }

    /// <inheritdoc/>
    public void SetBonds(Bonds set)
    {
        bonds = set;
        foreach (var block in blocks) set.Follow(block, particles.Id);
    }

    /// <inheritdoc/>
    public void ScaleLengths(double factor)
    {
        tuning = tuning.Scaled(factor);
        least *= factor;
        Invalidate();
    }

    /// <inheritdoc/>
    public (Vec3 Impulse, double Work) TakeLoad(int tool)
    {
        var sum = default(Vec3);
        var work = 0.0;
        for (long grain = 0; grain <= (particles.Count - 1) / Block.RowGrain; grain++)
        {
            var load = toolContacts.Loads.Address + (grain * toolContacts.Count + tool) * ToolContacts.LoadStride;
            sum += new Vec3(load[0], load[1], load[2]);
            work += load[3];
            new Span<double>(load, ToolContacts.LoadStride).Clear();
        }

        return (sum, work);
    }

    /// <inheritdoc/>
    public void Invalidate()
    {
        listed = false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in blocks) block.Dispose();
        toolContacts.Dispose();
        deformation?.Dispose();
        particles.Dispose();
    }

    private DivergedException FindDivergence(double dt)
    {
        long worst = 0;
        var most = -1.0;
        for (long i = 0; i < particles.Count; i++)
        {
            var v = particles.Velocity + 8 * i;
            var speed = new Vec3(v[0], v[1], v[2]).Length;
            if (double.IsNaN(speed)) speed = double.PositiveInfinity;
            if (speed <= most) continue;
            most = speed;
            worst = i;
        }

        return new DivergedException(step, particles.Id[worst], "distance moved in one step [m]", most * dt);
    }

    private int Boundary(int worker, int workers) => (int)((long)particles.Count * worker / workers) / Block.RowGrain * Block.RowGrain;

    private void Work(int worker, SpinBarrier barrier, in Marching march, Tool[] tools, int steps)
    {
        var block = blocks[worker];
        var own = toolsOfWorker[worker];
        tools.CopyTo(own, 0);
        var constants = new StepConstants(box, march.TimeStep, march.Friction, march.RollingFriction);
        var path = moved;
        var current = listed;
        var swapped = false;
        double* position = particles.Position, velocity = particles.Velocity;
        double* positionOut = Shared ? particles.PositionOther : position, velocityOut = Shared ? particles.VelocityOther : velocity;
        var n = 0;
        for (; n < steps; n++)
        {
            if (!current || path > 0.5 * tuning.InnerSkin)
            {
                Settle(worker, barrier, ref swapped);
                Refresh(worker, block, barrier, current);
                deformation?.RefreshConstants(block, particles.Position);
                position = particles.Position;
                velocity = particles.Velocity;
                positionOut = Shared ? particles.PositionOther : position;
                velocityOut = Shared ? particles.VelocityOther : velocity;
                current = true;
                path = 0.0;
            }

            if (deformation is not null && Deformation.IsDue(n, blocks))
            {
                path += deformation.Update(block, blocks, own, position, velocity, barrier);
            }

            if (bonds is not null)
            {
                bonds.Evaluate(worker, blocks.Length, box, own, position, velocity, march.TimeStep);
                barrier.Wait();
                bonds.Gather(block, particles.Id, toolContacts, march.TimeStep);
            }

            var fastest = Pass(block, constants, march, own, position, velocity, positionOut, velocityOut);
            for (var t = 0; t < own.Length; t++) own[t] = own[t].Moved(march.TimeStep);
            block.Speed(n & 1) = new Vec3(fastest[0], fastest[1], fastest[2]);
            if (Shared)
            {
                var (p, v) = ((nint)position, (nint)velocity);
                position = positionOut;
                velocity = velocityOut;
                positionOut = (double*)p;
                velocityOut = (double*)v;
                swapped = !swapped;
                barrier.Wait();
            }

            var travel = march.TimeStep * FastestOfAll(n & 1).Length;
            path += travel;
            if (!(travel < 0.5 * least))
            {
                n++;
                break;
            }
        }

        Settle(worker, barrier, ref swapped);
        if (worker == 0)
        {
            moved = path;
            listed = current;
            step += n;
            diverged = n < steps || !(path < double.PositiveInfinity);
        }
    }

    // Makes the worker's view of the two motion buffers the shared one.
    private void Settle(int worker, SpinBarrier barrier, ref bool swapped)
    {
        if (!swapped) return;
        barrier.Wait();
        if (worker == 0) particles.SwapMotion();
        swapped = false;
        barrier.Wait();
    }

    // Per component over all blocks, so that it does not depend on where blocks begin.
    private Vec3 FastestOfAll(int parity)
    {
        var most = default(Vec3);
        foreach (var block in blocks)
        {
            var speed = block.Speed(parity);
            most = new Vec3(Math.Max(most.X, speed.X), Math.Max(most.Y, speed.Y), Math.Max(most.Z, speed.Z));
        }

        return most;
    }

    private Vector512<double> Pass(
        Block block, in StepConstants constants, in Marching march, ReadOnlySpan<Tool> tools,
        double* position, double* velocity, double* positionOut, double* velocityOut)
    {
        var list = block.Current;
        var pairs = (uint*)list.Pairs;
        var chunk = tuning.Chunk;
        double* force = block.Force.Address, buffer = block.Lanes.Address, sums = block.Sums.Address, carry = sums + 16L * chunk;
        var rolling = block.RollingLanes.Address;
        var rolls = march.RollingFriction > 0.0;
        var fastest = Vector512<double>.Zero;
        var done = block.First;
        Vector512<double>.Zero.Store(carry);
        for (var at = 0; at < list.Count;)
        {
            var end = Math.Min(list.Count, at + chunk);
            var batches = (end - at + 7) >> 3;
            var chunkPairs = pairs + 2 * at;
            ContactKernels.Prefetch(
                particles, position, velocity, force, list, at + tuning.ListsAhead * chunk, chunk,
                (int)(pairs[2 * at] >> 5), (int)(pairs[2 * end - 2] >> 5), search.LayerSpan);
            ContactKernels.Gather(constants, position, velocity, chunkPairs, batches, buffer);
            if (rolls)
            {
                ContactKernels.GatherRolling(position, velocity, chunkPairs, batches, rolling);
                ContactKernels.EvaluateRolling(law, constants, list, at, batches, buffer, rolling);
                ContactKernels.ScatterRolling(force, chunkPairs, batches, buffer, rolling, sums, carry);
            }
            else
            {
                ContactKernels.Evaluate(law, constants, list, at, batches, buffer);
                ContactKernels.Scatter(force, chunkPairs, batches, buffer, sums, carry);
            }

            at = end;
            var next = at < list.Count ? Math.Min((int)(pairs[2 * at] >> 5), block.End) : block.End;
            if (next > done)
            {
                fastest = Move(block, march, tools, position, velocity, positionOut, velocityOut, done, next, fastest);
                done = next;
            }
        }

        return done < block.End ? Move(block, march, tools, position, velocity, positionOut, velocityOut, done, block.End, fastest) : fastest;
    }

    private Vector512<double> Move(
        Block block, in Marching march, ReadOnlySpan<Tool> tools,
        double* position, double* velocity, double* positionOut, double* velocityOut, int from, int to, Vector512<double> fastest)
    {
        var force = block.Force.Address;
        var last = block.Last.Address - block.First;
        if (tools.Length > 0) toolContacts.Evaluate(toolLaw, march, tools, position, velocity, particles.Trace, force, from, to);
        return march.IsPlain
            ? Integration.Plain(position, velocity, positionOut, velocityOut, force, block.Sums.Address, last, from, to, march.TimeStep, fastest)
            : Integration.Full(position, velocity, positionOut, velocityOut, particles.Trace, force, block.Sums.Address, last, from, to, march, fastest);
    }
}
