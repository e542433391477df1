using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>One run of a study.</summary>
/// <param name="Label">What sets it apart, without the seed ("thickness = 50 nm").</param>
/// <param name="Seed">Seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Scenario">Its scenario, checked.</param>
public sealed record StudyMember(string Label, ulong Seed, string Folder, Scenario Scenario)
{
    /// <summary>SHA-256 of the resolved scenario, as every file of its run bears it.</summary>
    public string Hash { get; } = new RunStamp(Scenario, 1).Hash;
}
