using LmpDem.Engine.Snapshots;

namespace LmpDem.Analysis.Sections;

/// <summary>Arrays of a snapshot as numbers to be drawn, whatever type the file holds them in.</summary>
internal static class SnapshotValues
{
    public static double[] OfPoints(Snapshot snapshot, string name) => Exact(snapshot, name, PointField(snapshot, name));

    public static double[] OfCells(Snapshot snapshot, string name) => Exact(snapshot, name, CellField(snapshot, name));

    public static Field PointField(Snapshot snapshot, string name) => Find(snapshot.PointFields, name, "point");

    public static Field CellField(Snapshot snapshot, string name) => Find(snapshot.CellFields, name, "cell");

    public static double Scalar(Snapshot snapshot, string name) => snapshot.Scalar(name)
        ?? throw new ArgumentException($"the snapshot has no scalar '{name}'", nameof(name));

    /// <summary>Title of a section through a snapshot.</summary>
    public static string Title(Snapshot snapshot) => snapshot.Scalar("calendering_ratio") is { } ratio
        ? string.Create(null, $"Cross-section at {100.0 * ratio:0.#} % calendering")
        : "Cross-section";

    /// <summary>Name with a unit that reads well, and the factor from SI to it.</summary>
    public static (string Label, double Scale) Readable(Field field)
    {
        var words = field.Name == "von_mises" ? "von Mises stress" : field.Name.Replace('_', ' ');
        return field.Unit switch
        {
            "Pa" => ($"{words} (MPa)", 1e-6),
            "m" => ($"{words} (µm)", 1e6),
            "m2" => ($"{words} (µm²)", 1e12),
            "" or "1" => (words, 1.0),
            _ => ($"{words} ({field.Unit})", 1.0),
        };
    }

    // A file holds the fields that ParaView shows in single precision, and beside them lossless columns of those that a restart needs.
    private static double[] Exact(Snapshot snapshot, string name, Field shown) =>
        snapshot.Columns.FirstOrDefault(c => c.Name == name && c.Components == 1)?.Values is double[] column
            && column.Length == shown.Values.Length
            ? column
            : Numbers(shown);

    private static Field Find(IReadOnlyList<Field> fields, string name, string place) =>
        fields.FirstOrDefault(f => f.Name == name && f.Components == 1)
        ?? throw new ArgumentException($"the snapshot has no scalar {place} field '{name}'", nameof(name));

    private static double[] Numbers(Field field) => field.Values switch
    {
        double[] v => v,
        float[] v => Array.ConvertAll(v, x => (double)x),
        int[] v => Array.ConvertAll(v, x => (double)x),
        long[] v => Array.ConvertAll(v, x => (double)x),
        byte[] v => Array.ConvertAll(v, x => (double)x),
        var other => throw new ArgumentException($"the field '{field.Name}' holds {other.GetType().Name}", nameof(field)),
    };
}
