using System.Globalization;
using System.Text.Json;
using LmpDem.Scenarios.Reading;

namespace LmpDem.Scenarios.Studies;

/// <summary>
/// The forms of a study's text that are short for others: `seeds: { count, from }` for a list of seeds, and a row of `list` with the
/// scenario's keys for one with key=value.
/// </summary>
internal static class StudySource
{
    /// <summary>Writes the short forms out; what is wrong with them is added to the binder.</summary>
    /// <param name="root">The study; changed.</param>
    /// <param name="binder">Collects faults.</param>
    public static void WriteOut(MapNode root, SpecBinder binder)
    {
        if (root.IndexOf("seeds") is var seeds and >= 0 && root.Entries[seeds].Value is MapNode range)
            Replace(root, seeds, Seeds(range, binder));
        if (root.IndexOf("list") is var list and >= 0 && root.Entries[list].Value is ListNode rows)
            for (var r = 0; r < rows.Items.Count; r++)
                if (rows.Items[r] is MapNode row && row.IndexOf("values") < 0) rows.Items[r] = Row(row);
    }

    private static void Replace(MapNode map, int index, SourceNode value) =>
        map.Entries[index] = KeyValuePair.Create(map.Entries[index].Key, value);

    private static ListNode Seeds(MapNode map, SpecBinder binder)
    {
        var before = binder.Faults.Count;
        var range = (SeedRange)binder.Record(typeof(SeedRange), map, "seeds");
        var seeds = new List<SourceNode>();
        if (binder.Faults.Count == before && range.From > ulong.MaxValue - (ulong)range.Count)
            binder.Refuse("seeds.from", $"{range.Count} seeds from {range.From} go beyond the largest seed, {ulong.MaxValue}");
        else for (var k = 0; k < range.Count; k++) seeds.Add(Scalar(map, (range.From + (ulong)k).ToString(CultureInfo.InvariantCulture)));
        return new ListNode(map.Source, map.Line, map.Column, seeds);
    }

    private static MapNode Row(MapNode row)
    {
        var values = row.Entries.Select(e => (SourceNode)Scalar(e.Key, $"{e.Key.Text}={Text(e.Value)}")).ToList();
        var list = new ListNode(row.Source, row.Line, row.Column, values);
        return new MapNode(row.Source, row.Line, row.Column, [KeyValuePair.Create(Scalar(row, "values"), (SourceNode)list)]);
    }

    private static ScalarNode Scalar(SourceNode at, string text) => new(at.Source, at.Line, at.Column, text, true);

    // As YAML on one line, which is how a value of --set is read.
    private static string Text(SourceNode node) => node switch
    {
        ScalarNode scalar => scalar.Text,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Inner))}]",
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Inner(e.Value)}"))} }}",
        _ => "",
    };

    private static string Inner(SourceNode node) =>
        node is ScalarNode { IsQuoted: true } quoted ? JsonSerializer.Serialize(quoted.Text) : Text(node);
}
