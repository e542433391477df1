using LmpDem.Engine.Numerics;
using LmpDem.Transport.Linear;

namespace LmpDem.Transport.Networks;

/// <summary>
/// An approximate Cholesky factor of a graph Laplacian: nodes are eliminated one by one, those with the fewest neighbours first,
/// and in place of the clique that an elimination makes of the neighbours a tree is drawn whose mean is the clique (Kyng and
/// Sachdeva 2016, doi 10.1109/FOCS.2016.68; edge by edge as in Gao, Kyng and Spielman 2023, arXiv 2303.00709). Ends and chains
/// are eliminated exactly, so a network of branches and loops costs no more iterations than a lattice. Draws come from a fixed
/// seed: the factor is a function of the graph.
/// </summary>
internal sealed class ApproximateCholesky : IPreconditioner
{
    private readonly int ground;
    private readonly int[] order;      // nodes as eliminated
    private readonly int[] start;      // first entry of each elimination
    private readonly double[] pivot;   // of each elimination
    private readonly List<int> row = [];
    private readonly List<double> fraction = [];
    private readonly double[] work;

    /// <summary>Factors a Laplacian.</summary>
    /// <param name="laplacian">Rows of the free nodes, each connected to the ground by some chain.</param>
    public ApproximateCholesky(LaplacianRows laplacian)
    {
        ground = laplacian.Count;
        order = new int[ground];
        start = new int[ground + 1];
        pivot = new double[ground];
        work = new double[ground + 1];
        var edges = new HalfEdges(laplacian);
        var queue = new DegreeQueue(edges.Degrees(), ground);
        var random = new Philox(1, "approximate_cholesky");
        for (var step = 0; step < ground; step++)
        {
            order[step] = queue.Pop();
            start[step] = row.Count;
            pivot[step] = Eliminate(edges, queue, order[step], ref random);
        }

        start[ground] = row.Count;
    }

    /// <summary>Solves with the factor.</summary>
    /// <param name="r">Right-hand side, one per free node.</param>
    /// <param name="z">Solution, one per free node.</param>
    public void Apply(double[] r, double[] z)
    {
        var rows = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(row);
        var fractions = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(fraction);
        Array.Copy(r, work, ground);
        for (var step = 0; step < ground; step++)
        {
            var y = work[order[step]];
            var last = start[step + 1] - 1;
            for (var k = start[step]; k < last; k++)
            {
                work[rows[k]] += fractions[k] * y;
                y *= 1.0 - fractions[k];
            }

            work[rows[last]] += y;
            work[order[step]] = y / pivot[step];
        }

        work[ground] = 0.0;
        for (var step = ground - 1; step >= 0; step--)
        {
            var last = start[step + 1] - 1;
            var y = work[order[step]] + work[rows[last]];
            for (var k = last - 1; k >= start[step]; k--) y = (1.0 - fractions[k]) * y + fractions[k] * work[rows[k]];
            work[order[step]] = y;
        }

        Array.Copy(work, z, ground);
    }

    // Neighbours go from the weakest to the strongest, so a fraction is at most one half but for the last.
    private double Eliminate(HalfEdges edges, DegreeQueue queue, int node, ref Philox random)
    {
        var count = edges.Gather(node, queue);
        var (weight, above) = (edges.Weight, edges.Cumulative);
        double total = above[count - 1], left = total, scale = 1.0;
        for (var k = 0; k < count - 1; k++)
        {
            var part = weight[k] * scale / left;
            var drawn = above[k] + random.NextUniform() * (total - above[k]);
            var partner = Array.BinarySearch(above, k + 1, count - k - 1, drawn);
            partner = Math.Min(partner < 0 ? ~partner : partner, count - 1);
            edges.Redirect(k, partner, part * (1.0 - part) * left, queue);
            row.Add(edges.Row(k));
            fraction.Add(part);
            scale *= 1.0 - part;
            left *= (1.0 - part) * (1.0 - part);
        }

        edges.Drop(count - 1, queue);
        row.Add(edges.Row(count - 1));
        fraction.Add(1.0);
        return weight[count - 1] * scale;
    }
}

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
