using System.Runtime.InteropServices;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>What lies on a scan line of a row.</summary>
internal interface IOnLine
{
    /// <summary>Line of the row, 0 to lines - 1.</summary>
    int Line { get; }
}

/// <summary>
/// Sorts what a row of scan lines meets: first by line, by counting, then the few of every line by insertion. The order is that of a plain
/// sort as long as the comparison looks at the line first and calls only equal things equal.
/// </summary>
/// <typeparam name="T">What lies on the lines.</typeparam>
/// <param name="lines">Lines of a row.</param>
internal sealed class LineOrder<T>(int lines)
    where T : struct, IOnLine, IComparable<T>
{
    private readonly int[] first = new int[lines + 1], count = new int[lines];
    private T[] sorted = [];

    /// <summary>Sorts in place.</summary>
    public void Sort(List<T> items)
    {
        var all = CollectionsMarshal.AsSpan(items);
        if (sorted.Length < all.Length) sorted = new T[2 * all.Length];
        Array.Clear(count);
        foreach (ref readonly var item in all) count[item.Line]++;
        for (var line = 0; line < lines; line++) first[line + 1] = first[line] + count[line];
        Array.Clear(count);
        foreach (ref readonly var item in all) Insert(first[item.Line], count[item.Line]++, item);
        sorted.AsSpan(0, all.Length).CopyTo(all);
    }

    // Into the sorted ones of its line.
    private void Insert(int start, int present, in T item)
    {
        var place = start + present;
        for (; place > start && sorted[place - 1].CompareTo(item) > 0; place--) sorted[place] = sorted[place - 1];
        sorted[place] = item;
    }
}
