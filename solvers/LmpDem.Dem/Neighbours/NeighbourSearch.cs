using System.Runtime.CompilerServices;
using LmpDem.Dem.Bodies;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Sorts the particles into cell order, by id within a cell, and finds all pairs closer than the outer skin. The result is a
/// function of positions, radii and ids alone. All workers call every method together.
/// </summary>
internal sealed unsafe class NeighbourSearch
{
    private readonly ParticleColumns particles;
    private readonly CellLevels levels;
    private readonly Box box;
    private readonly int[][] histogram;
    private readonly CellRuns[] runsOfWorker;
    private readonly CellLevels.Extents[] extents;
    private readonly int[] sums; // particles in the cells of each worker
    private int[] cellStart = new int[1];

    public NeighbourSearch(ParticleColumns particles, CellLevels levels, Box box, int workers)
    {
        this.particles = particles;
        this.levels = levels;
        this.box = box;
        histogram = new int[workers][];
        runsOfWorker = new CellRuns[workers];
        extents = new CellLevels.Extents[workers];
        sums = new int[workers];
        for (var t = 0; t < workers; t++)
        {
            histogram[t] = [];
            runsOfWorker[t] = new CellRuns();
            extents[t] = levels.NewExtents();
        }
    }

    /// <summary>Particles in one layer of cells: how far ahead a row reaches in memory.</summary>
    public int LayerSpan { get; private set; }

    /// <summary>Puts the particles in cell order. Positions are wrapped into the box.</summary>
    public void Sort(int worker, Block block, SpinBarrier barrier, double reach)
    {
        levels.Measure(particles, block, extents[worker]);
        barrier.Wait();
        if (worker == 0)
        {
            levels.Fit(extents, particles.Count, reach);
            if (cellStart.Length < levels.CellCount + 1) cellStart = new int[levels.CellCount + levels.CellCount / 8 + 1];
        }

        barrier.Wait();
        CountCells(worker, block);
        barrier.Wait();
        SumCells(worker);
        barrier.Wait();
        StartCells(worker);
        if (worker == 0) FindLayerSpan();
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
        if (blocks.Length > 1) CandidateScan.TakeCutPairs(worker, block, blocks);
    }

    private void CountCells(int worker, Block block)
    {
        if (histogram[worker].Length < levels.CellCount) histogram[worker] = new int[levels.CellCount + levels.CellCount / 8];
        var count = histogram[worker];
        Array.Clear(count, 0, levels.CellCount);
        for (var i = block.First; i < block.End; i++)
        {
            ref var centre = ref particles.Places[i].Centre;
            centre = box.Wrap(centre);
            Span<double> at = [centre.X, centre.Y, centre.Z];
            var level = levels.LevelOf(particles.Traces[i].UndeformedRadius);
            var counts = levels.Counts(level);
            var inverse = levels.Inverse(level);
            int a0 = levels.AxisOrder[0], a1 = levels.AxisOrder[1], a2 = levels.AxisOrder[2];
            int c0 = Along(at[a0], a0, counts, inverse), c1 = Along(at[a1], a1, counts, inverse), c2 = Along(at[a2], a2, counts, inverse);
            var cell = levels.Offset[level] + (c2 * counts[a1] + c1) * counts[a0] + c0;
            particles.Cell[i] = cell;
            count[cell]++;
        }
    }

    private int Along(double at, int axis, int[] counts, double[] inverse) =>
        Math.Clamp((int)((at - levels.Origin[axis]) * inverse[axis]), 0, counts[axis] - 1);

    // The cells are shared out evenly: each worker sums its own, then all know where theirs start.
    private (int From, int End) CellsOf(int worker) =>
        ((int)((long)levels.CellCount * worker / sums.Length), (int)((long)levels.CellCount * (worker + 1) / sums.Length));

    private void SumCells(int worker)
    {
        var (from, end) = CellsOf(worker);
        var sum = 0;
        foreach (var count in histogram)
        {
            for (var c = from; c < end; c++) sum += count[c];
        }

        sums[worker] = sum;
    }

    // Turns the counts of the workers' particles in a cell into the places where they go.
    private void StartCells(int worker)
    {
        var (from, end) = CellsOf(worker);
        var sum = 0;
        for (var w = 0; w < worker; w++) sum += sums[w];
        for (var c = from; c < end; c++)
        {
            cellStart[c] = sum;
            foreach (var count in histogram)
            {
                var n = count[c];
                count[c] = sum;
                sum += n;
            }
        }

        if (worker == sums.Length - 1) cellStart[levels.CellCount] = sum;
    }

    private void FindLayerSpan()
    {
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
            var place = particles.Places[i];
            particles.PlacesOther[n] = place;
            particles.MotionsOther[n] = particles.Motions[i];
            particles.TracesOther[n] = particles.Traces[i] with { SearchRadius = place.Radius };
            particles.IdOther[n] = particles.Id[i];
            particles.SearchX[n] = (float)place.Centre.X;
            particles.SearchY[n] = (float)place.Centre.Y;
            particles.SearchZ[n] = (float)place.Centre.Z;
            particles.SearchRadius[n] = (float)place.Radius;
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
        float* sx = particles.SearchX.Address, sy = particles.SearchY.Address, sz = particles.SearchZ.Address,
            sr = particles.SearchRadius.Address;
        var found = stackalloc int[2 * CandidateScan.Piece + 16];
        var cell = -1;
        block.OuterStart = block.Front;
        (block.CutCount, block.CutEnd) = (0, 0);
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
                // In pieces that fit into the buffer whatever they contain.
                for (var piece = from; piece < to; piece += CandidateScan.Piece)
                {
                    var stop = Math.Min(piece + CandidateScan.Piece, to);
                    count = CandidateScan.Scan(sx, sy, sz, sr, i, piece, stop, limit, lx, ly, lz, ix, iy, iz, found, count);
                    if (count <= CandidateScan.Piece) continue;
                    n = CandidateScan.Append(block, n, i, found, count, cuts);
                    count = 0;
                }
            }

            n = CandidateScan.Append(block, n, i, found, count, cuts);
        }

        block.OuterCount = (int)(n - block.Front);
    }
}
