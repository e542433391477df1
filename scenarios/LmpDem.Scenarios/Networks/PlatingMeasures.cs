using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.FiniteVolume.Measures;
using LmpDem.Transport.Diffusion;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;

namespace LmpDem.Scenarios.Networks;

/// <summary>
/// Where the first lithium plates. The press is not in the cell: a layer of electrolyte of one cell stands between electrode and
/// separator, and faces that the press touched are free.
/// </summary>
internal sealed class PlatingMeasures
{
    private const double Capacity = Electrochemistry.MilliampereHourPerSquareCentimetre;

    // The solver runs on one thread; 100,000 cells take a second with all of stripping. Beyond, cells get coarser.
    private const double MaxCells = 2e6;

    /// <summary>Values for networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>How well the solves ended.</summary>
    public required IReadOnlyList<SolveCheck> Checks { get; init; }

    /// <summary>Rows of stripping.csv.</summary>
    public required NumberTable Stripping { get; init; }

    /// <summary>Rows of plating_bodies.csv.</summary>
    public required NumberTable Bodies { get; init; }

    /// <summary>Rows of plating_profile.csv.</summary>
    public required NumberTable Profile { get; init; }

    /// <summary>Measures a state.</summary>
    /// <param name="input">The state; its film is known.</param>
    /// <param name="surface">Facets of the bodies; null where no film is broken.</param>
    /// <param name="metallic">Metallic area, one per junction [m2].</param>
    /// <param name="pores">What counts as a gap.</param>
    /// <param name="spec">Electrolyte and kinetics.</param>
    /// <param name="threads">Worker threads; no result depends on it.</param>
    /// <param name="maxSteps">Newton steps after which a solve gives up; null: as usual.</param>
    public static PlatingMeasures Of(
        NetworkInput input, SurfaceFacets? surface, IReadOnlyList<double> metallic, PoreSpec pores,
        PlatingSpec spec, int threads, int? maxSteps = null)
    {
        var layer = CellsOf(input, pores, spec, threads);
        var foot = layer.FootArea;
        var patches = ReactivePatches.OnFreeFoil(layer).Concat(surface is null ? [] : ReactivePatches.OnFacets(layer, surface)).ToList();
        var links = ElectronicLinks.Of(input.Network, metallic);
        var stripped = Transport.Plating.Stripping.Run(input.Network, metallic, layer, patches, spec, maxSteps);
        var (distribution, profile) = FirstPlating.Of(layer, patches, links, spec, maxSteps);
        var carried = distribution.Carried;
        var table = TableLayout.PlatingProfile.New();
        for (var k = 0; carried && k < profile.Height.Count; k++)
            table.Add(input.Ratio, 1e6 * profile.Height[k], profile.BodyFraction[k], profile.BodyArea[k] / foot);
        var curve = TableLayout.Stripping.New();
        foreach (var row in stripped.Curve)
            curve.Add(input.Ratio, row.Capacity / Capacity, Finite(row.Polarisation), row.ConnectedFraction, row.ReactiveArea);
        return new PlatingMeasures
        {
            Stripping = curve,
            Bodies = OfBodies(input, patches, links, distribution, foot),
            Profile = table,
            Checks = [distribution.Check("first plating"), stripped.Check],
            Values =
            [
                Catalogue.PlatedOnCu.Of(Carried(profile.CopperFraction)),
                Catalogue.PlatedUpperHalf.Of(Carried(profile.UpperFraction)),
                Catalogue.PlatingHeight.Of(Carried(profile.MeanHeight)),
                Catalogue.PlatingPotential.Of(Carried(1e3 * distribution.Potential)),
                Catalogue.StripCapacity.Of(stripped.Capacity / Capacity),
                Catalogue.StrippedFraction.Of(stripped.Activation),
                Catalogue.UncoveredCu.Of(stripped.VisibleAtEnd),
            ],
        };

        static double? Finite(double value) => double.IsFinite(value) ? value : null;
        double Carried(double value) => carried ? value : double.NaN;
    }

    private static NumberTable OfBodies(
        NetworkInput input, List<ReactivePatch> patches, ElectronicLinks links, CurrentDistribution distribution, double foot)
    {
        var table = TableLayout.PlatingBodies.New();
        var (area, fraction) = (new double[input.Network.Count], new double[input.Network.Count]);
        for (var k = 0; distribution.Carried && k < patches.Count; k++)
        {
            var patch = patches[k];
            if (patch.OnFoil || !links.Connected[patch.Body]) continue;
            area[patch.Body] += patch.Area;
            fraction[patch.Body] += patch.Area * distribution.PatchCurrentDensity[k] / distribution.Applied;
        }

        for (var b = 0; b < area.Length; b++)
            if (area[b] > 0.0)
                table.Add(input.Ratio, b, fraction[b], 1e6 * fraction[b] * foot * Capacity / Electrochemistry.ChargePerVolume / area[b]);
        return table;
    }

    private static ElectrodeCells CellsOf(NetworkInput input, PoreSpec pores, PlatingSpec spec, int threads)
    {
        var (box, shapes) = (input.Network.Box, PoreMeasures.ShapesOf(input));
        var counts = CutCells.Counts(box, PoreSpec.Coarser(spec.Voxel, box.Volume, MaxCells));
        var settings = new CutSettings { Gap = pores.GapFor(input.Network) };
        CutCells Cut(BodyShapes bodies) => CutCells.Of(bodies, box, counts, settings, threads).Under(1);
        return new ElectrodeCells(Cut(shapes), scale => Cut(shapes.Scaled(scale)));
    }
}

/// <summary>
/// The surface of deformable bodies as the electrolyte sees it: a facet with broken film is bare, a facet in contact with another body
/// or the foil is not free. The press is not in the cell.
/// </summary>
internal static class BodySurface
{
    /// <summary>Facets of all bodies.</summary>
    /// <param name="bodies">The bodies.</param>
    public static SurfaceFacets Of(BodyGeometry bodies)
    {
        var n = bodies.FacetArea.Length;
        var (centre, normal) = (new Vec3[n], new Vec3[n]);
        var (bare, free) = (new double[n], new double[n]);
        for (var f = 0; f < n; f++)
        {
            Vec3 Corner(int k) => bodies.Nodes[bodies.FacetCorners[3 * f + k]];
            var (a, b, c) = (Corner(0), Corner(1), Corner(2));
            var area = Vec3.Cross(b - a, c - a);
            centre[f] = (a + b + c) / 3.0;
            normal[f] = area.Length > 0.0 ? area / area.Length : Vec3.Zero; // a degenerate facet has no normal
            bare[f] = bodies.IsBare(f) ? 1.0 : 0.0;
            free[f] = bodies.Partner[f] == BodyGeometry.WallPartner(1) ? 1.0 : 1.0 - bodies.ContactFraction[f];
        }

        return new SurfaceFacets(centre, normal, bodies.FacetArea, bare, free, bodies.FacetBody());
    }
}
