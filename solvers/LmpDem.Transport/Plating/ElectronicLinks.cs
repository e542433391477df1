using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Which bodies share a potential. A body is at the potential of the foil or belongs to a node whose potential is unknown; nodes
/// may be tied to each other and to the foil by conductances. A node without ties floats: its net current is zero (bipolar).
/// </summary>
public sealed class ElectronicLinks
{
    /// <summary>Number that stands for the foil in place of a node.</summary>
    public const int Foil = -1;

    private ElectronicLinks(int[] nodeOfBody, int nodes, (int First, int Second, double Conductance)[] ties)
    {
        NodeOfBody = nodeOfBody;
        Nodes = nodes;
        Ties = ties;
        var sets = new UnionFind(nodes + 1);
        foreach (var (first, second, _) in ties) sets.Join(first, second < 0 ? nodes : second);
        Joined = Array.ConvertAll(nodeOfBody, n => n < 0 || sets.Connected(n, nodes));
    }

    /// <summary>Node of each body, <see cref="Foil"/> at the potential of the foil.</summary>
    public IReadOnlyList<int> NodeOfBody { get; }

    /// <summary>Number of nodes of unknown potential.</summary>
    public int Nodes { get; }

    /// <summary>Ties between nodes, the second <see cref="Foil"/> at the foil [S].</summary>
    public IReadOnlyList<(int First, int Second, double Conductance)> Ties { get; }

    /// <summary>Whether a body is joined to the foil, one per body.</summary>
    public IReadOnlyList<bool> Joined { get; }

    /// <summary>Joined bodies are at the potential of the foil, every other floats alone.</summary>
    /// <param name="joined">Whether a body is joined to the foil, one per body.</param>
    public static ElectronicLinks Of(IReadOnlyList<bool> joined)
    {
        var node = new int[joined.Count];
        var nodes = 0;
        for (var b = 0; b < node.Length; b++) node[b] = joined[b] ? Foil : nodes++;
        return new ElectronicLinks(node, nodes, []);
    }

    /// <summary>Bodies joined by metallic junctions are at one potential: a cluster at the foil at the foil's, every other floats as one.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallicArea">Metallic area, one per junction, 0 where it insulates [m2].</param>
    public static ElectronicLinks Of(BodyNetwork network, IReadOnlyList<double> metallicArea)
    {
        var sets = Sets(network, metallicArea);
        var node = new int[network.Count];
        var nodes = 0;
        var nodeOfSet = new Dictionary<int, int> { [sets.Find(network.Count)] = Foil };
        for (var b = 0; b < node.Length; b++)
        {
            var set = sets.Find(b);
            if (!nodeOfSet.TryGetValue(set, out node[b])) nodeOfSet.Add(set, node[b] = nodes++);
        }

        return new ElectronicLinks(node, nodes, []);
    }

    /// <summary>
    /// Bodies of the foil's cluster are nodes tied by the conductances of their junctions; every other cluster floats as one, its
    /// inner resistance neglected. Metallic contacts of lithium conduct some 1e7 times better than a cell of electrolyte, so that
    /// this differs from whole clusters at one potential only where the caller's conductances hold a film or an interphase.
    /// </summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="conductance">Conductance, one per junction, 0 where it insulates [S].</param>
    public static ElectronicLinks Resistive(BodyNetwork network, IReadOnlyList<double> conductance)
    {
        var sets = Sets(network, conductance);
        var node = new int[network.Count];
        var nodes = 0;
        var nodeOfSet = new Dictionary<int, int>();
        for (var b = 0; b < node.Length; b++)
        {
            var set = sets.Find(b);
            if (sets.Connected(b, network.Count)) node[b] = nodes++;
            else if (!nodeOfSet.TryGetValue(set, out node[b])) nodeOfSet.Add(set, node[b] = nodes++);
        }

        var ties = new List<(int, int, double)>();
        for (var k = 0; k < network.Junctions.Count; k++)
        {
            var junction = network.Junctions[k];
            if (conductance[k] > 0.0 && sets.Connected(junction.First, network.Count))
                ties.Add((node[junction.First], junction.AtFoil ? Foil : node[junction.Second], conductance[k]));
        }

        return new ElectronicLinks(node, nodes, [.. ties]);
    }

    private static UnionFind Sets(BodyNetwork network, IReadOnlyList<double> weight)
    {
        var sets = new UnionFind(network.Count + 1);
        for (var k = 0; k < network.Junctions.Count; k++)
        {
            var junction = network.Junctions[k];
            if (weight[k] > 0.0) sets.Join(junction.First, junction.AtFoil ? network.Count : junction.Second);
        }

        return sets;
    }
}
