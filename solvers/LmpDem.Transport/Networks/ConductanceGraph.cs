namespace LmpDem.Transport.Networks;

/// <summary>Nodes connected by conductances, as plain arrays.</summary>
public sealed class ConductanceGraph
{
    /// <summary>A graph.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="first">First node of each edge.</param>
    /// <param name="second">Second node of each edge; an edge to the same node, as of a body to its own image, carries nothing.</param>
    /// <param name="conductance">Conductance of each edge, >= 0; edges of 0 carry nothing [S].</param>
    public ConductanceGraph(int nodes, IReadOnlyList<int> first, IReadOnlyList<int> second, IReadOnlyList<double> conductance)
    {
        if (first.Count != second.Count || first.Count != conductance.Count)
            throw new ArgumentException("an edge has two nodes and a conductance", nameof(second));
        for (var e = 0; e < first.Count; e++)
        {
            if ((uint)first[e] >= (uint)nodes || (uint)second[e] >= (uint)nodes)
                throw new ArgumentException($"edge {e} joins {first[e]} and {second[e]} of {nodes} nodes", nameof(first));
            if (!(conductance[e] >= 0.0) || double.IsInfinity(conductance[e]))
                throw new ArgumentException($"edge {e} has a conductance of {conductance[e]} S", nameof(conductance));
        }

        Nodes = nodes;
        First = [.. first];
        Second = [.. second];
        Conductance = [.. conductance.Select((g, e) => first[e] == second[e] ? 0.0 : g)];
    }

    /// <summary>Number of nodes.</summary>
    public int Nodes { get; }

    /// <summary>First node of each edge.</summary>
    public int[] First { get; }

    /// <summary>Second node of each edge.</summary>
    public int[] Second { get; }

    /// <summary>Conductance of each edge [S].</summary>
    public double[] Conductance { get; }

    /// <summary>The graph of a network: nodes are the bodies and, as the last one, the foil; edge k is junction k.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="conductance">Conductance, one per junction [S].</param>
    public static ConductanceGraph Of(BodyNetwork network, IReadOnlyList<double> conductance) => new(
        network.Count + 1,
        [.. network.Junctions.Select(j => j.First)],
        [.. network.Junctions.Select(j => j.AtFoil ? network.Count : j.Second)],
        conductance);
}
