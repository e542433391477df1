namespace LmpDem.Scenarios.Studies;

/// <summary>One run of a study.</summary>
/// <param name="Label">What sets it apart, without the seed ("thickness = 50 nm").</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Scenario">Its scenario, checked.</param>
public sealed record StudyMember(string Label, ulong Seed, string Folder, Scenario Scenario);
