using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli;

/// <summary>Shows a run to its drawing once more, from its snapshots: for figures that are made after the run, or made again.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
internal sealed class RunReplay(Scenario scenario, RunFolder run)
{
    private const double SameRatio = 1e-9;

    /// <summary>Shows the run.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="drawing">Keeps what it shows.</param>
    public void Into(IReadOnlyList<StateRow> rows, RunDrawing drawing)
    {
        drawing.KeepSizes(SnapshotReader.Read(run.Packed));
        Spheres(rows, drawing);
        foreach (var path in Files(BodySnapshot.Kind))
        {
            var bodies = SnapshotReader.Read(path);
            var films = Path.Combine(run.Snapshots, FormattableString.Invariant($"{FilmSnapshot.Kind}_{bodies.Index:D6}.hdf"));
            if (File.Exists(films)) drawing.KeepBodies(bodies.Index, bodies, SnapshotReader.Read(films));
        }

        if (!scenario.HasNetworks || Files(SphereSnapshot.Kind).Count + Files(BodySnapshot.Kind).Count == 0) return;
        var measures = new NetworkMeasures(new RunStamp(scenario, Environment.ProcessorCount));
        foreach (var state in NetworkReading.States(run, scenario))
            if (measures.MapOf(state) is { } map) drawing.KeepMap(state.Ratio, map);
    }

    private void Spheres(IReadOnlyList<StateRow> rows, RunDrawing drawing)
    {
        var last = double.NegativeInfinity; // last target ratio: the opened layer behind a roll has the same once more
        foreach (var path in Files(SphereSnapshot.Kind))
        {
            var state = SnapshotReader.Read(path);
            var target = state.Scalar("calendering_ratio_asked") is { } ratio && double.IsFinite(ratio) ? ratio : (double?)null;
            var reached = state.Scalar("calendering_ratio") ?? double.NaN;
            var row = rows.FirstOrDefault(r => target is not null
                ? Math.Abs(r[Catalogue.TargetCalenderingRatio] - target.Value ?? double.NaN) < SameRatio && target > last
                : r[Catalogue.TargetCalenderingRatio] is null && Math.Abs(r[Catalogue.CalenderingRatio] - reached ?? double.NaN) < SameRatio);
            if (row is null) continue;
            last = target ?? last;
            var profile = Profile(state, row);
            drawing.KeepSpheres(state.Index, state, reached, row[Catalogue.Thickness] * 1e-6, profile.Height, profile.Solids);
        }
    }

    // The profile between foil and platen; solids need no contacts.
    private LayerProfile Profile(Snapshot state, StateRow row)
    {
        var walls = new List<Wall> { new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)) };
        if (scenario.Press.Mode != PressMode.Roll && row[Catalogue.Thickness] is { } thickness)
            walls.Add(new Wall("platen", WallShape.Plane, new Vec3(0, 0, 1e-6 * thickness), new Vec3(0, 0, -1)));
        var packing = PackingState.Capture(SphereSnapshot.Box(state), SphereSnapshot.Spheres(state), new Contacts(0), walls);
        return new LayerProfile(packing, new ParticleStress(packing), new RearrangementSettings().ProfileSlabs);
    }

    private IReadOnlyList<string> Files(string kind) => StateArchive.Of(run).Files(kind);
}
