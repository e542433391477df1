using LmpDem.Engine.Checkpoints;
using LmpDem.FiniteVolume.Laws;

namespace LmpDem.FiniteVolume.Stepping;

/// <summary>
/// When contacts are searched next: the interval follows the farthest way of a surface node, so that half the margin is kept.
/// </summary>
/// <param name="workers">Number of workers.</param>
internal sealed class SearchSchedule(int workers) : IKept
{
    private const int Longest = 200;
    private const int Shortest = 20;

    private readonly double[] ways = new double[workers];
    private long next, interval = 100;

    /// <summary>Number of workers that search.</summary>
    public int Workers => ways.Length;

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        book.Value("next_search", ref next);
        book.Value("search_interval", ref interval);
    }

    /// <summary>Whether contacts are to be searched before a step.</summary>
    public bool IsDue(long step) => step >= Volatile.Read(ref next);

    /// <summary>Notes the farthest way of a worker's nodes since the last search, over the size of their facets.</summary>
    public void Note(int worker, double way) => ways[worker] = way;

    /// <summary>Plans the next search, when all workers have noted their ways.</summary>
    /// <param name="step">Step of the present search.</param>
    public void PlanNext(long step)
    {
        var way = ways.Max() / ContactRules.MarginFraction;
        if (way > 0.25) interval = Math.Max(interval / 2, Shortest);
        else if (way < 0.1) interval = Math.Min(interval * 2, Longest);
        Volatile.Write(ref next, step + interval);
    }
}
