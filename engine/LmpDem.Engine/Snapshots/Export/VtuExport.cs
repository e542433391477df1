using System.Globalization;
using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// A snapshot as VTK XML unstructured grid (.vtu) with inline base64 arrays: for programs that read VTK files but not HDF5.
/// Positions stay double; SI units.
/// </summary>
public static class VtuExport
{
    /// <summary>Writes the file.</summary>
    /// <param name="s">The snapshot.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(Snapshot s, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        writer.WriteLine("<?xml version=\"1.0\"?>");
        writer.WriteLine(
            "<VTKFile type=\"UnstructuredGrid\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">");
        writer.WriteLine("<UnstructuredGrid>");
        writer.WriteLine("<FieldData>");
        WriteArray(writer, new Field("TimeValue", "s", 1, new[] { s.Time }), tuples: 1);
        foreach (var scalar in s.Scalars) WriteArray(writer, scalar, tuples: 1);
        writer.WriteLine("</FieldData>");
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"<Piece NumberOfPoints=\"{s.PointCount}\" NumberOfCells=\"{s.CellCount}\">"));
        WriteFields(writer, "PointData", s.PointFields);
        WriteFields(writer, "CellData", s.CellFields);
        var coordinates = MemoryMarshal.Cast<Vec3, double>(s.Points).ToArray();
        WriteFields(writer, "Points", [new Field("Points", "m", 3, coordinates)]);
        WriteFields(writer, "Cells", Cells(s));
        writer.WriteLine("</Piece>");
        writer.WriteLine("</UnstructuredGrid>");
        writer.WriteLine("</VTKFile>");
    }

    private static Field[] Cells(Snapshot s)
    {
        var corners = Snapshot.CornersOf(s.Cells);
        var ends = new long[s.CellCount]; // this format gives the end of each cell, VTKHDF the start
        for (var i = 0; i < ends.Length; i++) ends[i] = (i + 1L) * corners;
        var types = new byte[s.CellCount];
        Array.Fill(types, (byte)s.Cells);
        return
        [
            new Field("connectivity", "1", 1, s.Connectivity),
            new Field("offsets", "1", 1, ends),
            new Field("types", "1", 1, types),
        ];
    }

    private static void WriteFields(TextWriter writer, string element, IReadOnlyList<Field> fields)
    {
        writer.WriteLine($"<{element}>");
        foreach (var field in fields) WriteArray(writer, field, tuples: null);
        writer.WriteLine($"</{element}>");
    }

    private static void WriteArray(TextWriter writer, Field field, int? tuples)
    {
        var type = field.Values switch
        {
            double[] => "Float64",
            float[] => "Float32",
            int[] => "Int32",
            long[] => "Int64",
            _ => "UInt8",
        };
        var bytes = Field.BytesOf(field.Values);
        var block = new byte[sizeof(ulong) + bytes.Length];
        BitConverter.TryWriteBytes(block, (ulong)bytes.Length);
        bytes.CopyTo(block.AsSpan(sizeof(ulong)));
        var count = tuples is { } n ? string.Create(CultureInfo.InvariantCulture, $" NumberOfTuples=\"{n}\"") : "";
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"<DataArray type=\"{type}\" Name=\"{field.Name}\" NumberOfComponents=\"{field.Components}\"{count} format=\"binary\">"));
        writer.WriteLine(Convert.ToBase64String(block));
        writer.WriteLine("</DataArray>");
    }
}
