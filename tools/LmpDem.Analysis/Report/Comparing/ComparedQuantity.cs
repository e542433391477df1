using LmpDem.Analysis.Figures;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A quantity over the calendering ratio that runs are compared by.</summary>
/// <param name="Column">Column of the tables of a run.</param>
/// <param name="Title">What it is.</param>
/// <param name="Axis">Label of its axis.</param>
/// <param name="Scale">Factor from the column's unit to the axis'.</param>
/// <param name="Criterion">The criterion, of an activation; else null.</param>
/// <param name="Most">Largest value that it can have: 1 for a share of a whole. None of the quantities is ever negative.</param>
internal sealed record ComparedQuantity(
    string Column, string Title, string Axis, double Scale = 1.0, JunctionCriterion? Criterion = null, double Most = double.PositiveInfinity)
{
    /// <summary>All of them: activation first.</summary>
    public static IReadOnlyList<ComparedQuantity> All { get; } =
    [
        .. Enum.GetValues<JunctionCriterion>().Select(c => new ComparedQuantity(
            "activation_" + ActivationSeries.KeyOf(c), "Activation: " + ActivationSeries.LabelOf(c), "degree of activation (%)", 100.0, c, 1.0)),
        new("load_MPa", "Load", "load (MPa)"),
        new("thickness_um", "Thickness", "thickness (µm)"),
        new("solids", "Solids fraction", "solids fraction"),
        new("film_intact", "Whole share of the film", "share of the surface (%)", 100.0, Most: 1.0),
        new("opened_share", "Opened share of the film", "growth of the bare surface (%)", 100.0),
        new("area_li_cu", "Electronic area, Li to Cu", "area (µm² per µm² of foil)"),
        new("area_li_li", "Metallic area, Li to Li", "area (µm² per µm² of foil)"),
        new("area_ionic", "Ionic area, Li to electrolyte", "area (µm² per µm² of foil)"),
        new("vms_li_p50_MPa", "Von Mises stress in the Li, median", "stress (MPa)"),
        new("vms_bottom_top", "Von Mises stress, lower over upper part", "ratio"),
        new("coordination", "Coordination", "contacts per particle"),
        new("metallic_junctions_per_body", "Metallic junctions", "metallic junctions per body"),
        new("conductivity_S_m", "Conductivity through the layer", "conductivity (S/m)"),
        new("porosity_open", "Open porosity", "share of the layer (%)", 100.0, Most: 1.0),
        new("tortuosity_z", "Tortuosity through the layer", "tortuosity"),
        new("diffusivity_z", "Effective diffusivity through the layer", "effective over free diffusivity", Most: 1.0),
        new("pore_size_p50_um", "Median pore diameter", "diameter (µm)"),
        new("plated_on_cu", "First Li plated on the foil", "share (%)", 100.0, Most: 1.0),
        new("uncovered_cu", "Foil uncovered after stripping", "share (%)", 100.0, Most: 1.0),
        new("strip_capacity_mAh_cm2", "Capacity stripped", "capacity (mAh/cm²)"),
    ];

    /// <summary>Its curve in a run.</summary>
    /// <param name="run">The run.</param>
    public RatioCurve Of(RunRecord run) => Criterion is { } c
        ? new RatioCurve(run.Activation.FirstOrDefault(a => a.Criterion == c)?.Curve.Points ?? [])
        : run.Curve(Column);
}
