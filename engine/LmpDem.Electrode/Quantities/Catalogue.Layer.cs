#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// The layer and the press.
public static partial class Catalogue
{
    public static Quantity BoxX { get; } = new(QuantitySource.Press, "box_x", "m", "edge of the region along x");

    public static Quantity BoxY { get; } = new(QuantitySource.Press, "box_y", "m", "edge of the region along y");

    public static Quantity BoxZ { get; } = new(QuantitySource.Press, "box_z", "m", "height of the region");

    public static Quantity PeriodicX { get; } = new(QuantitySource.Press, "periodic_x", "1", "1 where images repeat along x");

    public static Quantity PeriodicY { get; } = new(QuantitySource.Press, "periodic_y", "1", "1 where images repeat along y");

    public static Quantity PeriodicZ { get; } = new(QuantitySource.Press, "periodic_z", "1", "1 where images repeat along z");

    public static Quantity TargetCalenderingRatio { get; } = new(
        QuantitySource.Press, "calendering_ratio_asked", "1", "calendering ratio asked, 1 - h/h0")
    { Column = "ratio_asked" };

    public static Quantity CalenderingRatio { get; } = new(
        QuantitySource.Press, "calendering_ratio", "1", "calendering ratio reached, 1 - h/h0")
    { Column = "ratio_reached" };

    public static Quantity Load { get; } = new(
        QuantitySource.Press, "load", "Pa", "mean pressure on the press")
    {
        Column = "load_MPa",
        ColumnFactor = 1e-6,
        Title = "Load",
        Axis = "load (MPa)"
    };

    public static Quantity LoadOnFoil { get; } = new(QuantitySource.Press, "load_on_foil", "Pa", "mean pressure on the foil");

    public static Quantity LineLoad { get; } = new(
        QuantitySource.Press, "line_load", "N/m",
        "load over the width of the web; of deformable bodies from the hand-off on")
    { Column = "line_load_N_mm", ColumnFactor = 1e-3 };

    public static Quantity Springback { get; } = new(
        QuantitySource.Press, "springback", "1",
        "thickness regained on opening over the smallest thickness, by the material's own modulus");

    public static Quantity SpringbackSimulated { get; } = new(
        QuantitySource.Press, "springback_simulated", "1", "the same as simulated, with the modulus scaled by stiffness_scale");

    public static Quantity PressWork { get; } = new(QuantitySource.Press, "press_work", "J", "work of the press on the layer");

    public static Quantity InertialNumber { get; } = new(QuantitySource.Press, "inertial_number", "1", "inertial number");

    public static Quantity Unbalanced { get; } = new(
        QuantitySource.Press, "unbalanced", "1",
        "mean net force over mean contact force of the spheres, over mean applied force of the nodes of deformable bodies");

    public static Quantity FullContacts { get; } = new(
        QuantitySource.Press, "full_contacts", "1", "number of contacts deeper than their law is made for");

    public static Quantity DoubleContacts { get; } = new(
        QuantitySource.Press, "double_contacts", "1",
        "number of pairs that touch through two images of the region, of which the nearer contact acts");

    public static Quantity Thickness { get; } = new(
        QuantitySource.Press, "thickness", "m", "height of the layer, from the foil to the press")
    {
        Column = "thickness_um",
        ColumnFactor = 1e6,
        Title = "Thickness",
        Axis = "thickness (µm)"
    };

    public static Quantity Solids { get; } = new(
        QuantitySource.Press, "solids", "1", "stress-free volume of the lithium over the layer's")
    {
        Title = "Solids fraction",
        Axis = "solids fraction"
    };

    public static Quantity GapTolerance { get; } = new(
        QuantitySource.Press, "gap_tolerance", "m",
        "gap below which surfaces counted as touching; no number where a contact law gave the areas");

    public static Quantity OverCalendered { get; } = new(
        QuantitySource.Press, "over_calendered", "1", "1 where the press saturated before the ratio asked");

    public static Quantity ArealCapacity { get; } = new(
        QuantitySource.Press, "areal_capacity", "C/m2", "charge of the lithium over the foil");

    public static Quantity MeanOverlapFraction { get; } = new(
        QuantitySource.Press, "mean_overlap_share", "1", "mean overlap over the smaller radius");

    public static Quantity DeepestEmbossing { get; } = new(
        QuantitySource.Press, "deepest_embossing", "m", "deepest place of the foil's surface below its first plane");
}
