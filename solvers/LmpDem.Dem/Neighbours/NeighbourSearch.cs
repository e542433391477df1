using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Sorts the particles into cell order, by id within a cell, and finds all pairs closer than the outer skin. The result is a
/// function of positions, radii and ids alone. All workers call every method together.
/// </summary>
internal sealed unsafe class NeighbourSearch
{
    private const int ScanPiece = 512;

    private readonly ParticleColumns particles;
    private readonly CellLevels levels;
    private readonly Box box;
    private readonly int[][] histogram;
    private readonly CellRuns[] runsOfWorker;
    private int[] cellStart = new int[1];

    public NeighbourSearch(ParticleColumns particles, CellLevels levels, Box box, int workers)
    {
        this.particles = particles;
        this.levels = levels;
        this.box = box;
        histogram = new int[workers][];
        runsOfWorker = new CellRuns[workers];
        for (var t = 0; t < workers; t++)
        {
            histogram[t] = [];
            runsOfWorker[t] = new CellRuns();
        }
    }

    /// <summary>Particles in one layer of cells: how far ahead a row reaches in memory.</summary>
    public int LayerSpan { get; private set; }

    /// <summary>Puts the particles in cell order. Positions are wrapped into the box.</summary>
    public void Sort(int worker, Block block, SpinBarrier barrier, double reach)
    {
        if (worker == 0) levels.Fit(particles, reach);
        barrier.Wait();
        CountCells(worker, block);
        barrier.Wait();
        if (worker == 0) PrefixSum();
        barrier.Wait();
        var next = histogram[worker];
        for (var i = block.First; i < block.End; i++) particles.OldIndex[next[particles.Cell[i]]++] = i;
        barrier.Wait();
        SortCellsById(block);
        barrier.Wait();
        Move(block);
        barrier.Wait();
        if (worker == 0)
        {
            particles.SwapMotion();
            particles.SwapIdentity();
        }

        barrier.Wait();
    }

    /// <summary>Finds the rows of a block's own particles, then the cut pairs that earlier blocks found.</summary>
    public void FindPairs(int worker, Block block, Block[] blocks, SpinBarrier barrier, double reach)
    {
        FindRows(block, runsOfWorker[worker], blocks.Length > 1, reach);
        barrier.Wait();
        if (blocks.Length > 1) TakeCutPairs(worker, block, blocks);
    }

    private void CountCells(int worker, Block block)
    {
        if (histogram[worker].Length < levels.CellCount) histogram[worker] = new int[levels.CellCount + levels.CellCount / 8];
        var count = histogram[worker];
        Array.Clear(count);
        for (var i = block.First; i < block.End; i++)
        {
            var p = particles.Position + 4L * i;
            var wrapped = box.Wrap(new Engine.Numerics.Vec3(p[0], p[1], p[2]));
            p[0] = wrapped.X;
            p[1] = wrapped.Y;
            p[2] = wrapped.Z;
            var level = levels.LevelOf(particles.Trace[8L * i + ParticleColumns.TraceRadius]);
            var counts = levels.Counts(level);
            var inverse = levels.Inverse(level);
            int a0 = levels.AxisOrder[0], a1 = levels.AxisOrder[1], a2 = levels.AxisOrder[2];
            int c0 = Along(p, a0, counts, inverse), c1 = Along(p, a1, counts, inverse), c2 = Along(p, a2, counts, inverse);
            var cell = levels.Offset[level] + (c2 * counts[a1] + c1) * counts[a0] + c0;
            particles.Cell[i] = cell;
            count[cell]++;
        }
    }

    private int Along(double* p, int axis, int[] counts, double[] inverse) =>
        Math.Clamp((int)((p[axis] - levels.Origin[axis]) * inverse[axis]), 0, counts[axis] - 1);

