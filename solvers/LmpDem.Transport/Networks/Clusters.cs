namespace LmpDem.Transport.Networks;

/// <summary>
/// Sets of bodies that conducting junctions join. Cluster 0 is that of the foil, which itself joins the bodies on it and may
/// have none; the others follow by falling volume, equal ones by their lowest body.
/// </summary>
public sealed class Clusters
{
    private Clusters(int[] label, double[] volume, int[] bodies)
    {
        Label = label;
        Volume = volume;
        Bodies = bodies;
        TotalVolume = volume.Sum();
    }

    /// <summary>Cluster of each body; 0 is that of the foil.</summary>
    public IReadOnlyList<int> Label { get; }

    /// <summary>Volume, one per cluster [m3].</summary>
    public IReadOnlyList<double> Volume { get; }

    /// <summary>Number of bodies, one per cluster.</summary>
    public IReadOnlyList<int> Bodies { get; }

    /// <summary>Number of clusters, that of the foil included.</summary>
    public int Count => Volume.Count;

    /// <summary>Volume of all bodies [m3].</summary>
    public double TotalVolume { get; }

    /// <summary>Whether a body is connected to the foil.</summary>
    public bool IsConnected(int body) => Label[body] == 0;

    /// <summary>Whether a body is connected to the foil, one per body.</summary>
    public bool[] Connected() => [.. Label.Select(l => l == 0)];

    /// <summary>Volume fraction of the foil's cluster: the degree of activation, 0 to 1.</summary>
    public double FoilFraction => Fraction(Volume[0]);

    /// <summary>Volume fraction of the largest cluster, with or without the foil, 0 to 1.</summary>
    public double GiantFraction => Fraction(Volume[Giant]);

    /// <summary>Volume fraction of the second largest cluster, 0 to 1; peaks at the threshold of a finite layer.</summary>
    public double SecondFraction
    {
        get
        {
            var second = 0.0;
            for (var c = 0; c < Count; c++) if (c != Giant) second = Math.Max(second, Volume[c]);
            return Fraction(second);
        }
    }

    /// <summary>
    /// Mean size S of the finite clusters as a body chosen by chance sees it: sum s^2 / sum s over the bodies s of all clusters but
    /// the largest by volume (Stauffer and Aharony 1994, eq. 5, without the largest); 0 where there is only one.
    /// </summary>
    public double MeanFiniteSize
    {
        get
        {
            double sum = 0.0, squares = 0.0;
            for (var c = 0; c < Count; c++)
            {
                if (c == Giant) continue;
                sum += Bodies[c];
                squares += (double)Bodies[c] * Bodies[c];
            }

            return sum > 0.0 ? squares / sum : 0.0;
        }
    }

    /// <summary>Whether the foil is connected to a body at the top.</summary>
    /// <param name="atTop">Whether a body reaches the top, one per body.</param>
    public bool Spans(IReadOnlyList<bool> atTop)
    {
        for (var i = 0; i < Label.Count; i++) if (Label[i] == 0 && atTop[i]) return true;
        return false;
    }

    private int Giant => Count > 1 && Volume[1] > Volume[0] ? 1 : 0;

    /// <summary>Finds the clusters of a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 = insulating [m2].</param>
    public static Clusters Of(BodyNetwork network, IReadOnlyList<double> metallicArea) => Of(
        network.Volume,
        network.Junctions.Where((_, k) => metallicArea[k] > 0.0).Select(j => (j.First, j.Second)));

    /// <summary>Finds the clusters of bodies and the pairs that conduct.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    /// <param name="junctions">Conducting junctions between two bodies; the second is negative at the foil.</param>
    public static Clusters Of(IReadOnlyList<double> volume, IEnumerable<(int First, int Second)> junctions)
    {
        var foil = volume.Count;
        var sets = new UnionFind(volume.Count + 1);
        foreach (var (first, second) in junctions) sets.Join(first, second < 0 ? foil : second);
        return Of(volume, sets);
    }

    /// <summary>Names the clusters of connected bodies.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    /// <param name="sets">Sets of the bodies and, as the last node, the foil.</param>
    public static Clusters Of(IReadOnlyList<double> volume, UnionFind sets)
    {
        var foil = sets.Find(volume.Count);
        var sum = new double[sets.Count];
        var bodies = new int[sets.Count];
        var lowest = new int[sets.Count];
        for (var i = volume.Count - 1; i >= 0; i--) lowest[sets.Find(i)] = i;
        for (var i = 0; i < volume.Count; i++)
        {
            var root = sets.Find(i);
            sum[root] += volume[i];
            bodies[root]++;
        }

        int[] order =
        [
            foil,
            .. Enumerable.Range(0, sets.Count).Where(r => r != foil && bodies[r] > 0).OrderByDescending(r => sum[r]).ThenBy(r => lowest[r]),
        ];
        var number = new int[sets.Count];
        for (var c = 0; c < order.Length; c++) number[order[c]] = c;
        return new Clusters(
            [.. Enumerable.Range(0, volume.Count).Select(i => number[sets.Find(i)])],
            [.. order.Select(r => sum[r])],
            [.. order.Select(r => bodies[r])]);
    }

    private double Fraction(double volume) => TotalVolume > 0.0 ? volume / TotalVolume : 0.0;
}

/// <summary>Clusters that grow junction by junction, with their volumes.</summary>
internal sealed class GrowingClusters
{
    private readonly UnionFind sets;
    private readonly double[] volume; // by the node that stands for a set; the last node is the foil
    private readonly double total;
    private double giant;

    /// <summary>Every body a cluster of its own.</summary>
    /// <param name="volume">Volumes, one per body [m3].</param>
    public GrowingClusters(IReadOnlyList<double> volume)
    {
        sets = new UnionFind(volume.Count + 1);
        this.volume = [.. volume, 0.0];
        total = volume.Sum();
        giant = this.volume.Max();
    }

    /// <summary>Volume fraction of the foil's cluster.</summary>
    public double FoilFraction => total > 0.0 ? volume[sets.Find(volume.Length - 1)] / total : 0.0;

    /// <summary>Volume fraction of the largest cluster.</summary>
    public double GiantFraction => total > 0.0 ? giant / total : 0.0;

    /// <summary>Adds a junction.</summary>
    /// <returns>Volumes of the two clusters before, and whether one was the foil's; null where they were one already.</returns>
    public (double First, double Second, bool Foil)? Join(Junction junction)
    {
        var foil = volume.Length - 1;
        int a = sets.Find(junction.First), b = sets.Find(junction.AtFoil ? foil : junction.Second);
        if (a == b) return null;
        var connected = (volume[a], volume[b], a == sets.Find(foil) || b == sets.Find(foil));
        sets.Join(a, b);
        volume[sets.Find(a)] = connected.Item1 + connected.Item2;
        giant = Math.Max(giant, connected.Item1 + connected.Item2);
        return connected;
    }
}

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
