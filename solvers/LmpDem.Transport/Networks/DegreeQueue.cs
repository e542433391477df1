namespace LmpDem.Transport.Networks;

/// <summary>
/// Nodes of an elimination by their number of edges: one list per number, those above a limit in one. The ground is never in it.
/// </summary>
internal sealed class DegreeQueue
{
    private const int Limit = 512;

    private readonly int ground;
    private readonly int[] degree;
    private readonly int[] first = new int[Limit + 1];
    private readonly int[] before;
    private readonly int[] after;
    private readonly bool[] gone;
    private int lowest;

    /// <summary>Queues all nodes but the ground.</summary>
    /// <param name="degrees">Number of edges, one per node; kept.</param>
    /// <param name="ground">The ground.</param>
    public DegreeQueue(int[] degrees, int ground)
    {
        this.ground = ground;
        degree = degrees;
        before = new int[degrees.Length];
        after = new int[degrees.Length];
        gone = new bool[degrees.Length];
        Array.Fill(first, -1);
        for (var node = ground - 1; node >= 0; node--) Insert(node);
    }

    /// <summary>Takes out a node with the fewest edges.</summary>
    public int Pop()
    {
        while (first[lowest] < 0) lowest++;
        var node = first[lowest];
        Remove(node);
        gone[node] = true;
        return node;
    }

    /// <summary>A node has one edge more.</summary>
    public void Raise(int node) => Change(node, 1);

    /// <summary>A node has one edge less.</summary>
    public void Lower(int node) => Change(node, -1);

    private void Change(int node, int by)
    {
        if (node == ground || gone[node]) return;
        Remove(node);
        degree[node] += by;
        Insert(node);
    }

    private void Insert(int node)
    {
        var list = Math.Min(degree[node], Limit);
        (before[node], after[node]) = (-1, first[list]);
        if (first[list] >= 0) before[first[list]] = node;
        first[list] = node;
        lowest = Math.Min(lowest, list);
    }

    private void Remove(int node)
    {
        if (before[node] >= 0) after[before[node]] = after[node];
        else first[Math.Min(degree[node], Limit)] = after[node];
        if (after[node] >= 0) before[after[node]] = before[node];
    }
}
