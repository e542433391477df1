using LmpDem.Engine.Execution;
using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// The pairs close enough to touch before the next pruning, in order of (i, j), with their history. A pair is two byte
/// offsets of 32-byte records, i in the lower half. Columns: pair constants (single precision) and contact memory.
/// </summary>
internal sealed unsafe class InnerList : IDisposable
{
    private const int Front = 8; // the scatter compares with the pair before the first

    private readonly Column<long> pairs;
    private readonly Column<float>[] constants;
    private readonly Column<double>[] history;

    public InnerList(long capacity, int constantColumns, MemoryLayout memory)
    {
        Memory = memory;
        pairs = new Column<long>(capacity + Front);
        constants = new Column<float>[constantColumns];
        history = new Column<double>[memory.Columns];
        for (var c = 0; c < constantColumns; c++) constants[c] = new Column<float>(capacity);
        for (var c = 0; c < history.Length; c++) history[c] = new Column<double>(capacity);
    }

    /// <summary>Meaning of the history columns.</summary>
    public MemoryLayout Memory { get; }

    public int Count { get; set; }

    public long Capacity => pairs.Length - Front;

    public long* Pairs => pairs.Address + Front;

    public int ConstantColumns => constants.Length;

    public int HistoryColumns => history.Length;

    public long Bytes
    {
        get
        {
            var bytes = pairs.Bytes;
            foreach (var c in constants) bytes += c.Bytes;
            foreach (var c in history) bytes += c.Bytes;
            return bytes;
        }
    }

    public float* Constant(int column) => constants[column].Address;

    /// <summary>A column of the memory, whatever it means.</summary>
    public double* History(int column) => history[column].Address;

    /// <summary>Tangential springs along an axis [m].</summary>
    public double* Spring(int axis) => history[axis].Address;

    /// <summary>Largest overlaps; only where the law remembers them [m].</summary>
    public double* LargestOverlap => history[MemoryLayout.LargestOverlap].Address;

    /// <summary>Rolling springs along an axis; only where there is rolling resistance [m].</summary>
    public double* RollingSpring(int axis) => history[Memory.Rolling + axis].Address;

    /// <summary>The memory of one contact.</summary>
    public ContactMemory MemoryAt(int contact) => new()
    {
        Spring = new Vec3(Spring(0)[contact], Spring(1)[contact], Spring(2)[contact]),
        RollingSpring = Memory.Rolls
            ? new Vec3(RollingSpring(0)[contact], RollingSpring(1)[contact], RollingSpring(2)[contact])
            : Vec3.Zero,
        LargestOverlap = Memory.RemembersOverlap ? LargestOverlap[contact] : 0.0,
    };

    /// <summary>Replaces the memory of one contact, as far as the list keeps it.</summary>
    public void SetMemory(int contact, in ContactMemory memory)
    {
        (Spring(0)[contact], Spring(1)[contact], Spring(2)[contact]) = (memory.Spring.X, memory.Spring.Y, memory.Spring.Z);
        if (Memory.RemembersOverlap) LargestOverlap[contact] = memory.LargestOverlap;
        if (!Memory.Rolls) return;
        RollingSpring(0)[contact] = memory.RollingSpring.X;
        RollingSpring(1)[contact] = memory.RollingSpring.Y;
        RollingSpring(2)[contact] = memory.RollingSpring.Z;
    }

    public void Reserve(long capacity)
    {
        if (capacity <= Capacity) return;
        capacity = Math.Max(capacity, Capacity + Capacity / 4 + 64);
        pairs.Grow(capacity + Front);
        foreach (var c in constants) c.Grow(capacity);
        foreach (var c in history) c.Grow(capacity);
    }

    public void Dispose()
    {
        pairs.Dispose();
        foreach (var c in constants) c.Dispose();
        foreach (var c in history) c.Dispose();
    }
}
