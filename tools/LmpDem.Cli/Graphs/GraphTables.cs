namespace LmpDem.Cli.Graphs;

/// <summary>
/// A graph as two tables of comma-separated values with the column names of Gephi's import (Id, Label; Source, Target, Type,
/// Weight); pandas and NetworkX read them as well. SI units but for the weight, which is the contact area in um2.
/// </summary>
internal static class GraphTables
{
    /// <summary>Writes the nodes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteNodes(JunctionGraph graph, TextWriter writer)
    {
        writer.NewLine = "\n";
        writer.WriteLine(string.Join(',', ["Id", "Label", .. graph.NodeAttributes.Select(a => a.Name)]));
        for (var n = 0; n < graph.Nodes.Count; n++)
            writer.WriteLine(string.Join(',', [graph.Nodes[n], graph.Nodes[n], .. graph.NodeAttributes.Select(a => a.Text(n))]));
    }

    /// <summary>Writes the edges.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteEdges(JunctionGraph graph, TextWriter writer)
    {
        writer.NewLine = "\n";
        var names = graph.EdgeAttributes.Select(a => a.Name == "weight" ? "Weight" : a.Name);
        writer.WriteLine(string.Join(',', ["Source", "Target", "Type", .. names]));
        for (var e = 0; e < graph.Edges.Count; e++)
            writer.WriteLine(string.Join(',', [graph.Edges[e].Source, graph.Edges[e].Target, "Undirected", .. graph.EdgeAttributes.Select(a => a.Text(e))]));
    }
}
