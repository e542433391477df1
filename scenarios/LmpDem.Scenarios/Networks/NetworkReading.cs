using LmpDem.Engine.Geometry;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Scenarios.Networks;

/// <summary>States of a finished run, from its snapshots, so that networks can be computed anew with other parameters.</summary>
public static class NetworkReading
{
    /// <summary>The scenario of a run with some of its values replaced.</summary>
    /// <param name="run">The run.</param>
    /// <param name="overrides">Values over those of the run; only those of `transport` and `activation` change anything here.</param>
    /// <exception cref="SnapshotException">The folder holds no run.</exception>
    /// <exception cref="ScenarioException">A value is wrong.</exception>
    public static Scenario ScenarioOf(RunFolder run, IReadOnlyList<Override> overrides) => File.Exists(run.Scenario)
        ? ScenarioReader.ReadFile(run.Scenario, overrides)
        : throw new SnapshotException(run.Root, "this folder holds no run (scenario.resolved.yaml is missing)");

    /// <summary>The states whose networks a run computes: loaded spheres at a target ratio, then deformable bodies.</summary>
    /// <param name="run">The run.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <exception cref="SnapshotException">There are none, or a file cannot be read.</exception>
    public static IEnumerable<NetworkInput> States(RunFolder run, Scenario scenario)
    {
        if (!scenario.HasNetworks)
            throw new SnapshotException(run.Root, "this run has no networks: they are switched off (transport.enabled), or the layer went under a roll, where it is uneven and has ends");
        var spheres = Files(run, SphereSnapshot.Kind);
        var bodies = Files(run, BodySnapshot.Kind);
        if (spheres.Count + bodies.Count == 0) throw new SnapshotException(run.Root, "no snapshots in this folder");
        var last = double.NegativeInfinity;
        var bodiesFrom = bodies.Count > 0 ? SnapshotReader.Read(bodies[0]).Scalar("calendering_ratio") - 1e-9 : null;
        foreach (var path in spheres)
        {
            var state = SnapshotReader.Read(path);
            var asked = Asked(state);
            // The opened layer and the state at the hand-off are not target ratios.
            if (asked is null || asked <= last || asked >= bodiesFrom) continue;
            last = asked.Value;
            yield return OfSpheres(state, SnapshotReader.Read(Beside(path, ContactSnapshot.Kind)), asked.Value, scenario);
        }

        foreach (var path in bodies)
        {
            var state = SnapshotReader.Read(path);
            if (BodySnapshot.IsOpened(state)) continue;
            var ratios = scenario.Press.Ratios;
            var asked = Asked(state) is { } ratio && ratios.Any(r => Math.Abs(r - ratio) < 1e-9) ? Asked(state) : null;
            yield return OfBodies(state, SnapshotReader.Read(Beside(path, FilmSnapshot.Kind)), asked);
        }
    }

    private static NetworkInput OfSpheres(Snapshot state, Snapshot contacts, double asked, Scenario scenario) => new()
    {
        Name = Percent(asked),
        RatioAsked = asked,
        Ratio = SnapshotColumn.Scalar(state, "calendering_ratio"),
        Time = state.Time,
        Parent = SnapshotHash.OfContent(state),
        Network = SphereJunctions.Of(state, contacts),
        SphereRadius = SnapshotColumn.Reals(state, "apparent_radius", state.PointCount),
        KnowsFilm = scenario.Compact.Enabled,
    };

    private static NetworkInput OfBodies(Snapshot state, Snapshot films, double? asked)
    {
        var geometry = BodySnapshot.Read(state, films);
        double Edge(string axis) => SnapshotColumn.Scalar(state, axis);
        return new NetworkInput
        {
            Name = asked is { } ratio ? Percent(ratio) : "after hand-off",
            RatioAsked = asked,
            Ratio = Edge("calendering_ratio"),
            Time = state.Time,
            Parent = SnapshotHash.OfContent(state),
            Network = BodyJunctions.Of(geometry, Box.Layer(Edge("box_x"), Edge("box_y"), Edge("box_z")), BodyJunctions.GapOf(state)),
            Bodies = geometry,
            KnowsFilm = true,
        };
    }

    private static string Percent(double ratio) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100 * ratio:0.##} %");

    private static double? Asked(Snapshot state) => state.Scalar("calendering_ratio_asked") is { } ratio && double.IsFinite(ratio) ? ratio : null;

    private static List<string> Files(RunFolder run, string kind) => Directory.Exists(run.Snapshots)
        ? [.. Directory.GetFiles(run.Snapshots, kind + "_??????.hdf").Order(StringComparer.Ordinal)]
        : [];

    private static string Beside(string path, string kind)
    {
        var name = Path.GetFileName(path);
        var other = Path.Combine(Path.GetDirectoryName(path)!, kind + name[name.IndexOf('_', StringComparison.Ordinal)..]);
        return File.Exists(other) ? other : throw new SnapshotException(other, "is missing beside " + name);
    }
}
