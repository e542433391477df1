using System.Globalization;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

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
