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
