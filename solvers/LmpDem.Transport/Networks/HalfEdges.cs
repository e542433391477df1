namespace LmpDem.Transport.Networks;

/// <summary>
/// The edges left in an elimination, each as two halves 2e and 2e + 1 in the lists of its two ends. An elimination redirects
/// halves in place and never needs more of them.
/// </summary>
internal sealed class HalfEdges
{
    private readonly int[] head;
    private readonly int[] next;
    private readonly int[] end;        // node at the other end
    private readonly double[] value;   // 0 for an eliminated edge
    private int[] gathered = new int[64];
    private int[] rows = new int[64];

    /// <summary>Splits the edges of a Laplacian; the ground is the last node.</summary>
    /// <param name="laplacian">Rows of the free nodes.</param>
    public HalfEdges(LaplacianRows laplacian)
    {
        var grounded = laplacian.Ground.Count(g => g > 0.0);
        var halves = laplacian.Neighbour.Length + 2 * grounded;
        head = new int[laplacian.Count + 1];
        Array.Fill(head, -1);
        next = new int[halves];
        end = new int[halves];
        value = new double[halves];
        var half = 0;
        for (var i = 0; i < laplacian.Count; i++)
        {
            for (var k = laplacian.Start[i]; k < laplacian.Start[i + 1]; k++)
                if (laplacian.Neighbour[k] > i) Add(ref half, i, laplacian.Neighbour[k], laplacian.Conductance[k]);
            if (laplacian.Ground[i] > 0.0) Add(ref half, i, laplacian.Count, laplacian.Ground[i]);
        }
    }

    /// <summary>Weights of the gathered edges, ascending.</summary>
    public double[] Weight { get; private set; } = new double[64];

    /// <summary>Sums of the weights up to and including each.</summary>
    public double[] Cumulative { get; private set; } = new double[64];

    /// <summary>Neighbour at the end of a gathered edge.</summary>
    public int Row(int k) => rows[k];

    /// <summary>Number of halves of each node.</summary>
    public int[] Degrees()
    {
        var degree = new int[head.Length];
        foreach (var node in end) degree[node]++;
        return degree;
    }

    /// <summary>Gathers the edges of a node, parallel ones merged, by weight and then by neighbour.</summary>
    /// <param name="node">The node.</param>
    /// <param name="queue">Told of the edges that neighbours lose.</param>
    /// <returns>Their number.</returns>
    public int Gather(int node, DegreeQueue queue)
    {
        var found = 0;
        for (var h = head[node]; h >= 0; h = next[h])
        {
            if (!(value[h] > 0.0)) continue;
            if (found == gathered.Length) Grow();
            (rows[found], gathered[found++]) = (end[h], h);
        }

        Array.Sort(rows, gathered, 0, found);
        var count = 0;
        for (var k = 0; k < found; k++)
        {
            if (count > 0 && rows[k] == end[gathered[count - 1]])
            {
                value[gathered[count - 1]] += value[gathered[k]];
                value[gathered[k] ^ 1] = 0.0;
                queue.Lower(rows[k]);
            }
            else
            {
                gathered[count++] = gathered[k];
            }
        }

        for (var k = 0; k < count; k++) Weight[k] = value[gathered[k]];
        Array.Sort(Weight, gathered, 0, count);
        var sum = 0.0;
        for (var k = 0; k < count; k++)
        {
            rows[k] = end[gathered[k]];
            Cumulative[k] = sum += Weight[k];
        }

        return count;
    }

    /// <summary>Turns a gathered edge into one between its neighbour and that of another.</summary>
    public void Redirect(int k, int partner, double weight, DegreeQueue queue)
    {
        int half = gathered[k], back = half ^ 1, j = rows[k], to = rows[partner];
        (end[back], value[back]) = (to, weight);
        (end[half], value[half]) = (j, weight);
        (next[half], head[to]) = (head[to], half);
        queue.Raise(to);
    }

    /// <summary>Removes a gathered edge.</summary>
    public void Drop(int k, DegreeQueue queue)
    {
        value[gathered[k] ^ 1] = 0.0;
        queue.Lower(rows[k]);
    }

    private void Add(ref int half, int i, int j, double g)
    {
        Link(half++, i, j, g);
        Link(half++, j, i, g);
    }

    private void Link(int half, int from, int to, double g)
    {
        (end[half], value[half]) = (to, g);
        (next[half], head[from]) = (head[from], half);
    }

    private void Grow()
    {
        Array.Resize(ref gathered, 2 * gathered.Length);
        Array.Resize(ref rows, gathered.Length);
        Weight = new double[gathered.Length];
        Cumulative = new double[gathered.Length];
    }
}
