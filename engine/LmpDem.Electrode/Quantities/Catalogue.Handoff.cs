#pragma warning disable CS1591 // each quantity states its meaning itself
namespace LmpDem.Electrode.Quantities;

// What the hand-off from spheres to bodies kept.
public static partial class Catalogue
{
    public static Quantity HandoffRatio { get; } = new(QuantitySource.Handoff, "handoff_ratio", "1", "calendering ratio of the hand-off");

    public static Quantity HandoffLargestVolumeError { get; } = new(
        QuantitySource.Handoff, "handoff_largest_volume_error", "1", "largest |volume of a body / of its sphere - 1|");

    public static Quantity HandoffTotalVolumeError { get; } = new(
        QuantitySource.Handoff, "handoff_total_volume_error", "1", "|volume of all bodies / of all spheres - 1|");

    public static Quantity HandoffPairsBefore { get; } = new(
        QuantitySource.Handoff, "handoff_pairs_before", "1", "contacts between spheres");

    public static Quantity HandoffPairsKept { get; } = new(
        QuantitySource.Handoff, "handoff_pairs_kept", "1", "those of them that are contacts between bodies");

    public static Quantity HandoffPairsNew { get; } = new(
        QuantitySource.Handoff, "handoff_pairs_new", "1", "contacts between bodies that were none between spheres");

    public static Quantity HandoffLoadBefore { get; } = new(
        QuantitySource.Handoff, "handoff_load_before", "Pa", "pressure on the press before");

    public static Quantity HandoffLoadAfter { get; } = new(
        QuantitySource.Handoff, "handoff_load_after", "Pa", "pressure on the press after");

    public static Quantity HandoffMeanShift { get; } = new(
        QuantitySource.Handoff, "handoff_mean_shift", "m", "mean distance that the centres moved");

    public static Quantity HandoffLargestShift { get; } = new(
        QuantitySource.Handoff, "handoff_largest_shift", "m", "largest distance that a centre moved");
}
