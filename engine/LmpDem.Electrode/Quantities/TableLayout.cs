using LmpDem.Engine.Tables;

namespace LmpDem.Electrode.Quantities;

/// <summary>A table of a run that has several rows per state, or rows that are no states: its columns, stated once.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Rows">What a row is.</param>
/// <param name="Columns">The columns, in their order.</param>
public sealed record TableLayout(string File, string Rows, IReadOnlyList<LayoutColumn> Columns)
{
    private const string Reached = "achieved calendering ratio, 1 - h/h0";
    private const string Height = "height above the foil";

    /// <summary>Activation over the height.</summary>
    public static TableLayout ActivationHeight { get; } = new("activation_height.csv", "a slab of the layer at a state",
    [
        new("ratio_reached", "1", Reached), new("height_um", "um", Height),
            new("activation", "1", "fraction of the slab's lithium that is connected to the foil"),
        new("activation_reachable", "1", "fraction of it that Li+ reaches too"),
    ]);

    /// <summary>Electron-beam absorbed current along the depth.</summary>
    public static TableLayout EbacProfile { get; } = new("ebac_profile.csv", "a layer of cells at a state",
    [
        new("ratio_reached", "1", Reached), new("height_um", "um", Height),
            new("collected", "1", "fraction of the beam's current that the foil collects, mean over the layer of cells"),
        new("collected_on_bodies", "1", "the same where the beam meets a body"),
    ]);

    /// <summary>First plating over the height.</summary>
    public static TableLayout PlatingProfile { get; } = new("plating_profile.csv", "a slab of the layer at a state",
    [
        new("ratio_reached", "1", Reached), new("height_um", "um", Height),
            new("current_share", "1", "fraction of the current that plates on bodies of the slab"),
        new("bare_area", "1", "bare surface that takes part, per area of foil"),
    ]);

    /// <summary>First plating body by body.</summary>
    public static TableLayout PlatingBodies { get; } = new(
        "plating_bodies.csv", "a body with bare surface that is connected to the foil, at a state",
    [
        new("ratio_reached", "1", Reached), new("body", "1", "the body"),
            new("current_share", "1", "fraction of the current that plates on it"),
        new("thickness_um", "um",
            "mean thickness of the lithium on its bare surface after 1 mAh/cm2, at the first distribution of the current"),
    ]);

    /// <summary>Stripping curves.</summary>
    public static TableLayout Stripping { get; } = new("stripping.csv", "a step of the stripping at a state",
    [
        new("ratio_reached", "1", Reached), new("capacity_mAh_cm2", "mAh/cm2", "capacity stripped so far"),
            new("potential_V", "V", "potential of the electrode"),
        new("connected_share", "1", "fraction of the lithium that is still connected to the foil"),
            new("reactive_area", "1", "bare surface that reacts, per area of foil"),
    ]);

    /// <summary>Pore sizes by local thickness.</summary>
    public static TableLayout PoreSizes { get; } = new("pore_sizes.csv", "a class of pore diameters at a state",
    [
        new("ratio_reached", "1", Reached), new("diameter_um", "um", "upper end of the class"),
            new("cumulative", "1", "fraction of the pore volume below it"),
    ]);

    /// <summary>Junctions that joined clusters.</summary>
    public static TableLayout JunctionLog { get; } = new("junction_log.csv", "a junction that connected two clusters between two states",
    [
        new("ratio_before", "1", "calendering ratio of the state before"), new("ratio_reached", "1", Reached),
            new("first", "1", "first body"),
        new("second", "1", "second body; -1 for the foil"), new("metallic_area_um2", "um2", "metallic area of the junction"),
        new("born", "1", "1 where the contact was born in between, 0 where its film opened"),
            new("first_cluster_um3", "um3", "volume of the cluster of the first body before"),
        new("second_cluster_um3", "um3", "volume of the cluster of the second body before"),
            new("to_foil", "1", "1 where it connected a cluster to the foil"),
        new("foil_share_before", "1", "fraction of the lithium connected to the foil before"),
            new("foil_share_after", "1", "the same after"),
        new("giant_share_before", "1", "fraction of the largest cluster before"), new("giant_share_after", "1", "the same after"),
    ]);

    /// <summary>Events before the growth of the cluster on the foil.</summary>
    public static TableLayout RearrangementLink { get; } = new("rearrangement_link.csv", "an interval between two states",
    [
        new("ratio_before", "1", "calendering ratio of the state before"), new("ratio_reached", "1", Reached),
            new("share_before", "1", "fraction of the lithium connected to the foil before"),
        new("share", "1", "the same after"), new("jump", "1", "its growth"),
            new("bodies_joined", "1", "bodies that were connected in between"),
        new("bodies_others", "1", "bodies that stayed apart"), new("bodies_left", "1", "bodies that were connected before and are not now"),
        new("born", "1", "contacts born"), new("lost", "1", "contacts lost"), new("film_opened_um2", "um2", "growth of the opened area"),
        new("film_broken_um2", "um2", "growth of the broken area"),
        .. Compared("d2min", "D2min (um2)"), .. Compared("born", "contacts born"), .. Compared("lost", "contacts lost"),
            .. Compared("opened", "growth of the opened area (um2)"),
        .. Compared("height", "height above the foil (um)"), .. Compared("radius", "radius (um)"),
    ]);

