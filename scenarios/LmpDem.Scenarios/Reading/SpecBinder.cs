using System.Collections;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// Makes spec records from a scenario's nodes by their <see cref="SpecKey"/>s. It collects every fault and continues, so
/// that a user sees them all at once; what it returns is whole only where no fault was found.
/// </summary>
/// <param name="root">Type of the whole scenario, to tell in which section a misplaced key belongs.</param>
/// <param name="folder">Folder that the paths of table files start from.</param>
public sealed class SpecBinder(Type root, string folder)
{
    private readonly List<Fault> faults = [];

    private readonly Dictionary<string, SourceNode> places = [];

    private readonly List<string> notes = [];

    private readonly Dictionary<string, UserTable> tables = [];

    /// <summary>How tables in separate files were read, one line each.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Contact laws of plug-ins, beside those of the engine.</summary>
    public IReadOnlyList<ContactLaw> Laws { get; init; } = [];

    /// <summary>Faults found so far.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The node of a key that stood in the scenario, or that of the closest section around it.</summary>
    /// <param name="key">Key path.</param>
    public SourceNode Place(string key)
    {
        while (!places.ContainsKey(key) && key.Length > 0)
            key = key.LastIndexOf('.') is var dot and > 0 ? key[..dot] : "";
        return places[key];
    }

    /// <summary>Whether a key stood in the scenario with a value.</summary>
    /// <param name="key">Key path.</param>
    public bool IsGiven(string key) => places.TryGetValue(key, out var node) && node is not ScalarNode { IsNull: true };

    /// <summary>Adds a fault at a key.</summary>
    /// <param name="key">Key path.</param>
    /// <param name="message">The error and the allowed range.</param>
    public void Refuse(string key, string message) => faults.Add(Place(key).Fault(key, message));

    /// <summary>Reads a record.</summary>
    /// <param name="type">Type of the record.</param>
    /// <param name="map">Its mapping.</param>
    /// <param name="path">Key path of the mapping, empty at the root.</param>
    public object Record(Type type, MapNode map, string path)
    {
        places[path] = map;
        var record = Activator.CreateInstance(type)!;
        var keys = SpecKey.Of(type);
        foreach (var (name, node) in map.Entries)
        {
            var full = Join(path, name.Text);
            if (keys.FirstOrDefault(k => k.Name == name.Text) is { } key) Bind(record, key, node, full);
            else faults.Add(name.Fault(full, Unknown(name.Text, path, keys)));
        }

        if (record is SizeDistributionSpec sizes && tables.TryGetValue(Join(path, "table"), out var table)
            && TableFile.Contradiction(table, sizes.Weighting) is { } fault) faults.Add(fault);
        foreach (var key in keys)
            if (key.IsRequired && map.IndexOf(key.Name) < 0)
                faults.Add(map.Fault(
                    Join(path, key.Name), $"this key is missing and has no default: {key.Parameter.Meaning}; {Expectation.Of(key)}"));
        return record;
    }

    private void Bind(object record, SpecKey key, SourceNode node, string path)
    {
        places[path] = node;
        if (node is ScalarNode { IsNull: true })
        {
            if (key.IsOptional) key.Set(record, null);
            else faults.Add(node.Fault(path, $"no value is given; {Expectation.Of(key)}"));
            return;
        }

        if (!key.IsList)
        {
            if (Value(key, node, path) is { } value) key.Set(record, value);
            return;
        }

        // A table may be in a file next to the scenario; its faults belong to its rows.
        if (key.Kind == SpecKind.Record && node is ScalarNode file && TableFile.Takes(key.ValueType))
        {
            places[path] = node = TableFile.Read(Path.Combine(folder, file.Text), key.ValueType, out var understood, out var table);
            notes.Add(understood);
            tables[path] = table;
        }

        if (node is not ListNode list)
        {
            faults.Add(node.Fault(path, $"{Expectation.Of(key)}, but {node.Kind} was found"));
            return;
        }

        var values = new List<object>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = $"{path}[{i}]";
            places[item] = list.Items[i];
            if (Value(key, list.Items[i], item) is { } value) values.Add(value);
        }

