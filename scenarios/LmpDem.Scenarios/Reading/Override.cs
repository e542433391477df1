using System.Globalization;

namespace LmpDem.Scenarios.Reading;

/// <summary>A value that replaces one of the file: from <c>--set</c> or from the environment.</summary>
/// <param name="Key">Key path ("press.ratios", "electrode.size_distribution.components.0.d50").</param>
/// <param name="Value">The value as YAML text.</param>
/// <param name="Source">Where it came from, for messages ("--set press.ratios=...").</param>
public sealed record Override(string Key, string Value, string Source)
{
    /// <summary>Reads a flag's "key=value".</summary>
    /// <param name="text">Text of the flag.</param>
    /// <exception cref="ScenarioException">The text is no assignment.</exception>
    public static Override FromFlag(string text)
    {
        var source = $"--set {text}";
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at > 0 && text[..at].Trim() is { Length: > 0 } key) return new Override(key, text[(at + 1)..].Trim(), source);
        throw new ScenarioException(new Fault(source, 0, 0, "", "expected key=value, for example --set \"electrode.thickness=84 um\""));
    }

    /// <summary>
    /// Overrides from environment variables: LMPDEM_SEED sets seed, LMPDEM_ELECTRODE__THICKNESS sets electrode.thickness
    /// (two underscores for the dot).
    /// </summary>
    /// <param name="variables">All variables of the environment.</param>
    public static IReadOnlyList<Override> FromEnvironment(IReadOnlyDictionary<string, string> variables) =>
        [.. variables
            .Where(v => v.Key == "LMPDEM_SEED"
                || (v.Key.StartsWith("LMPDEM_", StringComparison.Ordinal) && v.Key.Contains("__", StringComparison.Ordinal)))
            .OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => new Override(
                v.Key["LMPDEM_".Length..].ToLowerInvariant().Replace("__", ".", StringComparison.Ordinal), v.Value, v.Key))];

    /// <summary>Sets the value in a scenario's nodes, making sections that are not there.</summary>
    /// <param name="root">The scenario.</param>
    /// <exception cref="ScenarioException">The value is no YAML, or the path leads into a value.</exception>
    public void Apply(MapNode root)
    {
        var value = SourceText.ParseValue(Value, Source, lines: false) ?? new ScalarNode(Source, 0, 0, "", false);
        SourceNode node = root;
        var steps = Key.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            var last = i == steps.Length - 1;
            if (node is ListNode list)
            {
                if (!int.TryParse(steps[i], NumberStyles.None, CultureInfo.InvariantCulture, out var item) || item >= list.Items.Count)
                    throw new ScenarioException(
                        new Fault(Source, 0, 0, Key, $"\"{steps[i]}\" is no item of this list; it has {list.Items.Count}, counted from 0"));
                if (last) list.Items[item] = value;
                node = list.Items[item];
                continue;
            }

            if (node is not MapNode map)
                throw new ScenarioException(new Fault(Source, 0, 0, Key, $"\"{string.Join('.', steps[..i])}\" is a value and has no keys"));
            var index = map.IndexOf(steps[i]);
            var next = last ? value
                : index >= 0 && map.Entries[index].Value is not ScalarNode { IsNull: true } ? map.Entries[index].Value
                : new MapNode(Source, 0, 0, []);
            var entry = KeyValuePair.Create(new ScalarNode(Source, 0, 0, steps[i], false), next);
            if (index < 0) map.Entries.Add(entry);
            else if (!ReferenceEquals(map.Entries[index].Value, next)) map.Entries[index] = entry;
            node = next;
        }
    }
}
