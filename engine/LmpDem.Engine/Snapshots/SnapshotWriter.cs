using System.Runtime.InteropServices;
using System.Text;
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
        var file = new H5File { [Vtk] = VtkGroup(s), [Own] = OwnGroup(s) };
        WholeFile.Write(path, stream =>
        {
            file.Write(stream, new H5WriteOptions(DefaultStringLength: GridType.Length));
            AsciiTypeAttribute.Mark(stream);
            FileSeal.Put(stream);
        });
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
            [PointData] = Fields(s.PointFields, AsFloats),
            [CellData] = Fields(s.CellFields, AsFloats),
            [FieldData] = Fields(s.Scalars, values => values),
        };
    }

    private static H5Group OwnGroup(Snapshot s) => new()
    {
        [CatalogueText] = Dataset(Catalogue.Of(s).ToBytes()),
        [Time] = Dataset(new[] { s.Time }, unit: "s"),
        [ExactPoints] = Dataset(Coordinates(s.Points), 3, "m"),
        [Columns] = Fields(s.Columns, values => values),
        [Scalars] = Fields(s.Scalars, values => values),
        [Origin] = ProvenanceGroup(s.Provenance),
    };

    private static H5Group ProvenanceGroup(Provenance p) => new()
    {
        ["version"] = Text(p.Version),
        ["commit"] = Text(p.Commit),
        ["scenario_text"] = Text(p.ScenarioText),
        ["scenario_hash"] = Text(p.ScenarioHash),
        ["seed"] = Dataset(new[] { p.Seed }),
        ["threads"] = Dataset(new[] { p.Threads }),
        ["machine"] = Text(p.Machine),
        ["created"] = Text(p.Created),
        ["parent_hashes"] = Text(string.Join('\n', p.ParentHashes)),
    };

    private static H5Group Fields(IReadOnlyList<Field> fields, Func<Array, Array> stored)
    {
        var group = new H5Group();
        foreach (var f in fields) group[f.Name] = Dataset(stored(f.Values), f.Components, f.Unit);
        return group;
    }

    private static H5Dataset Text(string text) => Dataset(Encoding.UTF8.GetBytes(text));

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
