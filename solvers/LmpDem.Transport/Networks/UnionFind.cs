namespace LmpDem.Transport.Networks;

/// <summary>Disjoint sets of the nodes 0 .. Count-1, joined pair by pair; which sets result does not depend on the order.</summary>
public sealed class UnionFind
{
    private readonly int[] parent;
    private readonly int[] size;

    /// <summary>Every node a set of its own.</summary>
    /// <param name="count">Number of nodes, >= 0.</param>
    public UnionFind(int count)
    {
        parent = new int[count];
        size = new int[count];
        Reset();
    }

    /// <summary>Number of nodes.</summary>
    public int Count => parent.Length;

    /// <summary>Number of sets.</summary>
    public int Sets { get; private set; }

    /// <summary>Makes every node a set of its own again.</summary>
    public void Reset()
    {
        for (var i = 0; i < parent.Length; i++)
        {
            parent[i] = i;
            size[i] = 1;
        }

        Sets = parent.Length;
    }

    /// <summary>The node that stands for a node's set.</summary>
    public int Find(int node)
    {
        while (parent[node] != node) node = parent[node] = parent[parent[node]];
        return node;
    }

    /// <summary>Whether two nodes are in one set.</summary>
    public bool Connected(int a, int b) => Find(a) == Find(b);

    /// <summary>Number of nodes in a node's set.</summary>
    public int SizeOf(int node) => size[Find(node)];

    /// <summary>Joins the sets of two nodes.</summary>
    /// <returns>Whether they were apart before.</returns>
    public bool Join(int a, int b)
    {
        a = Find(a);
        b = Find(b);
        if (a == b) return false;
        if (size[a] < size[b]) (a, b) = (b, a);
        parent[b] = a;
        size[a] += size[b];
        Sets--;
        return true;
    }
}
