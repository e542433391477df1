using System.Text.RegularExpressions;
using LmpDem.Analysis.Ensembles;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>The members of a study as an ensemble takes them. The only place where the two meet.</summary>
internal static partial class StudyMembers
{
    /// <summary>The members, each done or with what it is.</summary>
    /// <param name="study">The study.</param>
    /// <param name="root">Its folder.</param>
    /// <param name="gaps">Members whose results are not there.</param>
    public static IReadOnlyList<EnsembleMember> Of(Study study, string root, IReadOnlyList<StudyGap> gaps) =>
    [
        .. study.Members.Select(member =>
        {
            var gap = gaps.FirstOrDefault(g => g.Folder == member.Folder);
            return new EnsembleMember(
                member.Folder, Path.Combine(root, member.Folder), FactorsOf(member.Label), new Dictionary<string, ulong> { ["seed"] = member.Seed },
                gap is null ? EnsembleMember.Done : gap.IsForeign ? "foreign" : "missing", gap?.Reason);
        }),
    ];

    // "thickness = 50 nm, sigma_g = 1.1": a value may hold commas.
    private static EnsembleFactor[] FactorsOf(string label) =>
    [
        .. Between().Split(label).Select(part => part.Split(" = ", 2)).Where(part => part.Length == 2).Select(part => new EnsembleFactor(
            part[0], part[1], Amount.TryParse(part[1], out var quantity, out _) ? quantity.Si : null)),
    ];

    [GeneratedRegex(@", (?=[a-z0-9_.\[\]]+ = )")]
    private static partial Regex Between();
}
