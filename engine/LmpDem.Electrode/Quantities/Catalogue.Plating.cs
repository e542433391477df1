#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// First plating and stripping.
public static partial class Catalogue
{
    public static Quantity PlatedOnCu { get; } = new(
        QuantitySource.Plating, "plated_on_cu", "1", "share of the first plating on free copper")
    {
        Title = "First Li plated on the foil",
        Axis = "share (%)",
        AxisFactor = 100.0,
        Largest = 1.0
    };

    public static Quantity PlatedUpperHalf { get; } = new(
        QuantitySource.Plating, "plated_upper_half", "1", "share of the first plating in the upper half of the layer");

    public static Quantity PlatingHeight { get; } = new(
        QuantitySource.Plating, "plating_height", "1", "mean height of the first plating over that of the layer");

    public static Quantity PlatingPotential { get; } = new(
        QuantitySource.Plating, "plating_potential_mV", "mV",
        "potential of the foil against lithium at the separator at the first plating");

    public static Quantity StripCapacity { get; } = new(
        QuantitySource.Plating, "strip_capacity_mAh_cm2", "mAh/cm2",
        "capacity stripped at the potential limit")
    { Title = "Capacity stripped", Axis = "capacity (mAh/cm²)" };

    public static Quantity StrippedFraction { get; } = new(
        QuantitySource.Plating, "stripped_share", "1", "that over the capacity of all lithium: activation as the experiment takes it");

    public static Quantity UncoveredCu { get; } = new(
        QuantitySource.Plating, "uncovered_cu", "1",
        "share of the foil over which no lithium stands at the end of stripping")
    {
        Title = "Foil uncovered after stripping",
        Axis = "share (%)",
        AxisFactor = 100.0,
        Largest = 1.0
    };
}
