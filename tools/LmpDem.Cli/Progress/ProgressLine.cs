using System.Diagnostics;
using System.Globalization;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>Words for the progress of a stage: ratio, step rate, time left.</summary>
internal sealed class ProgressLine
{
    // Below this share the estimate of the time left jumps about.
    private const double MinFraction = 0.02;

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private (double Fraction, long Steps)? first; // of a stage that goes on from a checkpoint, which counts from its whole

    /// <summary>What is in progress, with the ratio where there is one.</summary>
    public static string What(RunProgress p) =>
        p.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{p.What}, ratio {100 * ratio:0.0} %") : p.What;

    /// <summary>Steps per second since the stage began; empty before the first step.</summary>
    public string Rate(RunProgress p)
    {
        var steps = p.Steps - First(p).Steps;
        var rate = steps / Math.Max(1e-3, clock.Elapsed.TotalSeconds);
        return steps <= 0
            ? "" : string.Create(
            CultureInfo.InvariantCulture, $"{(rate >= 1e4 ? rate / 1e3 : rate):0.#}{(rate >= 1e4 ? " k " : " ")}steps/s");
    }

    /// <summary>Time left in the stage.</summary>
    public string Left(RunProgress p)
    {
        var done = p.Fraction - First(p).Fraction;
        return done < MinFraction ? "" : "ETA " + Duration.Format(clock.Elapsed * ((1 - p.Fraction) / done));
    }

    // Where the stage was when it was first told of; within its first steps that is its beginning.
    private (double Fraction, long Steps) First(RunProgress p) => first ??= p.Fraction < MinFraction ? (0.0, 0) : (p.Fraction, p.Steps);

    /// <summary>Time since the stage began.</summary>
    public TimeSpan Elapsed => clock.Elapsed;
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
