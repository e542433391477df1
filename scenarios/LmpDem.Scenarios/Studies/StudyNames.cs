using LmpDem.Engine.Units;
namespace LmpDem.Scenarios.Studies;

/// <summary>How the members of a study are called: by what varies, in as few words as tell the keys apart.</summary>
/// <param name="varied">Keys that vary.</param>
internal sealed class StudyNames(IEnumerable<string> varied)
{
    // Some file systems allow 255 bytes to a name, and others less.
    private const int LongestFolder = 120;

    private const int HashDigits = 8;

    private readonly string[] keys = [.. varied.Select(key => KeyPath.Shortest(key, [.. varied]))];

    /// <summary>What sets members apart from others but for the seed ("thickness = 50 nm").</summary>
    /// <param name="combination">Their values.</param>
    /// <param name="study">Name of the study, where nothing varies.</param>
    public string Label(StudyCombination combination, string study) => combination.Factors.Count == 0
        ? study : string.Join(", ", keys.Zip(combination.Factors, (key, factor) => $"{key} = {factor.Text}"));

    /// <summary>Folder of a member: values of a grid or list, the number of a point of a sample, and the seed.</summary>
    /// <param name="combination">Its values.</param>
    /// <param name="seed">Seed.</param>
    public string Folder(StudyCombination combination, ulong seed)
    {
        var parts = keys.Zip(combination.Factors).Where((_, k) => !combination.Places[k].StartsWith("sample", StringComparison.Ordinal))
            .Select(f => $"{f.First}-{new string([.. f.Second.Text.Select(Safe)])}").ToList();
        if (combination.Point is { } point) parts.Add(FormattableString.Invariant($"point-{point:0000}"));
        return string.Join('_', [.. parts, FormattableString.Invariant($"seed-{seed}")]);
    }

    /// <summary>
    /// Members with folders of their own: where two would share one, or its name is too long, the scenario's hash tells them apart.
    /// </summary>
    /// <param name="members">The members.</param>
    public static IReadOnlyList<StudyMember> Apart(IReadOnlyList<StudyMember> members)
    {
        var shared = members.GroupBy(m => m.Folder).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return
        [
            .. members.Select(m => m.Folder.Length <= LongestFolder && !shared.Contains(m.Folder)
                ? m
                : m with { Folder = $"{m.Folder[..Math.Min(m.Folder.Length, LongestFolder)]}_{m.Hash[..HashDigits]}" }),
        ];
    }

    private static char Safe(char c) => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '_';
}
