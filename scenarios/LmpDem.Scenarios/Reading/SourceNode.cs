namespace LmpDem.Scenarios.Reading;

/// <summary>A node of a scenario's text that remembers where it stands: a scalar, a list or a mapping.</summary>
/// <param name="Source">File, or the flag or variable the node came from.</param>
/// <param name="Line">Line, from 1; 0 for flags and variables.</param>
/// <param name="Column">Column, from 1; 0 for flags and variables.</param>
public abstract record SourceNode(string Source, int Line, int Column)
{
    /// <summary>What a user calls this kind of node.</summary>
    public abstract string Kind { get; }

    /// <summary>A fault at this node.</summary>
    /// <param name="key">Key path.</param>
    /// <param name="message">The error and the allowed range.</param>
    public Fault Fault(string key, string message) => new(Source, Line, Column, key, message);

    /// <summary>Where the node stands ("study.yaml:4:5"); the source alone where that has no lines.</summary>
    public string At => Line > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}:{Line}:{Column}") : Source;
}

/// <summary>A list.</summary>
/// <param name="Source">File, or the flag or variable the node came from.</param>
/// <param name="Line">Line, from 1; 0 for flags and variables.</param>
/// <param name="Column">Column, from 1; 0 for flags and variables.</param>
/// <param name="Items">Its items.</param>
public sealed record ListNode(string Source, int Line, int Column, List<SourceNode> Items)
    : SourceNode(Source, Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

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

    /// <summary>
    /// A copy whose mappings and lists may be changed without changing this one. A node that stands in two places does so in it.
    /// </summary>
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

/// <summary>A scalar.</summary>
/// <param name="Source">File, or the flag or variable the node came from.</param>
/// <param name="Line">Line, from 1; 0 for flags and variables.</param>
/// <param name="Column">Column, from 1; 0 for flags and variables.</param>
/// <param name="Text">The text, unquoted.</param>
/// <param name="IsQuoted">Whether it stood in quotes.</param>
public sealed record ScalarNode(string Source, int Line, int Column, string Text, bool IsQuoted)
    : SourceNode(Source, Line, Column)
{
    /// <inheritdoc/>
    public override string Kind => IsNull ? "nothing" : $"\"{Text}\"";

    /// <summary>True for an empty value, "~" or "null".</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}
