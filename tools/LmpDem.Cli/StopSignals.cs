using System.Runtime.InteropServices;

namespace LmpDem.Cli;

/// <summary>
/// SIGINT, SIGTERM and SIGUSR1 ask a run to stop at its next safe point, as does a limit of the wall time; a second SIGINT
/// ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private const int UserSignal1 = 10; // its number on Linux

    private readonly CancellationTokenSource stop = new();
    private readonly List<PosixSignalRegistration> registrations = [];
    private readonly TextWriter error;
    private int interrupts;

    /// <summary>Begins to listen.</summary>
    /// <param name="error">Told what a signal does.</param>
    /// <param name="maxWall">Wall time after which the run is asked to stop; null: no limit.</param>
    public StopSignals(TextWriter error, TimeSpan? maxWall)
    {
        this.error = error;
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle));
        registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle));
        if (OperatingSystem.IsLinux()) registrations.Add(PosixSignalRegistration.Create((PosixSignal)UserSignal1, Handle));
        if (maxWall is { } limit) stop.CancelAfter(limit);
    }

    /// <summary>Asks the run to stop.</summary>
    public CancellationToken Stop => stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        stop.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal == PosixSignal.SIGINT && Interlocked.Increment(ref interrupts) > 1) Environment.Exit(ExitCode.Interrupted);
        error.WriteLine($"{((int)context.Signal == UserSignal1 ? "SIGUSR1" : context.Signal.ToString())}: stopping at the next safe point; interrupt again to stop at once");
        stop.Cancel();
    }
}
