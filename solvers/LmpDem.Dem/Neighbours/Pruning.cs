using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Keeps the pairs of the outer list that may touch soon, with their history. Pairs that leave lose theirs: they have been
/// apart. After a search the history is found by the old places of both particles, its sign turned where they swapped.
/// </summary>
internal static unsafe class Pruning
{
    /// <summary>Rebuilds a block's inner list from its outer one.</summary>
    public static void Prune<TLaw>(
        in TLaw law, ParticleColumns particles, Block block, Box box, double innerReach, int chunk, int layerSpan, bool fresh)
        where TLaw : struct, INormalLaw
    {
        var from = block.Current;
        block.SwapLists();
        var to = block.Current;
        double lx = box.Length.X, ly = box.Length.Y, lz = box.Length.Z;
        var length = (X: Vector512.Create(lx), Y: Vector512.Create(ly), Z: Vector512.Create(lz));
        var inverse = (
            X: Vector512.Create(box.PeriodicX ? 1 / lx : 0),
            Y: Vector512.Create(box.PeriodicY ? 1 / ly : 0),
            Z: Vector512.Create(box.PeriodicZ ? 1 / lz : 0));
        var sign = Vector256.Create(-1.0, -1.0, -1.0, 1.0);
        var reach = Vector512.Create(innerReach);
        var iota = Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7);
        var bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        int constants = to.ConstantColumns, columns = to.HistoryColumns;
        var places = (double*)particles.Places;
        int n = 0, read = 0;
        for (var g = 0; g < block.OuterCount; g += 8)
        {
            var pairs = (uint*)(block.Outer.Address + block.OuterStart + g);
            var left = block.OuterCount - g;
            for (var k = left; k < 8; k++) Pad(pairs + 2 * k, particles.Count);
            if (Sse.IsSupported)
            {
                Sse.Prefetch0((byte*)places + pairs[0] + 32L * (layerSpan + 32));
                Sse.Prefetch0(pairs + 256);
                for (var c = 0; c < columns; c++) Sse.Prefetch0(from.History(c) + read + 64);
            }

            Lanes.Combine4(places, pairs, sign, out var x, out var y, out var z, out var sum);
            x = Lanes.MinImage(x, length.X, inverse.X);
            y = Lanes.MinImage(y, length.Y, inverse.Y);
            z = Lanes.MinImage(z, length.Z, inverse.Z);
            var limit = sum + reach;
            var near = Vector512.LessThan(x * x + y * y + z * z, limit * limit)
                & Vector512.LessThan(iota, Vector512.Create((long)left)).AsDouble();
            var now = (uint)near.ExtractMostSignificantBits();
            var before = block.OuterMask[g >> 3];
            block.OuterMask[g >> 3] = (byte)now;
            if (fresh) Prepare(law, particles, block, pairs, g);

            if (n + 16 > to.Capacity) to.Reserve(n + 16);
            Lanes.CompressStore(Vector512.Load((double*)pairs), near, (double*)(to.Pairs + n));
            for (var c = 0; c < constants; c++) CompressFloats(block.OuterConstants[c].Address + g, near, to.Constant(c) + n);
            if (!fresh)
            {
                var held = Vector512.Equals(bits & Vector512.Create((long)before), bits).AsDouble();
                for (var c = 0; c < columns; c++)
                {
                    var kept = Lanes.ExpandLoad(from.History(c) + read, held);
                    Lanes.CompressStore(kept, near, to.History(c) + n);
                }

                read += BitOperations.PopCount((uint)before);
            }

            n += BitOperations.PopCount(now);
        }

