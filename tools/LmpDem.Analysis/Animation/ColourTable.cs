namespace LmpDem.Analysis.Animation;

/// <summary>The 256 colours of an animation, by median cut (Heckbert 1982, doi:10.1145/800064.801294) over all of its frames.</summary>
public sealed class ColourTable
{
    private const int Size = 256;

    // Colours are told apart by their upper five bits a channel: 32,768 cells, enough for charts and colour scales.
    private const int Shift = 3;
    private const int Cells = 1 << 15;

    private readonly byte[] nearest = new byte[Cells];

    /// <summary>Chooses the colours.</summary>
    /// <param name="frames">Frames as red, green and blue bytes, pixel by pixel.</param>
    public ColourTable(IEnumerable<byte[]> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        var (count, sum) = (new long[Cells], new long[3 * Cells]);
        foreach (var frame in frames)
        {
            for (var k = 0; k + 2 < frame.Length; k += 3)
            {
                var cell = CellOf(frame[k], frame[k + 1], frame[k + 2]);
                count[cell]++;
                for (var c = 0; c < 3; c++) sum[3 * cell + c] += frame[k + c];
            }
        }

        var boxes = Cut([.. Enumerable.Range(0, Cells).Where(c => count[c] > 0)], count);
        for (var b = 0; b < boxes.Count; b++)
        {
            var all = boxes[b].Sum(c => count[c]);
            for (var c = 0; c < 3; c++) Palette[3 * b + c] = (byte)Math.Round((double)boxes[b].Sum(cell => sum[3 * cell + c]) / all);
            foreach (var cell in boxes[b]) nearest[cell] = (byte)b;
        }
    }

    /// <summary>The colours, three bytes each.</summary>
    public byte[] Palette { get; } = new byte[3 * Size];

    /// <summary>Numbers of the colours of a frame's pixels; of one of those that the table was made from.</summary>
    /// <param name="frame">Red, green and blue bytes, pixel by pixel.</param>
    public byte[] Numbers(byte[] frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var numbers = new byte[frame.Length / 3];
        for (var k = 0; k < numbers.Length; k++) numbers[k] = nearest[CellOf(frame[3 * k], frame[3 * k + 1], frame[3 * k + 2])];
        return numbers;
    }

    // Splits the box with the most pixels times extent at the median of its longest edge.
    private static List<int[]> Cut(int[] cells, long[] count)
    {
        var boxes = new List<int[]>();
        if (cells.Length > 0) boxes.Add(cells);
        while (boxes.Count is > 0 and < Size)
        {
            var widest = boxes.Select((box, b) => (b, Edge: Edges(box).Max(), Weight: box.Sum(c => count[c]))).Where(x => x.Edge > 0)
                .OrderByDescending(x => Math.Sqrt(x.Weight) * x.Edge).ThenBy(x => x.b).Select(x => (int?)x.b).FirstOrDefault();
            if (widest is not { } split) break;
            var edges = Edges(boxes[split]);
            var axis = Array.IndexOf(edges, edges.Max());
            int[] sorted = [.. boxes[split].OrderBy(c => Channel(c, axis)).ThenBy(c => c)];
            var (half, below, at) = (sorted.Sum(c => count[c]) / 2, 0L, 0);
            while (at < sorted.Length - 1 && (at == 0 || below + count[sorted[at]] <= half)) below += count[sorted[at++]];
            boxes[split] = sorted[..at];
            boxes.Add(sorted[at..]);
        }

        return boxes;
    }

    private static int[] Edges(int[] box) =>
        [.. Enumerable.Range(0, 3).Select(axis => box.Max(c => Channel(c, axis)) - box.Min(c => Channel(c, axis)))];

    private static int Channel(int cell, int axis) => cell >> (5 * axis) & 31;

    private static int CellOf(byte red, byte green, byte blue) => red >> Shift | green >> Shift << 5 | blue >> Shift << 10;
}
