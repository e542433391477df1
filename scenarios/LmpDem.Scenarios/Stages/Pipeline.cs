using System.Globalization;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Runs;
using LmpDem.Transport.Activation;

namespace LmpDem.Scenarios.Stages;

/// <summary>
/// A scenario from its powder to the pressed electrode: stages one after the other, files written by an observer. Results come first;
/// figures and report are made from them afterwards, and made again where they are missing.
/// </summary>
public static class Pipeline
{
    /// <summary>Name of the last stage, which makes figures and report.</summary>
    public const string DrawStage = "draw";

    private const int NamesTold = 5;

    /// <summary>Runs a scenario into a folder.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Folder of its files.</param>
    /// <param name="settings">Thread count and cancellation token.</param>
    /// <param name="force">Whether files of another run may be replaced.</param>
    /// <param name="observe">Runs a body under an observer that shows its progress; null: nobody watches.</param>
    /// <param name="pages">Makes figures and report, those that are missing, from the rows of summary.csv.</param>
    /// <exception cref="RunStoppedException">The run was asked to stop.</exception>
    /// <exception cref="RunPagesException">Figures or report could not be made; the results are whole.</exception>
    public static RunOutcome Run(
        Scenario scenario, RunFolder folder, RunSettings settings, bool force,
        Func<Func<IRunObserver, RunOutcome>, RunOutcome>? observe = null, Action<IReadOnlyList<StateRow>, IRunObserver>? pages = null)
    {
        observe ??= body => body(new ObserverChain());
        var stamp = new RunStamp(scenario, settings.Threads);
        if (!folder.Prepare(stamp.Hash, force)) return TakeUp(folder, observe, pages);
        return observe(display =>
        {
            var outcome = Compute(stamp, folder, settings, display);
            Draw(folder, outcome.Rows, pages, display);
            return outcome with { Drew = true };
        });
    }

