using System.Runtime.InteropServices;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Cli;

/// <summary>
/// SIGINT, SIGTERM, SIGHUP (its terminal is gone) and SIGUSR1 ask a run to stop at its next safe point, as does a limit of the wall
/// time; a second SIGINT ends the process at once. Work without a safe point (networks, figures) is given up after some seconds: the
/// run goes on from its checkpoint.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int UserSignal1 = 10; // its number on Linux

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan MaxPatience = TimeSpan.FromMinutes(2); // for a single block of steps

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49); // a timer holds no more; no run takes as long

    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private readonly Action? giveUp;
    private readonly ITimer wall;
    private readonly ITimer end;
    private TimeSpan waited;
    private int interrupts;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Told what a signal does.</param>
    /// <param name="maxWall">Wall time after which the run is asked to stop; null: no limit.</param>
    /// <param name="giveUp">Notes that the run stops without a safe point, just before the process ends; null: it is waited for.</param>
    /// <param name="clock">Measures durations; null: that of the system.</param>
    public StopSignals(TextWriter error, TimeSpan? maxWall, Action? giveUp = null, TimeProvider? clock = null)
    {
        this.error = error;
        this.giveUp = giveUp;
        var timers = clock ?? TimeProvider.System;
        end = timers.CreateTimer(_ => LosePatience(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        wall = timers.CreateTimer(_ => Ask("--max-wall"), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (maxWall is { } limit && limit < LongestTimer) wall.Change(limit, Timeout.InfiniteTimeSpan);
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, Handle));
        if (OperatingSystem.IsLinux()) registrations.Add(PosixSignalRegistration.Create((PosixSignal)UserSignal1, Handle));
    }

    /// <summary>Asks the run to stop.</summary>
    public CancellationToken Stop => stop.Token;

    /// <summary>Whether the run is near a safe point, as it tells itself.</summary>
    public SafePoints SafePoints { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        wall.Dispose();
        end.Dispose();
        stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGINT && Interlocked.Increment(ref interrupts) > 1) Environment.Exit(ExitCode.Interrupted);
        Ask((int)context.Signal == UserSignal1 ? "SIGUSR1" : context.Signal.ToString());
    }

    private void Ask(string why)
    {
        error.WriteLine($"{why}: stopping at the next safe point; interrupt again to stop at once");
        if (giveUp is not null) end.Change(Patience, Patience);
        stop.Cancel();
    }

    private void LosePatience()
    {
        waited += Patience;
        if (SafePoints.AreNear && waited < MaxPatience) return;
        error.WriteLine("stopped in work without a safe point; the same command, or `lmpdem resume`, goes on from the last checkpoint");
        giveUp!();
        Environment.Exit(ExitCode.Stopped);
    }
}