    private void PrefixSum()
    {
        if (cellStart.Length < levels.CellCount + 1) cellStart = new int[levels.CellCount + levels.CellCount / 8 + 1];
        var sum = 0;
        for (var c = 0; c < levels.CellCount; c++)
        {
            cellStart[c] = sum;
            foreach (var count in histogram)
            {
                var n = count[c];
                count[c] = sum;
                sum += n;
            }
        }

        cellStart[levels.CellCount] = sum;
        var shape = levels.Counts(levels.Levels - 1);
        int a0 = levels.AxisOrder[0], a1 = levels.AxisOrder[1];
        LayerSpan = (int)((shape[a0] * (shape[a1] + 1L) + 2) * (particles.Count / (double)levels.CellCount)) + 96;
    }

    private void SortCellsById(Block block)
    {
        var old = particles.OldIndex.Address;
        var id = particles.Id;
        for (var c = CellAt(block.First); c < levels.CellCount && cellStart[c] < block.End; c++)
        {
            int from = cellStart[c], to = cellStart[c + 1];
            if (from < block.First) continue; // its first slot is another block's: so is the cell
            for (var n = from + 1; n < to; n++)
            {
                var moved = old[n];
                var m = n - 1;
                for (; m >= from && id[old[m]] > id[moved]; m--) old[m + 1] = old[m];
                old[m + 1] = moved;
            }
        }
    }

    private void Move(Block block)
    {
        for (long n = block.First; n < block.End; n++)
        {
            long i = particles.OldIndex[n];
            var p = Vector256.Load(particles.Position + 4 * i);
            p.Store(particles.PositionOther + 4 * n);
            Vector512.Load(particles.Velocity + 8 * i).Store(particles.VelocityOther + 8 * n);
            var trace = Vector512.Load(particles.Trace + 8 * i);
            trace.Store(particles.TraceOther + 8 * n);
            particles.TraceOther[8 * n + ParticleColumns.TraceSearchRadius] = p[3];
            particles.IdOther[n] = particles.Id[i];
            particles.SearchX[n] = (float)p[0];
            particles.SearchY[n] = (float)p[1];
            particles.SearchZ[n] = (float)p[2];
            particles.SearchRadius[n] = (float)p[3];
        }
    }

    private int CellAt(int particle)
    {
        int low = 0, high = levels.CellCount;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (cellStart[middle] <= particle) low = middle;
            else high = middle;
        }

