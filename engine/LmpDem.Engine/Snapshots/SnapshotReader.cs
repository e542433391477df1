using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

/// <summary>Reads a snapshot file back, checked wholly: seal, types, shapes, cells.</summary>
public static class SnapshotReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The snapshot; reals of point and cell fields come as float[], as the file stores them.</returns>
    /// <exception cref="SnapshotException">The file is missing, cut short, damaged or not a snapshot.</exception>
    public static Snapshot Read(string path) => Read(path, withoutSeal: false);

    /// <summary>The same, of a file that may lack its seal.</summary>
    internal static Snapshot Read(string path, bool withoutSeal)
    {
        var snapshot = SnapshotFile.Read(path, Content, withoutSeal);
        if (SnapshotCheck.Fault(snapshot) is { } wrong) throw new SnapshotException(path, "is inconsistent: " + wrong);
        return snapshot;
    }

    private static Snapshot Content(IH5Group file, Catalogue catalogue)
    {
        var cells = catalogue.Cells ?? throw new InvalidDataException($"it holds voxels ({catalogue.Kind}), not points and cells");
        var own = file.Group(Own);
        var vtk = file.Group(Vtk);
        var coordinates = TypedDataset.Read<double>(own, ExactPoints, 3);
        return new Snapshot
        {
            Kind = catalogue.Kind,
            Index = catalogue.Index,
            Time = SnapshotFile.ReadTime(own),
            Cells = cells,
            Points = MemoryMarshal.Cast<double, Vec3>(coordinates).ToArray(),
            Connectivity = TypedDataset.Read<long>(vtk, "Connectivity"),
            PointFields = SnapshotFile.ReadFields(vtk.Group(PointData), catalogue.PointFields),
            CellFields = SnapshotFile.ReadFields(vtk.Group(CellData), catalogue.CellFields),
            Columns = SnapshotFile.ReadFields(own.Group(Columns), catalogue.Columns),
            Scalars = SnapshotFile.ReadFields(own.Group(Scalars), catalogue.Scalars),
            Provenance = ProvenanceGroup.Read(own.Group(Origin)),
        };
    }
}
