using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>Contacts as a snapshot of lines: each from the centre of its first body to that of the second, or to the wall.</summary>
public static class ContactSnapshot
{
    /// <summary>Kind of these snapshots.</summary>
    public const string Kind = "contacts";

    /// <summary>Makes a snapshot of the contacts of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="index">Place in the series.</param>
    /// <param name="time">Simulated time [s].</param>
    /// <param name="fields">Further arrays of one tuple per contact.</param>
    /// <param name="scalars">Values of the whole snapshot.</param>
    /// <param name="provenance">Origin.</param>
    public static Snapshot Of(
        PackingState state, int index, double time, IEnumerable<Field> fields, IEnumerable<Field> scalars, Provenance provenance)
    {
        var contacts = state.Contacts;
        var points = new Vec3[2 * contacts.Count];
        var normal = new double[3 * contacts.Count];
        var force = new double[3 * contacts.Count];
        var isWall = new int[contacts.Count];
        for (var c = 0; c < contacts.Count; c++)
        {
            var first = state.Position[contacts.First[c]];
            points[2 * c] = first;
            // Across a periodic side the line leaves the box instead of crossing it.
            points[2 * c + 1] = contacts.IsWall(c)
                ? first - state.Walls[contacts.WallOf(c)].Distance(first) * contacts.Normal[c]
                : first + state.Box.MinImage(state.Position[contacts.Second[c]] - first);
            (normal[3 * c], normal[3 * c + 1], normal[3 * c + 2]) = (contacts.Normal[c].X, contacts.Normal[c].Y, contacts.Normal[c].Z);
            (force[3 * c], force[3 * c + 1], force[3 * c + 2]) = (contacts.Force[c].X, contacts.Force[c].Y, contacts.Force[c].Z);
            isWall[c] = contacts.IsWall(c) ? 1 : 0;
        }

        return new Snapshot
        {
            Kind = Kind,
            Index = index,
            Time = time,
            Cells = CellKind.Line,
            Points = points,
            Connectivity = Snapshot.Vertices(points.Length),
            CellFields =
            [
                new("first", "1", 1, contacts.First, "number of the first particle"),
                new("second", "1", 1, contacts.Second, "number of the second particle, -1 - (number of the tool) at a tool"),
                new("is_tool", "1", 1, isWall, "1 where the contact is with a tool"),
                new("normal_force", "N", 1, contacts.NormalForce, "normal force, positive in compression"),
                new("force", "N", 3, force, "force on the first particle"),
                new("normal", "1", 3, normal, "unit normal from the second to the first body"),
                new("overlap", "m", 1, contacts.Overlap, "overlap that the law sees: of the apparent radii"),
                new("area", "m2", 1, contacts.Area, "contact area by the law in use"),
                .. fields,
            ],
            Scalars = [.. scalars],
            Provenance = provenance,
        };
    }
}

/// <summary>The junctions of spheres, from snapshots: areas and overlaps are those of the contact law, films are not resolved.</summary>
public static class SphereJunctions
{
    /// <summary>Bodies and junctions of a state.</summary>
    /// <param name="spheres">Snapshot of the spheres.</param>
    /// <param name="contacts">Snapshot of the contacts of the same state.</param>
    /// <exception cref="SnapshotException">An array is missing.</exception>
    public static BodyNetwork Of(Snapshot spheres, Snapshot contacts)
    {
        var radius = SnapshotColumn.Reals(spheres, "radius", spheres.PointCount);
        var (first, second) = (SnapshotColumn.CellIntegers(contacts, "first"), SnapshotColumn.CellIntegers(contacts, "second"));
        var (area, overlap, force) =
            (SnapshotColumn.CellReals(contacts, "area"), SnapshotColumn.CellReals(contacts, "overlap"),
            SnapshotColumn.CellReals(contacts, "normal_force"));
        return Of(radius, spheres.Points, SphereSnapshot.Box(spheres), first, second, area, overlap, force);
    }

    /// <summary>Bodies and junctions of spheres in memory, as a stepper or a press gives them.</summary>
    /// <param name="spheres">The spheres.</param>
    /// <param name="contacts">Their contacts; the first wall is the foil, the second the press.</param>
    /// <param name="box">Region.</param>
    public static BodyNetwork Of(Spheres spheres, Contacts contacts, Box box)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        ArgumentNullException.ThrowIfNull(contacts);
        return Of(
            spheres.Radius, spheres.Position, box, contacts.First, contacts.Second, contacts.Area, contacts.Overlap, contacts.NormalForce);
    }

    private static BodyNetwork Of(
        double[] radius, Vec3[] centre, Box box, int[] first, int[] second, double[] area, double[] overlap, double[] force)
    {
        var atTop = new bool[radius.Length];
        var junctions = new List<Junction>(first.Length);
        for (var k = 0; k < first.Length; k++)
        {
            // Walls are in the order foil (-1), press (-2).
            if (second[k] < Junction.Foil) atTop[first[k]] = true;
            if (second[k] < Junction.Foil || !(area[k] > 0.0)) continue;
            var isFirst = second[k] < 0 || first[k] < second[k];
            junctions.Add(new Junction
            {
                First = isFirst ? first[k] : second[k],
                Second = isFirst ? second[k] : first[k],
                Image = second[k] < 0
                    ? default : box.NearestImage((isFirst ? 1.0 : -1.0) * (centre[first[k]] - centre[second[k]])),
                Area = area[k],
                Force = force[k],
                Overlap = overlap[k],
                Exposed = [], // the film of a sphere is whole
            });
        }

        return new BodyNetwork
        {
            Volume = Array.ConvertAll(radius, r => 4.0 / 3.0 * Math.PI * r * r * r),
            Radius = radius,
            Centre = centre,
            AtTop = atTop,
            Junctions = [.. junctions.OrderBy(j => j.First).ThenBy(j => j.Second)],
            Box = box,
        };
    }
}
