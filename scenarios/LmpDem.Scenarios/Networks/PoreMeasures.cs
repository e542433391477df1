using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network of a state: its bodies as voxels, and what Li+ finds in the pores between them.</summary>
public sealed class PoreMeasures
{
    // Classes of the cumulative pore sizes [m].
    private const double SizeStep = 0.5e-6;

    private PoreMeasures(VoxelGrid grid, int[] body, PoreSpace pores, SurfaceFacets? surface, ReachableArea? reachable, Diffusion through)
    {
        Grid = grid;
        Body = body;
        Pores = pores;
        Surface = surface;
        Reachable = reachable;
        Through = through;
    }

    /// <summary>The layer in voxels, foil below, separator above.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>The body in each voxel; -1 in pores.</summary>
    public int[] Body { get; }

    /// <summary>What the pores are connected with.</summary>
    public PoreSpace Pores { get; }

    /// <summary>Facets of the bodies; null for spheres.</summary>
    public SurfaceFacets? Surface { get; }

    /// <summary>Bare surface that Li+ reaches from the separator; null for spheres.</summary>
    public ReachableArea? Reachable { get; }

    /// <summary>Diffusion through the thickness.</summary>
    public Diffusion Through { get; }

    /// <summary>Values for networks.csv.</summary>
    public IReadOnlyList<Field> Values { get; private init; } = [];

    /// <summary>Rows of pore_sizes.csv: volume share of the pores below a diameter.</summary>
    public NumberTable Sizes { get; private init; } = new([]);

    /// <summary>Measures the pores of a state.</summary>
    /// <param name="input">The state.</param>
    /// <param name="spec">Voxels.</param>
    /// <param name="threads">Worker threads; no result depends on it.</param>
    public static PoreMeasures Of(NetworkInput input, PoreSpec spec, int threads)
    {
        var grid = VoxelGrid.ByEdge(input.Network.Box, spec.VoxelFor(input.Network.Box.Volume));
        var body = Raster(input, grid, threads);
        var pores = PoreSpace.Of(grid);
        var settings = new DiffusionSettings { Threads = threads };
        var through = LaplaceSolver.Solve(pores, Axis.Z, settings);
        var (x, y) = spec.InPlane ? (LaplaceSolver.Solve(pores, Axis.X, settings), LaplaceSolver.Solve(pores, Axis.Y, settings)) : (null, null);
        var plane = 0.5 * (x?.EffectiveDiffusivity + y?.EffectiveDiffusivity) ?? double.NaN;
        var sizes = LocalThickness.Of(grid, threads);
        var chords = ChordLengths.Of(grid, Axis.Z);
        var surface = input.Bodies is null ? null : BodySurface.Of(input.Bodies);
        var reachable = surface is null ? null : ReachableArea.Of(pores, surface, input.Network.Count);
        // Spheres that bodies take over later have their film whole, so nothing is bare.
        var bare = reachable is not null ? reachable.Total / input.Network.Box.FootArea : input.KnowsFilm ? 0.0 : double.NaN;
        Field[] values =
        [
            Field.Single("porosity", "1", pores.Porosity, "pore volume over all"),
            Field.Single("porosity_open", "1", pores.OpenPorosity, "pore volume connected with the separator over all"),
            Field.Single("porosity_closed", "1", pores.ClosedPorosity, "pore volume not connected with the separator over all"),
            Field.Single("percolating_share", "1", pores.Porosity > 0 ? pores.PercolatingPorosity / pores.Porosity : 0.0, "share of the pores that connect separator and foil"),
            Field.Single("diffusivity_z", "1", through.EffectiveDiffusivity, "effective over free diffusivity through the thickness"),
            Field.Single("tortuosity_z", "1", Finite(through.Tortuosity), "porosity over that diffusivity; blank where nothing percolates"),
            Field.Single("diffusivity_x", "1", x?.EffectiveDiffusivity ?? double.NaN, "effective over free diffusivity along x"),
            Field.Single("diffusivity_y", "1", y?.EffectiveDiffusivity ?? double.NaN, "effective over free diffusivity along y"),
            Field.Single("tortuosity_xy", "1", Finite(pores.Porosity / plane), "porosity over the mean diffusivity in the plane"),
            Field.Single("pore_size_p50_um", "1", 1e6 * sizes.Quantile(0.5), "median diameter of the pores by local thickness [um]"),
            Field.Single("chord_z_um", "1", 1e6 * chords.Mean, "mean chord of the pores through the thickness [um]"),
            Field.Single("specific_surface_1_um", "1", 1e-6 * SpecificSurface.Of(grid).Isotropic, "surface of the pores over all volume, corrected for stairs [1/um]"),
            Field.Single("area_ionic_reachable", "1", bare, "bare Li at pores connected with the separator, per area of foil"),
        ];
        return new PoreMeasures(grid, body, pores, surface, reachable, through) { Values = values, Sizes = SizesOf(input.Ratio, sizes) };
    }

    /// <summary>Fills a grid with the bodies of a state.</summary>
    /// <param name="input">The state.</param>
    /// <param name="grid">The grid.</param>
    /// <param name="threads">Worker threads.</param>
    /// <returns>The body in each voxel; -1 in pores.</returns>
    public static int[] Raster(NetworkInput input, VoxelGrid grid, int threads)
    {
        var body = new int[grid.Count];
        Array.Fill(body, -1);
        if (input.Bodies is { } bodies) SurfaceRaster.Fill(grid, new ClosedSurfaces(bodies.Nodes, bodies.FacetCorners, bodies.FacetFirst), threads, body);
        else SphereRaster.Fill(grid, input.Network.Centre, input.SphereRadius!, threads, body);
        return body;
    }

    private static NumberTable SizesOf(double ratio, LocalThickness sizes)
    {
        var table = new NumberTable(["ratio_reached", "diameter_um", "cumulative"]);
        var largest = sizes.Diameter.Where(float.IsFinite).DefaultIfEmpty().Max();
        var share = sizes.Histogram(SizeStep, 1 + (int)Math.Ceiling(largest / SizeStep));
        var below = 0.0;
        for (var k = 0; k < share.Length && largest > 0.0f; k++)
        {
            table.Add(ratio, 1e6 * SizeStep * (k + 1), below += share[k]);
        }

        return table;
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
