#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// How well time integration and mesh did.
public static partial class Catalogue
{
    public static Quantity Step { get; } = new(QuantitySource.Integration, "step", "1", "steps since the hand-off began");

    public static Quantity DeepestPenetration { get; } = new(
        QuantitySource.Integration, "deepest_penetration", "m", "deepest penetration at a contact");

    public static Quantity MeanPenetrationFraction { get; } = new(
        QuantitySource.Integration, "mean_penetration_share", "1", "mean penetration over the size of the facets");

    public static Quantity MinVolumeRatio { get; } = new(
        QuantitySource.Integration, "least_volume_ratio", "1", "smallest volume ratio of a zone");

    public static Quantity InvertedCornerFraction { get; } = new(
        QuantitySource.Integration, "inverted_corner_share", "1", "corners of zones turned inside out over all");

    public static Quantity WorstBody { get; } = new(
        QuantitySource.Integration, "worst_body", "1", "body with the zone of the largest plastic strain");

    public static Quantity WorstZone { get; } = new(QuantitySource.Integration, "worst_zone", "1", "that zone within its body");

    public static Quantity WorstPlasticStrain { get; } = new(QuantitySource.Integration, "worst_plastic_strain", "1", "its plastic strain");
}
