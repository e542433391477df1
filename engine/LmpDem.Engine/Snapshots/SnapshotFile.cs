using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// The file around a snapshot or an image of voxels: written whole, marked and sealed; opened only after its seal is proved. Whatever
/// goes wrong leaves as one <see cref="SnapshotException"/> that names the file.
/// </summary>
internal static class SnapshotFile
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">VTKHDF type; its length is that of every short text in the file.</param>
    /// <param name="vtk">What ParaView reads.</param>
    /// <param name="own">What this program reads.</param>
    public static void Write(string path, string type, H5Group vtk, H5Group own)
    {
        var file = new H5File { [Vtk] = vtk, [Own] = own };
        WholeFile.Write(path, stream =>
        {
            file.Write(stream, new H5WriteOptions(DefaultStringLength: type.Length));
            AsciiTypeAttribute.Mark(stream);
            FileSeal.Put(stream);
        });
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Takes from the open file what it holds.</param>
    /// <param name="withoutSeal">Whether a file that has no seal is read all the same, to judge it.</param>
    public static T Read<T>(string path, Func<IH5Group, Catalogue, T> content, bool withoutSeal = false)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var isUnsealed = FileSeal.IsMissing(stream);
            if (isUnsealed && !withoutSeal) throw new SnapshotException(path, SnapshotSeal.Missing(path, FileSeal.Fault(stream)!));
            if (!isUnsealed && FileSeal.Fault(stream) is { } fault) throw new SnapshotException(path, fault);
            stream.Position = 0;
            using var file = H5File.Open(stream);
            if (!file.LinkExists(Own) || !file.LinkExists(Vtk))
                throw new InvalidDataException("it is an HDF5 file, but not a snapshot of this program");
            return content(file, Catalogue.FromBytes(TypedDataset.Read<byte>(file.Group(Own), CatalogueText)));
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

    /// <summary>The time [s].</summary>
    public static double ReadTime(IH5Group own)
    {
        var time = TypedDataset.Read<double>(own, Time);
        return time.Length == 1 ? time[0] : throw new InvalidDataException("it has no single time");
    }

    /// <summary>The fields of a group in the order of the catalogue.</summary>
    public static Field[] ReadFields(IH5Group group, IReadOnlyList<Catalogue.Entry> entries) =>
        [.. entries.Select(e => e.Of(TypedDataset.Read(group, e.Name, e.Components)))];
}

/// <summary>A snapshot file that cannot be written or read; the message names the file and the reason.</summary>
public sealed class SnapshotException : IOException
{
    /// <summary>A failure of one file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it, in one sentence without the path.</param>
    /// <param name="inner">The failure underneath, if any.</param>
    public SnapshotException(string path, string reason, Exception? inner = null)
        : base($"{path}: {reason}", inner)
    {
        Path = path;
        Reason = reason;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; }

    /// <summary>Whether the disk is full or the quota used up.</summary>
    public bool IsDiskFull { get; init; }

    /// <summary>Whether nothing may be written there: no permission, or a file system that is read-only.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether there is no such file, rather than a damaged one.</summary>
    public bool IsMissing { get; init; }
}

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
