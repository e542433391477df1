using System.Globalization;
using LmpDem.Analysis.Ensembles;
using LmpDem.Scenarios.Studies;

namespace LmpDem.Cli.Sweeping;

/// <summary>A study as it is collected. This is the only place where studies and ensembles meet.</summary>
/// <param name="Name">Name of the study.</param>
/// <param name="Root">Its folder.</param>
/// <param name="Members">Its members, each done or with what it is.</param>
internal sealed record StudyMembers(string Name, string Root, IReadOnlyList<EnsembleMember> Members)
{
    /// <summary>State of a member whose folder holds the run of another scenario or version.</summary>
    public const string Foreign = "foreign";

    private const string SeedKeys = "seeds.";

    /// <summary>The members of a plan and what became of them.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="root">Folder of the study.</param>
    public static StudyMembers Of(StudyManifest plan, string root) =>
        new(plan.Name, root, [.. MemberState.Of(plan, root).Select(state => Member(root, state))]);

    // Keys under `seeds` are seeds of their own, and no factors.
    private static EnsembleMember Member(string root, MemberState state)
    {
        var member = state.Member;
        var seeds = new Dictionary<string, ulong> { ["seed"] = member.Seed };
        foreach (var own in member.Factors.Where(IsSeed))
            if (ulong.TryParse(own.Text, CultureInfo.InvariantCulture, out var seed)) seeds[own.Key[SeedKeys.Length..]] = seed;
        EnsembleFactor[] factors =
            [.. member.Factors.Where(f => !IsSeed(f)).Select(f => new EnsembleFactor(f.Key, f.Text, f.Number, f.IsSampled))];
        return new EnsembleMember(
            member.Folder, Path.Combine(root, member.Folder), factors, seeds, state.IsForeign ? Foreign : state.State, state.Message);
    }

    private static bool IsSeed(StudyFactor factor) => factor.Key.StartsWith(SeedKeys, StringComparison.Ordinal);
}
