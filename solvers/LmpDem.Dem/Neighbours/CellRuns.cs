namespace LmpDem.Dem.Neighbours;

/// <summary>
/// Runs of particles, consecutive in cell order, that may touch anything in one cell: found once a cell and used by all its
/// particles. Cells of a row along the shortest axis are consecutive, so a run covers up to three cells.
/// </summary>
internal sealed class CellRuns
{
    private readonly int[] lowest = new int[3], span = new int[3];
    private int[] start = new int[64], end = new int[64];

    public int Count { get; private set; }

    public int Start(int run) => start[run];

    public int End(int run) => end[run];

    /// <summary>Finds the runs for a cell.</summary>
    /// <param name="levels">Grids.</param>
    /// <param name="cellStart">First particle of each cell, one more entry at the end.</param>
    /// <param name="level">Level of the cell.</param>
    /// <param name="cell">Number of the cell.</param>
    /// <param name="reach">Gap up to which pairs are wanted [m].</param>
    public void Find(CellLevels levels, int[] cellStart, int level, int cell, double reach)
    {
        Count = 0;
        int a0 = levels.AxisOrder[0], a1 = levels.AxisOrder[1], a2 = levels.AxisOrder[2];
        var own = levels.Counts(level);
        var local = cell - levels.Offset[level];
        Span<int> at = stackalloc int[3];
        at[a0] = local % own[a0];
        at[a1] = local / own[a0] % own[a1];
        at[a2] = local / own[a0] / own[a1];
        for (var other = level; other < levels.Levels; other++)
        {
            var counts = levels.Counts(other);
            var inverse = levels.Inverse(other);
            var range = levels.Largest(level) + levels.Largest(other) + reach;
            for (var k = 0; k < 3; k++)
            {
                var size = 1.0 / levels.Inverse(level)[k];
                if (other == level)
                {
                    lowest[k] = at[k] - 1;
                    span[k] = 3;
                }
                else
                {
                    lowest[k] = (int)Math.Floor((at[k] * size - range) * inverse[k]);
                    span[k] = (int)Math.Floor(((at[k] + 1) * size + range) * inverse[k]) - lowest[k] + 1;
                }

                if (levels.Periodic[k])
                {
                    if (span[k] >= counts[k])
                    {
                        lowest[k] = 0;
                        span[k] = counts[k];
                    }
                }
                else
                {
                    var top = Math.Min(lowest[k] + span[k], counts[k]);
                    lowest[k] = Math.Max(lowest[k], 0);
                    span[k] = top - lowest[k];
                }
            }

            // Of the own level only particles behind this cell's first are partners; the others find this one.
            var first = other == level ? cellStart[cell] : 0;
            for (var d2 = 0; d2 < span[a2]; d2++)
            {
                var c2 = Wrapped(lowest[a2] + d2, counts[a2]);
                for (var d1 = 0; d1 < span[a1]; d1++)
                {
                    var c1 = Wrapped(lowest[a1] + d1, counts[a1]);
                    var row = levels.Offset[other] + (c2 * counts[a1] + c1) * counts[a0];
                    var low = Wrapped(lowest[a0], counts[a0]);
                    var high = low + span[a0];
                    Add(cellStart[row + low], cellStart[row + Math.Min(high, counts[a0])], first);
                    if (high > counts[a0]) Add(cellStart[row], cellStart[row + high - counts[a0]], first);
                }
            }
        }

        Array.Sort(start, end, 0, Count); // partners then come in rising order, which is the canonical order of a row
    }

    private static int Wrapped(int c, int count) => c < 0 ? c + count : c >= count ? c - count : c;

    private void Add(int from, int to, int first)
    {
        if (to <= from || to <= first) return;
        if (Count == start.Length)
        {
            Array.Resize(ref start, 2 * Count);
            Array.Resize(ref end, 2 * Count);
        }

        start[Count] = from;
        end[Count++] = to;
    }
}
