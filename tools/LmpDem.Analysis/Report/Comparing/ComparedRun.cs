namespace LmpDem.Analysis.Report.Comparing;

/// <summary>A run of a comparison.</summary>
/// <param name="Label">Its name on the page.</param>
/// <param name="Folder">Its folder.</param>
/// <param name="ScenarioHash">Hash of its resolved scenario.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Activation">Its criteria beside the measured activation.</param>
public sealed record ComparedRun(string Label, string Folder, string? ScenarioHash, string? Seed, IReadOnlyList<CriterionOutcome> Activation);
