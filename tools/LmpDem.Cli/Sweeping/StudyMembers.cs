using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Analysis.Ensembles;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>A study as it is collected. This is the only place where studies and ensembles meet.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Root">Its folder.</param>
/// <param name="Members">Its members, each done or with what it is.</param>
internal sealed partial record StudyMembers(string Name, string Root, IReadOnlyList<EnsembleMember> Members)
{
    /// <summary>State of a member whose folder holds the run of another scenario or version.</summary>
    public const string Foreign = "foreign";

    private const string SeedKeys = "seeds.";

    /// <summary>The members of a study and what became of them.</summary>
    /// <param name="study">The study.</param>
    /// <param name="root">Its folder.</param>
    public static StudyMembers Of(Study study, string root)
    {
        var gaps = StudyOutcome.Of(study, root).Missing.ToDictionary(g => g.Folder);
        return new StudyMembers(study.Name, root,
        [
            .. study.Members.Select(member => gaps.TryGetValue(member.Folder, out var gap)
                ? Member(root, member, gap.IsForeign ? Foreign : "missing", gap.Reason)
                : Member(root, member, EnsembleMember.Done, null)),
        ]);
    }

    // Keys under `seeds` are seeds of their own, and no factors.
    private static EnsembleMember Member(string root, StudyMember member, string state, string? message)
    {
        var all = FactorsOf(member.Label);
        var seeds = new Dictionary<string, ulong> { ["seed"] = member.Seed };
        foreach (var own in all.Where(f => f.Key.StartsWith(SeedKeys, StringComparison.Ordinal)))
            if (ulong.TryParse(own.Text, CultureInfo.InvariantCulture, out var seed)) seeds[own.Key[SeedKeys.Length..]] = seed;
        EnsembleFactor[] factors = [.. all.Where(f => !f.Key.StartsWith(SeedKeys, StringComparison.Ordinal))];
        return new EnsembleMember(member.Folder, Path.Combine(root, member.Folder), factors, seeds, state, message);
    }

    // "thickness = 50 nm, sigma_g = 1.1": a value may hold commas.
    private static EnsembleFactor[] FactorsOf(string label) =>
    [
        .. Between().Split(label).Select(part => part.Split(" = ", 2)).Where(part => part.Length == 2).Select(part => new EnsembleFactor(
            part[0], part[1], Amount.TryParse(part[1], out var quantity, out _) ? quantity.Si : null)),
    ];

    [GeneratedRegex(@", (?=[a-z0-9_.\[\]]+ = )")]
    private static partial Regex Between();
}
