using System.Globalization;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// Labels as bare bytes, with the two texts that tell what they are: a MetaImage header (.mhd), by which ParaView, ITK and 3D Slicer open
/// them, and a page for people and scripts (.txt).
/// </summary>
public static class RawExport
{
    /// <summary>Writes the bytes: x fastest, then y, then z from the foil upward; nothing before or behind them.</summary>
    /// <param name="image">The labels.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(LabelImage image, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(image);
        stream.Write(image.Labels);
    }

    /// <summary>Writes the MetaImage header; lengths in metres, so that the image lies on the run's snapshots in ParaView.</summary>
    /// <param name="image">The labels.</param>
    /// <param name="file">Name of the file of bytes, which stands in the same folder.</param>
    /// <param name="writer">Where to.</param>
    public static void WriteHeader(LabelImage image, string file, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        foreach (var line in (FormattableString[])
        [
            $"ObjectType = Image", $"NDims = 3", $"BinaryData = True", $"BinaryDataByteOrderMSB = False", $"CompressedData = False",
            $"TransformMatrix = 1 0 0 0 1 0 0 0 1", $"Offset = {image.Origin.X:R} {image.Origin.Y:R} {image.Origin.Z:R}",
            $"CenterOfRotation = 0 0 0", $"ElementSpacing = {image.Edge.X:R} {image.Edge.Y:R} {image.Edge.Z:R}",
            $"DimSize = {image.Nx} {image.Ny} {image.Nz}", $"ElementType = MET_UCHAR", $"ElementDataFile = {file}",
        ]) writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes the page.</summary>
    /// <param name="image">The labels.</param>
    /// <param name="file">Name of the file of bytes.</param>
    /// <param name="source">Where they come from, a line each.</param>
    /// <param name="writer">Where to.</param>
    public static void WritePage(LabelImage image, string file, IReadOnlyList<string> source, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(writer);
        writer.NewLine = "\n";
        foreach (var line in (FormattableString[])
        [
            $"file: {file}", $"type: unsigned 8 bit, no header",
            $"voxels: {image.Nx} x {image.Ny} x {image.Nz} (x fastest, then y, then z)",
            $"voxel_um: {1e6 * image.Edge.X:G9} x {1e6 * image.Edge.Y:G9} x {1e6 * image.Edge.Z:G9}",
            $"first_centre_um: {1e6 * image.Origin.X:G9}, {1e6 * image.Origin.Y:G9}, {1e6 * image.Origin.Z:G9} (foil at z = 0)",
            $"labels: {image.Meaning}",
        ]) writer.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        var counts = new long[byte.MaxValue + 1];
        foreach (var label in image.Labels) counts[label]++;
        for (var label = 0; label < counts.Length; label++)
            if (counts[label] > 0) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"label {label}: {counts[label]} voxels"));
        foreach (var line in source) writer.WriteLine(line);
    }
}
