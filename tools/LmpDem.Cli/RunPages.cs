using LmpDem.Analysis.References;
using LmpDem.Analysis.Report;
using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Networks;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Cli;

/// <summary>Figures and report of a run, made from results that are whole; only what is missing is drawn.</summary>
/// <param name="scenario">The scenario.</param>
/// <param name="run">Folder of the run.</param>
/// <param name="reference">The reference that the run is compared with.</param>
/// <param name="withReport">Whether the report is among them where the scenario asks for it.</param>
internal sealed class RunPages(Scenario scenario, RunFolder run, Reference reference, bool withReport = true)
{
    /// <summary>Keeps what the figures show while the run is in progress.</summary>
    public RunDrawing Drawing { get; } = new(scenario, run, reference.Measured);

    /// <summary>Makes the pages.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public void Make(IReadOnlyList<StateRow> rows)
    {
        if (scenario.Output.Figures)
        {
            if (!Drawing.HasSeen) new RunReplay(scenario, run).Into(rows, Drawing);
            Drawing.Draw(rows);
        }

        if (withReport && scenario.Output.Report) RunReport.Write(run.Root, reference);
    }

    /// <summary>Makes what a run with whole results lacks, as `run` would, and tells so in its status.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="reference">The reference that the run is compared with.</param>
    /// <returns>Whether anything was lacking.</returns>
    public static bool Complete(RunFolder run, Reference reference)
    {
        if (run.ReadStatus() is not { Results: not null } status || !RunFiles.LacksPages(run, status)) return false;
        var pages = new RunPages(NetworkReading.ScenarioOf(run, []), run, reference);
        Pipeline.Draw(run, SummaryTable.Read(run.Summary), pages.Make);
        return true;
    }
}
