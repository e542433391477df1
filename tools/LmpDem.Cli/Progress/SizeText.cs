using System.Globalization;
using LmpDem.Dem.Packing;

namespace LmpDem.Cli.Progress;

/// <summary>The realised sizes next to the target values, for the screen.</summary>
internal static class SizeText
{
    /// <summary>D10, D50, D90 by volume and by number, and the extremes, in one line.</summary>
    public static string Of(SizeCertificate sizes) =>
        $"sizes drawn (asked): {Three("volume", sizes.Volume, sizes.AskedVolume)}; {Three("number", sizes.Number, sizes.AskedNumber)}; "
        + $"all within {Um(sizes.Smallest)} to {Um(sizes.Largest)} um ({Um(sizes.AskedSmallest)} to {Um(sizes.AskedLargest)})";

    private static string Three(string weighting, SizeQuantiles drawn, SizeQuantiles asked) =>
        $"by {weighting} D10 {Um(drawn.D10)} ({Um(asked.D10)}), D50 {Um(drawn.D50)} ({Um(asked.D50)}), D90 {Um(drawn.D90)} ({Um(asked.D90)}) um";

    private static string Um(double length) => (1e6 * length).ToString("0.0", CultureInfo.InvariantCulture);
}
