using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

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
                throw new ArgumentException($"edge {e} connects {first[e]} and {second[e]} of {nodes} nodes", nameof(first));
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

/// <summary>Bodies on a foil and the junctions between them at one instant, as plain arrays. SI units.</summary>
public sealed class BodyNetwork
{
    /// <summary>Number of bodies.</summary>
    public int Count => Volume.Count;

    /// <summary>Stress-free volume, one per body [m3].</summary>
    public required IReadOnlyList<double> Volume { get; init; }

    /// <summary>Radius of the sphere of that volume, one per body [m].</summary>
    public required IReadOnlyList<double> Radius { get; init; }

    /// <summary>Centre, one per body; may lie outside of the box along its periodic axes [m].</summary>
    public required IReadOnlyList<Vec3> Centre { get; init; }

    /// <summary>Whether the body touches the press, which is where the separator will be, one per body.</summary>
    public required IReadOnlyList<bool> AtTop { get; init; }

    /// <summary>Junctions, ordered by (first, second), the foil (-1) leading; each pair once.</summary>
    public required IReadOnlyList<Junction> Junctions { get; init; }

    /// <summary>Region, periodic along x and y, as high as the layer; the foil is at z = 0.</summary>
    public required Box Box { get; init; }

    /// <summary>
    /// Gap below which surfaces counted as touching when contact areas were taken; NaN where a contact law gave them [m].
    /// </summary>
    public double GapTolerance { get; init; } = double.NaN;
}
