using LmpDem.Analysis.References;

namespace LmpDem.Analysis.Report;

/// <summary>What a report says, for programs.</summary>
/// <param name="Path">File of the page.</param>
/// <param name="Run">Folder of the run.</param>
/// <param name="Warnings">Warnings, as the page shows them.</param>
/// <param name="Activation">A criterion's distance to the measured activation.</param>
/// <param name="Findings">Statements of the paper with verdicts.</param>
/// <param name="Experiment">A criterion's distance to the user's own points; null without such.</param>
/// <param name="ExperimentUnderstood">What was understood of the user's own points, in one line; null without such.</param>
public sealed record ReportOutcome(
    string Path,
    string Run,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<CriterionOutcome> Activation,
    IReadOnlyList<PaperFinding> Findings,
    IReadOnlyList<ExperimentOutcome>? Experiment,
    string? ExperimentUnderstood = null);
