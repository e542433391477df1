using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>
/// The networks of a run's states from its snapshots: of junctions where it wrote them, else of bodies and films, and of spheres
/// with their contacts before the bodies took over. States are those at the targets of the press.
/// </summary>
public static class JunctionStates
{

    /// <summary>Reads the states of a run, calendering ratios ascending.</summary>
    /// <param name="folder">Folder of its snapshots.</param>
    /// <exception cref="SnapshotException">There are none, or one cannot be read.</exception>
    public static IReadOnlyList<JunctionState> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new SnapshotException(folder, "no such folder");
        var archive = new StateArchive(folder);
        var states = archive.Files(JunctionSnapshot.Kind).Select(path => Told(path, SnapshotReader.Read(path), JunctionSnapshot.Read))
            .ToList();
        // Runs of earlier versions wrote junctions of bodies alone, or none.
        if (!states.Any(s => s.OfSpheres))
            states.AddRange(
                archive.Pressed().Where(s => s.OfSpheres || states.Count == 0).Select(s => Told(s.Path, s.Snapshot, _ => s.Network()))
                .ToArray());
        if (states.Count == 0)
            throw new SnapshotException(
                folder, "no snapshots of junctions, of bodies with films, or of spheres with contacts in this folder");
        // Of the hand-off the bodies' state stays, and of targets that a saturated press did not reach the first.
        var handoff = states.Where(s => !s.OfSpheres).Select(s => s.Ratio).DefaultIfEmpty(double.PositiveInfinity).Min();
        states.RemoveAll(s => s.OfSpheres && s.Ratio > handoff - StateArchive.SameRatio);
        for (var k = states.Count - 1; k > 0; k--)
            if (states[k].OfSpheres == states[k - 1].OfSpheres && states[k].Ratio <= states[k - 1].Ratio) states.RemoveAt(k);
        return [.. states.OrderBy(s => s.Ratio)];
    }

    private static JunctionState Told(string path, Snapshot snapshot, Func<Snapshot, BodyNetwork> network)
    {
        try
        {
            return new JunctionState(SnapshotColumn.Scalar(snapshot, Catalogue.CalenderingRatio.Name), network(snapshot));
        }
        catch (SnapshotException e) when (e.Path == snapshot.Kind)
        {
            throw new SnapshotException(path, e.Reason, e); // of the content, which knows no file
        }
    }
}

/// <summary>The network of one state of a run.</summary>
/// <param name="Ratio">Calendering ratio reached.</param>
/// <param name="Network">Bodies and junctions.</param>
public sealed record JunctionState(double Ratio, BodyNetwork Network)
{
    /// <summary>Whether spheres stand for the bodies, as a contact law gave the areas: films are not resolved then.</summary>
    public bool OfSpheres => double.IsNaN(Network.GapTolerance);
}
