using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

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
