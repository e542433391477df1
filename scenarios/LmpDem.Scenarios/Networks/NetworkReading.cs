using LmpDem.Engine.Press;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Extending;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>States of a finished run, from its snapshots, so that networks can be computed anew with other parameters.</summary>
public static class NetworkReading
{
    /// <summary>The scenario of a run with some of its values replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="overrides">Values over those of the run; only those of `transport` and `activation` change anything here.</param>
    /// <param name="extensions">The plug-ins of the run; null: as its folder records them, from which nothing can be computed.</param>
    /// <exception cref="SnapshotException">The folder holds no run.</exception>
    /// <exception cref="ScenarioException">A value is wrong.</exception>
    public static Scenario ScenarioOf(RunFolder run, IReadOnlyList<Override> overrides, Extensions? extensions = null) =>
        File.Exists(run.Scenario)
        ? ScenarioReader.ReadFile(run.Scenario, overrides, notes: null, extensions ?? Extensions.RecordedIn(run.Root))
        : throw new SnapshotException(run.Root, "this folder holds no run (scenario.resolved.yaml is missing)");

    /// <summary>The states whose networks a run computes: loaded spheres at a target ratio, then deformable bodies.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <exception cref="SnapshotException">There are none, or a file cannot be read.</exception>
    public static IEnumerable<NetworkInput> States(RunFolder run, Scenario scenario)
    {
        if (!scenario.HasNetworks)
            throw new SnapshotException(
                run.Root, "this run has no networks: they are switched off (transport.enabled), or the layer went under a roll, where it "
                + "is uneven and has ends");
        var archive = StateArchive.Of(run);
        if (archive.Files(SphereSnapshot.Kind).Count + archive.Files(BodySnapshot.Kind).Count == 0)
            throw new SnapshotException(run.Root, "no snapshots in this folder");
        return archive.Pressed().Select(state => Of(state, scenario));
    }

    /// <summary>A state as its networks are computed from.</summary>
    /// <param name="state">The state.</param>
    /// <param name="scenario">Scenario of its run.</param>
    /// <exception cref="SnapshotException">A file is missing or cannot be read.</exception>
    public static NetworkInput Of(ArchivedState state, Scenario scenario)
    {
        var bodies = state.Bodies();
        // The state after the hand-off may stand between two targets.
        var ratio = state.TargetRatio is { } target
            && (state.OfSpheres || (!scenario.Press.IsLoadControlled && scenario.Press.Ratios.Any(r => Math.Abs(r - target) < 1e-9)))
            ? state.TargetRatio : null;
        return new NetworkInput
        {
            Name = StateNames.Of(PressPhase.Loaded, ratio, state.TargetPressure) ?? StateNames.AfterHandoff,
            TargetRatio = ratio,
            Ratio = state.Ratio,
            Time = state.Snapshot.Time,
            Parent = SnapshotHash.OfContent(state.Snapshot),
            Network = state.Network(bodies),
            Bodies = bodies,
            SphereRadius = state.OfSpheres ? SnapshotColumn.Reals(state.Snapshot, "apparent_radius", state.Snapshot.PointCount) : null,
            KnowsFilm = !state.OfSpheres || scenario.Compact.Enabled,
        };
    }
}

/// <summary>A state of the electrode whose networks are wanted.</summary>
public sealed record NetworkInput
{
    /// <summary>Name of the state ("20 %").</summary>
    public required string Name { get; init; }

    /// <summary>Target calendering ratio; null where the state stands between.</summary>
    public required double? TargetRatio { get; init; }

    /// <summary>Calendering ratio reached.</summary>
    public required double Ratio { get; init; }

    /// <summary>Time in the series of snapshots [s].</summary>
    public required double Time { get; init; }

    /// <summary>Hash of the snapshot it comes from.</summary>
    public required string Parent { get; init; }

    /// <summary>Bodies and their junctions.</summary>
    public required BodyNetwork Network { get; init; }

    /// <summary>Deformed shapes; null for spheres.</summary>
    public BodyGeometry? Bodies { get; init; }

    /// <summary>Radii of the spheres' free surfaces, one per sphere; null for deformed bodies [m].</summary>
    public IReadOnlyList<double>? SphereRadius { get; init; }

    /// <summary>
    /// Whether the film is known: of deformed bodies, and of spheres that deformable bodies take over later, whose film is
    /// whole by definition, as it is set at the hand-off.
    /// </summary>
    public required bool KnowsFilm { get; init; }
}