    /// <summary>Makes the figures and the report that a run with whole results lacks, and tells so in its status.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="rows">Rows of summary.csv.</param>
    /// <param name="pages">Makes them.</param>
    /// <param name="display">Told of progress.</param>
    /// <exception cref="RunPagesException">They could not be made.</exception>
    public static void Draw(
        RunFolder folder, IReadOnlyList<StateRow> rows, Action<IReadOnlyList<StateRow>, IRunObserver>? pages, IRunObserver display)
    {
        folder.Hold();
        if (pages is not null) display.On(new StageBegun(DrawStage));
        var status = folder.ReadStatus()!;
        try
        {
            folder.RemoveUnfinished();
            pages?.Invoke(rows, display);
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

    /// <summary>
    /// Notes in the status of a run that it was stopped in work that has no safe point; what cannot
    /// be noted now is found by the next command.
    /// </summary>
    /// <param name="folder">The run.</param>
    public static void NoteStop(RunFolder folder) => Quietly(() =>
    {
        if (folder.ReadStatus() is { State: RunStatus.Running } status)
            folder.Write(
                status with
                {
                    State = RunStatus.Stopped,
                    Updated = RunStamp.Now,
                    Message = "stopped on request in work that has no safe point"
                });
    });

    private static RunOutcome TakeUp(
        RunFolder folder, Func<Func<IRunObserver, RunOutcome>, RunOutcome> observe, Action<IReadOnlyList<StateRow>, IRunObserver>? pages)
    {
        var status = folder.ReadStatus()!;
        var missing = RunFiles.MissingResults(folder, status);
        if (missing.Count > 0)
        {
            var names = string.Join(", ", missing.Take(NamesTold))
                + (missing.Count > NamesTold ? $" and {missing.Count - NamesTold} more" : "");
            throw new SnapshotException(
                folder.Root,
                    string.Create(
                    CultureInfo.InvariantCulture, $"this run is done, but {missing.Count} of its {status.Results!.Count} result files ")
                + $"are missing or cut short: {names}; restore them, "
                + $"or compute the run again with `lmpdem run SCENARIO --out {folder.Root} --force`");
        }

        var rows = folder.Rows();
        var lacks = RunFiles.LacksPages(folder, status);
        var outcome = new RunOutcome(true, rows, null) { Drew = lacks };
        return !lacks ? outcome : observe(display =>
        {
            Draw(folder, rows, pages, display);
            return outcome;
        });
    }

    private static RunOutcome Compute(RunStamp stamp, RunFolder folder, RunSettings settings, IRunObserver display)
    {
        RunWriter? writer = null;
        try
        {
            var keeper = new RunKeeper(folder, stamp.Hash, settings, (note, data) => Tell(folder, display, note, data));
            writer = new RunWriter(folder, stamp, RunPlan.StatesOf(stamp.Scenario), settings.Measured, keeper);
            var observer = new ObserverChain(writer, display);
            foreach (var note in folder.Damaged) observer.On(new NoteMade(note));
            writer.On(new NoteMade($"threads: {settings.Threads} (from {settings.ThreadsFrom})"));
            if (settings.Device is { } device) writer.On(new NoteMade($"device: {device.Name}"));
            if (folder.Checkpoint is not null)
                observer.On(new NoteMade($"goes on from {folder.Checkpoint.Path}; {Kept(folder, writer)}"));
            var clock = new RunClock(settings.Clock);
            keeper.Keep("clock", clock);
            Stages(stamp, folder, settings with { Keeper = keeper }, observer);
            settings.SafePoints.AreNear = false;
            return new RunOutcome(false, writer.Rows, writer.Finish(clock.Elapsed));
        }
        catch (OperationCanceledException) when (writer is not null)
        {
            var goesOn = folder.Checkpoints.Files.Count > 0 ? "goes on from the checkpoint" : "starts from the beginning";
            var kept = $"stopped on request; {Kept(folder, writer)}; the same command, or `lmpdem resume {folder.Root}`, {goesOn}";
            Quietly(() => writer.Abandon(RunStatus.Stopped, kept));
            throw new RunStoppedException(kept);
        }
        catch (SnapshotException e) when (e.IsDiskFull || e.IsReadOnly)
        {
            var all = DiskSpace.Size((long)RunPlan.Of(stamp.Scenario, settings.Threads).DiskBytes);
            var mend = e.IsDiskFull ? $"the whole run takes about {all}: make room there" : "let the run write there again";
            var told = new SnapshotException(
                e.Path, $"{e.Reason}. {Kept(folder, writer)}; {mend}, then give the same command or `lmpdem resume {folder.Root}`: "
                + "it goes on from its last checkpoint, or from the beginning where there is none", e)
            { IsDiskFull = e.IsDiskFull, IsReadOnly = e.IsReadOnly };
            Quietly(() => writer?.Abandon(RunStatus.Failed, told.Message));
            throw told;
        }
        catch (Exception e)
        {
            Quietly(() => writer?.Abandon(RunStatus.Failed, e.Message));
            throw;
        }
    }

    private static void Stages(RunStamp stamp, RunFolder folder, RunSettings settings, IRunObserver observer)
    {
        var course = new RunCourse();
        settings.KeeperOrNone.Keep("course", course);
        var packed = course.IsPacked ? SnapshotReader.Read(folder.Packed) : PackStage.Run(stamp, settings, observer);
        course.IsPacked = true;
        course.Handoff ??= CalenderStage.Run(packed, stamp, settings, observer);
        if (course.Handoff is { } handoff) CompactStage.Run(packed, handoff, stamp, settings, observer);
    }

    // A checkpoint is told in the log alone; one that could not be written also to the user, and a full disk must not end the run here.
    private static void Tell(RunFolder folder, IRunObserver display, string note, object? data)
    {
        if (note.Length > 0) display.On(new NoteMade(note));
        Quietly(() => folder.AddToLog("checkpoint", "", note, data));
    }

    private static string Kept(RunFolder folder, RunWriter? writer) => writer is null
        ? $"What was written before is whole in {folder.Root}"
        : string.Create(
            CultureInfo.InvariantCulture, $"{writer.Written} of {writer.Planned} states are written and whole in {folder.Root}");

    // The disk or folder that failed the run may fail its status too; the first failure is the one reported.
    private static void Quietly(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
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

    /// <summary>Device that deformable bodies are computed on; null: the cores of this processor.</summary>
    public MarchDevice? Device { get; init; }

    /// <summary>The measurement that summary.json tells the distance to.</summary>
    public MeasuredActivation Measured { get; init; } = MeasuredActivation.None;

    /// <summary>When checkpoints are written.</summary>
    public CheckpointSettings Checkpoints { get; init; } = new();

    /// <summary>Measures durations; its calendar is not looked at, as the clock of a machine may jump.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told whether the run is near a safe point.</summary>
    public SafePoints SafePoints { get; init; } = new();

    /// <summary>Keeps the state of the stages; null: none is kept.</summary>
    public IStateKeeper? Keeper { get; init; }

    /// <summary>The keeper, or one that keeps nothing and stops as asked.</summary>
    internal IStateKeeper KeeperOrNone => Keeper ?? new NoKeeper(Stop);
}

/// <summary>A run that stopped because it was asked to; the message says what was kept.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class RunStoppedException(string message) : Exception(message);
