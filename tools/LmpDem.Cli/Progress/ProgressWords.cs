using System.Globalization;
using LmpDem.Dem.Packing;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>Words for the progress of a stage.</summary>
internal static class ProgressWords
{
    /// <summary>What is in progress, with the ratio where there is one.</summary>
    public static string What(RunProgress p) =>
        p.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{p.What}, ratio {100 * ratio:0.0} %") : p.What;

    /// <summary>Steps per second; empty where they are not known.</summary>
    public static string Rate(double? rate) => rate is not { } r ? "" : string.Create(
        CultureInfo.InvariantCulture, $"{(r >= 1e4 ? r / 1e3 : r):0.#}{(r >= 1e4 ? " k " : " ")}steps/s");
}

/// <summary>The realised sizes next to the target values, for the screen.</summary>
internal static class SizeText
{
    /// <summary>D10, D50, D90 by volume and by number, and the extremes, in one line.</summary>
    public static string Of(SizeCertificate sizes) =>
        $"sizes drawn (target): {Three("volume", sizes.Volume, sizes.TargetVolume)}; {Three("number", sizes.Number, sizes.TargetNumber)}; "
        + $"all within {Um(sizes.Smallest)} to {Um(sizes.Largest)} um ({Um(sizes.TargetSmallest)} to {Um(sizes.TargetLargest)})";

    private static string Three(string weighting, SizeQuantiles drawn, SizeQuantiles target) =>
        $"by {weighting} D10 {Um(drawn.D10)} ({Um(target.D10)}), D50 {Um(drawn.D50)} ({Um(target.D50)}), D90 {Um(drawn.D90)} "
            + $"({Um(target.D90)}) um";

    private static string Um(double length) => (1e6 * length).ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>No progress but what the user must know, for --quiet.</summary>
/// <param name="error">Where to.</param>
internal sealed class SilentProgress(TextWriter error) : IRunObserver
{
    public void On(RunEvent what)
    {
        if (what is NoteMade note) error.WriteLine($"note: {note.Message}");
    }
}