        var array = Array.CreateInstance(key.ValueType, values.Count);
        ((ICollection)values).CopyTo(array, 0);
        key.Set(record, array);
    }

    private object? Value(SpecKey key, SourceNode node, string path)
    {
        if (key.Kind == SpecKind.Record && node is MapNode map) return Record(key.ValueType, map, path);
        if (key.Kind != SpecKind.Record && node is ScalarNode scalar)
        {
            var isLaw = key.ValueType == typeof(ContactLaw);
            if (isLaw && Laws.FirstOrDefault(law => law.Key == scalar.Text) is { } own) return own;
            if (ScalarReading.TryRead(key, scalar, out var value, out var reason)) return value;
            faults.Add(node.Fault(path, isLaw && !scalar.IsNull ? reason + OwnLaws() : reason));
            return null;
        }

        var hint = key.Kind == SpecKind.Record && !key.IsList && SpecKey.Of(key.ValueType).Any(k => k.Name == "enabled")
            ? "; write { enabled: true }"
            : "";
        faults.Add(node.Fault(path, $"{Expectation.OfItem(key)}, but {node.Kind} was found{hint}"));
        return null;
    }

    private string OwnLaws() => Laws.Count > 0
        ? $"; plug-ins add {string.Join(", ", Laws)}"
        : "; a law of a plug-in needs the plug-in (--plugin FILE.dll)";

    private string Unknown(string name, string path, IReadOnlyList<SpecKey> keys)
    {
        if (Spelling.Closest(name, keys.Select(k => k.Name)) is { } close)
            return $"unknown key \"{name}\"; did you mean \"{close}\"?";
        var elsewhere = SpecKey.Paths(root).FirstOrDefault(p => p.EndsWith('.' + name, StringComparison.Ordinal) || p == name);
        var allowed = string.Join(", ", keys.Select(k => k.Name));
        return elsewhere is not null && elsewhere != Join(path, name)
            ? $"unknown key \"{name}\" here; did you mean \"{elsewhere}\"? Keys of this section: {allowed}"
            : $"unknown key \"{name}\"; keys of this section: {allowed}";
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}

/// <summary>Keys under the names of an earlier version, which are read for one version more, with a note.</summary>
public static class FormerKeys
{
    /// <summary>
    /// Gives the keys of a mapping their present names. Where both names stand in it, the former one stays and is refused as unknown.
    /// </summary>
    /// <param name="map">The mapping; changed.</param>
    /// <param name="type">Type of the record that it holds.</param>
    /// <param name="note">Told of every renamed key, a line each.</param>
    public static void Rename(MapNode map, Type type, Action<string>? note)
    {
        var keys = SpecKey.Of(type);
        for (var k = 0; k < map.Entries.Count; k++)
        {
            var (name, node) = map.Entries[k];
            if (keys.FirstOrDefault(key => key.FormerName == name.Text) is { } renamed && map.IndexOf(renamed.Name) < 0)
            {
                note?.Invoke(
                    $"{name.Source}:{name.Line}:{name.Column}: the key {name.Text} is called {renamed.Name} now; the former name is read "
                    + $"in this version for the last time");
                name = new ScalarNode(name.Source, name.Line, name.Column, renamed.Name, false);
                map.Entries[k] = KeyValuePair.Create(name, node);
            }

            if (keys.FirstOrDefault(key => key.Name == name.Text) is not { Kind: SpecKind.Record } section) continue;
            foreach (var inner in node is ListNode list ? list.Items : [node])
                if (inner is MapNode record) Rename(record, section.ValueType, note);
        }
    }

    /// <summary>The path of a key with the present names.</summary>
    /// <param name="path">Key path, as in <see cref="Override.Key"/>.</param>
    /// <param name="type">Type of the record that it starts from.</param>
    public static string Rename(string path, Type type)
    {
        var steps = path.Split('.');
        for (var k = 0; k < steps.Length; k++)
        {
            // a place in a list, or a fault
            if (SpecKey.Of(type).FirstOrDefault(key => key.Name == steps[k] || key.FormerName == steps[k]) is not { } found) continue;
            steps[k] = found.Name;
            type = found.ValueType;
        }

        return string.Join('.', steps);
    }
}

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
