using LmpDem.Dem.Bodies;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Packing;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Scenarios.Generation;

/// <summary>What sets one packed electrode apart from another: a row of electrodes.csv.</summary>
public static class ElectrodeDescriptors
{
    private const int Slabs = 5;

    /// <summary>Measures a packing.</summary>
    /// <param name="packed">Snapshot of the packing.</param>
    /// <param name="report">How well it meets its targets.</param>
    /// <param name="scenario">The scenario it was made by; its cells of the pores count.</param>
    /// <param name="threads">Worker threads; no value depends on it.</param>
    /// <returns>Values by column of <see cref="TableLayout.Electrodes"/>, but for the columns of text and the seed.</returns>
    public static IReadOnlyDictionary<string, double?> Of(Snapshot packed, PackingReport report, Scenario scenario, int threads)
    {
        ArgumentNullException.ThrowIfNull(packed);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(scenario);
        var (spheres, box) = (SphereSnapshot.Spheres(packed), SphereSnapshot.Box(packed));
        var contacts = TouchingPairs.Of(spheres, box);
        var values = new Dictionary<string, double?>();
        void Put(string column, double value) => values[column] = double.IsFinite(value) ? value : null;
        void Say(Quantity quantity, double value) => Put(quantity.Column, quantity.ColumnFactor * value);
        Put("particles", spheres.Count);
        Put("lateral_x_um", 1e6 * box.Length.X);
        Put("lateral_y_um", 1e6 * box.Length.Y);
        Say(Catalogue.Thickness, report.Thickness);
        Say(Catalogue.Solids, report.Solids);
        Say(Catalogue.Porosity, report.Porosity);
        Say(Catalogue.CapacityOfAll, report.ArealCapacity);
        Touching(spheres, contacts, Say);
        Sizes(report.Sizes, Put);
        var solids = Profile(spheres, box);
        for (var s = 0; s < Slabs; s++) Put($"solids_fifth_{s + 1}", solids[s]);
        var state = PackingState.Capture(box, spheres, contacts, Walls(box));
        var cells = new PowerCells(state, threads).Solids;
        var mean = cells.Average();
        Say(Catalogue.LocalSolidsSd, Math.Sqrt(cells.Average(c => (c - mean) * (c - mean))));
        var top = TopSurface.Of(spheres, box);
        Put("top_height_um", 1e6 * top.MeanHeight);
        Put("top_sa_um", 1e6 * top.MeanDeviation);
        Put("top_sq_um", 1e6 * top.RootMeanSquare);
        Put("bare_foil", top.BareFoil);
        Pores(spheres, box, scenario.Transport.Pores, threads, Say);
        Put("insertions", report.Insertions);
        return values;
    }

    private static void Touching(Spheres spheres, Contacts contacts, Action<Quantity, double> say)
    {
        var coordination = new Coordination(contacts, spheres.Count);
        say(Catalogue.Coordination, coordination.Mean);
        say(Catalogue.CoordinationWithWalls, coordination.MeanWithWalls);
        say(Catalogue.CoordinationWithoutRattlers, coordination.MeanWithoutRattlers);
        say(Catalogue.Rattlers, coordination.RattlerCount);
        say(Catalogue.LiLiContacts, coordination.ParticleContacts);
        say(Catalogue.LiCuContacts, contacts.Second.Count(s => s == -1));
        say(Catalogue.MeanOverlap, MeanOverlap.Of(contacts, spheres.Radius));
        var fabric = Fabric.Of(contacts);
        say(Catalogue.FabricXx, fabric.Xx);
        say(Catalogue.FabricYy, fabric.Yy);
        say(Catalogue.FabricZz, fabric.Zz);
        say(Catalogue.FabricVertical, Fabric.Vertical(fabric));
    }

    private static void Sizes(SizeCertificate sizes, Action<string, double> put)
    {
        foreach (var (name, by) in new[] { ("number", sizes.Number), ("volume", sizes.Volume) })
        {
            put($"d10_{name}_um", 1e6 * by.D10);
            put($"d50_{name}_um", 1e6 * by.D50);
            put($"d90_{name}_um", 1e6 * by.D90);
        }

        put("d_largest_um", 1e6 * sizes.Largest);
        put("size_distance_number", sizes.NumberDistance);
        put("size_distance_volume", sizes.VolumeDistance);
    }

    private static double[] Profile(Spheres spheres, Box box)
    {
        var solids = new double[Slabs];
        var slab = box.Length.Z / Slabs;
        for (var i = 0; i < spheres.Count; i++)
        {
            var (z, r) = (spheres.Position[i].Z, spheres.Radius[i]);
            for (var s = 0; s < Slabs; s++)
                solids[s] += LayerProfile.VolumeBelow(r, (s + 1) * slab - z) - LayerProfile.VolumeBelow(r, s * slab - z);
        }

        return [.. solids.Select(v => v / (slab * box.FootArea))];
    }

    // The gap and the cells are those with which a run measures its pores.
    private static void Pores(Spheres spheres, Box box, PoreSpec spec, int threads, Action<Quantity, double> say)
    {
        var cells = CutCells.Of(
            BodyShapes.Of(spheres.Position, spheres.ApparentRadius), box, CutCells.Counts(box, spec.CellFor(box.Volume)),
            new CutSettings { Gap = spec.GapFor(spheres.Radius) }, threads);
        var walls = cells.Lines.Sum(l => l.ProjectedSurface) * 2.0 / 3.0;
        say(Catalogue.SpecificSurface, 1e-6 * walls);
        say(Catalogue.ChordZ, 1e6 * cells.Lines[2].MeanChord);
        say(Catalogue.PoreSizeMedian, 1e6 * LocalThickness.Of(cells, threads).Quantile(0.5));
    }

    private static Wall[] Walls(Box box) =>
    [
        new("foil", WallShape.Plane, default, new(0, 0, 1)),
        new("platen", WallShape.Plane, new(0, 0, box.Length.Z), new(0, 0, -1)),
    ];
}
