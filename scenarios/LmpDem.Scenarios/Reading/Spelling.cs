namespace LmpDem.Scenarios.Reading;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>The closest of the allowed words, or null where none is close.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="allowed">What may be written.</param>
    public static string? Closest(string word, IEnumerable<string> allowed)
    {
        string? best = null;
        var least = Math.Max(2, word.Length / 3) + 1;
        var plain = Plain(word);
        foreach (var candidate in allowed)
        {
            var distance = Distance(plain, Plain(candidate));
            if (distance >= least) continue;
            least = distance;
            best = candidate;
        }

        return best;
    }

    /// <summary>Number of letters to insert, delete, replace or swap with a neighbour between two words.</summary>
    /// <param name="a">A word.</param>
    /// <param name="b">Another word.</param>
    public static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i, j] = Math.Min(replace, Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }

        return d[a.Length, b.Length];
    }

    // "Line-Speed", "lineSpeed" and "line_speed" are the same slip.
    private static string Plain(string word) =>
        string.Concat(word.Where(c => c is not ('_' or '-' or ' '))).ToLowerInvariant();
}
