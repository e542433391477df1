using System.Text.Json;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// How members failed, a file per member in the folder `ends` of a study: many processes, on many machines, write them without
/// waiting for each other. A member that is done has none; its own status tells.
/// </summary>
/// <param name="root">Folder of the study.</param>
public sealed class MemberEnds(string root)
{
    private string Folder => Path.Combine(root, "ends");

    /// <summary>How a member failed, with this scenario and version; null where it did not.</summary>
    /// <param name="member">The member.</param>
    public MemberEnd? Of(PlannedMember member)
    {
        try
        {
            if (!File.Exists(FileOf(member))) return null;
            var end = JsonSerializer.Deserialize<MemberEnd>(File.ReadAllText(FileOf(member)), RunJson.Options);
            return end?.ScenarioHash == member.ScenarioHash && end.Version == Build.Version ? end : null;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return null; // a lost memory costs time, not results
        }
    }

    /// <summary>Keeps how a member failed.</summary>
    /// <param name="member">The member.</param>
    /// <param name="message">Why.</param>
    /// <param name="failsAgain">Whether the same scenario and seed fail in the same way.</param>
    public void Keep(PlannedMember member, string message, bool failsAgain)
    {
        var end = new MemberEnd(failsAgain, member.ScenarioHash, Build.Version, message);
        try
        {
            Directory.CreateDirectory(Folder);
            WholeFile.WriteText(FileOf(member), JsonSerializer.Serialize(end, RunJson.Options) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk that failed a member may fail this file; the failure itself is told all the same.
        }
    }

    /// <summary>Forgets how a member failed, as it runs again.</summary>
    /// <param name="member">The member.</param>
    public void Forget(PlannedMember member)
    {
        if (File.Exists(FileOf(member))) File.Delete(FileOf(member));
    }

    private string FileOf(PlannedMember member) => Path.Combine(Folder, member.Id + ".json");
}

/// <summary>How a member of a study failed, as a file of its own keeps it; the plan tells what the member is.</summary>
/// <param name="FailsAgain">Whether the failure is the scenario's own, so that the same scenario and seed fail in the same way.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Message">Why it failed.</param>
public sealed record MemberEnd(bool FailsAgain, string ScenarioHash, string Version, string Message);
