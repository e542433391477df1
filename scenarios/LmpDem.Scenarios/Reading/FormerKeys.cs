using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>Keys under the names of an earlier version, which are read for one version more, with a note.</summary>
public static class FormerKeys
{
    /// <summary>Gives the keys of a mapping their present names. Where both names stand in it, the former one stays and is refused as unknown.</summary>
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
                note?.Invoke($"{name.Source}:{name.Line}:{name.Column}: the key {name.Text} is called {renamed.Name} now; the former name is read in this version for the last time");
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
            if (SpecKey.Of(type).FirstOrDefault(key => key.Name == steps[k] || key.FormerName == steps[k]) is not { } found) continue; // a place in a list, or a fault
            steps[k] = found.Name;
            type = found.ValueType;
        }

        return string.Join('.', steps);
    }
}
