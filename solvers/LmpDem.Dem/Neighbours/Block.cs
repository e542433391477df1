using LmpDem.Dem.Bodies;
using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// What one worker owns: a contiguous range of particles, the pairs that touch them (first the cut pairs, whose lower
/// particle is in an earlier block, then its own rows), and work space. Every particle sums its contacts in the
/// order of (i, j) whatever the partition, which is why the number of workers never changes a bit.
/// </summary>
internal sealed unsafe class Block : IDisposable
{
    /// <summary>Rows form blocks of a multiple of this, the unit of wall-load sums.</summary>
    public const int RowGrain = 64;

    private Vec3 speedEven, speedOdd;

    public Block(
        int first, int end, int particles, int chunk, bool others, double pairsPerParticle, int constantColumns, MemoryLayout memory)
    {
        First = first;
        End = end;
        var rows = end - first;
        Front = others ? 1024 + rows / 4 : 0;
        Outer = new Column<long>((long)(2.0 * pairsPerParticle * rows) + Front + 256);
        Cut = new Column<long>(others ? 1024 : 8);
        OuterConstants = [];
        OuterMask = new Column<byte>(Outer.Length / 8 + 8);
        Current = new InnerList((long)(1.25 * pairsPerParticle * rows) + 256, constantColumns, memory);
        Spare = new InnerList((long)(1.25 * pairsPerParticle * rows) + 256, constantColumns, memory);
        Old = Spare;
        OuterConstants = new Column<float>[constantColumns];
        for (var c = 0; c < constantColumns; c++) OuterConstants[c] = new Column<float>(Outer.Length);
        Last = new Column<int>(rows);
        Sums = new Column<double>(8L * (2 * chunk) + 64);
        Lanes = new Column<double>(ContactBuffer.Stride * (chunk / 8L));
        RollingLanes = new Column<double>(ContactBuffer.RollingStride * (chunk / 8L));
        Force = new Column<ForceRecord>(particles + 2L);
    }

    /// <summary>First particle of the block.</summary>
    public int First { get; }

    /// <summary>One past the last particle of the block.</summary>
    public int End { get; }

    /// <summary>Room kept before the block's own rows for cut pairs.</summary>
    public int Front { get; set; }

    /// <summary>Verlet list of pairs, valid until something moved by half the outer skin.</summary>
    public Column<long> Outer { get; }

    public int OuterStart { get; set; }

    public int OuterCount { get; set; }

    /// <summary>Own pairs whose second particle is in a later block.</summary>
    public Column<long> Cut { get; }

    public int CutCount { get; set; }

    /// <summary>One past the last particle of later blocks that a cut pair reaches; 0: there is none.</summary>
    public int CutEnd { get; set; }

    public Column<float>[] OuterConstants { get; }

    /// <summary>Which pairs of the outer list are in the inner one, a bit each.</summary>
    public Column<byte> OuterMask { get; }

    public InnerList Current { get; private set; }

    public InnerList Spare { get; private set; }

    /// <summary>The inner list of the order before the last search.</summary>
    public InnerList Old { get; set; }

    /// <summary>Place of each row's last contact within its chunk; the chunk's length for an empty row.</summary>
    public Column<int> Last { get; }

    /// <summary>Running sums of the rows, a record per contact of a chunk, then zeros, then the carry.</summary>
    public Column<double> Sums { get; }

    public Column<double> Lanes { get; }

    public Column<double> RollingLanes { get; }

    /// <summary>Force and torque over radius that earlier rows left for later particles; zero after use.</summary>
    public Column<ForceRecord> Force { get; }

    /// <summary>
    /// Largest speed components of a step [m/s]; a slot for even and one for odd steps, since a fast worker may finish the
    /// next step before a slow one has read this one.
    /// </summary>
    public ref Vec3 Speed(int parity) => ref parity == 0 ? ref speedEven : ref speedOdd;

    /// <summary>Largest squared displacement since the last search [m2].</summary>
    public double Displacement { get; set; }

    /// <summary>Largest radius growth since the last search [m].</summary>
    public double Growth { get; set; }

    /// <summary>Whether the last update of shapes met a closed particle.</summary>
    public bool AnyClosed { get; set; }

    /// <summary>Largest radius growth of the last update of shapes [m].</summary>
    public double LastGrowth { get; set; }

    public long Bytes
    {
        get
        {
            var bytes = Outer.Bytes + Cut.Bytes + OuterMask.Bytes + Current.Bytes + Spare.Bytes + Last.Bytes + Force.Bytes;
            foreach (var c in OuterConstants) bytes += c.Bytes;
            return bytes;
        }
    }

    public void SwapLists() => (Current, Spare) = (Spare, Current);

    public void ReserveOuter(long pairs)
    {
        if (pairs <= Outer.Length) return;
        pairs += pairs / 4;
        Outer.Grow(pairs);
        OuterMask.Grow(pairs / 8 + 8);
        foreach (var c in OuterConstants) c.Grow(pairs);
    }

    public void Dispose()
    {
        Outer.Dispose();
        Cut.Dispose();
        OuterMask.Dispose();
        Current.Dispose();
        Spare.Dispose();
        Last.Dispose();
        Sums.Dispose();
        Lanes.Dispose();
        RollingLanes.Dispose();
        Force.Dispose();
        foreach (var c in OuterConstants) c.Dispose();
    }
}
