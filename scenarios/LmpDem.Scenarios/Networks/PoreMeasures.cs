using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Scenarios.Networks;

/// <summary>The ionic network of a state: its bodies as voxels, and what Li+ finds in the pores between them.</summary>
public sealed class PoreMeasures
{
    private PoreMeasures(VoxelGrid grid, int[] body, PoreSpace pores, IReadOnlyList<Field> values)
    {
        Grid = grid;
        Body = body;
        Pores = pores;
        Values = values;
    }

    /// <summary>The layer in voxels, foil below, separator above.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>The body in each voxel; -1 in pores.</summary>
    public int[] Body { get; }

    /// <summary>What the pores are connected with.</summary>
    public PoreSpace Pores { get; }

    /// <summary>Values for networks.csv.</summary>
    public IReadOnlyList<Field> Values { get; }

    /// <summary>Measures the pores of a state.</summary>
    /// <param name="input">The state.</param>
    /// <param name="spec">Voxels.</param>
    /// <param name="threads">Worker threads; no result depends on it.</param>
    public static PoreMeasures Of(NetworkInput input, PoreSpec spec, int threads)
    {
        var grid = VoxelGrid.ByEdge(input.Network.Box, spec.Voxel);
        var body = new int[grid.Count];
        Array.Fill(body, -1);
        if (input.Bodies is { } bodies) SurfaceRaster.Fill(grid, new ClosedSurfaces(bodies.Nodes, bodies.FacetCorners, bodies.FacetFirst), threads, body);
        else SphereRaster.Fill(grid, input.Network.Centre, input.SphereRadius!, threads, body);
        var pores = PoreSpace.Of(grid);
        var settings = new DiffusionSettings { Threads = threads };
        var through = LaplaceSolver.Solve(pores, Axis.Z, settings);
        var (x, y) = spec.InPlane ? (LaplaceSolver.Solve(pores, Axis.X, settings), LaplaceSolver.Solve(pores, Axis.Y, settings)) : (null, null);
        var plane = 0.5 * (x?.EffectiveDiffusivity + y?.EffectiveDiffusivity) ?? double.NaN;
        return new PoreMeasures(grid, body, pores,
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
        ]);
    }

    private static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
