using System.Globalization;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// A snapshot as a table of comma-separated values. One comment line that starts with # names kind, time and the unit of
/// every column; then the names; then one row per sphere, or for contacts and other cells one row per cell.
/// </summary>
public static class CsvExport
{
    /// <summary>Writes the table in SI units.</summary>
    /// <param name="s">The snapshot.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(Snapshot s, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        if (s.Cells == CellKind.Vertex) WritePoints(s, writer);
        else WriteCells(s, writer);
    }

    private static void WritePoints(Snapshot s, TextWriter writer)
    {
        var columns = ExportColumn.Of(ExportColumn.Exact(s));
        WriteHead(s, writer, [("x", "m"), ("y", "m"), ("z", "m")], columns);
        for (var i = 0; i < s.PointCount; i++)
        {
            var p = s.Points[i];
            writer.Write($"{ExportColumn.Number(p.X)},{ExportColumn.Number(p.Y)},{ExportColumn.Number(p.Z)}");
            WriteRow(writer, columns, i);
        }
    }

    private static void WriteCells(Snapshot s, TextWriter writer)
    {
        var corners = Snapshot.CornersOf(s.Cells);
        var columns = ExportColumn.Of(s.CellFields);
        var names = Enumerable.Range(0, corners).Select(c => (string.Create(CultureInfo.InvariantCulture, $"point_{c}"), "1"));
        WriteHead(s, writer, [.. names], columns);
        for (var cell = 0; cell < s.CellCount; cell++)
        {
            for (var c = 0; c < corners; c++)
            {
                if (c > 0) writer.Write(',');
                writer.Write(s.Connectivity[cell * corners + c].ToString(CultureInfo.InvariantCulture));
            }

            WriteRow(writer, columns, cell);
        }
    }

    private static void WriteHead(Snapshot s, TextWriter writer, (string Name, string Unit)[] first, ExportColumn[] columns)
    {
        var units = first.Select(f => f.Unit).Concat(columns.Select(c => c.Unit.Length == 0 ? "1" : c.Unit));
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# {s.Kind} {s.Index}, time {s.Time} s, {Box(s)}units: {string.Join(' ', units)}"));
        writer.WriteLine(string.Join(',', first.Select(f => f.Name).Concat(columns.Select(c => c.Name))));
    }

    // The region of spheres, so that the table can be taken as a packing.
    private static string Box(Snapshot s) =>
        s.Cells == CellKind.Vertex && s.Scalar("box_x") is { } x && s.Scalar("box_y") is { } y && s.Scalar("box_z") is { } z
            ? $"box {ExportColumn.Number(x)} x {ExportColumn.Number(y)} x {ExportColumn.Number(z)} m, "
            : "";

    private static void WriteRow(TextWriter writer, ExportColumn[] columns, int row)
    {
        foreach (var column in columns)
        {
            writer.Write(',');
            writer.Write(column.Text(row));
        }

        writer.WriteLine();
    }
}

/// <summary>One column of a table made from a field: a component with a name of its own.</summary>
internal readonly record struct ExportColumn(string Name, string Unit, Field Field, int Component)
{
    private static readonly string[] Vector = ["_x", "_y", "_z"];
    private static readonly string[] Tensor = ["_xx", "_yy", "_zz", "_xy", "_yz", "_xz"];

    /// <summary>The columns of fields, component after component.</summary>
    public static ExportColumn[] Of(IEnumerable<Field> fields) =>
        [.. fields.SelectMany(f => Enumerable.Range(0, f.Components)
            .Select(c => new ExportColumn(f.Name + Suffix(f.Components, c), f.Unit, f, c)))];

    /// <summary>The point fields of a snapshot, each as the column of double precision that restarts use where there is one.</summary>
    public static IEnumerable<Field> Exact(Snapshot s) => s.PointFields.Select(f => s.Columns.FirstOrDefault(
        c => c.Name == f.Name && c.Components == f.Components && c.Values.Length == f.Values.Length && c.Values is double[]) ?? f);

    /// <summary>The number of a row, shortest text that reads back to the same value.</summary>
    public string Text(int row)
    {
        var i = row * Field.Components + Component;
        return Field.Values switch
        {
            double[] a => Number(a[i]),
            float[] a => a[i].ToString(CultureInfo.InvariantCulture),
            int[] a => a[i].ToString(CultureInfo.InvariantCulture),
            long[] a => a[i].ToString(CultureInfo.InvariantCulture),
            byte[] a => a[i].ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException($"a snapshot cannot hold {Field.Values.GetType().Name}"),
        };
    }

    /// <summary>A real as the shortest text that reads back to the same value.</summary>
    public static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Suffix(int components, int c) => components switch
    {
        1 => "",
        3 => Vector[c],
        6 => Tensor[c],
        _ => string.Create(CultureInfo.InvariantCulture, $"_{c}"),
    };
}