        while (low < levels.CellCount - 1 && cellStart[low + 1] <= particle) low++;
        return low;
    }

    private int LevelOfCell(int cell)
    {
        var level = 0;
        while (cell >= levels.Offset[level + 1]) level++;
        return level;
    }

    [SkipLocalsInit]
    private void FindRows(Block block, CellRuns runs, bool cuts, double reach)
    {
        var extent = Math.Max(box.Length.X, Math.Max(box.Length.Y, box.Length.Z));
        foreach (var e in levels.Extent) extent = Math.Max(extent, e);
        foreach (var o in levels.Origin) extent = Math.Max(extent, Math.Abs(o));
        var margin = (float)(reach * (1.0 + 1e-6) + 1e-6 * extent); // single precision may not lose a pair
        float lx = (float)box.Length.X, ly = (float)box.Length.Y, lz = (float)box.Length.Z;
        float ix = box.PeriodicX ? 1 / lx : 0, iy = box.PeriodicY ? 1 / ly : 0, iz = box.PeriodicZ ? 1 / lz : 0;
        float* sx = particles.SearchX.Address, sy = particles.SearchY.Address, sz = particles.SearchZ.Address, sr = particles.SearchRadius.Address;
        var found = stackalloc int[2 * ScanPiece + 16];
        var cell = -1;
        block.OuterStart = block.Front;
        block.CutCount = 0;
        long n = block.Front;
        for (var i = block.First; i < block.End; i++)
        {
            if (cell < 0 || i >= cellStart[cell + 1])
            {
                if (cell < 0) cell = CellAt(i);
                while (cellStart[cell + 1] <= i) cell++;
                runs.Find(levels, cellStart, LevelOfCell(cell), cell, reach);
            }

            var count = 0;
            var limit = sr[i] + margin;
            for (var run = 0; run < runs.Count; run++)
            {
                var from = Math.Max(runs.Start(run), i + 1);
                var to = runs.End(run);
                if (from >= to) continue;
                // In pieces that the buffer holds whatever they contain.
                for (var piece = from; piece < to; piece += ScanPiece)
                {
                    count = Scan(sx, sy, sz, sr, i, piece, Math.Min(piece + ScanPiece, to), limit, lx, ly, lz, ix, iy, iz, found, count);
                    if (count <= ScanPiece) continue;
                    n = Append(block, n, i, found, count, cuts);
                    count = 0;
                }
            }

            n = Append(block, n, i, found, count, cuts);
        }

        block.OuterCount = (int)(n - block.Front);
    }

    // Sixteen candidates at a time in single precision; writes the numbers of those within reach.
    private static int Scan(
        float* sx, float* sy, float* sz, float* sr, int i, int from, int to, float limit,
        float lx, float ly, float lz, float ix, float iy, float iz, int* found, int count)
    {
        if (!Avx512F.IsSupported)
        {
            for (var j = from; j < to; j++)
            {
                float dx = sx[i] - sx[j], dy = sy[i] - sy[j], dz = sz[i] - sz[j];
                dx -= MathF.Round(dx * ix) * lx;
                dy -= MathF.Round(dy * iy) * ly;
                dz -= MathF.Round(dz * iz) * lz;
                var reach = limit + sr[j];
                if (dx * dx + dy * dy + dz * dz < reach * reach) found[count++] = j;
            }

            return count;
        }

        var iota = Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        var x = Vector512.Create(sx[i]);
        var y = Vector512.Create(sy[i]);
        var z = Vector512.Create(sz[i]);
        for (var k = from; k < to; k += 16)
        {
            var dx = x - Vector512.Load(sx + k);
            var dy = y - Vector512.Load(sy + k);
            var dz = z - Vector512.Load(sz + k);
            dx -= Avx512F.RoundScale(dx * ix, 8) * lx;
            dy -= Avx512F.RoundScale(dy * iy, 8) * ly;
            dz -= Avx512F.RoundScale(dz * iz, 8) * lz;
            var reach = Vector512.Create(limit) + Vector512.Load(sr + k);
            var near = Vector512.LessThan(dx * dx + dy * dy + dz * dz, reach * reach).AsInt32()
                & Vector512.LessThan(iota, Vector512.Create(to - k));
            Avx512F.Compress(Vector512<int>.Zero, near, iota + Vector512.Create(k)).Store(found + count);
            count += BitOperations.PopCount(near.ExtractMostSignificantBits());
        }

        return count;
    }

    private static long Append(Block block, long n, int i, int* found, int count, bool cuts)
    {
        block.ReserveOuter(n + count + 16);
        var pairs = block.Outer.Address;
        for (var k = 0; k < count; k++) pairs[n + k] = ((long)found[k] << 37) | ((long)i << 5);
        if (cuts)
        {
            for (var k = 0; k < count; k++)
            {
                if (found[k] < block.End) continue;
                block.Cut.Grow(block.CutCount + 1 > block.Cut.Length ? 2 * block.Cut.Length : 0);
                block.Cut[block.CutCount++] = pairs[n + k];
            }
        }

        return n + count;
    }

    private static void TakeCutPairs(int worker, Block block, Block[] blocks)
    {
        var total = 0;
        for (var t = 0; t < worker; t++)
        {
            for (var c = 0; c < blocks[t].CutCount; c++) total += Touches(block, blocks[t].Cut[c]) ? 1 : 0;
        }

        if (total > block.Front)
        {
            var shift = total + total / 4 - block.Front;
            block.ReserveOuter(block.Front + block.OuterCount + (long)shift + 16);
            var from = block.Outer.Address + block.Front;
            Buffer.MemoryCopy(from, from + shift, 8L * block.OuterCount, 8L * block.OuterCount);
            block.Front += shift;
        }

        var at = block.Front - total;
        block.OuterStart = at;
        block.OuterCount += total;
        for (var t = 0; t < worker; t++)
        {
            for (var c = 0; c < blocks[t].CutCount; c++)
            {
                if (Touches(block, blocks[t].Cut[c])) block.Outer[at++] = blocks[t].Cut[c];
            }
        }
    }

    private static bool Touches(Block block, long pair)
    {
        var j = (int)((ulong)pair >> 37);
        return j >= block.First && j < block.End;
    }
}
