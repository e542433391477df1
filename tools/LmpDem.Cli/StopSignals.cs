using System.Runtime.InteropServices;

namespace LmpDem.Cli;

/// <summary>
/// SIGINT, SIGTERM and SIGUSR1 ask a run to stop at its next safe point, as does a limit of the wall time; a second SIGINT
/// ends the process at once. Work that has no safe point for some seconds is given up: the run goes on from its checkpoint anyway.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int UserSignal1 = 10; // its number on Linux

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private readonly Action? giveUp;
    private readonly Timer limit;
    private readonly Timer end;
    private int interrupts;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Told what a signal does.</param>
    /// <param name="maxWall">Wall time after which the run is asked to stop; null: no limit.</param>
    /// <param name="giveUp">Notes that the run ends without a safe point, just before the process ends; null: it is waited for.</param>
    public StopSignals(TextWriter error, TimeSpan? maxWall, Action? giveUp = null)
    {
        this.error = error;
        this.giveUp = giveUp;
        end = new Timer(_ => GiveUp());
        limit = new Timer(_ => Ask($"--max-wall: {maxWall} are over"));
        if (maxWall is { } wall) limit.Change(wall, Timeout.InfiniteTimeSpan);
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
        if (OperatingSystem.IsLinux()) registrations.Add(PosixSignalRegistration.Create((PosixSignal)UserSignal1, Handle));
    }

    /// <summary>Asks the run to stop.</summary>
    public CancellationToken Stop => stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        limit.Dispose();
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
        if (giveUp is not null) end.Change(Patience, Timeout.InfiniteTimeSpan);
        stop.Cancel();
    }

    private void GiveUp()
    {
        giveUp!();
        Environment.Exit(ExitCode.Stopped);
    }
}
