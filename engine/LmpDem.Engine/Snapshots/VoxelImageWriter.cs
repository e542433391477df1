using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Writes an image of voxels as one HDF5 file that ParaView opens: group /VTKHDF (VTKHDF 1.0, ImageData, reals as float) and
/// beside it /lmpdem, which ParaView ignores: scalars, catalogue, provenance. ParaView 5.11 fails on cell arrays and on field data
/// of an image: the values stand at points, which are the centres of the voxels, and scalars in /lmpdem alone. The same content
/// gives the same bytes.
/// </summary>
public static class VoxelImageWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, usually KIND_000000.hdf.</param>
    /// <param name="image">Its content.</param>
    /// <exception cref="SnapshotException">The file cannot be written, or the content is inconsistent.</exception>
    public static void Write(string path, VoxelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (SnapshotCheck.Fault(image) is { } fault) throw new SnapshotException(path, "cannot be written: " + fault);
        SnapshotFile.Write(path, ImageType, VtkGroup(image), OwnGroup(image));
    }

    private static H5Group VtkGroup(VoxelImage image)
    {
        var points = new H5Group();
        foreach (var f in image.Fields)
            points[f.Name] = ImageDataset(SnapshotWriter.AsFloats(f.Values), image.Nx, image.Ny, image.Nz, f.Components, f.Unit);
        return new H5Group
        {
            Attributes = new()
            {
                ["Type"] = ImageType,
                ["Version"] = new long[] { 1, 0 },
                ["WholeExtent"] = new[] { 0, image.Nx - 1, 0, image.Ny - 1, 0, image.Nz - 1 },
                ["Origin"] = Components(image.Origin),
                ["Spacing"] = Components(image.Spacing),
                ["Direction"] = new[] { 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0 },
            },
            [PointData] = points,
        };
    }

    private static H5Group OwnGroup(VoxelImage image) => new()
    {
        [CatalogueText] = Dataset(Catalogue.Of(image).ToBytes()),
        [Time] = Dataset(new[] { image.Time }, unit: "s"),
        [CountsOfImage] = Dataset(new[] { image.Nx, image.Ny, image.Nz }),
        [OriginOfImage] = Dataset(Components(image.Origin), unit: "m"),
        [SpacingOfImage] = Dataset(Components(image.Spacing), unit: "m"),
        [Scalars] = FieldsGroup(image.Scalars, values => values),
        [Origin] = ProvenanceGroup.Of(image.Provenance),
    };

    private static double[] Components(Vec3 v) => [v.X, v.Y, v.Z];
}
