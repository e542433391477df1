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
