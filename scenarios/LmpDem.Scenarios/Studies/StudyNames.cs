namespace LmpDem.Scenarios.Studies;

/// <summary>How the members of a study are called: by what varies, in as few words as tell the keys apart.</summary>
/// <param name="axes">Keys that vary.</param>
internal sealed class StudyNames(IReadOnlyList<StudyAxis> axes)
{
    // Some file systems allow 255 bytes to a name, and others less.
    private const int LongestFolder = 120;

    private const int HashDigits = 8;

    private readonly string[] keys = [.. axes.Select(a => Shortest(a.Key.Trim(), [.. axes.Select(b => b.Key.Trim())]))];

    /// <summary>What sets members apart from others but for the seed ("thickness = 50 nm").</summary>
    /// <param name="values">A value per key.</param>
    public string Label(IReadOnlyList<string> values) => string.Join(", ", keys.Zip(values, (key, value) => $"{key} = {value}"));

    /// <summary>Folder of a member.</summary>
    /// <param name="values">A value per key.</param>
    /// <param name="seed">Seed.</param>
    public string Folder(IReadOnlyList<string> values, ulong seed) => string.Join(
        '_', [.. keys.Zip(values, (key, value) => $"{key}-{new string([.. value.Select(Safe)])}"), FormattableString.Invariant($"seed-{seed}")]);

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

    // The last word of the path, with words before it where another key ends alike.
    private static string Shortest(string key, string[] all)
    {
        var words = key.Split('.');
        for (var n = 1; n < words.Length; n++)
        {
            var end = string.Join('.', words[^n..]);
            if (all.Count(k => k == end || k.EndsWith("." + end, StringComparison.Ordinal)) == 1) return end;
        }

        return key;
    }
}
