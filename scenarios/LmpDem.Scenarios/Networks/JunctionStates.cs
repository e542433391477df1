using LmpDem.Engine.Geometry;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>
/// The networks of a run's states from its snapshots: of junctions where it wrote them, else of bodies and films, and of spheres
/// with their contacts before the bodies took over. States are taken while the press rests at a ratio.
/// </summary>
public static class JunctionStates
{
    private const double Same = 1e-9; // of a ratio that was written and read

    /// <summary>Reads the states of a run, calendering ratios ascending.</summary>
    /// <param name="folder">Folder of its snapshots.</param>
    /// <exception cref="SnapshotException">There are none, or one cannot be read.</exception>
    public static IReadOnlyList<JunctionState> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new SnapshotException(folder, "no such folder");
        var states = new List<JunctionState>();
        foreach (var path in Files(folder, JunctionSnapshot.Kind)) Add(path, (_, snapshot) => JunctionSnapshot.Read(snapshot));
        if (states.Count == 0)
            foreach (var path in Files(folder, BodySnapshot.Kind)) Add(path, Bodies);
        var handoff = states.Where(s => !s.OfSpheres).Select(s => s.Ratio).DefaultIfEmpty(double.PositiveInfinity).Min();
        foreach (var path in Files(folder, SphereSnapshot.Kind)) Add(path, Spheres);
        // Of the hand-off the bodies' state stays; an opened gap has gone back to a ratio that is no state of the closing press.
        states.RemoveAll(s => s.OfSpheres && s.Ratio > handoff - Same);
        for (var k = states.Count - 1; k > 0; k--)
            if (states[k].OfSpheres == states[k - 1].OfSpheres && states[k].Ratio <= states[k - 1].Ratio) states.RemoveAt(k);
        if (states.Count == 0)
            throw new SnapshotException(folder, "no snapshots of junctions, of bodies with films, or of spheres with contacts in this folder");
        return [.. states.OrderBy(s => s.Ratio)];

        void Add(string path, Func<string, Snapshot, BodyNetwork> network)
        {
            var snapshot = SnapshotReader.Read(path);
            try
            {
                states.Add(new JunctionState(SnapshotColumn.Scalar(snapshot, "calendering_ratio"), network(path, snapshot)));
            }
            catch (SnapshotException e) when (e.Path == snapshot.Kind)
            {
                throw new SnapshotException(path, e.Reason, e); // of the content, which has no file name
            }
        }
    }

    private static BodyNetwork Bodies(string path, Snapshot bodies)
    {
        var films = SnapshotReader.Read(Beside(path, BodySnapshot.Kind, FilmSnapshot.Kind));
        return BodyJunctions.Of(
            BodySnapshot.Read(bodies, films),
            Box.Layer(SnapshotColumn.Scalar(bodies, "box_x"), SnapshotColumn.Scalar(bodies, "box_y"), SnapshotColumn.Scalar(bodies, "box_z")),
            BodyJunctions.GapOf(bodies));
    }

    private static BodyNetwork Spheres(string path, Snapshot spheres) =>
        SphereJunctions.Of(spheres, SnapshotReader.Read(Beside(path, SphereSnapshot.Kind, ContactSnapshot.Kind)));

    private static string Beside(string path, string kind, string other)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path)!, other + Path.GetFileName(path)[kind.Length..]);
        return File.Exists(beside) ? beside : throw new SnapshotException(beside, $"is missing beside its {kind}; a run writes it with output.{other}");
    }

    private static IEnumerable<string> Files(string folder, string kind) =>
        Directory.GetFiles(folder, $"{kind}_*.hdf").Order(StringComparer.Ordinal);
}
