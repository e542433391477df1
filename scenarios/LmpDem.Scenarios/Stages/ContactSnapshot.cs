using LmpDem.Dem.Measures;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Stages;

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
        var isTool = new int[contacts.Count];
        for (var c = 0; c < contacts.Count; c++)
        {
            var first = state.Position[contacts.First[c]];
            points[2 * c] = first;
            // Across a periodic side the line leaves the box instead of crossing it.
            points[2 * c + 1] = contacts.IsTool(c)
                ? first - state.Tools[contacts.ToolOf(c)].Distance(first) * contacts.Normal[c]
                : first + state.Box.MinImage(state.Position[contacts.Second[c]] - first);
            (normal[3 * c], normal[3 * c + 1], normal[3 * c + 2]) = (contacts.Normal[c].X, contacts.Normal[c].Y, contacts.Normal[c].Z);
            (force[3 * c], force[3 * c + 1], force[3 * c + 2]) = (contacts.Force[c].X, contacts.Force[c].Y, contacts.Force[c].Z);
            isTool[c] = contacts.IsTool(c) ? 1 : 0;
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
                new("is_tool", "1", 1, isTool, "1 where the contact is with a tool"),
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
