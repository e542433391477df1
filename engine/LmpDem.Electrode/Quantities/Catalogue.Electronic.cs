#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// The electronic network.
public static partial class Catalogue
{
    public static Quantity GiantFraction { get; } = new(
        QuantitySource.Electronic, "giant_share", "1", "volume share of the largest cluster, with or without the foil");

    public static Quantity SecondFraction { get; } = new(
        QuantitySource.Electronic, "second_share", "1", "volume share of the second largest cluster");

    public static Quantity MeanFiniteSize { get; } = new(
        QuantitySource.Electronic, "mean_finite_size", "1",
        "mean size of the clusters but the largest, as a body chosen by chance sees it [bodies]");

    public static Quantity Spanning { get; } = new(
        QuantitySource.Electronic, "spanning", "1", "1 where the foil is joined to a body at the top");

    public static Quantity MetallicJunctionsPerBody { get; } = new(
        QuantitySource.Electronic, "metallic_junctions_per_body", "1",
        "metallic junctions between bodies over the bodies")
    { Title = "Metallic junctions", Axis = "metallic junctions per body" };

    public static Quantity MetallicJunctionsAtFoil { get; } = new(
        QuantitySource.Electronic, "metallic_junctions_at_foil", "1", "metallic junctions at the foil");

    public static Quantity MetallicAreaLiLi { get; } = new(
        QuantitySource.Electronic, "metallic_area_li_li", "1", "metallic area between bodies per area of foil");

    public static Quantity MetallicAreaLiCu { get; } = new(
        QuantitySource.Electronic, "metallic_area_li_cu", "1", "metallic area at the foil per area of foil");

    public static Quantity Conductivity { get; } = new(
        QuantitySource.Electronic, "conductivity_S_m", "S/m",
        "conductivity of the metal through the thickness; 0 where it does not span")
    {
        Title = "Conductivity through the layer",
        Axis = "conductivity (S/m)"
    };

    public static Quantity PathTortuosity { get; } = new(
        QuantitySource.Electronic, "path_tortuosity", "1",
        "shortest conducting path to the foil over the height, mean of the joined bodies");

    public static Quantity PathTortuosityP95 { get; } = new(QuantitySource.Electronic, "path_tortuosity_p95", "1", "its 95 % quantile");

    public static Quantity EbacMean { get; } = new(
        QuantitySource.Electronic, "ebac_mean", "1",
        "share of a beam's current that the copper collects, mean over the volume of the bodies");

    public static Quantity ActivationReachable { get; } = new(
        QuantitySource.Electronic, "activation_reachable", "1", "volume joined to the foil that Li+ reaches from the separator too");

    public static Quantity Capacity { get; } = new(
        QuantitySource.Electronic, "capacity_mAh_cm2", "mAh/cm2", "capacity of the joined volume");

    public static Quantity CapacityOfAll { get; } = new(
        QuantitySource.Electronic, "capacity_all_mAh_cm2", "mAh/cm2", "capacity of all lithium");

    public static Quantity UncoverableCu { get; } = new(
        QuantitySource.Electronic, "uncoverable_cu", "1", "foil seen from above were all joined bodies gone");

    public static Quantity Unconverged { get; } = new(
        QuantitySource.Electronic, "unconverged", "1", "solves that did not converge; above 0 the row is not to be used");

    public static Quantity ResidualOverTolerance { get; } = new(
        QuantitySource.Electronic, "residual_over_tolerance", "1",
        "largest residual of the solves over what is allowed; blank where one broke down");
}
