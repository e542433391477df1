using System.Globalization;
using System.Runtime.InteropServices;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// A snapshot as VTK XML unstructured grid (.vtu) with inline base64 arrays: for programs that read VTK files but not HDF5.
/// Positions stay double; SI units.
/// </summary>
public static class VtuExport
{
    /// <summary>Writes the file.</summary>
    /// <param name="s">The snapshot.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(Snapshot s, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(writer);
        VtkXml.WriteHead(writer, "UnstructuredGrid", "", s.Time, s.Scalars);
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"<Piece NumberOfPoints=\"{s.PointCount}\" NumberOfCells=\"{s.CellCount}\">"));
        VtkXml.WriteFields(writer, "PointData", s.PointFields);
        VtkXml.WriteFields(writer, "CellData", s.CellFields);
        var coordinates = MemoryMarshal.Cast<Vec3, double>(s.Points).ToArray();
        VtkXml.WriteFields(writer, "Points", [new Field("Points", "m", 3, coordinates)]);
        VtkXml.WriteFields(writer, "Cells", Cells(s));
        VtkXml.WriteEnd(writer, "UnstructuredGrid");
    }

    private static Field[] Cells(Snapshot s)
    {
        var corners = Snapshot.CornersOf(s.Cells);
        var ends = new long[s.CellCount]; // this format gives the end of each cell, VTKHDF the start
        for (var i = 0; i < ends.Length; i++) ends[i] = (i + 1L) * corners;
        var types = new byte[s.CellCount];
        Array.Fill(types, (byte)s.Cells);
        return
        [
            new Field("connectivity", "1", 1, s.Connectivity),
            new Field("offsets", "1", 1, ends),
            new Field("types", "1", 1, types),
        ];
    }
}
