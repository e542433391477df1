using System.Globalization;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Stages;

/// <summary>When a run writes checkpoints.</summary>
public sealed record CheckpointSettings
{
    // Of the interval: work that cannot be interrupted begins with a checkpoint if the last one is older.
    private const double EarlyFraction = 0.1;

    /// <summary>Wall time between two checkpoints.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// A checkpoint at every so many passes in place of <see cref="Every"/>, independent of the machine; 0: by wall time.
    /// </summary>
    public long EveryPasses { get; init; }

    /// <summary>Stops at this pass, as a signal would; 0: never.</summary>
    public long StopAtPass { get; init; }

    /// <summary>Whether a checkpoint is due.</summary>
    /// <param name="passes">Passes so far.</param>
    /// <param name="since">Wall time since the last checkpoint.</param>
    /// <param name="isLongWorkNext">Whether work that cannot be interrupted follows.</param>
    internal bool IsDue(long passes, TimeSpan since, bool isLongWorkNext) =>
        EveryPasses > 0 ? passes % EveryPasses == 0 : since >= (isLongWorkNext ? EarlyFraction * Every : Every);
}

/// <summary>Whether a run in progress comes to a safe point within a block of work, or is in work that has none.</summary>
public sealed class SafePoints
{
    private volatile bool areNear;

    /// <summary>Whether it does.</summary>
    public bool AreNear
    {
        get => areNear;
        set => areNear = value;
    }
}

/// <summary>
/// Keeps the state of a run in checkpoints, by wall time and when it is asked to stop. A checkpoint that cannot be written costs the run
/// nothing: it goes on, and the older one stays.
/// </summary>
/// <param name="folder">The run, which may go on from a checkpoint.</param>
/// <param name="scenarioHash">Hash of its scenario.</param>
/// <param name="settings">When to write checkpoints, and when to stop.</param>
/// <param name="tell">Told of every checkpoint, and of those that could not be written.</param>
internal sealed class RunKeeper(RunFolder folder, string scenarioHash, RunSettings settings, Action<string, object?> tell) : IStateKeeper
{
    private readonly List<(string Name, IKept Part)> parts = [];
    private readonly HashSet<string> restored = [];
    private long passes, last = settings.Clock.GetTimestamp();

    /// <inheritdoc/>
    public bool Keep(string name, IKept part)
    {
        Release(name);
        parts.Add((name, part));
        // A part is given back once: the next of the same name is a new one.
        return folder.Checkpoint is { } kept && restored.Add(name) && kept.Restore(name, part);
    }

    /// <inheritdoc/>
    public void Release(string name) => parts.RemoveAll(p => p.Name == name);

    /// <inheritdoc/>
    public void Pass(bool isLongWorkNext = false)
    {
        passes++;
        settings.SafePoints.AreNear = !isLongWorkNext;
        var stops = settings.Stop.IsCancellationRequested || passes == settings.Checkpoints.StopAtPass;
        if (stops || settings.Checkpoints.IsDue(passes, settings.Clock.GetElapsedTime(last), isLongWorkNext)) Save();
        if (stops) throw new OperationCanceledException(settings.Stop);
    }

    private void Save()
    {
        var began = settings.Clock.GetTimestamp();
        try
        {
            var bytes = folder.Checkpoints.Write(scenarioHash, parts);
            var seconds = settings.Clock.GetElapsedTime(began).TotalSeconds;
            tell("", new { bytes, seconds = Math.Round(seconds, 3), pass = passes });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is SnapshotException { Reason: var told } ? told : e.Message;
            tell(string.Create(
                CultureInfo.InvariantCulture,
                $"no checkpoint was written: it {reason}; the run goes on, and an older checkpoint stays as it is"), null);
        }

        last = settings.Clock.GetTimestamp();
    }
}

/// <summary>Wall time of a run over all its parts.</summary>
/// <param name="clock">Measures it.</param>
internal sealed class RunClock(TimeProvider clock) : IKept
{
    private readonly long began = clock.GetTimestamp();
    private TimeSpan before;

    /// <summary>Time so far.</summary>
    public TimeSpan Elapsed => before + clock.GetElapsedTime(began);

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        var elapsed = book.Value("elapsed", Elapsed.Ticks);
        if (book.IsReading) before = TimeSpan.FromTicks(elapsed) - clock.GetElapsedTime(began);
    }
}

/// <summary>Which stages of a run are over, and what the last of them left to the next.</summary>
internal sealed class RunCourse : IKept
{
    /// <summary>Whether the electrode is packed.</summary>
    public bool IsPacked { get; set; }

    /// <summary>State of the spheres that deformable bodies took over; null before.</summary>
    public PressedState? Handoff { get; set; }

    /// <inheritdoc/>
    public void Exchange(StateBook book)
    {
        IsPacked = book.Value("is_packed", IsPacked);
        if (book.Value("is_handed_off", Handoff is not null)) Handoff = PressedState.Exchange(book, Handoff);
    }
}
