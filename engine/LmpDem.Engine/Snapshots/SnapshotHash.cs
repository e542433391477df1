using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace LmpDem.Engine.Snapshots;

/// <summary>A fingerprint of the physics in a snapshot, to compare runs and to name parents.</summary>
public static class SnapshotHash
{
    /// <summary>
    /// SHA-256, hexadecimal, over kind, index, time, points, cells, fields, columns and scalars with their names and
    /// units, and not over provenance. Reals of point and cell fields count as the floats that the file stores, so a
    /// snapshot and what is read back from its file have the same hash.
    /// </summary>
    /// <param name="s">The snapshot.</param>
    public static string OfContent(Snapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{s.Kind} {s.Index} {s.Cells} {BitConverter.DoubleToInt64Bits(s.Time):x}");
        Add(hash, MemoryMarshal.AsBytes<Numerics.Vec3>(s.Points));
        Add(hash, MemoryMarshal.AsBytes<long>(s.Connectivity));
        Add(hash, "point fields", s.PointFields, SnapshotWriter.AsFloats);
        Add(hash, "cell fields", s.CellFields, SnapshotWriter.AsFloats);
        Add(hash, "columns", s.Columns, values => values);
        Add(hash, "scalars", s.Scalars, values => values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The same over an image of voxels: kind, index, time, grid, fields and scalars.</summary>
    /// <param name="image">The image.</param>
    public static string OfContent(VoxelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{image.Kind} {image.Index} voxels {BitConverter.DoubleToInt64Bits(image.Time):x}");
        Add(hash, MemoryMarshal.AsBytes<int>([image.Nx, image.Ny, image.Nz]));
        Add(hash, MemoryMarshal.AsBytes<Numerics.Vec3>([image.Origin, image.Spacing]));
        Add(hash, "fields", image.Fields, SnapshotWriter.AsFloats);
        Add(hash, "scalars", image.Scalars, values => values);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string group, IReadOnlyList<Field> fields, Func<Array, Array> stored)
    {
        Add(hash, $"{group} {fields.Count}");
        foreach (var f in fields)
        {
            var values = stored(f.Values);
            Add(hash, $"{f.Name} {f.Components} {values.GetType().Name} {f.Unit}");
            Add(hash, Field.BytesOf(values));
        }
    }

    private static void Add(IncrementalHash hash, string text) => Add(hash, Encoding.UTF8.GetBytes(text));

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.Length)); // so that no two lists of blocks run together alike
        hash.AppendData(bytes);
    }
}
