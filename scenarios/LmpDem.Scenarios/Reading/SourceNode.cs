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
