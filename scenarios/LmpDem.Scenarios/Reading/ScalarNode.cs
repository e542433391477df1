namespace LmpDem.Scenarios.Reading;

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
