using System.Diagnostics;
using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli.Progress;

/// <summary>Words for the progress of a stage: ratio, step rate, time left.</summary>
internal sealed class ProgressLine
{
    // Below this share the estimate of the time left jumps about.
    private const double LeastShare = 0.02;

    private readonly Stopwatch _clock = Stopwatch.StartNew();

    /// <summary>What is in progress, with the ratio where there is one.</summary>
    public static string What(RunProgress p) =>
        p.Ratio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $"{p.What}, ratio {100 * ratio:0.0} %") : p.What;

    /// <summary>Steps per second since the stage began; empty before the first step.</summary>
    public string Rate(RunProgress p)
    {
        var rate = p.Steps / Math.Max(1e-3, _clock.Elapsed.TotalSeconds);
        return p.Steps == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(rate >= 1e4 ? rate / 1e3 : rate):0.#}{(rate >= 1e4 ? " k " : " ")}steps/s");
    }

    /// <summary>Time left in the stage.</summary>
    public string Left(RunProgress p) => p.Share < LeastShare
        ? ""
        : "ETA " + Duration.Format(_clock.Elapsed * ((1 - p.Share) / p.Share));

    /// <summary>Time since the stage began.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;
}
