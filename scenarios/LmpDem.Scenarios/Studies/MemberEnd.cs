namespace LmpDem.Scenarios.Studies;

/// <summary>How a member of a study ended, as members.json keeps it.</summary>
/// <param name="Folder">Its folder within that of the study.</param>
/// <param name="Label">What sets it apart, without the seed.</param>
/// <param name="Seed">Seed.</param>
/// <param name="State">"done" or "failed".</param>
/// <param name="FailsAgain">Whether the failure is the scenario's own, so that the same scenario and seed fail in the same way.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Message">Why it failed; null where it did not.</param>
public sealed record MemberEnd(
    string Folder, string Label, ulong Seed, string State, bool FailsAgain, string ScenarioHash, string Version, string? Message);
