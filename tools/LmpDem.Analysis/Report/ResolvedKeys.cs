namespace LmpDem.Analysis.Report;

/// <summary>
/// The keys of a resolved scenario with their values as text, in the order of the file: block maps of one key a line, lists of maps, and
/// everything else on the line of its key, as a run writes them.
/// </summary>
public static class ResolvedKeys
{
    /// <summary>Reads the keys, "electrode.thickness" and "84 um" for example.</summary>
    /// <param name="text">Text of scenario.resolved.yaml.</param>
    public static IReadOnlyList<(string Key, string Value)> Read(string text)
    {
        var keys = new List<(string, string)>();
        var open = new Stack<(int Indent, string Path)>();
        var items = new Dictionary<string, int>();
        foreach (var line in text.Split('\n'))
        {
            var content = line.TrimStart();
            if (content.Length == 0 || content[0] == '#') continue;
            var indent = line.Length - content.Length;
            if (content.StartsWith("- ", StringComparison.Ordinal))
            {
                Close(indent);
                var list = open.Count == 0 ? "" : open.Peek().Path;
                items[list] = items.GetValueOrDefault(list, -1) + 1;
                open.Push((indent, $"{list}[{items[list]}]"));
                content = content[2..];
                indent += 2;
            }
            else
            {
                Close(indent);
            }

            var colon = content.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var path = (open.Count == 0 ? "" : open.Peek().Path + ".") + content[..colon];
            var value = content[(colon + 1)..].Trim();
            if (value.Length == 0) open.Push((indent, path));
            else keys.Add((path, value.Trim('"')));
        }

        return keys;

        void Close(int indent)
        {
            while (open.Count > 0 && open.Peek().Indent >= indent) open.Pop();
        }
    }
}
