using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>
/// Foil and press as a snapshot: flat slabs, the foil with its own zones where it is deformable, to be seen beside the bodies.
/// </summary>
public static class WallSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "tools";

    /// <summary>Makes a snapshot of the walls.</summary>
    /// <param name="walls">Foil and press, both flat.</param>
    /// <param name="foil">The foil where it is deformable; null: drawn as a slab.</param>
    /// <param name="pressure">Mean pressure on each [Pa].</param>
    /// <param name="box">Region under the press.</param>
    /// <param name="thickness">Thickness that the slabs are drawn with: that of the foil [m].</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Time in the series, which `CompactRecorder` tells [s].</param>
    /// <param name="scalars">Values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(
        IReadOnlyList<Wall> walls, FoilGeometry? foil, double[] pressure, Box box, double thickness, int index, double time,
        IEnumerable<Field> scalars, Provenance provenance)
    {
        var slabs = foil is null ? walls : [.. walls.Skip(1)];
        var (zones, nodes) = (foil?.VonMises.Length ?? 0, foil?.Nodes.Length ?? 0);
        int[] wall = [.. Enumerable.Repeat(0, zones), .. Enumerable.Range(walls.Count - slabs.Count, slabs.Count)];
        var flat = new double[slabs.Count];
        return new Snapshot
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Hexahedron,
            Points = [.. foil?.Nodes ?? [], .. slabs.SelectMany(t => Slab(t, box, thickness))],
            Connectivity = [.. foil?.ZoneCorners ?? [], .. Snapshot.Vertices(8 * slabs.Count).Select(n => n + nodes)],
            CellFields =
            [
                new("tool", "1", 1, wall, "0 the foil, 1 the press"),
                new("pressure", "Pa", 1, wall.Select(t => pressure[t]).ToArray(), "mean pressure of the bodies on the tool"),
                new("von_mises", "Pa", 1, (double[])[.. foil?.VonMises ?? [], .. flat], "von Mises stress; 0 in a rigid tool"),
                new("plastic_strain", "1", 1, (double[])[.. foil?.PlasticStrain ?? [], .. flat],
                    "equivalent plastic strain; 0 in a rigid tool"),
            ],
            Scalars = [.. scalars, Catalogue.DeepestEmbossing.Of(foil?.DeepestEmbossing ?? 0.0)],
            Provenance = provenance,
        };
    }

    // Corners in VTK's order: around the lower face, then around the upper one, seen from above against the clock.
    private static IEnumerable<Vec3> Slab(Wall wall, Box box, double thickness)
    {
        var (low, high) = wall.Axis.Z > 0 ? (wall.Point.Z - thickness, wall.Point.Z) : (wall.Point.Z, wall.Point.Z + thickness);
        foreach (var z in (double[])[low, high])
        {
            yield return new Vec3(0, 0, z);
            yield return new Vec3(box.Length.X, 0, z);
            yield return new Vec3(box.Length.X, box.Length.Y, z);
            yield return new Vec3(0, box.Length.Y, z);
        }
    }
}
