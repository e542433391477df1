using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Plating;

/// <summary>
/// Which bodies share a potential. A body is at the potential of the foil or belongs to a node that floats: its potential is unknown and
/// its net current is zero (bipolar). Metallic contacts of lithium conduct some 1e7 times better than a cell of electrolyte, so that bodies
/// joined by them are at one potential.
/// </summary>
public sealed class ElectronicLinks
{
    /// <summary>Number that stands for the foil in place of a node.</summary>
    public const int Foil = -1;

    private ElectronicLinks(int[] nodeOfBody, int nodes)
    {
        NodeOfBody = nodeOfBody;
        Nodes = nodes;
        Connected = Array.ConvertAll(nodeOfBody, n => n < 0);
    }

    /// <summary>Node of each body, <see cref="Foil"/> at the potential of the foil.</summary>
    public IReadOnlyList<int> NodeOfBody { get; }

    /// <summary>Number of nodes of unknown potential.</summary>
    public int Nodes { get; }

    /// <summary>Whether a body is connected to the foil, one per body.</summary>
    public IReadOnlyList<bool> Connected { get; }

    /// <summary>Connected bodies are at the potential of the foil, every other floats alone.</summary>
    /// <param name="connected">Whether a body is connected to the foil, one per body.</param>
    public static ElectronicLinks Of(IReadOnlyList<bool> connected)
    {
        var node = new int[connected.Count];
        var nodes = 0;
        for (var b = 0; b < node.Length; b++) node[b] = connected[b] ? Foil : nodes++;
        return new ElectronicLinks(node, nodes);
    }

    /// <summary>
    /// Bodies connected by metallic junctions are at one potential: a cluster at the foil at the foil's, every other floats as one.
    /// </summary>
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

        return new ElectronicLinks(node, nodes);
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
