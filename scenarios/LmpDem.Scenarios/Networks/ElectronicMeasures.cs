using LmpDem.Electrode.Quantities;
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

    /// <summary>Fraction of a beam's current that the copper collects, body by body.</summary>
    public required EbacMap Ebac { get; init; }

    /// <summary>How well the solves ended.</summary>
    public required IReadOnlyList<SolveCheck> Checks { get; init; }

    /// <summary>Values for networks.csv.</summary>
    public required IReadOnlyList<Field> Values { get; init; }

    /// <summary>Measures a network.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="metallic">Metallic area, one per junction, 0 = insulating [m2].</param>
    /// <param name="spec">Resistivities and beam.</param>
    /// <param name="maxIterations">Iterations after which a solve gives up; null: as usual.</param>
    public static ElectronicMeasures Of(BodyNetwork network, IReadOnlyList<double> metallic, TransportSpec spec, int? maxIterations = null)
    {
        var clusters = Clusters.Of(network, metallic);
        var counts = JunctionCounts.Of(network, metallic);
        var conduction = LayerConduction.Of(network, metallic, spec.Conduction, maxIterations);
        var paths = FoilPaths.Of(network, metallic);
        var ebac = EbacCircuit.Of(network, metallic, spec.Conduction, spec.Ebac, maxIterations).Map();
        return new ElectronicMeasures
        {
            Clusters = clusters,
            Ebac = ebac,
            Checks = [conduction.Check, ebac.Check],
            Values =
            [
                Catalogue.GiantFraction.Of(clusters.GiantFraction),
                Catalogue.SecondFraction.Of(clusters.SecondFraction),
                Catalogue.MeanFiniteSize.Of(clusters.MeanFiniteSize),
                Catalogue.Spanning.Of(clusters.Spans(network.AtTop) ? 1 : 0),
                Catalogue.MetallicJunctionsPerBody.Of(counts.PerBody),
                Catalogue.MetallicJunctionsAtFoil.Of(counts.MetallicAtFoil),
                Catalogue.MetallicAreaLiLi.Of(counts.AreaBetweenBodies / network.Box.FootArea),
                Catalogue.MetallicAreaLiCu.Of(counts.AreaAtFoil / network.Box.FootArea),
                Catalogue.Conductivity.Of(conduction.Conductivity),
                Catalogue.PathTortuosity.Of(paths.MeanTortuosity),
                Catalogue.PathTortuosityP95.Of(paths.Quantile(0.95)),
                Catalogue.EbacMean.Of(ebac.Mean(network.Volume)),
            ],
        };
    }

    /// <summary>Rows of ebac_profile.csv: collected fraction of the beam's current by height.</summary>
    /// <param name="ratio">Ratio reached.</param>
    /// <param name="pores">The layer in cells.</param>
    /// <param name="spec">Beam.</param>
    public NumberTable Profile(double ratio, PoreMeasures pores, EbacSpec spec)
    {
        var cells = pores.Cells;
        var scan = EbacVolume.Of(cells.Body, cells.Nx * cells.Ny, cells.Edge.Z, Ebac, spec).Scan;
        var table = TableLayout.EbacProfile.New();
        for (var k = 0; k < scan.Height.Length; k++)
            table.Add(ratio, 1e6 * scan.Height[k], scan.Current[k] / spec.BeamCurrent, double.IsFinite(scan.OnBodies[k])
                ? scan.OnBodies[k] / spec.BeamCurrent : null);
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
