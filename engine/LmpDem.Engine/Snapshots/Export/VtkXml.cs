using System.Globalization;

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
