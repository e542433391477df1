using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Networks;

/// <summary>
/// Where the first lithium plates. The press is not in the cell: a layer of electrolyte of one voxel stands between electrode and
/// separator, and faces that the press touched are free.
/// </summary>
internal sealed class PlatingMeasures
{
    private const double CoulombPerSquareMetre = 36e3; // in a mAh/cm2

    // The solver runs on one thread; 100,000 voxels take a second with all of stripping. Beyond, voxels get coarser.
    private const double MostVoxels = 2e6;

    private const int Steps = 4; // half edges that a facet looks ahead for its pore

    /// <summary>Values for networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>Rows of stripping.csv.</summary>
    public required NumberTable Stripping { get; init; }

    /// <summary>Rows of plating_profile.csv.</summary>
    public required NumberTable Profile { get; init; }

    /// <summary>Measures a state.</summary>
    /// <param name="input">The state; its film is known.</param>
    /// <param name="surface">Facets of the bodies; null where no film is broken.</param>
    /// <param name="metallic">Metallic area, one per junction [m2].</param>
    /// <param name="spec">Electrolyte and kinetics.</param>
    /// <param name="threads">Worker threads; no result depends on it.</param>
    public static PlatingMeasures Of(NetworkInput input, SurfaceFacets? surface, IReadOnlyList<double> metallic, PlatingSpec spec, int threads)
    {
        var layer = input.Network.Box;
        var below = VoxelGrid.ByEdge(layer, PoreSpec.Coarser(spec.Voxel, layer.Volume, MostVoxels));
        var box = layer with { Length = new Vec3(layer.Length.X, layer.Length.Y, layer.Length.Z + below.Edge.Z) };
        var grid = new VoxelGrid(box, below.Nx, below.Ny, below.Nz + 1);
        var body = PoreMeasures.Raster(input, grid, threads);
        var voxels = new ElectrodeVoxels(grid.Nx, grid.Ny, grid.Nz, (grid.Edge.X, grid.Edge.Y, grid.Edge.Z), body);
        var patches = ReactivePatches.OnFreeFoil(voxels).Concat(surface is null ? [] : Patches(grid, body, surface)).ToList();
        var links = ElectronicLinks.Of(input.Network, metallic);
        var stripped = Transport.Plating.Stripping.Run(input.Network, metallic, voxels, patches, spec);
        var (distribution, profile) = FirstPlating.Of(voxels, patches, links, spec);
        var carried = distribution.Carried;
        var table = new NumberTable(["ratio_reached", "height_um", "current_share", "bare_area"]);
        for (var k = 0; carried && k < profile.Height.Count; k++)
            table.Add(input.Ratio, 1e6 * profile.Height[k], profile.BodyShare[k], profile.BodyArea[k] / layer.FootArea);
        var curve = new NumberTable(["ratio_reached", "capacity_mAh_cm2", "potential_V", "connected_share", "reactive_area"]);
        foreach (var row in stripped.Curve)
            curve.Add(input.Ratio, row.Capacity / CoulombPerSquareMetre, Finite(row.Polarisation), row.ConnectedShare, row.ReactiveArea);
        return new PlatingMeasures
        {
            Stripping = curve,
            Profile = table,
            Values =
            [
                Value("plated_on_cu", profile.CopperShare, "share of the first plating on free copper"),
                Value("plated_upper_half", profile.UpperShare, "share of the first plating in the upper half of the layer"),
                Value("plating_height", profile.MeanHeight, "mean height of the first plating over that of the layer"),
                Value("plating_potential_mV", 1e3 * distribution.Potential, "potential of the foil against lithium at the separator at the first plating [mV]"),
                Field.Single("strip_capacity_mAh_cm2", "1", stripped.Capacity / CoulombPerSquareMetre, "capacity stripped at the potential limit [mAh/cm2]"),
                Field.Single("stripped_share", "1", stripped.Activation, "that over the capacity of all lithium: activation as the experiment takes it"),
                Field.Single("uncovered_cu", "1", stripped.VisibleAtEnd, "share of the foil over which no lithium stands at the end of stripping"),
            ],
        };

        static double? Finite(double value) => double.IsFinite(value) ? value : null;
        Field Value(string name, double value, string meaning) => Field.Single(name, "1", carried ? value : double.NaN, meaning);
    }

    // Bare free facets at the pore voxel in front of them, joined by voxel and body; none where a gap is narrower than a voxel.
    private static IEnumerable<ReactivePatch> Patches(VoxelGrid grid, int[] body, SurfaceFacets surface)
    {
        var area = new SortedDictionary<(int Voxel, int Body), double>();
        for (var f = 0; f < surface.Count; f++)
        {
            var free = surface.Area[f] * surface.BareShare[f] * surface.FreeShare[f];
            if (!(free > 0.0) || InFront(grid, body, surface.Center[f], surface.Normal[f]) is not { } voxel) continue;
            var key = (voxel, surface.Body[f]);
            area[key] = area.GetValueOrDefault(key) + free;
        }

        return area.Select(a => new ReactivePatch(a.Key.Voxel, a.Key.Body, a.Value));
    }

    private static int? InFront(VoxelGrid grid, int[] body, Vec3 center, Vec3 normal)
    {
        var n = new Vec3(normal.X * grid.Edge.X, normal.Y * grid.Edge.Y, normal.Z * grid.Edge.Z);
        for (var s = 1; s <= Steps; s++)
        {
            var voxel = grid.At(center + 0.5 * s * n);
            if (voxel >= 0 && body[voxel] < 0) return voxel;
        }

        return null;
    }
}
