using System.Globalization;
using System.Text.Json;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Units;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Writing;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// Runs the members of a study one after the other. A member that fails does so alone: the others run, and members.json in the
/// folder of the study keeps how each ended. A restart leaves finished members alone and runs stopped and failed ones again, but for
/// those whose failure is their scenario's own (a packing that does not come to rest, a run that diverged): the same scenario and
/// seed would fail in the same way after the same hours.
/// </summary>
/// <param name="study">The study.</param>
/// <param name="root">Its folder.</param>
public sealed class StudyRun(Study study, string root)
{
    /// <summary>Name of the file that keeps how the members ended.</summary>
    public const string FileName = "members.json";

    /// <summary>Told of every member before it runs: its number from 1, the member, and why it is left out or null.</summary>
    public Action<int, StudyMember, string?> Began { get; init; } = (_, _, _) => { };

    /// <summary>Told of a member that failed.</summary>
    public Action<StudyMember, Exception> Failed { get; init; } = (_, _) => { };

    /// <summary>Runs the members.</summary>
    /// <param name="run">Runs a member into its folder.</param>
    /// <param name="retry">Whether members whose failure is their scenario's own run again, too.</param>
    /// <exception cref="RunStoppedException">The study was asked to stop.</exception>
    public IReadOnlyList<MemberEnd> Run(Action<StudyMember, RunFolder> run, bool retry = false)
    {
        var before = Before();
        var ends = new List<MemberEnd>();
        for (var m = 0; m < study.Members.Count; m++)
        {
            var member = study.Members[m];
            var known = before.FirstOrDefault(e => e.FailsAgain && e.ScenarioHash == member.Hash && e.Version == Build.Version);
            var leftOut = known is not null && !retry ? known.Message ?? "it failed" : null;
            Began(m + 1, member, leftOut);
            ends.Add(leftOut is null ? End(member, run) : known! with { Folder = member.Folder, Label = member.Label });
            Save(ends, before);
        }

        return ends;
    }

    private MemberEnd End(StudyMember member, Action<StudyMember, RunFolder> run)
    {
        var end = new MemberEnd(member.Folder, member.Label, member.Seed, RunStatus.Done, false, member.Hash, Build.Version, null);
        try
        {
            using var folder = new RunFolder(Path.Combine(root, member.Folder));
            run(member, folder);
            return end;
        }
        catch (Exception e) when (e is not (RunStoppedException or OperationCanceledException or OutOfMemoryException))
        {
            Failed(member, e);
            var again = e is PackingException or DivergedException or TangledException;
            return end with { State = RunStatus.Failed, FailsAgain = again, Message = e.Message };
        }
    }

    private List<MemberEnd> Before()
    {
        var path = Path.Combine(root, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<List<MemberEnd>>(File.ReadAllText(path), RunJson.Options) ?? [] : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return []; // a lost memory costs time, not results
        }
    }

    // Records of members that a stop may leave out are kept.
    private void Save(List<MemberEnd> ends, List<MemberEnd> before)
    {
        var later = before.Where(b => study.Members.Skip(ends.Count).Any(m => m.Hash == b.ScenarioHash));
        try
        {
            WholeFile.WriteText(Path.Combine(root, FileName), JsonSerializer.Serialize((MemberEnd[])[.. ends, .. later], RunJson.Options) + "\n");
        }
        catch (IOException)
        {
            // The disk that failed a member may fail this file; the members after it still try.
        }
    }
}

/// <summary>
/// What two scenarios have in common that differ in the writing of their values alone: "100 nm" and "0.1 um" may differ in the last
/// bit of the number, so numbers count to twelve digits.
/// </summary>
internal static class SameScenario
{
    private static readonly char[] Marks = ['[', ']', ',', '\n'];

    /// <summary>A text that is the same for the same scenario and seed.</summary>
    /// <param name="scenario">The scenario.</param>
    public static string Key(Scenario scenario)
    {
        var text = ResolvedText.Write(scenario with { Seed = 0 }, comments: false); // a seed counts to its last digit
        return string.Create(CultureInfo.InvariantCulture, $"{scenario.Seed}\n{string.Join('\n', text.Split(Marks).Select(Rounded))}");
    }

    // "thickness: 84 um" or an item of a list.
    private static string Rounded(string part)
    {
        var at = part.LastIndexOf(": ", StringComparison.Ordinal);
        var (key, value) = at < 0 ? ("", part) : (part[..at], part[(at + 2)..]);
        return Amount.TryParse(value, out var quantity, out _)
            ? string.Create(CultureInfo.InvariantCulture, $"{key} {quantity.Si:G12} {quantity.Unit.Dimension.BaseUnits}")
            : part;
    }
}
