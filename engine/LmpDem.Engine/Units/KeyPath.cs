namespace LmpDem.Engine.Units;

/// <summary>Paths of keys, words joined by points ("electrode.film.thickness").</summary>
public static class KeyPath
{
    /// <summary>The last words of a path that tell it from others.</summary>
    /// <param name="path">The path.</param>
    /// <param name="all">All paths, this one among them.</param>
    public static string Shortest(string path, IReadOnlyList<string> all)
    {
        ArgumentNullException.ThrowIfNull(path);
        var words = path.Split('.');
        for (var n = 1; n < words.Length; n++)
        {
            var end = string.Join('.', words[^n..]);
            if (all.Count(k => k == end || k.EndsWith("." + end, StringComparison.Ordinal)) <= 1) return end;
        }

        return path;
    }
}
