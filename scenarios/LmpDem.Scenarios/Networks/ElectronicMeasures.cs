using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;

namespace LmpDem.Scenarios.Networks;

/// <summary>The electronic network of a state: clusters, conduction through the thickness, and what a beam's current finds.</summary>
internal sealed class ElectronicMeasures
{
    /// <summary>Clusters of bodies.</summary>
    public required Clusters Clusters { get; init; }

    /// <summary>Share of a beam's current that the copper collects, body by body.</summary>
    public required EbacMap Ebac { get; init; }

    /// <summary>How well the solves ended.</summary>
    public required IReadOnlyList<SolveCheck> Checks { get; init; }

    /// <summary>Values for networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>Measures a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallic">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="spec">Resistivities and beam.</param>
    /// <param name="mostIterations">Iterations after which a solve gives up; null: as usual.</param>
    public static ElectronicMeasures Of(BodyNetwork network, IReadOnlyList<double> metallic, TransportSpec spec, int? mostIterations = null)
    {
        var clusters = Clusters.Of(network, metallic);
        var counts = JunctionCounts.Of(network, metallic);
        var conduction = LayerConduction.Of(network, metallic, spec.Conduction, mostIterations);
        var paths = FoilPaths.Of(network, metallic);
        var ebac = EbacCircuit.Of(network, metallic, spec.Conduction, spec.Ebac, mostIterations).Map();
        return new ElectronicMeasures
        {
            Clusters = clusters,
            Ebac = ebac,
            Checks = [conduction.Check, ebac.Check],
            Values =
            [
                Field.Single("giant_share", "1", clusters.GiantShare, "volume share of the largest cluster, with or without the foil"),
                Field.Single("second_share", "1", clusters.SecondShare, "volume share of the second largest cluster"),
                Field.Single("mean_finite_size", "1", clusters.MeanFiniteSize, "mean size of the clusters but the largest, as a body chosen by chance sees it [bodies]"),
                Field.Single("spanning", "1", clusters.Spans(network.AtTop) ? 1 : 0, "1 where the foil is joined to a body at the top"),
                Field.Single("metallic_junctions_per_body", "1", counts.PerBody, "metallic junctions between bodies over the bodies"),
                Field.Single("metallic_junctions_at_foil", "1", counts.MetallicAtFoil, "metallic junctions at the foil"),
                Field.Single("metallic_area_li_li", "1", counts.AreaBetweenBodies / network.Box.FootArea, "metallic area between bodies per area of foil"),
                Field.Single("metallic_area_li_cu", "1", counts.AreaAtFoil / network.Box.FootArea, "metallic area at the foil per area of foil"),
                Field.Single(
                    "conductivity_S_m", "S/m", conduction.Conductivity, "conductivity of the metal through the thickness; 0 where it does not span"),
                Field.Single("path_tortuosity", "1", paths.MeanTortuosity, "shortest conducting path to the foil over the height, mean of the joined bodies"),
                Field.Single("path_tortuosity_p95", "1", paths.Quantile(0.95), "its 95 % quantile"),
                Field.Single("ebac_mean", "1", ebac.Mean(network.Volume), "share of a beam's current that the copper collects, mean over the volume of the bodies"),
            ],
        };
    }

    /// <summary>Rows of ebac_profile.csv: collected share of the beam's current by height.</summary>
    /// <param name="ratio">Ratio reached.</param>
    /// <param name="pores">The layer in cells.</param>
    /// <param name="spec">Beam.</param>
    public NumberTable Profile(double ratio, PoreMeasures pores, EbacSpec spec)
    {
        var cells = pores.Cells;
        var scan = EbacVolume.Of(cells.Body, cells.Nx * cells.Ny, cells.Edge.Z, Ebac, spec).Scan;
        var table = new NumberTable(["ratio_reached", "height_um", "collected", "collected_on_bodies"]);
        for (var k = 0; k < scan.Height.Length; k++)
            table.Add(ratio, 1e6 * scan.Height[k], scan.Current[k] / spec.BeamCurrent, double.IsFinite(scan.OnBodies[k]) ? scan.OnBodies[k] / spec.BeamCurrent : null);
        return table;
    }

    /// <summary>The picture of the section through the middle of the layer.</summary>
    /// <param name="cells">The layer in cells.</param>
    /// <param name="spec">Beam.</param>
    public EbacSection Section(CutCells cells, EbacSpec spec)
    {
        var section = new int[cells.Nx * cells.Nz];
        for (var k = 0; k < cells.Nz; k++)
            Array.Copy(cells.Body, cells.Index(0, cells.Ny / 2, k), section, k * cells.Nx, cells.Nx);
        return EbacSection.Of(section, cells.Nx, cells.Nz, cells.Edge.X, Ebac, spec);
    }
}
