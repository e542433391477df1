using LmpDem.Engine.Execution;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// The pairs close enough to touch before the next pruning, in order of (i, j), with their history. A pair is two byte
/// offsets of 32-byte records, i in the lower half. Columns: pair constants (single precision), tangential spring (3),
/// largest overlap (where the law remembers), rolling spring (3, where there is rolling resistance).
/// </summary>
internal sealed unsafe class InnerList : IDisposable
{
    private const int Front = 8; // the scatter compares with the pair before the first

    private readonly Column<long> pairs;
    private readonly Column<float>[] constants;
    private readonly Column<double>[] history;

    public InnerList(long capacity, int constantColumns, int historyColumns)
    {
        pairs = new Column<long>(capacity + Front);
        constants = new Column<float>[constantColumns];
        history = new Column<double>[historyColumns];
        for (var c = 0; c < constantColumns; c++) constants[c] = new Column<float>(capacity);
        for (var c = 0; c < historyColumns; c++) history[c] = new Column<double>(capacity);
    }

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

    public double* History(int column) => history[column].Address;

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
