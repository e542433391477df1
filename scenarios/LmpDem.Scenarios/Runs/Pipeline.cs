using System.Diagnostics;
using System.Globalization;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Scenarios.Runs;

/// <summary>A scenario from its powder to the pressed electrode: stages one after the other, files written by an observer.</summary>
public static class Pipeline
{
    /// <summary>Runs a scenario into a folder.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="folder">Folder of its files.</param>
    /// <param name="settings">Threads and the wish to stop.</param>
    /// <param name="force">Whether files of another run may be replaced.</param>
    /// <param name="observe">Runs a body under an observer that shows its progress.</param>
    /// <param name="figures">Draws the figures at the end from the rows of summary.csv.</param>
    /// <exception cref="RunStoppedException">The run was asked to stop.</exception>
    public static RunOutcome Run(
        Scenario scenario, RunFolder folder, RunSettings settings, bool force,
        Func<Func<IRunObserver, RunOutcome>, RunOutcome> observe, Action<IReadOnlyList<SummaryRow>>? figures = null)
    {
        var stamp = new RunStamp(scenario, settings.Threads);
        if (!folder.Prepare(stamp.Hash, force)) return new RunOutcome(true, SummaryTable.Read(folder.Summary), null);
        var writer = new RunWriter(folder, stamp, RunPlan.StatesOf(scenario));
        writer.Noted($"threads: {settings.Threads} (from {settings.ThreadsFrom})");
        try
        {
            var clock = Stopwatch.StartNew();
            return observe(display =>
            {
                var observer = new ObserverChain(writer, display);
                var packed = PackStage.Run(stamp, settings, observer);
                if (CalenderStage.Run(packed, stamp, settings, observer) is { } handoff)
                    CompactStage.Run(packed, handoff, stamp, settings, observer);
                if (scenario.Output.Figures) figures?.Invoke(writer.Rows);
                writer.Finish(clock.Elapsed);
                return new RunOutcome(false, writer.Rows, writer.Outcome(clock.Elapsed));
            });
        }
        catch (OperationCanceledException)
        {
            var kept = string.Create(CultureInfo.InvariantCulture,
                $"stopped on request; {writer.Written} of {writer.Asked} states are written and whole in {folder.Root}; the state in work is lost, and running again starts from the beginning");
            writer.Abandon(RunStatus.Stopped, kept);
            throw new RunStoppedException(kept);
        }
        catch (Exception e)
        {
            AbandonAfter(writer, e);
            throw;
        }
    }

    private static void AbandonAfter(RunWriter writer, Exception failure)
    {
        try
        {
            writer.Abandon(RunStatus.Failed, failure.Message);
        }
        catch (IOException)
        {
            // The disk that failed the run may fail its status too; the first failure is the one told.
        }
    }
}
