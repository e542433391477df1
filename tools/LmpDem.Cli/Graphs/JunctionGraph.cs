using System.Globalization;
using System.Xml;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli.Graphs;

/// <summary>
/// A snapshot of junctions as a graph for programs of networks: bodies and, as the last node, the foil; junctions as undirected
/// edges. Positions are those inside the box. What an edge tells of its first body belongs to the lower number, of its second to
/// the higher one or the foil.
/// </summary>
internal sealed class JunctionGraph
{
    /// <summary>Name of the foil among the nodes; bodies are named by their number.</summary>
    public const string Foil = "foil";

    /// <summary>Reads a graph.</summary>
    /// <param name="snapshot">A snapshot of junctions.</param>
    /// <exception cref="SnapshotException">It is none of junctions, or not whole.</exception>
    public JunctionGraph(Snapshot snapshot)
    {
        var network = JunctionSnapshot.Read(snapshot);
        var junctions = network.Junctions;
        Snapshot = snapshot;
        Nodes = [.. Enumerable.Range(0, network.Count).Select(b => b.ToString(CultureInfo.InvariantCulture)), Foil];
        Edges = [.. junctions.Select(j => (Nodes[j.First], Nodes[j.AtFoil ? network.Count : j.Second]))];
        var fields = Lossless(snapshot);
        NodeAttributes = [.. OfNodes(network, fields)];
        EdgeAttributes = [.. OfEdges(network), .. GraphAttribute.Of(fields)];
    }

    /// <summary>Where the graph comes from.</summary>
    public Snapshot Snapshot { get; }

    /// <summary>Names of the nodes.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Names of the nodes that each edge joins.</summary>
    public IReadOnlyList<(string Source, string Target)> Edges { get; }

    /// <summary>What the nodes carry.</summary>
    public IReadOnlyList<GraphAttribute> NodeAttributes { get; }

    /// <summary>What the edges carry.</summary>
    public IReadOnlyList<GraphAttribute> EdgeAttributes { get; }

    private static IEnumerable<GraphAttribute> OfNodes(BodyNetwork network, Field[] fields)
    {
        // The foil is drawn under the middle of the layer; it has no size.
        Vec3[] at = [.. network.Centre.Select(network.Box.Wrap), new(0.5 * network.Box.Length.X, 0.5 * network.Box.Length.Y, 0.0)];
        var metallic = fields.FirstOrDefault(f => f.Name == "metallic_area");
        var connected = Clusters.Of(
            network, metallic?.Values as double[] ?? Areas(metallic) ?? [.. network.Junctions.Select(j => j.BareArea)]).Connected();
        var by = metallic is null ? "bare contacts" : "metallic contacts";
        yield return new("x", "m", "centre, inside the box", at.Select(p => p.X).ToArray());
        yield return new("y", "m", "centre, inside the box", at.Select(p => p.Y).ToArray());
        yield return new("z", "m", "height above the foil", at.Select(p => p.Z).ToArray());
        yield return new("radius", "m", "radius of the sphere of that volume; 0 the foil", network.Radius.Append(0.0).ToArray());
        yield return new("volume", "m3", "stress-free volume; 0 the foil", network.Volume.Append(0.0).ToArray());
        yield return new("at_top", "1", "1 where the body touches the press", network.AtTop.Append(false).Select(Bit).ToArray());
        yield return new("joined", "1", $"1 where {by} join the body to the foil", connected.Append(true).Select(Bit).ToArray());
        yield return new("is_foil", "1", "1 the foil, 0 a body", network.AtTop.Select(_ => 0).Append(1).ToArray());
    }

    private static IEnumerable<GraphAttribute> OfEdges(BodyNetwork network)
    {
        var junctions = network.Junctions;
        // Above zero and near one, as graph layout programs expect.
        yield return new("weight", "um2", "contact area in square micrometres", junctions.Select(j => 1e12 * j.Area).ToArray());
        yield return new(
            "length", "m", "distance of the centres, at the foil height of the centre",
            junctions.Select(j => Span(network, j).Length).ToArray());
        yield return new(
            "crosses", "1", "1 where the junction goes through a periodic side", junctions.Select(j => Bit(Crosses(network, j))).ToArray());
    }

    private static Vec3 Span(BodyNetwork network, Junction j) => j.AtFoil
        ? new Vec3(0.0, 0.0, network.Centre[j.First].Z)
        : network.Centre[j.Second] + network.Box.Shift(j.Image.X, j.Image.Y) - network.Centre[j.First];

    private static bool Crosses(BodyNetwork network, Junction j)
    {
        if (j.AtFoil) return false;
        var inside = network.Box.Wrap(network.Centre[j.Second]) - network.Box.Wrap(network.Centre[j.First]);
        // An image is a whole edge of the box away, rounding is not.
        return (inside - Span(network, j)).Length > 0.5 * Math.Min(network.Box.Length.X, network.Box.Length.Y);
    }

    private static int Bit(bool yes) => yes ? 1 : 0;

    private static double[]? Areas(Field? field) => (field?.Values as float[])?.Select(v => (double)v).ToArray();

    // All cell fields but the ends; from the lossless column where there is one.
    private static Field[] Lossless(Snapshot snapshot) =>
    [
        .. snapshot.CellFields.Where(f => f.Name is not ("first" or "second"))
            .Select(f => snapshot.Columns.FirstOrDefault(c => c.Name == f.Name && c.Components == f.Components && c.Count == f.Count) ?? f),
    ];
}

/// <summary>What every node, or every edge, of a graph carries under a name.</summary>
/// <param name="Name">Name of the attribute.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Values">double[], float[], int[], long[], byte[] or string[], one per node or edge.</param>
internal sealed record GraphAttribute(string Name, string Unit, string Meaning, Array Values)
{
    /// <summary>Type by the names of GraphML.</summary>
    public string Type => Values switch
    {
        double[] or float[] => "double",
        long[] => "long",
        string[] => "string",
        _ => "int",
    };

    /// <summary>
    /// A value as text, the shortest that reads back the same; null where there is none. "NaN" and "INF" of XML Schema stop many
    /// readers of graphs, who take a value left out as missing.
    /// </summary>
    /// <param name="row">Node or edge.</param>
    public string? Text(int row) => Values switch
    {
        double[] a => double.IsFinite(a[row]) ? XmlConvert.ToString(a[row]) : null,
        float[] a => float.IsFinite(a[row]) ? XmlConvert.ToString(a[row]) : null,
        string[] a => a[row],
        _ => Convert.ToString(Values.GetValue(row), CultureInfo.InvariantCulture)!,
    };

    /// <summary>Fields as attributes, component after component.</summary>
    /// <param name="fields">Fields of one tuple per node or edge.</param>
    public static IEnumerable<GraphAttribute> Of(IEnumerable<Field> fields) => fields.SelectMany(f => f.Components == 1
        ? [new GraphAttribute(f.Name, f.Unit, f.Meaning, f.Values)]
        : Enumerable.Range(0, f.Components)
            .Select(c => new GraphAttribute($"{f.Name}_{(f.Components == 3 ? "xyz"[c] : c)}", f.Unit, f.Meaning, Component(f, c))));

    private static double[] Component(Field field, int component) =>
        [.. Enumerable.Range(0, field.Count)
            .Select(k => Convert.ToDouble(field.Values.GetValue(k * field.Components + component), CultureInfo.InvariantCulture))];
}