    /// <summary>The bodies that joined the cluster on the foil.</summary>
    public static TableLayout RearrangementBodies { get; } = new("rearrangement_bodies.csv", "a body that was connected between two states",
    [
        new("ratio_reached", "1", Reached), new("body", "1", "the body"), new("d2min_um2", "um2", "its D2min in between"),
            new("d2min_rank", "1", "rank of that among all bodies, 0 to 1"),
        new("born", "1", "its contacts born"), new("lost", "1", "its contacts lost"),
            new("film_opened_um2", "um2", "growth of its opened area"), new("film_broken_um2", "um2", "growth of its broken area"),
    ]);

    /// <summary>Electrodes that were made without pressing them (`lmpdem generate`).</summary>
    public static TableLayout Electrodes { get; } = new("electrodes.csv", "an electrode that `lmpdem generate` made",
    [
        new("folder", "text", "its folder"), new("label", "text", "what sets it apart, without the seed"), new("seed", "1", "seed"),
        new("particles", "1", "number of particles"), new("lateral_x_um", "um", "periodic edge along x"),
            new("lateral_y_um", "um", "periodic edge along y"),
        .. Of(Catalogue.Thickness, Catalogue.Solids, Catalogue.Porosity, Catalogue.CapacityOfAll, Catalogue.Coordination,
            Catalogue.CoordinationWithWalls),
        .. Of(Catalogue.CoordinationWithoutRattlers, Catalogue.Rattlers, Catalogue.LiLiContacts, Catalogue.LiCuContacts,
            Catalogue.MeanOverlap),
        .. Of(Catalogue.FabricXx, Catalogue.FabricYy, Catalogue.FabricZz, Catalogue.FabricVertical),
        .. Sizes("number"), .. Sizes("volume"), new("d_largest_um", "um", "largest diameter"),
        new("size_distance_number", "1", "Kolmogorov-Smirnov distance of the sizes from those asked for, by number"),
        new("size_distance_volume", "1", "the same by volume"),
        .. Enumerable.Range(1, 5)
            .Select(k => new LayoutColumn($"solids_fifth_{k}", "1", $"solids fraction of fifth {k} of the height, from the foil")),
        .. Of(Catalogue.LocalSolidsSd), new("top_height_um", "um", "mean height of the upper face above the foil, probed from above"),
        new("top_sa_um", "um", "roughness of the upper face: mean absolute deviation from its mean (Sa, ISO 25178)"),
        new("top_sq_um", "um", "roughness of the upper face: root mean square about its mean (Sq, ISO 25178)"),
        new("bare_foil", "1", "fraction of the foil that is seen from above"),
        .. Of(Catalogue.SpecificSurface, Catalogue.ChordZ, Catalogue.PoreSizeMedian),
            new("insertions", "1", "insertions of the powder that it took; 0 for a given packing"),
    ]);

    /// <summary>All that a run writes.</summary>
    public static IReadOnlyList<TableLayout> All { get; } =
        [ActivationHeight, EbacProfile, PlatingProfile, PlatingBodies, Stripping, PoreSizes, JunctionLog, RearrangementLink,
            RearrangementBodies];

    /// <summary>An empty table of this layout.</summary>
    public NumberTable New() => new([.. Columns.Select(c => c.Name)]);

    private static IEnumerable<LayoutColumn> Of(params Quantity[] quantities) =>
        quantities.Select(
            q => new LayoutColumn(q.Column, q.ColumnFactor == 1.0 ? q.Unit : q.Column[(q.Column.LastIndexOf('_') + 1)..], q.Meaning));

    private static IEnumerable<LayoutColumn> Sizes(string weighting) => ((int[])[10, 50, 90]).Select(
        k => new LayoutColumn($"d{k}_{weighting}_um", "um", $"diameter below which {k} % of the particles lie, by {weighting}"));

    private static IEnumerable<LayoutColumn> Compared(string name, string what) =>
    [
        new($"{name}_joined", "1", $"{what}: mean of the bodies that became connected"),
            new($"{name}_others", "1", $"{what}: mean of those that stayed apart"),
        new($"{name}_effect", "1", $"{what}: Cliff's delta between the two"),
            new($"{name}_p_value", "1", $"{what}: chance of a difference as large, by permutations"),
    ];
}

/// <summary>A column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Unit">Its unit as text; "1" for a pure number.</param>
/// <param name="Meaning">What it is.</param>
public sealed record LayoutColumn(string Name, string Unit, string Meaning);
