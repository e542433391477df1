using System.Globalization;
using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>Parts that all VTK XML files share: head, field data, and arrays as inline base64 with a length of 64 bits before.</summary>
internal static class VtkXml
{
    /// <summary>Begins a file of a type with time and scalars as field data.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="type">VTK's name of the data set.</param>
    /// <param name="attributes">Attributes of the data set's element, with a blank before each.</param>
    /// <param name="time">Time [s].</param>
    /// <param name="scalars">Values of the whole data set.</param>
    public static void WriteHead(TextWriter writer, string type, string attributes, double time, IReadOnlyList<Field> scalars)
    {
        writer.NewLine = "\n";
        writer.WriteLine("<?xml version=\"1.0\"?>");
        writer.WriteLine($"<VTKFile type=\"{type}\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">");
        writer.WriteLine($"<{type}{attributes}>");
        writer.WriteLine("<FieldData>");
        WriteArray(writer, new Field("TimeValue", "s", 1, new[] { time }), tuples: 1);
        foreach (var scalar in scalars) WriteArray(writer, scalar, tuples: 1);
        writer.WriteLine("</FieldData>");
    }

    /// <summary>Ends the only piece and the file.</summary>
    public static void WriteEnd(TextWriter writer, string type)
    {
        writer.WriteLine("</Piece>");
        writer.WriteLine($"</{type}>");
        writer.WriteLine("</VTKFile>");
    }

    /// <summary>An element that holds arrays.</summary>
    public static void WriteFields(TextWriter writer, string element, IReadOnlyList<Field> fields)
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
        VtkXml.WriteHead(writer, "UnstructuredGrid", "", s.Time, s.Scalars);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"<Piece NumberOfPoints=\"{s.PointCount}\" NumberOfCells=\"{s.CellCount}\">"));
        VtkXml.WriteFields(writer, "PointData", s.PointFields);
        VtkXml.WriteFields(writer, "CellData", s.CellFields);
        var coordinates = MemoryMarshal.Cast<Vec3, double>(s.Points).ToArray();
        VtkXml.WriteFields(writer, "Points", [new Field("Points", "m", 3, coordinates)]);
        VtkXml.WriteFields(writer, "Cells", Cells(s));
        VtkXml.WriteEnd(writer, "UnstructuredGrid");
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
}

/// <summary>
/// An image of voxels as VTK XML image (.vti) with inline base64 arrays at the centres of the voxels: for programs that read VTK
/// files but not HDF5. SI units.
/// </summary>
public static class VtiExport
{
    /// <summary>Writes the file.</summary>
    /// <param name="image">The image.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(VoxelImage image, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(writer);
        var extent = string.Create(CultureInfo.InvariantCulture, $"0 {image.Nx - 1} 0 {image.Ny - 1} 0 {image.Nz - 1}");
        var grid = $" WholeExtent=\"{extent}\" Origin=\"{Text(image.Origin)}\" Spacing=\"{Text(image.Spacing)}\"";
        VtkXml.WriteHead(writer, "ImageData", grid, image.Time, image.Scalars);
        writer.WriteLine($"<Piece Extent=\"{extent}\">");
        VtkXml.WriteFields(writer, "PointData", image.Fields);
        VtkXml.WriteEnd(writer, "ImageData");
    }

    private static string Text(Vec3 v) => string.Create(CultureInfo.InvariantCulture, $"{v.X} {v.Y} {v.Z}");
}
