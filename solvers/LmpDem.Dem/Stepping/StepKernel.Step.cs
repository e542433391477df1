using System.Runtime.Intrinsics;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Neighbours;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Stepping;

/// <content>The step itself.</content>
internal sealed unsafe partial class StepKernel<TLaw>
{
    private const int ManyParticles = 150_000; // more than an eighth of a gigabyte: in no cache

    // Two buffers for motion where others still read a row that has moved on; in place with one worker.
    private bool Shared => blocks.Length > 1;

    private void Work(int worker, SpinBarrier barrier, in StepSettings settings, Wall[] walls, int steps)
    {
        var view = Enter(worker, barrier, walls);
        var constants = new StepConstants(box, settings.TimeStep, settings.Friction, settings.RollingFriction);
        var n = 0;
        for (var follows = true; n < steps && follows; n++)
        {
            if (!view.Listed || view.Path > 0.5 * tuning.InnerSkin) RefreshLists(ref view);
            if (deformation is not null && Deformation.IsDue(n, blocks)) GrowRadii(ref view);
            if (bonds is not null) PullBonds(view, settings);
            view.Block.Speed(n & 1) = MoveRows(view, constants, settings);
            MoveWalls(view, settings);
            if (Shared) ExchangeMotion(ref view);
            follows = AddPath(ref view, settings, n & 1);
        }

        Leave(ref view, n, steps);
    }

    private View Enter(int worker, SpinBarrier barrier, Wall[] walls)
    {
        walls.CopyTo(wallsOfWorker[worker], 0);
        var view = new View
        {
            Worker = worker,
            Barrier = barrier,
            Block = blocks[worker],
            Walls = wallsOfWorker[worker],
            Path = moved,
            Listed = listed,
        };
        TakeBuffers(ref view);
        return view;
    }

    private void TakeBuffers(ref View view)
    {
        view.Places = particles.Places;
        view.Motions = particles.Motions;
        view.PlacesOut = Shared ? particles.PlacesOther : view.Places;
        view.MotionsOut = Shared ? particles.MotionsOther : view.Motions;
    }

    private void RefreshLists(ref View view)
    {
        Settle(ref view);
        Refresh(view.Worker, view.Block, view.Barrier, view.Listed);
        deformation?.RefreshConstants(view.Block, particles.Places);
        TakeBuffers(ref view);
        view.Listed = true;
        view.Path = 0.0;
    }

    private void GrowRadii(ref View view) =>
        view.Path += deformation!.Update(view.Block, blocks, view.Walls, view.Places, view.Motions, view.Barrier);

    private void PullBonds(in View view, in StepSettings settings)
    {
        bonds!.Evaluate(view.Worker, blocks.Length, box, view.Walls, view.Places, view.Motions, settings.TimeStep);
        view.Barrier.Wait();
        bonds.Gather(view.Block, particles.Id, wallContacts, settings.TimeStep);
    }

    // Forces of the contacts in chunks; a row moves on as soon as no later contact touches it.
    private Vec3 MoveRows(in View view, in StepConstants constants, in StepSettings settings)
    {
        var block = view.Block;
        var list = block.Current;
        var pairs = (uint*)list.Pairs;
        var chunk = tuning.Chunk;
        PlaceRecord* places = view.Places;
        MotionRecord* motions = view.Motions;
        var force = block.Force.Address;
        double* buffer = block.Lanes.Address, rolling = block.RollingLanes.Address, sums = block.Sums.Address, carry = sums + 16L * chunk;
        var rolls = settings.RollingFriction > 0.0;
        var fastest = Vector512<double>.Zero;
        var done = block.First;
        Vector512<double>.Zero.Store(carry);
        for (var at = 0; at < list.Count;)
        {
            var end = Math.Min(list.Count, at + chunk);
            var batches = (end - at + 7) >> 3;
            var chunkPairs = pairs + 2 * at;
            RowFetch.Fetch(
                particles, places, motions, force, list, at + tuning.ListsAhead * chunk, chunk,
                (int)(pairs[2 * at] >> 5), (int)(pairs[2 * end - 2] >> 5), search.LayerSpan);
            ContactKernels.Gather(constants, places, motions, chunkPairs, batches, buffer);
            if (rolls)
            {
                ContactKernels.GatherRolling(places, motions, chunkPairs, batches, rolling);
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
            if (next <= done) continue;
            fastest = FinishRows(view, settings, done, next, fastest);
            done = next;
        }

        if (done < block.End) fastest = FinishRows(view, settings, done, block.End, fastest);
        return new Vec3(fastest[0], fastest[1], fastest[2]);
    }

    private Vector512<double> FinishRows(in View view, in StepSettings settings, int from, int to, Vector512<double> fastest)
    {
        var block = view.Block;
        var force = block.Force.Address;
        var sums = block.Sums.Address;
        var last = block.Last.Address - block.First;
        PlaceRecord* places = view.Places, placesOut = view.PlacesOut;
        MotionRecord* motions = view.Motions, motionsOut = view.MotionsOut;
        var traces = particles.Traces;
        var past = Shared && particles.Count > ManyParticles;
        if (view.Walls.Length > 0) wallContacts.Evaluate(wallLaw, settings, view.Walls, places, motions, traces, force, from, to);
        return settings.IsPlain
            ? Integration.Plain(places, motions, placesOut, motionsOut, force, sums, last, from, to, settings.TimeStep, past, fastest)
            : Integration.Full(places, motions, placesOut, motionsOut, traces, force, sums, last, from, to, settings, past, fastest);
    }

    private static void MoveWalls(in View view, in StepSettings settings)
    {
        var walls = view.Walls;
        for (var t = 0; t < walls.Length; t++) walls[t] = walls[t].Moved(settings.TimeStep);
    }

    private static void ExchangeMotion(ref View view)
    {
        var (places, motions) = ((nint)view.Places, (nint)view.Motions);
        view.Places = view.PlacesOut;
        view.Motions = view.MotionsOut;
        view.PlacesOut = (PlaceRecord*)places;
        view.MotionsOut = (MotionRecord*)motions;
        view.Swapped = !view.Swapped;
        view.Barrier.Wait();
    }

    // Whether the time step follows the motion: no particle moves by half the smallest radius in one step.
    private bool AddPath(ref View view, in StepSettings settings, int parity)
    {
        var travel = settings.TimeStep * FastestOfAll(parity).Length;
        view.Path += travel;
        return travel < 0.5 * least;
    }

    private void Leave(ref View view, int done, int steps)
    {
        Settle(ref view);
        if (view.Worker != 0) return;
        moved = view.Path;
        listed = view.Listed;
        step += done;
        diverged = done < steps || !(view.Path < double.PositiveInfinity);
    }

    // Makes the worker's view of the two motion buffers the shared one.
    private void Settle(ref View view)
    {
        if (!view.Swapped) return;
        view.Barrier.Wait();
        if (view.Worker == 0) particles.SwapMotion();
        view.Swapped = false;
        view.Barrier.Wait();
    }

    // Per component over all blocks, so that it does not depend on the block boundaries.
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

    // What a worker holds while a run lasts: its rows, its copy of the walls, and the buffers that it reads and writes.
    private struct View
    {
        public int Worker;
        public SpinBarrier Barrier;
        public Block Block;
        public Wall[] Walls;
        public PlaceRecord* Places, PlacesOut;
        public MotionRecord* Motions, MotionsOut;
        public bool Swapped; // the two buffers against those of the particles
        public bool Listed;  // whether the lists are those of the present order
        public double Path;  // longest way since the lists were pruned [m]
    }
}
