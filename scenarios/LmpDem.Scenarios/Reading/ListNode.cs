namespace LmpDem.Scenarios.Reading;

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
