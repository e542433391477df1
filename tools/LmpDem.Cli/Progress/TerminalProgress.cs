using System.Diagnostics;
using System.Globalization;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli.Progress;

/// <summary>
/// Progress for a person at a terminal: one line with stage, bar, ratio, step rate and the time left until the report is there,
/// rewritten as the run goes on. States and notes stand above it.
/// </summary>
/// <param name="live">The line.</param>
/// <param name="forecast">Estimates the time left.</param>
/// <param name="isUnicode">Whether the bar may have characters beyond ASCII.</param>
internal sealed class TerminalProgress(LiveLine live, RunForecast forecast, bool isUnicode) : IRunObserver, IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500); // networks and figures give no sign of life of their own
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private RunProgress? progress;
    private string? measures;
    private Stopwatch? since;
    private Timer? timer;

    /// <summary>Keeps the line up to date until disposal.</summary>
    public TerminalProgress Start()
    {
        timer = new Timer(_ => Redraw(), null, Tick, Tick);
        return this;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer?.Dispose();
        lock (gate) progress = null;
        live.Show("");
    }

    /// <inheritdoc/>
    public void On(RunEvent what)
    {
        lock (gate)
        {
            forecast.On(what);
            switch (what)
            {
                case StageBegun begun: (progress, measures) = (new RunProgress(begun.Stage, 0, 0, null, ""), null); break;
                case StageProgressed told: progress = told.Progress; break;
                case MeasuresBegun begun: measures = begun.State; break;
                default: measures = null; break;
            }
        }

        if (PlainProgress.Describe(what, forecast.Elapsed) is { } text) live.WriteLine(text);
        if (what is not StageProgressed || since is null || since.Elapsed >= Least) Redraw();
    }

    /// <summary>The line, with as much as fits: the stage and how far it is, then the time left, the ratio, a bar, the rate.</summary>
    /// <param name="p">How far the run is.</param>
    /// <param name="measures">The state whose networks are being computed; null: the stage goes on.</param>
    /// <param name="rate">Steps per second; null: not known.</param>
    /// <param name="left">Time left.</param>
    /// <param name="room">Characters that fit.</param>
    /// <param name="isUnicode">Whether the bar may have characters beyond ASCII.</param>
    public static string Line(RunProgress p, string? measures, double? rate, TimeSpan left, int room, bool isUnicode)
    {
        const int ShortestBar = 8, LongestBar = 40;
        var percent = string.Create(CultureInfo.InvariantCulture, $"{100 * p.Fraction:0} %");
        var ratio = measures is not null ? $"networks of {measures}"
            : p.Ratio is { } r ? string.Create(CultureInfo.InvariantCulture, $"ratio {100 * r:0.0} %") : p.What;
        var time = $"{Duration.Format(left)} left";
        var speed = ProgressWords.Rate(rate);
        var used = p.Stage.Length + 1 + percent.Length;
        bool Fits(int length)
        {
            if (length == 0 || used + 2 + length > room) return false;
            used += 2 + length;
            return true;
        }

        var hasTime = Fits(time.Length);
        var hasRatio = Fits(ratio.Length);
        var hasBar = Fits(ShortestBar);
        var hasSpeed = Fits(speed.Length);
        var hasDoing = p.Ratio is not null && measures is null && p.What != p.Stage && Fits(p.What.Length);
        var bar = hasBar ? Bar(p.Fraction, Math.Min(LongestBar, ShortestBar + room - used), isUnicode) : "";
        return string.Join("  ", ((string[])[
            hasBar ? $"{p.Stage}  {bar} {percent}" : $"{p.Stage} {percent}", hasDoing ? p.What : "", hasRatio ? ratio : "",
            hasSpeed ? speed : "",
            hasTime ? time : "",
        ]).Where(part => part.Length > 0));
    }

    private static string Bar(double fraction, int length, bool isUnicode)
    {
        var filled = (int)Math.Clamp(Math.Round(fraction * length), 0, length);
        return new string(isUnicode ? '█' : '#', filled) + new string(isUnicode ? '░' : '.', length - filled);
    }

    private void Redraw()
    {
        lock (gate)
        {
            if (progress is not { } p) return;
            since = Stopwatch.StartNew();
            live.Show(Line(p, measures, forecast.Rate(p.Steps), forecast.Left(), live.Room, isUnicode));
        }
    }
}
