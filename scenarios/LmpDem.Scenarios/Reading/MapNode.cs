namespace LmpDem.Scenarios.Reading;

/// <summary>A mapping; keys keep their order and place.</summary>
/// <param name="Source">File, or the flag or variable the node came from.</param>
/// <param name="Line">Line, from 1; 0 for flags and variables.</param>
/// <param name="Column">Column, from 1; 0 for flags and variables.</param>
/// <param name="Entries">Keys and values.</param>
public sealed record MapNode(string Source, int Line, int Column, List<KeyValuePair<ScalarNode, SourceNode>> Entries)
    : SourceNode(Source, Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a mapping";

    /// <summary>Index of a key, or -1.</summary>
    /// <param name="key">The key.</param>
    public int IndexOf(string key) => Entries.FindIndex(e => e.Key.Text == key);

    /// <summary>A copy whose mappings and lists may be changed without changing this one; what stands in it twice does so in the copy.</summary>
    public MapNode Copy() => (MapNode)Copy(this, new Dictionary<SourceNode, SourceNode>(ReferenceEqualityComparer.Instance));

    private static SourceNode Copy(SourceNode node, Dictionary<SourceNode, SourceNode> copies)
    {
        if (node is ScalarNode) return node;
        if (copies.TryGetValue(node, out var known)) return known;
        return copies[node] = node switch
        {
            MapNode map => map with { Entries = [.. map.Entries.Select(e => KeyValuePair.Create(e.Key, Copy(e.Value, copies)))] },
            ListNode list => list with { Items = [.. list.Items.Select(item => Copy(item, copies))] },
            _ => node,
        };
    }
}