        to.Count = n;
        Complete(block, chunk, particles.Count);
    }

    /// <summary>Marks the rows of a block's current list and pads its end, as the kernels need it.</summary>
    public static void Complete(Block block, int chunk, int particles)
    {
        MarkRows(block, block.Current, chunk);
        PadTail(block.Current, particles);
    }

    /// <summary>Notes where each row of the current list starts, before the particles change places.</summary>
    public static void MarkOldRows(ParticleColumns particles, Block block)
    {
        block.Old = block.Current;
        var start = particles.RowStart.Address;
        for (var i = block.First; i < block.End; i++) start[i] = -1;
        var pairs = (uint*)block.Current.Pairs;
        for (var q = block.Current.Count - 1; q >= 0; q--)
        {
            var i = (int)(pairs[2 * q] >> 5);
            if (i >= block.First) start[i] = q;
        }
    }

    /// <summary>Carries the history of a fresh list over from the lists before the search.</summary>
    public static void RecallHistory(ParticleColumns particles, Block block, Block[] blocks)
    {
        var list = block.Current;
        var oldIndex = particles.OldIndex.Address;
        for (var k = 0; k < list.Count; k++)
        {
            var pair = (uint*)(list.Pairs + k);
            int i = oldIndex[pair[0] >> 5], j = oldIndex[pair[1] >> 5];
            var sign = 1.0;
            if (i > j)
            {
                (i, j) = (j, i);
                sign = -1.0;
            }

            var owner = 0;
            while (i >= blocks[owner].End) owner++;
            var old = blocks[owner].Old;
            var at = Find(old, particles.RowStart[i], i, j);
            for (var c = 0; c < list.HistoryColumns; c++)
            {
                list.History(c)[k] = at < 0 ? 0.0 : (list.Memory.Turns(c) ? sign : 1.0) * old.History(c)[at];
            }
        }
    }

    private static int Find(InnerList old, int row, int i, int j)
    {
        if (row < 0) return -1;
        var key = ((long)j << 37) | ((long)i << 5);
        for (var q = row; q < old.Count && (uint)old.Pairs[q] >> 5 == i; q++)
        {
            if (old.Pairs[q] == key) return q;
        }

        return -1;
    }

    private static void Prepare<TLaw>(in TLaw law, ParticleColumns particles, Block block, uint* pairs, int g)
        where TLaw : struct, INormalLaw
    {
        double* ri = stackalloc double[8], rj = stackalloc double[8], inverseMass = stackalloc double[8];
        for (var k = 0; k < 8; k++)
        {
            long i = pairs[2 * k] >> 5, j = pairs[2 * k + 1] >> 5;
            ri[k] = particles.Places[i].Radius;
            rj[k] = particles.Places[j].Radius;
            inverseMass[k] = particles.Motions[i].Mobility + particles.Motions[j].Mobility;
        }

        var mass = new Wide(Vector512.Create(particles.TimeStep) / Vector512.Load(inverseMass));
        var (first, second, third, fourth) = law.Prepare(new Wide(Vector512.Load(ri)), new Wide(Vector512.Load(rj)), mass);
        ReadOnlySpan<Wide> kept = [first, second, third, fourth];
        for (var c = 0; c < TLaw.Constants; c++) Lanes.Store(kept[c].Lanes, block.OuterConstants[c].Address + g);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CompressFloats(float* from, Vector512<double> mask, float* to)
    {
        var kept = stackalloc double[16];
        Lanes.CompressStore(Lanes.Load(from), mask, kept); // a float survives the way through double unchanged
        Lanes.Store(Vector512.Load(kept), to);
    }

    private static void MarkRows(Block block, InnerList list, int chunk)
    {
        var last = block.Last.Address - block.First;
        for (var i = block.First; i < block.End; i++) last[i] = chunk;
        var pairs = (uint*)list.Pairs;
        for (var k = 0; k < list.Count; k++)
        {
            var i = (int)(pairs[2 * k] >> 5);
            if (i >= block.First) last[i] = k & (chunk - 1);
        }
    }

    private static void PadTail(InnerList list, int particles)
    {
        list.Reserve(list.Count + 16);
        for (var k = list.Count; k < list.Count + 8; k++)
        {
            Pad((uint*)(list.Pairs + k), particles);
            for (var c = 0; c < list.ConstantColumns; c++) list.Constant(c)[k] = 1.0f;
            for (var c = 0; c < list.HistoryColumns; c++) list.History(c)[k] = 0.0;
        }
    }

    private static void Pad(uint* pair, int particles)
    {
        pair[0] = (uint)particles << 5;
        pair[1] = (uint)(particles + 1) << 5;
    }
}
