using System.Diagnostics;
using System.Globalization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Stages;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Runs;

/// <summary>
/// A scenario from its powder to the pressed electrode: stages one after the other, files written by an observer. Results come first;
/// figures and report are made from them afterwards, and made again where they are missing.
/// </summary>
public static class Pipeline
{
    private const int NamesTold = 5;

    /// <summary>Runs a scenario into a folder.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Folder of its files.</param>
    /// <param name="settings">Thread count and cancellation token.</param>
    /// <param name="force">Whether files of another run may be replaced.</param>
    /// <param name="observe">Runs a body under an observer that shows its progress.</param>
    /// <param name="pages">Makes figures and report, those that are missing, from the rows of summary.csv.</param>
    /// <exception cref="RunStoppedException">The run was asked to stop.</exception>
    /// <exception cref="RunPagesException">Figures or report could not be made; the results are whole.</exception>
    public static RunOutcome Run(
        Scenario scenario, RunFolder folder, RunSettings settings, bool force,
        Func<Func<IRunObserver, RunOutcome>, RunOutcome> observe, Action<IReadOnlyList<StateRow>>? pages = null)
    {
        var stamp = new RunStamp(scenario, settings.Threads);
        if (!folder.Prepare(stamp.Hash, force)) return TakeUp(folder, pages);
        var outcome = Compute(stamp, folder, settings, observe);
        Draw(folder, outcome.Rows, pages);
        return outcome with { Drew = true };
    }

    /// <summary>Makes the figures and the report that a run with whole results lacks, and tells so in its status.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="pages">Makes them.</param>
    /// <exception cref="RunPagesException">They could not be made.</exception>
    public static void Draw(RunFolder folder, IReadOnlyList<StateRow> rows, Action<IReadOnlyList<StateRow>>? pages)
    {
        folder.Hold();
        var status = folder.ReadStatus()!;
        try
        {
            folder.RemoveUnfinished();
            pages?.Invoke(rows);
            folder.Write(status with { State = RunStatus.Done, Pages = RunFiles.Pages(folder), Updated = RunStamp.Now, Message = null });
            folder.AddToLog("done", status.Stage, "figures and report are made");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var told = new RunPagesException(folder.Root, failure);
            Quietly(() => folder.Write(status with { Updated = RunStamp.Now, Message = told.Message }));
            throw told;
        }
    }

    private static RunOutcome TakeUp(RunFolder folder, Action<IReadOnlyList<StateRow>>? pages)
    {
        var status = folder.ReadStatus()!;
        var missing = RunFiles.MissingResults(folder, status);
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing.Take(NamesTold)) + (missing.Count > NamesTold ? $" and {missing.Count - NamesTold} more" : "");
            throw new SnapshotException(
                folder.Root, string.Create(CultureInfo.InvariantCulture, $"this run is done, but {missing.Count} of its {status.Results!.Count} result files ")
                + $"are missing or cut short: {names}; restore them, or compute the whole run again with --force");
        }

        var rows = SummaryTable.Read(folder.Summary);
        var lacks = RunFiles.LacksPages(folder, status);
        if (lacks) Draw(folder, rows, pages);
        return new RunOutcome(true, rows, null) { Drew = lacks };
    }

    private static RunOutcome Compute(
        RunStamp stamp, RunFolder folder, RunSettings settings, Func<Func<IRunObserver, RunOutcome>, RunOutcome> observe)
    {
        RunWriter? writer = null;
        try
        {
            writer = new RunWriter(folder, stamp, RunPlan.StatesOf(stamp.Scenario), settings.Measured);
            writer.On(new NoteMade($"threads: {settings.Threads} (from {settings.ThreadsFrom})"));
            var clock = Stopwatch.StartNew();
            return observe(display =>
            {
                var observer = new ObserverChain(writer, display);
                var packed = PackStage.Run(stamp, settings, observer);
                if (CalenderStage.Run(packed, stamp, settings, observer) is { } handoff)
                    CompactStage.Run(packed, handoff, stamp, settings, observer);
                return new RunOutcome(false, writer.Rows, writer.Finish(clock.Elapsed));
            });
        }
        catch (OperationCanceledException) when (writer is not null)
        {
            var kept = $"stopped on request; {Kept(folder, writer)}; the state in work is lost, and running again starts from the beginning";
            Quietly(() => writer.Abandon(RunStatus.Stopped, kept));
            throw new RunStoppedException(kept);
        }
        catch (SnapshotException e) when (e.IsDiskFull)
        {
            var all = DiskSpace.Size((long)RunPlan.Of(stamp.Scenario, settings.Threads).DiskBytes);
            var told = new SnapshotException(
                e.Path, $"{e.Reason}; the whole run takes about {all}. {Kept(folder, writer)}; make room or name another folder with --out, "
                + "then repeat the command: it starts from the beginning", e)
            { IsDiskFull = true };
            Quietly(() => writer?.Abandon(RunStatus.Failed, told.Message));
            throw told;
        }
        catch (Exception e)
        {
            Quietly(() => writer?.Abandon(RunStatus.Failed, e.Message));
            throw;
        }
    }

    private static string Kept(RunFolder folder, RunWriter? writer) =>
        string.Create(CultureInfo.InvariantCulture, $"{writer?.Written ?? 0} of {writer?.Planned ?? 0} states are written and whole in {folder.Root}");

    // The disk that failed the run may fail its status too; the first failure is the one reported.
    private static void Quietly(Action act)
    {
        try
        {
            act();
        }
        catch (IOException)
        {
            return;
        }
    }
}

/// <summary>What a run gave.</summary>
/// <param name="WasDone">Whether its results were there before and nothing was computed now.</param>
/// <param name="Rows">Rows of summary.csv.</param>
/// <param name="Summary">The content of summary.json; null where nothing was computed now.</param>
public sealed record RunOutcome(bool WasDone, IReadOnlyList<StateRow> Rows, object? Summary)
{
    /// <summary>Whether figures and report were made now.</summary>
    public bool Drew { get; init; }
}

/// <summary>How a scenario is run; nothing here changes a result.</summary>
/// <param name="Threads">Worker threads.</param>
/// <param name="Stop">Asks the run to stop at the next safe point.</param>
public sealed record RunSettings(int Threads, CancellationToken Stop)
{
    /// <summary>Where the number of threads came from, for the log.</summary>
    public string ThreadsFrom { get; init; } = "caller";

    /// <summary>The measurement that summary.json tells the distance to.</summary>
    public MeasuredActivation Measured { get; init; } = MeasuredActivation.None;
}

/// <summary>A run that stopped because it was asked to; the message says what was kept.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class RunStoppedException(string message) : Exception(message);
