using LmpDem.Engine.Checkpoints;

namespace LmpDem.Dem.Neighbours;

/// <summary>
/// The lists of all blocks as one, in the order of rows, without the copies that blocks have of the pairs of earlier ones: so they can be
/// cut anew for any number of workers. The inner list is the part of the outer one that its mask marks.
/// </summary>
internal sealed unsafe class KeptLists
{
    private long[] pairs = [];
    private byte[] isInner = [];
    private float[][] constants = [];      // of the outer list
    private float[][] innerConstants = [];
    private double[][] history = [];       // of the inner list

    /// <summary>Exchanges the lists of some blocks.</summary>
    /// <param name="book">The book.</param>
    /// <param name="blocks">The blocks, which take up the kept lists where the book is read.</param>
    /// <param name="chunk">Contacts per chunk.</param>
    /// <param name="particles">Number of particles.</param>
    public static void Exchange(StateBook book, Block[] blocks, int chunk, int particles)
    {
        var lists = new KeptLists();
        if (!book.IsReading) lists.Gather(blocks);
        lists.ExchangeArrays(book, blocks[0]);
        if (!book.IsReading) return;
        var innerBefore = lists.InnerBefore();
        foreach (var block in blocks) lists.Cut(block, innerBefore, chunk, particles);
    }

    private void Gather(Block[] blocks)
    {
        var (outer, inner) = (blocks.Sum(OwnOuter), blocks.Sum(OwnInner));
        var list = blocks[0].Current;
        pairs = new long[outer];
        isInner = new byte[outer];
        constants = Columns<float>(list.ConstantColumns, outer);
        innerConstants = Columns<float>(list.ConstantColumns, inner);
        history = Columns<double>(list.HistoryColumns, inner);
        int n = 0, m = 0;
        foreach (var block in blocks)
        {
            for (var k = 0; k < block.OuterCount; k++)
            {
                var pair = block.Outer[block.OuterStart + k];
                if (Row(pair) < block.First) continue;
                pairs[n] = pair;
                isInner[n] = (byte)((block.OuterMask[k >> 3] >> (k & 7)) & 1);
                for (var c = 0; c < constants.Length; c++) constants[c][n] = block.OuterConstants[c][k];
                n++;
            }

            for (var q = 0; q < block.Current.Count; q++)
            {
                if (Row(block.Current.Pairs[q]) < block.First) continue;
                for (var c = 0; c < innerConstants.Length; c++) innerConstants[c][m] = block.Current.Constant(c)[q];
                for (var c = 0; c < history.Length; c++) history[c][m] = block.Current.History(c)[q];
                m++;
            }
        }
    }

    private void ExchangeArrays(StateBook book, Block any)
    {
        pairs = book.Array<long>("pairs", pairs);
        isInner = book.Array<byte>("pairs_inner", isInner);
        constants = Exchange(book, "pair_constants", constants, any.Current.ConstantColumns);
        innerConstants = Exchange(book, "contact_constants", innerConstants, any.Current.ConstantColumns);
        history = Exchange(book, "contact_history", history, any.Current.HistoryColumns);
    }

    private static T[][] Exchange<T>(StateBook book, string name, T[][] columns, int count)
        where T : unmanaged
    {
        var kept = new T[count][];
        for (var c = 0; c < count; c++) kept[c] = book.Array<T>(name, book.IsReading ? [] : columns[c]);
        return kept;
    }

    // Number of inner pairs before each outer one.
    private int[] InnerBefore()
    {
        var before = new int[pairs.Length];
        for (int k = 0, sum = 0; k < before.Length; sum += isInner[k++]) before[k] = sum;
        return before;
    }

    private void Cut(Block block, int[] innerBefore, int chunk, int particles)
    {
        var copies = new List<int>(); // pairs of earlier blocks that touch this one
        var own = new List<int>();
        for (var k = 0; k < pairs.Length; k++)
        {
            var (row, partner) = (Row(pairs[k]), (int)((ulong)pairs[k] >> 37));
            if (row >= block.First && row < block.End) own.Add(k);
            else if (row < block.First && partner >= block.First && partner < block.End) copies.Add(k);
        }

        block.Front = Math.Max(block.Front, copies.Count);
        block.ReserveOuter(block.Front + own.Count + 16L);
        block.OuterStart = block.Front - copies.Count;
        block.OuterCount = copies.Count + own.Count;
        block.OuterMask.AsSpan().Clear();
        var list = block.Current;
        list.Reserve(block.OuterCount + 16);
        int n = 0, q = 0;
        foreach (var k in copies.Concat(own))
        {
            block.Outer[block.OuterStart + n] = pairs[k];
            for (var c = 0; c < constants.Length; c++) block.OuterConstants[c][n] = constants[c][k];
            if (isInner[k] != 0)
            {
                block.OuterMask[n >> 3] |= (byte)(1 << (n & 7));
                list.Pairs[q] = pairs[k];
                for (var c = 0; c < innerConstants.Length; c++) list.Constant(c)[q] = innerConstants[c][innerBefore[k]];
                for (var c = 0; c < history.Length; c++) list.History(c)[q] = history[c][innerBefore[k]];
                q++;
            }

            n++;
        }

        list.Count = q;
        Pruning.Complete(block, chunk, particles);
    }

    private static int OwnOuter(Block block)
    {
        var count = 0;
        for (var k = 0; k < block.OuterCount; k++) count += Row(block.Outer[block.OuterStart + k]) >= block.First ? 1 : 0;
        return count;
    }

    private static int OwnInner(Block block)
    {
        var count = 0;
        for (var q = 0; q < block.Current.Count; q++) count += Row(block.Current.Pairs[q]) >= block.First ? 1 : 0;
        return count;
    }

    private static int Row(long pair) => (int)((uint)pair >> 5);

    private static T[][] Columns<T>(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new T[length])];
}
