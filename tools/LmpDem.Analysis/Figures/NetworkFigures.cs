using LmpDem.Electrode.Quantities;

namespace LmpDem.Analysis.Figures;

/// <summary>The figures of the network stage: which columns of which table each shows.</summary>
public static class NetworkFigures
{
    private static readonly double[] EbacRatios = [0.2, 0.3, 0.4];

    /// <summary>Figures of quantities of networks.csv that ask for one of their own.</summary>
    public static IReadOnlyList<RatioFigure> Single { get; } =
        [.. Catalogue.All.Where(q => q.Draws)
            .Select(q => new RatioFigure(q.Name, q.Title!, q.Axis!, [new RatioLine(q, q.Title!, q.AxisFactor)]))];

    /// <summary>Figures of networks.csv, a row per state.</summary>
    public static IReadOnlyList<RatioFigure> OfStates { get; } =
    [
        new("activation_reach", "Activation with and without reach of Li+", "share of the Li (%)",
        [
            new(Catalogue.ActivationReachable, "joined to the foil and reached by Li+", 100.0),
            new(Catalogue.GiantFraction, "largest cluster, with or without the foil", 100.0),
        ], Top: 100.0),
        new("conductivity", "Electronic network", "conductivity through the layer (S/m)",
        [
            new(Catalogue.Conductivity, "conductivity (left)"),
            new(Catalogue.MetallicJunctionsPerBody, "metallic junctions per body (right)", OnRight: true),
        ], "metallic junctions per body"),
        new("path_tortuosity", "Paths to the foil", "length of the shortest path over the height",
        [
            new(Catalogue.PathTortuosity, "metallic paths"),
        ]),
        new("porosity", "Pores", "share of the layer (%)",
        [
            new(Catalogue.Porosity, "all pores", 100.0),
            new(Catalogue.PorosityOpen, "open to the separator", 100.0),
            new(Catalogue.PercolatingFraction, "percolating share of the pores (right)", 100.0, OnRight: true),
        ], "share of the pores (%)"),
        new("tortuosity", "Tortuosity of the pores", "tortuosity",
        [
            new(Catalogue.TortuosityZ, "through the layer"),
            new(Catalogue.TortuosityXy, "in plane"),
        ]),
        new("diffusivity", "Effective diffusivity of Li+", "effective over free diffusivity",
        [
            new(Catalogue.DiffusivityZ, "through the layer"),
            new(Catalogue.DiffusivityX, "in plane, x"),
            new(Catalogue.DiffusivityY, "in plane, y"),
        ]),
        new("pore_size", "Size of the pores", "median pore diameter, chord (µm)",
        [
            new(Catalogue.PoreSizeMedian, "median pore diameter"),
            new(Catalogue.ChordZ, "mean chord through the layer"),
        ]),
        new("area_reachable", "Area that Li+ reaches", "bare Li on percolating pores (µm² per µm² of foil)",
        [
            new(Catalogue.AreaIonicReachable, "reachable from the separator"),
        ]),
        new("foil", "The foil", "share (%)",
        [
            new(Catalogue.PlatedOnCu, "first Li plated on it, of all", 100.0),
            new(Catalogue.UncoverableCu, "foil seen when the joined bodies are gone", 100.0),
            new(Catalogue.UncoveredCu, "foil seen at the end of stripping", 100.0),
        ], Top: 100.0),
        new("capacity", "Capacity", "capacity (mAh/cm²)",
        [
            new(Catalogue.Capacity, "joined to the foil"),
            new(Catalogue.StripCapacity, "stripped to the potential limit"),
        ]),
        .. Single,
    ];

    /// <summary>Figures of the tables with several rows per state, each with the name of its table.</summary>
    public static IReadOnlyList<(string Table, ProfileFigure Figure)> OfProfiles { get; } =
    [
        (TableLayout.ActivationHeight.File, new ProfileFigure(
            "activation_height", "Activation over the height", new("activation", "activation (%)", 100.0, 0.0, 100.0),
                new("height_um", "height above the foil (µm)", 1.0, 0.0))),
        (TableLayout.EbacProfile.File, new ProfileFigure(
            "ebac_profile", "Electron-beam absorbed current along the depth", new("height_um", "height above the foil (µm)", 1.0, 0.0),
            new("collected", "share of the beam's current collected at the foil", 1.0, 0.0, 1.0), EbacRatios)),
        (TableLayout.PlatingProfile.File, new ProfileFigure(
            "plating_profile", "First plating over the height", new("current_share", "share of the current (%)", 100.0, 0.0),
                new("height_um", "height above the foil (µm)", 1.0, 0.0))),
        (TableLayout.Stripping.File, new ProfileFigure(
            "stripping", "Stripping", new("capacity_mAh_cm2", "capacity (mAh/cm²)", 1.0, 0.0), new("potential_V", "potential (V)"))),
        (TableLayout.PoreSizes.File, new ProfileFigure(
            "pore_sizes", "Pore sizes by local thickness", new("diameter_um", "diameter (µm)", 1.0, 0.0),
                new("cumulative", "share of the pores below (%)", 100.0, 0.0, 100.0))),
    ];
}
