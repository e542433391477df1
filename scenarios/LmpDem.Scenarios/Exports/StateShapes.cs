using LmpDem.Dem.Laws;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Snapshots.Export;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Scenarios.Exports;

/// <summary>The particles or bodies of one snapshot, for programs that take triangles, voxels or spheres.</summary>
public sealed class StateShapes
{
    private readonly ArchivedState state;
    private readonly BodyGeometry? bodies;
    private readonly double[] radius;

    /// <summary>Reads the shapes of a state.</summary>
    /// <param name="path">A snapshot of spheres, of a packing, or of bodies, whose films stand beside it.</param>
    /// <param name="snapshot">Its content.</param>
    /// <exception cref="SnapshotException">It holds no shapes, or the films are missing.</exception>
    public StateShapes(string path, Snapshot snapshot)
    {
        state = new ArchivedState(path, snapshot);
        if (!Are(snapshot.Kind))
            throw new SnapshotException(path, $"holds {snapshot.Kind}, which have no shape of their own; export spheres, packed or bodies");
        bodies = snapshot.Kind == BodySnapshot.Kind ? state.Bodies() : null;
        radius = bodies is null ? SnapshotColumn.Reals(snapshot, "apparent_radius", snapshot.PointCount) : [];
    }

    /// <summary>Whether a kind of snapshots holds shapes.</summary>
    /// <param name="kind">The kind.</param>
    public static bool Are(string kind) => kind is SphereSnapshot.Kind or PackStage.Kind or BodySnapshot.Kind;

    /// <summary>Density of the particles: that of the scenario which made the snapshot, else the default [kg/m3].</summary>
    /// <param name="snapshot">The snapshot.</param>
    public static double DensityOf(Snapshot snapshot)
    {
        var usual = new MaterialSpec().Density;
        if (snapshot.Provenance is not { ScenarioText.Length: > 0 } origin) return usual;
        try
        {
            var material = Entry(SourceText.Parse(origin.ScenarioText, "scenario"), "material") as MapNode;
            return Entry(material, "density") is ScalarNode density && Amount.TryParse(density.Text, out var amount, out _)
                ? amount.Si
                : usual;
        }
        catch (ScenarioException)
        {
            return usual; // a text of another program or time
        }
    }

    private static SourceNode? Entry(MapNode? map, string key) => map?.Entries.FirstOrDefault(e => e.Key.Text == key).Value;

    /// <summary>Writes the surfaces as STL.</summary>
    /// <param name="refine">How often the faces of icosahedra are cut in four to make spheres; bodies have facets of their own.</param>
    /// <param name="stream">Where to.</param>
    public void WriteStl(int refine, Stream stream)
    {
        if (bodies is null) StlExport.WriteSpheres(state.Snapshot.Points, radius, refine, stream);
        else StlExport.Write(bodies.Nodes, bodies.FacetCorners, stream);
    }

    /// <summary>The layer as voxels: 0 pore, 1 lithium; as wanted 2 film and 3 foil.</summary>
    /// <param name="settings">How.</param>
    /// <exception cref="SnapshotException">The image cannot be made so.</exception>
    public LabelImage Voxels(VoxelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var box = state.Box;
        var (nx, ny, nz) = CutCells.Counts(box, settings.Edge);
        var below = settings.Foil > 0.0 ? (int)Math.Ceiling(settings.Foil / (box.Length.Z / nz) - Box.Rounding) : 0;
        if ((double)nx * ny * (nz + below) > VoxelSettings.MaxVoxels)
            throw new SnapshotException(
                state.Path, $"{nx} x {ny} x {nz + below} voxels are more than {VoxelSettings.MaxVoxels:0.0e+0}; "
                + "take larger ones with --voxel");
        var shapes = bodies is null
            ? BodyShapes.Of(state.Snapshot.Points, radius)
            : BodyShapes.Of(new ClosedSurfaces(bodies.Nodes, bodies.FacetCorners, bodies.FacetFirst));
        var cells = CutCells.Of(shapes, box, (nx, ny, nz), new CutSettings(), settings.Threads);
        var labels = new byte[nx * ny * (nz + below)];
        labels.AsSpan(0, nx * ny * below).Fill(3);
        for (var v = 0; v < cells.Count; v++)
            if (cells.IsSolid(v)) labels[nx * ny * below + v] = 1;
        if (settings.Film) AddFilm(cells, labels.AsSpan(nx * ny * below));
        return new LabelImage
        {
            Nx = nx,
            Ny = ny,
            Nz = nz + below,
            Edge = cells.Edge,
            Origin = cells.Centre(0, 0, -below),
            Labels = labels,
            Meaning = "0 pore, 1 lithium" + (settings.Film ? ", 2 film" : "") + (below > 0 ? ", 3 foil" : ""),
        };
    }

    // The film is the outermost part of a sphere. Of voxels coarser than it, those count whose centre lies in it.
    private void AddFilm(CutCells cells, Span<byte> labels)
    {
        if (bodies is not null)
            throw new SnapshotException(state.Path, "--film: deformed bodies have a film without volume; leave the flag out");
        var film = SnapshotColumn.Reals(state.Snapshot, "film_thickness", radius.Length);
        for (var v = 0; v < cells.Count; v++)
        {
            if (labels[v] != 1 || cells.Body[v] is not (>= 0 and var body)) continue;
            var centre = cells.Centre(v % cells.Nx, v / cells.Nx % cells.Ny, v / cells.Nx / cells.Ny);
            var distance = state.Box.MinImage(centre - state.Snapshot.Points[body]).Length;
            if (distance > radius[body] - film[body]) labels[v] = 2;
        }
    }
}

/// <summary>How a layer becomes voxels.</summary>
public sealed record VoxelSettings
{
    /// <summary>Most voxels of an image.</summary>
    public const double MaxVoxels = 4e8;

    /// <summary>Wanted edge; whole numbers of voxels fill the box, so that they may differ a little from cubes [m].</summary>
    public double Edge { get; init; } = 0.5e-6;

    /// <summary>Thickness of the foil below the layer that is shown, in whole voxels; 0 without [m].</summary>
    public double Foil { get; init; }

    /// <summary>Whether the film of spheres has a label of its own.</summary>
    public bool Film { get; init; }

    /// <summary>Worker threads; no label depends on it.</summary>
    public int Threads { get; init; } = 1;
}
