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
