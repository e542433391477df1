using System.Globalization;
using System.Xml;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Cli.Graphs;

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
        : Enumerable.Range(0, f.Components).Select(c => new GraphAttribute($"{f.Name}_{(f.Components == 3 ? "xyz"[c] : c)}", f.Unit, f.Meaning, Component(f, c))));

    private static double[] Component(Field field, int component) =>
        [.. Enumerable.Range(0, field.Count).Select(k => Convert.ToDouble(field.Values.GetValue(k * field.Components + component), CultureInfo.InvariantCulture))];
}
