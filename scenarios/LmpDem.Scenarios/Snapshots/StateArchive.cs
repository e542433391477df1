using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Snapshots;

/// <summary>The states of a run as its snapshots hold them: the one reader that every command uses.</summary>
/// <param name="folder">Folder of the snapshots.</param>
public sealed class StateArchive(string folder)
{
    /// <summary>Difference below which two ratios are one: of a ratio that was written and read.</summary>
    public const double SameRatio = 1e-9;

    /// <summary>The archive of a run.</summary>
    /// <param name="run">The run.</param>
    public static StateArchive Of(RunFolder run) => new(run.Snapshots);

    /// <summary>Files of a kind of snapshot, in the order in which they were written; empty where there are none.</summary>
    /// <param name="kind">Kind of the snapshots ("spheres", "bodies").</param>
    public IReadOnlyList<string> Files(string kind) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, kind + "_??????.hdf").Order(StringComparer.Ordinal)]
        : [];

    /// <summary>
    /// The loaded states at the targets of the press, in the order of pressing: spheres until deformable
    /// bodies take over, then bodies. The opened
    /// layer, and spheres that are handed on between two targets, are none.
    /// </summary>
    /// <exception cref="SnapshotException">A file cannot be read.</exception>
    public IEnumerable<ArchivedState> Pressed()
    {
        var (spheres, bodies) = (Files(SphereSnapshot.Kind), Files(BodySnapshot.Kind));
        var bodiesFrom = bodies.Count > 0 ? SnapshotReader.Read(bodies[0]).Scalar(Catalogue.CalenderingRatio.Name) - SameRatio : null;
        var last = double.NegativeInfinity;
        foreach (var path in spheres)
        {
            var state = new ArchivedState(path, SnapshotReader.Read(path));
            if (state.Target is not { } target || target <= last || (state.TargetRatio ?? state.Ratio) >= bodiesFrom) continue;
            last = target;
            yield return state;
        }

        foreach (var path in bodies)
        {
            var state = new ArchivedState(path, SnapshotReader.Read(path));
            if (!BodySnapshot.IsOpened(state.Snapshot)) yield return state;
        }
    }
}

/// <summary>A state of a run with the file that holds it.</summary>
/// <param name="Path">The file.</param>
/// <param name="Snapshot">Its content: spheres or bodies.</param>
public sealed record ArchivedState(string Path, Snapshot Snapshot)
{
    /// <summary>Whether the electrode is one of spheres; else of deformable bodies.</summary>
    public bool OfSpheres => Snapshot.Kind == SphereSnapshot.Kind;

    /// <summary>Target of a press under gap control: a calendering ratio; null where it had none.</summary>
    public double? TargetRatio => Number(Catalogue.TargetCalenderingRatio);

    /// <summary>Target of a press under load control [Pa]; null where it had none.</summary>
    public double? TargetPressure => Number(Catalogue.TargetPressure);

    /// <summary>Target of the press, whichever it has; null for a state between targets and for the opened layer.</summary>
    public double? Target => TargetRatio ?? TargetPressure;

    /// <summary>Calendering ratio reached.</summary>
    /// <exception cref="SnapshotException">The file does not hold it.</exception>
    public double Ratio => SnapshotColumn.Scalar(Snapshot, Catalogue.CalenderingRatio.Name);

    /// <summary>Name of the state ("20 %", "5 MPa").</summary>
    public string Name => StateNames.Of(PressPhase.Loaded, TargetRatio, TargetPressure) ?? StateNames.AfterHandoff;

    /// <summary>The region, with its periodic directions.</summary>
    /// <exception cref="SnapshotException">The file does not hold it.</exception>
    public Box Box => SphereSnapshot.Box(Snapshot);

    /// <summary>The bodies; null for spheres.</summary>
    /// <exception cref="SnapshotException">The films are missing or damaged.</exception>
    public BodyGeometry? Bodies() => OfSpheres ? null : BodySnapshot.Read(Snapshot, Beside(FilmSnapshot.Kind));

    /// <summary>Bodies and junctions.</summary>
    /// <param name="bodies">The bodies, where they were read before.</param>
    /// <exception cref="SnapshotException">Contacts or films are missing or damaged.</exception>
    public BodyNetwork Network(BodyGeometry? bodies = null) => OfSpheres
        ? SphereJunctions.Of(Snapshot, Beside(ContactSnapshot.Kind))
        : BodyJunctions.Of(bodies ?? Bodies()!, Box, BodyJunctions.GapOf(Snapshot));

    /// <summary>Whether the files hold all that <see cref="Network"/> needs.</summary>
    public bool HasNetwork => Has(OfSpheres ? ContactSnapshot.Kind : FilmSnapshot.Kind);

    /// <summary>Whether there is a snapshot of another kind of this state.</summary>
    /// <param name="kind">The kind.</param>
    public bool Has(string kind) => File.Exists(PathOf(kind));

    /// <summary>Reads the snapshot of another kind of this state.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="SnapshotException">It is missing, or cannot be read.</exception>
    public Snapshot Beside(string kind) => Has(kind)
        ? SnapshotReader.Read(PathOf(kind))
        : throw new SnapshotException(
            PathOf(kind), $"is missing beside {System.IO.Path.GetFileName(Path)}; a run writes it with output.{kind}")
        { IsMissing = true };

    private string PathOf(string kind)
    {
        var name = System.IO.Path.GetFileName(Path);
        return System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, kind + name[name.IndexOf('_', StringComparison.Ordinal)..]);
    }

    private double? Number(Quantity quantity) => Snapshot.Scalar(quantity.Name) is { } value && double.IsFinite(value) ? value : null;
}
