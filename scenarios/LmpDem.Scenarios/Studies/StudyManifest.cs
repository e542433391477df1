using System.Text;
using System.Text.Json;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// The plan of a study, manifest.json in its folder: which members there are, where each runs and what its scenario's hash is. Every
/// process that runs members, shows or collects them goes by this file, which bears a seal over its content.
/// </summary>
/// <param name="Format">Name and version of the format.</param>
/// <param name="Name">Name of the study.</param>
/// <param name="Study">Path of the study file.</param>
/// <param name="StudyText">Its text.</param>
/// <param name="Version">Version of the program that made the plan; members run with the same one.</param>
/// <param name="Commit">Commit of the sources of this program.</param>
/// <param name="Made">Time of the plan, ISO 8601 UTC.</param>
/// <param name="Members">The members, in the order of their index.</param>
/// <param name="Seal">SHA-256 of all of this but the seal.</param>
public sealed record StudyManifest(
    string Format, string Name, string Study, string StudyText, string Version, string Commit, string Made,
    IReadOnlyList<PlannedMember> Members, string Seal)
{
    /// <summary>Name of the file in the folder of a study.</summary>
    public const string FileName = "manifest.json";

    private const string Known = "lmpdem study manifest 2";

    /// <summary>Makes a plan with its seal.</summary>
    /// <param name="name">Name of the study.</param>
    /// <param name="study">Path of the study file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="members">The members.</param>
    /// <param name="version">Version of the program that the plan is for; null: this one.</param>
    public static StudyManifest Of(string name, string study, string text, IReadOnlyList<PlannedMember> members, string? version = null)
    {
        var plan = new StudyManifest(
            Known, name, study, text, version ?? Build.Version, Build.Commit, RunStamp.Now, members, "");
        return plan with { Seal = plan.SealNow() };
    }

    /// <summary>Reads a plan and checks that it is whole, was not changed by hand, and is of this version of the program.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="anyVersion">Whether a plan of another version is taken, too.</param>
    /// <exception cref="StudyPlanException">It is not.</exception>
    public static StudyManifest Read(string path, bool anyVersion = false)
    {
        StudyManifest? plan;
        try
        {
            plan = JsonSerializer.Deserialize<StudyManifest>(File.ReadAllText(path), RunJson.Line);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StudyPlanException($"{path}: no such file; make the plan with `lmpdem sweep plan STUDY`");
        }
        catch (JsonException e)
        {
            throw new StudyPlanException($"{path}:{e.LineNumber + 1}: this is no plan of a study: {e.Message.Split(" Path:")[0]} {WayOut}");
        }

        if (plan is not { Format: Known, Members: not null, Version: not null, StudyText: not null })
            throw new StudyPlanException($"{path}: this is no plan of a study that this version reads ({Known}); {WayOut}");
        if (plan.Seal != plan.SealNow())
            throw new StudyPlanException($"{path}: the plan was changed after it was made, as its seal tells: it is not taken; {WayOut}");
        if (!anyVersion && plan.Version != Build.Version)
            throw new StudyPlanException(
                $"{path}: the plan was made by version {plan.Version}, and this is {Build.Version}; "
                + $"members of one study run with one version: use that one, or {WayOut}");
        return plan;
    }

    /// <summary>Writes the plan, a line per member.</summary>
    /// <param name="path">Path of the file.</param>
    public void Write(string path) => WholeFile.WriteText(path, Text());

    /// <summary>A member by its index.</summary>
    /// <param name="index">Index, from 0.</param>
    /// <param name="path">Path of the plan, for the message.</param>
    /// <exception cref="StudyPlanException">There is no such member.</exception>
    public PlannedMember Member(int index, string path) => index >= 0 && index < Members.Count
        ? Members[index]
        : throw new StudyPlanException(
            $"{path} has {Members.Count} members, with the indices 0 to {Members.Count - 1}, and none with index {index}");

    private const string WayOut = "make the plan anew with `lmpdem sweep plan STUDY --replace`";

    private string SealNow() => Sha256.Of((this with { Seal = "" }).Text());

    private string Text()
    {
        var head = JsonSerializer.Serialize(this with { Members = [] }, RunJson.Line);
        const string NoMembers = "\"members\":[]";
        var at = head.LastIndexOf(NoMembers, StringComparison.Ordinal) + NoMembers.Length - 1;
        var text = new StringBuilder(head, 0, at, head.Length + 400 * Members.Count);
        for (var m = 0; m < Members.Count; m++)
            text.Append(m == 0 ? "\n" : ",\n").Append(JsonSerializer.Serialize(Members[m], RunJson.Line));
        return text.Append('\n').Append(head, at, head.Length - at).Append('\n').ToString();
    }
}

/// <summary>A member of a plan.</summary>
/// <param name="Index">Its index, from 0, which it keeps whatever becomes of other members.</param>
/// <param name="Id">What identifies it: the first digits of the scenario's hash, which covers the seed.</param>
/// <param name="Folder">Name of its folder within that of the study.</param>
/// <param name="Label">What sets it apart from others but for the seed ("thickness = 50 nm").</param>
/// <param name="Factors">Values of the keys that the study varies.</param>
/// <param name="Seed">Seed.</param>
/// <param name="ScenarioHash">SHA-256 of the resolved scenario.</param>
/// <param name="Cost">What its run will need.</param>
public sealed record PlannedMember(
    int Index, string Id, string Folder, string Label, IReadOnlyList<StudyFactor> Factors, ulong Seed, string ScenarioHash,
    MemberCost Cost);

/// <summary>Estimate of what the run of a member needs, on one thread.</summary>
/// <param name="Particles">Number of particles.</param>
/// <param name="Zones">Zones of the deformable bodies; 0 without them.</param>
/// <param name="Seconds">Wall time [s].</param>
/// <param name="MemoryBytes">Memory [bytes].</param>
/// <param name="DiskBytes">Files [bytes].</param>
public sealed record MemberCost(int Particles, int Zones, double Seconds, double MemoryBytes, double DiskBytes)
{
    /// <summary>The estimate for a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    public static MemberCost Of(Scenario scenario)
    {
        var plan = RunPlan.Of(scenario, threads: 1);
        return new MemberCost(
            plan.Particles, plan.Zones, Math.Round(plan.WallSeconds), Math.Round(plan.MemoryBytes), Math.Round(plan.DiskBytes));
    }
}

/// <summary>A plan of a study that cannot be used or made; the message tells why and what to do.</summary>
/// <param name="message">One sentence for the user.</param>
public sealed class StudyPlanException(string message) : Exception(message);
