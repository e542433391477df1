using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;
using PureHDF;
using static LmpDem.Engine.Snapshots.SnapshotLayout;

namespace LmpDem.Engine.Snapshots;

/// <summary>
/// Writes a snapshot as one HDF5 file that ParaView opens: group /VTKHDF (VTKHDF 1.0, UnstructuredGrid, reals as float)
/// and beside it /lmpdem, which ParaView ignores: exact positions, restart columns, scalars, provenance. The same content
/// gives the same bytes.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>Writes a file; it appears whole or not at all.</summary>
    /// <param name="path">The file, usually KIND_000000.hdf.</param>
    /// <param name="s">Its content.</param>
    /// <exception cref="SnapshotException">The file cannot be written, or the content is inconsistent.</exception>
    public static void Write(string path, Snapshot s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (SnapshotCheck.Fault(s) is { } fault) throw new SnapshotException(path, "cannot be written: " + fault);
        SnapshotFile.Write(path, GridType, VtkGroup(s), OwnGroup(s));
    }

    private static H5Group VtkGroup(Snapshot s)
    {
        var corners = Snapshot.CornersOf(s.Cells);
        var offsets = new long[s.CellCount + 1];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = (long)i * corners;
        var types = new byte[s.CellCount];
        Array.Fill(types, (byte)s.Cells);
        return new H5Group
        {
            Attributes = new() { ["Type"] = GridType, ["Version"] = new long[] { 1, 0 } },
            ["NumberOfPoints"] = Dataset(new long[] { s.PointCount }),
            ["NumberOfCells"] = Dataset(new long[] { s.CellCount }),
            ["NumberOfConnectivityIds"] = Dataset(new long[] { s.Connectivity.Length }),
            ["Points"] = Dataset(AsFloats(Coordinates(s.Points)), 3, "m"),
            ["Connectivity"] = Dataset(s.Connectivity),
            ["Offsets"] = Dataset(offsets),
            ["Types"] = Dataset(types),
            [PointData] = FieldsGroup(s.PointFields, AsFloats),
            [CellData] = FieldsGroup(s.CellFields, AsFloats),
            [FieldData] = FieldsGroup(s.Scalars, values => values),
        };
    }

    private static H5Group OwnGroup(Snapshot s) => new()
    {
        [CatalogueText] = Dataset(Catalogue.Of(s).ToBytes()),
        [Time] = Dataset(new[] { s.Time }, unit: "s"),
        [ExactPoints] = Dataset(Coordinates(s.Points), 3, "m"),
        [Columns] = FieldsGroup(s.Columns, values => values),
        [Scalars] = FieldsGroup(s.Scalars, values => values),
        [Origin] = ProvenanceGroup.Of(s.Provenance),
    };

    private static double[] Coordinates(Vec3[] points) => MemoryMarshal.Cast<Vec3, double>(points).ToArray();

    /// <summary>The array as ParaView gets it: doubles become floats, all else stays.</summary>
    internal static Array AsFloats(Array values)
    {
        if (values is not double[] doubles) return values;
        var floats = new float[doubles.Length];
        for (var i = 0; i < floats.Length; i++) floats[i] = (float)doubles[i];
        return floats;
    }
}
