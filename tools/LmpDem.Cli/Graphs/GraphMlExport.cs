using System.Xml;

namespace LmpDem.Cli.Graphs;

/// <summary>
/// A graph as GraphML (http://graphml.graphdrawing.org), which NetworkX, Gephi, igraph and yEd read. Values of the whole snapshot
/// are attributes of the graph.
/// </summary>
internal static class GraphMlExport
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes the file.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(JunctionGraph graph, TextWriter writer)
    {
        var settings = new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(writer, settings);
        var ofGraph = Whole(graph);
        xml.WriteStartElement("graphml", Namespace);
        WriteKeys(xml, "graph", ofGraph);
        WriteKeys(xml, "node", graph.NodeAttributes);
        WriteKeys(xml, "edge", graph.EdgeAttributes);
        xml.WriteStartElement("graph");
        xml.WriteAttributeString("id", graph.Snapshot.Kind);
        xml.WriteAttributeString("edgedefault", "undirected");
        WriteValues(xml, "graph", ofGraph, 0);
        for (var n = 0; n < graph.Nodes.Count; n++)
        {
            xml.WriteStartElement("node");
            xml.WriteAttributeString("id", graph.Nodes[n]);
            WriteValues(xml, "node", graph.NodeAttributes, n);
            xml.WriteEndElement();
        }

        for (var e = 0; e < graph.Edges.Count; e++)
        {
            xml.WriteStartElement("edge");
            xml.WriteAttributeString("source", graph.Edges[e].Source);
            xml.WriteAttributeString("target", graph.Edges[e].Target);
            WriteValues(xml, "edge", graph.EdgeAttributes, e);
            xml.WriteEndElement();
        }

        xml.WriteEndDocument();
    }

    private static GraphAttribute[] Whole(JunctionGraph graph)
    {
        var s = graph.Snapshot;
        return
        [
            new("index", "1", "place in the series", new[] { s.Index }),
            new("time", "s", "time in the series", new[] { s.Time }),
            new("scenario_hash", "", "SHA-256 of the resolved scenario", new[] { s.Provenance.ScenarioHash }),
            .. GraphAttribute.Of(s.Scalars),
        ];
    }

    private static void WriteKeys(XmlWriter xml, string on, IReadOnlyList<GraphAttribute> attributes)
    {
        foreach (var a in attributes)
        {
            xml.WriteStartElement("key");
            xml.WriteAttributeString("id", $"{on}_{a.Name}"); // a name may stand on nodes and edges, an id only once
            xml.WriteAttributeString("for", on);
            xml.WriteAttributeString("attr.name", a.Name);
            xml.WriteAttributeString("attr.type", a.Type);
            xml.WriteElementString("desc", a.Unit.Length > 0 ? $"{a.Meaning} [{a.Unit}]".TrimStart() : a.Meaning);
            xml.WriteEndElement();
        }
    }

    private static void WriteValues(XmlWriter xml, string on, IReadOnlyList<GraphAttribute> attributes, int row)
    {
        foreach (var a in attributes)
        {
            if (a.Text(row) is not { } text) continue;
            xml.WriteStartElement("data");
            xml.WriteAttributeString("key", $"{on}_{a.Name}");
            xml.WriteString(text);
            xml.WriteEndElement();
        }
    }
}

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
            writer.WriteLine(
                string.Join(',',
                [graph.Edges[e].Source, graph.Edges[e].Target, "Undirected", .. graph.EdgeAttributes.Select(a => a.Text(e))]));
    }
}
