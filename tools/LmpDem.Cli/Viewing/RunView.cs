using LmpDem.Analysis.Viewing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Transport.Networks;

namespace LmpDem.Cli.Viewing;

/// <summary>A run as an electrode to be looked at: bodies, networks and values body by body of all its states, from its files.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
internal sealed class RunView(Scenario scenario, RunFolder run)
{
    private readonly BodyMeshes meshes = new();
    private readonly NumberTable? plating = ReadTable(run.File(TableLayout.PlatingBodies.File));
    private readonly List<ViewState> states = [];
    private BodyNetwork? earlier;
    private Vec3[] centres = [];
    private Vec3[] displaced = [];

    /// <summary>Writes the page in the folder of a run; a run without the snapshots that it shows has none.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="run">Folder of the run.</param>
    /// <exception cref="SnapshotException">A snapshot is damaged.</exception>
    public static void WriteBeside(Scenario scenario, RunFolder run)
    {
        ElectrodeView view;
        try
        {
            view = new RunView(scenario, run).Read();
        }
        catch (SnapshotException e) when (e.IsMissing)
        {
            File.Delete(run.View); // one of snapshots that are gone
            return;
        }

        ViewPage.Write(view, run.View);
    }

    /// <summary>Reads the run.</summary>
    /// <exception cref="SnapshotException">There are no states, or a file cannot be read.</exception>
    public ElectrodeView Read()
    {
        var (box, criterion) = (default(Box), (JunctionCriterion?)null);
        var measures = scenario.HasNetworks ? new NetworkMeasures(new RunStamp(scenario, 1)) : null;
        foreach (var state in StateArchive.Of(run).Pressed())
        {
            box = state.Box;
            var input = measures is null ? null : NetworkReading.Of(state, scenario);
            var connections = input is null ? null : measures!.ConnectionsOf(input);
            criterion = connections?.Criterion ?? criterion;
            states.Add(Of(state, input, connections));
        }

        if (states.Count == 0)
            throw new SnapshotException(run.Root, "no snapshots of spheres or bodies in this folder: there is nothing to look at")
            { IsMissing = true };
        return new ElectrodeView
        {
            Name = scenario.Name,
            LengthX = box.Length.X,
            LengthY = box.Length.Y,
            FoilThickness = scenario.Electrode.FoilThickness,
            Criterion = criterion?.Label,
            Quantities = ViewKeys.Of(states),
            Topologies = meshes.Topologies,
            States = states,
        };
    }

    private ViewState Of(ArchivedState state, NetworkInput? input, BodyConnections? connections)
    {
        var (box, bodies) = (state.Box, input?.Bodies ?? state.Bodies());
        var centre = bodies?.Centres() ?? state.Snapshot.Points;
        var values = new Dictionary<string, double[]>
        {
            [ViewKeys.VonMises] = bodies is null ? OfSpheres(state.Snapshot, "von_mises") : BodyMeshes.MeanStress(bodies),
            [ViewKeys.Displacement] = Displacements(centre, box),
        };
        if (bodies is not null) BodyMeshes.AddFilms(bodies, values);
        else if (input is { KnowsFilm: true }) values[ViewKeys.Film] = values[ViewKeys.Exposure] = new double[centre.Length];
        if (Plated(state.Ratio, centre.Length) is { } plated) values[ViewKeys.Plated] = plated;
        if (input is not null && connections is not null) AddNetwork(input.Network, connections, values);
        return new ViewState
        {
            Name = state.Name,
            Ratio = state.Ratio,
            Height = state.Snapshot.Scalar("thickness") ?? box.Length.Z,
            Centre = Array.ConvertAll(centre, box.Wrap),
            Radius = input?.SphereRadius?.ToArray() ?? bodies?.Radius ?? OfSpheres(state.Snapshot, "apparent_radius"),
            Surface = bodies is null ? null : meshes.Of(bodies, centre, box),
            BodyValues = values,
            Next = connections?.Next ?? [],
            Junctions = input is null || connections is null ? [] : Junctions(input.Network, connections.MetallicArea),
        };
    }

    private void AddNetwork(BodyNetwork network, BodyConnections connections, Dictionary<string, double[]> values)
    {
        values[ViewKeys.Connected] = Array.ConvertAll(connections.Connected, c => c ? 1.0 : 0.0);
        values[ViewKeys.Ebac] = connections.Collected;
        var contacts = new double[network.Count];
        foreach (var junction in network.Junctions)
        {
            contacts[junction.First]++;
            if (!junction.AtFoil) contacts[junction.Second]++;
        }

        values[ViewKeys.Coordination] = contacts;
        values[ViewKeys.D2Min] = earlier is null ? Unknown(network.Count) : NonAffineMotion.D2Min(earlier, network);
        earlier = network;
    }

    // Where a run measured plating at a state, nothing plates on bodies that its table leaves out. Earlier versions have no table.
    private double[]? Plated(double ratio, int count)
    {
        if (plating is null) return null;
        var (at, body, thickness) = (plating.Column("ratio_reached"), plating.Column("body"), plating.Column("thickness_um"));
        var plated = new double[count];
        var rows = Enumerable.Range(0, at.Count)
            .Where(k => at[k] is { } r && Math.Abs(r - ratio) < StateArchive.SameRatio && body[k] is >= 0 && body[k] < count).ToList();
        foreach (var k in rows) plated[(int)body[k]!] = 1e-6 * (thickness[k] ?? double.NaN);
        return rows.Count > 0 ? plated : null;
    }

    private static NumberTable? ReadTable(string path) => File.Exists(path) ? NumberTable.Read(path) : null;

    // Distance from the centres of the first state, summed over the states: through a periodic side a body goes on.
    private double[] Displacements(Vec3[] centre, Box box)
    {
        if (displaced.Length != centre.Length) (centres, displaced) = (centre, new Vec3[centre.Length]);
        for (var b = 0; b < centre.Length; b++) displaced[b] += box.MinImage(centre[b] - centres[b]);
        centres = centre;
        return Array.ConvertAll(displaced, d => d.Length);
    }

    // Shifts count from centres inside the box, as they are drawn.
    private static ViewJunction[] Junctions(BodyNetwork network, double[] metallic)
    {
        var box = network.Box;
        Vec3 Wrapping(int body) => box.Wrap(network.Centre[body]) - network.Centre[body];
        return
        [
            .. network.Junctions.Select((j, k) => new ViewJunction(
                j.First, j.Second, j.AtFoil ? Vec3.Zero : box.Shift(j.Image.X, j.Image.Y) + Wrapping(j.First) - Wrapping(j.Second),
                j.Area, metallic[k], j.Force)),
        ];
    }

    private static double[] OfSpheres(Snapshot spheres, string name) =>
        spheres.PointFields.FirstOrDefault(f => f.Name == name)?.Values switch
        {
            double[] values => values,
            float[] values => Array.ConvertAll(values, v => (double)v),
            _ => Unknown(spheres.PointCount),
        };

    private static double[] Unknown(int count)
    {
        var values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }
}
