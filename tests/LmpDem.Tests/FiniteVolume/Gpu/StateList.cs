using LmpDem.Engine.Checkpoints;

namespace LmpDem.Tests.FiniteVolume.Gpu;

/// <summary>A book in memory: the entries of a state one after the other, to be compared or read into another.</summary>
internal sealed class StateList : StateBook
{
    private readonly List<(string Name, byte[] Bytes)> entries = [];
    private int next = -1;

    /// <inheritdoc/>
    public override bool IsReading => next >= 0;

    /// <summary>Writes down what has a state.</summary>
    /// <param name="kept">It.</param>
    public static StateList Of(IKept kept)
    {
        var list = new StateList();
        kept.Exchange(list);
        return list;
    }

    /// <summary>Gives the state to another.</summary>
    /// <param name="kept">It.</param>
    public void GiveTo(IKept kept)
    {
        next = 0;
        kept.Exchange(this);
        next = -1;
    }

    /// <summary>Names and places of the entries whose bytes are not those of another list.</summary>
    /// <param name="other">The other.</param>
    public IEnumerable<string> Unlike(StateList other) => entries.Count != other.entries.Count
        ? [$"{entries.Count} entries against {other.entries.Count}"]
        : entries.Zip(other.entries, (a, b) => (A: a, B: b)).Index()
            .Where(p => p.Item.A.Name != p.Item.B.Name || !p.Item.A.Bytes.AsSpan().SequenceEqual(p.Item.B.Bytes))
            .Select(p => $"{p.Index}: {p.Item.A.Name}, unlike from byte {First(p.Item.A.Bytes, p.Item.B.Bytes)} on");

    /// <inheritdoc/>
    protected override void Write(string name, int elementSize, ReadOnlySpan<byte> bytes) => entries.Add((name, bytes.ToArray()));

    /// <inheritdoc/>
    protected override void Read(string name, int elementSize, Span<byte> bytes) => Next(name, forward: true).CopyTo(bytes);

    /// <inheritdoc/>
    protected override int LengthOf(string name, int elementSize) => Next(name, forward: false).Length / elementSize;

    private byte[] Next(string name, bool forward)
    {
        var (found, bytes) = entries[next];
        if (found != name) throw new InvalidDataException($"{found} in the place of {name}");
        if (forward) next++;
        return bytes;
    }

    private static int First(byte[] a, byte[] b) => a.AsSpan().CommonPrefixLength(b);
}
