using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Stages;

/// <summary>Foil and press as a snapshot of two slabs, to be seen beside the bodies.</summary>
public static class ToolSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "tools";

    /// <summary>Makes a snapshot of the tools.</summary>
    /// <param name="tools">Foil and press, both flat.</param>
    /// <param name="pressure">Mean pressure on each [Pa].</param>
    /// <param name="box">Region under the press.</param>
    /// <param name="thickness">Thickness that the slabs are drawn with: that of the foil [m].</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Time in the series, see <see cref="CompactRecorder"/> [s].</param>
    /// <param name="scalars">Values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(
        IReadOnlyList<Tool> tools, double[] pressure, Box box, double thickness, int index, double time, IEnumerable<Field> scalars, Provenance provenance) => new()
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Hexahedron,
            Points = [.. tools.SelectMany(tool => Slab(tool, box, thickness))],
            Connectivity = Snapshot.Vertices(8 * tools.Count),
            CellFields =
            [
                new("tool", "1", 1, Enumerable.Range(0, tools.Count).ToArray(), "0 the foil, 1 the press"),
                new("pressure", "Pa", 1, pressure, "mean pressure of the bodies on the tool"),
            ],
            Scalars = [.. scalars],
            Provenance = provenance,
        };

    // Corners in VTK's order: around the lower face, then around the upper one, seen from above against the clock.
    private static IEnumerable<Vec3> Slab(Tool tool, Box box, double thickness)
    {
        var (low, high) = tool.Axis.Z > 0 ? (tool.Point.Z - thickness, tool.Point.Z) : (tool.Point.Z, tool.Point.Z + thickness);
        foreach (var z in (double[])[low, high])
        {
            yield return new Vec3(0, 0, z);
            yield return new Vec3(box.Length.X, 0, z);
            yield return new Vec3(box.Length.X, box.Length.Y, z);
            yield return new Vec3(0, box.Length.Y, z);
        }
    }
}
