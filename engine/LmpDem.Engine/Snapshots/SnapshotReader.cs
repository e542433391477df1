using System.Runtime.InteropServices;
using System.Text;
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
    public static Snapshot Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (FileSeal.Fault(stream) is { } fault) throw new SnapshotException(path, fault);
            stream.Position = 0;
            using var file = H5File.Open(stream);
            var snapshot = Content(file);
            if (SnapshotCheck.Fault(snapshot) is { } wrong) throw new SnapshotException(path, "is inconsistent: " + wrong);
            return snapshot;
        }
        catch (SnapshotException)
        {
            throw;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SnapshotException(path, "does not exist", failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new SnapshotException(path, "may not be read: no permission, or a folder", failure);
        }
        catch (Exception failure)
        {
            // PureHDF reports what it cannot read with whatever its code runs into (seen: bare Exception, InvalidData,
            // ArgumentOutOfRange, IndexOutOfRange, Overflow, OutOfMemory), so the border must be wide.
            throw new SnapshotException(path, "cannot be read: " + failure.Message, failure);
        }
    }

    private static Snapshot Content(PureHDF.VOL.Native.NativeFile file)
    {
        if (!file.LinkExists(Own) || !file.LinkExists(Vtk))
            throw new InvalidDataException("it is an HDF5 file, but not a snapshot of this program");
        var own = file.Group(Own);
        var vtk = file.Group(Vtk);
        var catalogue = Catalogue.FromBytes(TypedDataset.Read<byte>(own, CatalogueText));
        var time = TypedDataset.Read<double>(own, Time);
        if (time.Length != 1) throw new InvalidDataException("it has no single time");
        var coordinates = TypedDataset.Read<double>(own, ExactPoints, 3);
        return new Snapshot
        {
            Kind = catalogue.Kind,
            Index = catalogue.Index,
            Time = time[0],
            Cells = catalogue.Cells,
            Points = MemoryMarshal.Cast<double, Vec3>(coordinates).ToArray(),
            Connectivity = TypedDataset.Read<long>(vtk, "Connectivity"),
            PointFields = Fields(vtk.Group(PointData), catalogue.PointFields),
            CellFields = Fields(vtk.Group(CellData), catalogue.CellFields),
            Columns = Fields(own.Group(Columns), catalogue.Columns),
            Scalars = Fields(own.Group(Scalars), catalogue.Scalars),
            Provenance = ReadProvenance(own.Group(Origin)),
        };
    }

    private static Field[] Fields(IH5Group group, IReadOnlyList<Catalogue.Entry> entries) =>
        [.. entries.Select(e => new Field(
            e.Name, e.Unit, e.Components, TypedDataset.Read(group, e.Name, e.Components), e.Meaning))];

    private static Provenance ReadProvenance(IH5Group group)
    {
        var parents = Text(group, "parent_hashes");
        return new Provenance(
            Text(group, "version"),
            Text(group, "commit"),
            Text(group, "scenario_text"),
            Text(group, "scenario_hash"),
            TypedDataset.Read<ulong>(group, "seed").Single(),
            TypedDataset.Read<int>(group, "threads").Single(),
            Text(group, "machine"),
            Text(group, "created"),
            parents.Length == 0 ? [] : parents.Split('\n'));
    }

    private static string Text(IH5Group group, string name) =>
        Encoding.UTF8.GetString(TypedDataset.Read<byte>(group, name));
}
