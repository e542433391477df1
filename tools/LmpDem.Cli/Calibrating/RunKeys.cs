using LmpDem.Engine.Units;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Cli.Calibrating;

/// <summary>The resolved scenario of a run as flat keys with their text, whatever version wrote it.</summary>
internal sealed class RunKeys
{
    // Keys that distinguish runs of one study without changing the electrode, and keys applied after the run.
    private static readonly string[] Free = ["seed", "name", "press.ratios", "output.", "activation.", "transport."];

    private readonly string path;
    private readonly SortedDictionary<string, string> text = new(StringComparer.Ordinal);

    private RunKeys(string path) => this.path = path;

    /// <summary>Reads the scenario of a run.</summary>
    /// <param name="path">Its scenario.resolved.yaml.</param>
    /// <exception cref="ScenarioException">It cannot be read.</exception>
    public static RunKeys Read(string path)
    {
        var keys = new RunKeys(path);
        var map = SourceText.ReadFile(path);
        FormerKeys.Rename(map, typeof(Scenario), null);
        keys.Add("", map);
        return keys;
    }

    /// <summary>The value of a key in SI, with its unit.</summary>
    /// <param name="key">Key path, "film.strength".</param>
    /// <exception cref="UsageException">There is no such key, or it is no quantity.</exception>
    public (double Value, Unit Unit) Quantity(string key)
    {
        if (!text.TryGetValue(FormerKeys.Rename(key, typeof(Scenario)), out var value))
            throw new UsageException(
                $"--parameters: \"{key}\" is neither a coefficient of a criterion nor a key of "
                + $"{path}{(Spelling.Closest(key, text.Keys) is { } close ? $"; did you mean \"{close}\"?" : "")}");
        return Amount.TryParse(value, out var quantity, out _)
            ? (quantity.Si, quantity.Unit)
            : throw new UsageException($"--parameters: {key} is \"{value}\" in {path}, which is no number");
    }

    /// <summary>Keys that two runs both have with different values, but for those that may differ.</summary>
    /// <param name="other">The other run.</param>
    /// <param name="allowed">Keys that may differ as well.</param>
    public IReadOnlyList<string> Differences(RunKeys other, IReadOnlyList<string> allowed) =>
        [.. text.Keys.Where(
            k => other.text.TryGetValue(k, out var value) && value != text[k] && !allowed.Contains(k)
            && !Free.Any(f => k == f || k.StartsWith(f, StringComparison.Ordinal)))];

    private void Add(string key, SourceNode node)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var entry in map.Entries) Add(key.Length == 0 ? entry.Key.Text : $"{key}.{entry.Key.Text}", entry.Value);
                break;
            case ListNode list:
                text[key] = "[]";
                for (var k = 0; k < list.Items.Count; k++) Add($"{key}[{k}]", list.Items[k]);
                break;
            case ScalarNode scalar:
                text[key] = scalar.Text;
                break;
        }
    }
}
