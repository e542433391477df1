using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The content of one file of voxels: a regular grid whose points are the centres of the voxels, the arrays that ParaView shows,
/// and the values that hold for the whole image. SI units throughout.
/// </summary>
/// <remarks>
/// It stands beside <see cref="Snapshot"/> instead of being one: whatever reads a snapshot walks its points and cells, and here
/// millions of both follow from nine numbers. Seal, datasets, catalogue and provenance are the same.
/// </remarks>
public sealed class VoxelImage
{
    /// <summary>What the voxels show ("pores"); the stem of the file's name.</summary>
    public required string Kind { get; init; }

    /// <summary>Place in the series, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Simulated time [s].</summary>
    public required double Time { get; init; }

    /// <summary>Voxels along x, >= 1.</summary>
    public required int Nx { get; init; }

    /// <summary>Voxels along y, >= 1.</summary>
    public required int Ny { get; init; }

    /// <summary>Voxels along z, >= 1.</summary>
    public required int Nz { get; init; }

    /// <summary>Centre of the first voxel [m].</summary>
    public required Vec3 Origin { get; init; }

    /// <summary>Edges of a voxel, > 0: distances of the centres [m].</summary>
    public required Vec3 Spacing { get; init; }

    /// <summary>Arrays of one tuple per voxel, x fastest, then y, then z (doubles are stored as floats).</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>Values of the whole image (calendering_ratio, porosity, box_x, ...), one tuple each.</summary>
    public IReadOnlyList<Field> Scalars { get; init; } = [];

    /// <summary>Where the image comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Number of voxels.</summary>
    public long Count => (long)Nx * Ny * Nz;

    /// <summary>The value of a scalar; null where the image has none of that name.</summary>
    /// <param name="name">Name of the scalar.</param>
    public double? Scalar(string name) => Field.FirstNumber(Scalars, name);
}

/// <summary>Reads an image of voxels back, checked wholly: seal, types, shapes.</summary>
public static class VoxelImageReader
{
    /// <summary>Whether a file of this program holds voxels, and not points and cells.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SnapshotException">The file is missing, cut short, damaged or not one of this program.</exception>
    public static bool HoldsVoxels(string path) => HoldsVoxels(path, withoutSeal: false);

    /// <summary>The same, of a file that may lack its seal.</summary>
    internal static bool HoldsVoxels(string path, bool withoutSeal) =>
        SnapshotFile.Read(path, (_, catalogue) => catalogue.Cells is null, withoutSeal);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The image; reals of fields come as float[], as the file stores them.</returns>
    /// <exception cref="SnapshotException">The file is missing, cut short, damaged or not an image of voxels.</exception>
    public static VoxelImage Read(string path) => Read(path, withoutSeal: false);

    /// <summary>The same, of a file that may lack its seal.</summary>
    internal static VoxelImage Read(string path, bool withoutSeal)
    {
        var image = SnapshotFile.Read(path, Content, withoutSeal);
        if (SnapshotCheck.Fault(image) is { } wrong) throw new SnapshotException(path, "is inconsistent: " + wrong);
        return image;
    }

    private static VoxelImage Content(IH5Group file, Catalogue catalogue)
    {
        if (catalogue.Cells is not null) throw new InvalidDataException($"it holds points and cells ({catalogue.Kind}), not voxels");
        var own = file.Group(Own);
        var counts = TypedDataset.Read<int>(own, CountsOfImage);
        if (counts.Length != 3) throw new InvalidDataException($"it has {counts.Length} counts of voxels instead of 3");
        var points = file.Group(Vtk).Group(PointData);
        return new VoxelImage
        {
            Kind = catalogue.Kind,
            Index = catalogue.Index,
            Time = SnapshotFile.ReadTime(own),
            Nx = counts[0],
            Ny = counts[1],
            Nz = counts[2],
            Origin = Vector(own, OriginOfImage),
            Spacing = Vector(own, SpacingOfImage),
            Fields = [.. catalogue.PointFields.Select(e => e.Of(
                TypedDataset.Read(points, e.Name, ShapeOfImage(counts[0], counts[1], counts[2], e.Components))))],
            Scalars = SnapshotFile.ReadFields(own.Group(Scalars), catalogue.Scalars),
            Provenance = ProvenanceGroup.Read(own.Group(Origin)),
        };
    }

    private static Vec3 Vector(IH5Group group, string name)
    {
        var v = TypedDataset.Read<double>(group, name);
        return v.Length == 3 ? new Vec3(v[0], v[1], v[2]) : throw new InvalidDataException($"dataset {name} is no vector");
    }
}

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
