namespace LmpDem.Scenarios.Runs;

/// <summary>How far a stage is.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Share">Estimated fraction of the stage completed, 0 to 1.</param>
/// <param name="Steps">Steps done in the stage.</param>
/// <param name="Ratio">Present calendering ratio; null before the press.</param>
/// <param name="What">What is in progress, in a few words.</param>
public sealed record RunProgress(string Stage, double Share, long Steps, double? Ratio, string What);
