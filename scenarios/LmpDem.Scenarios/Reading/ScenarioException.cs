using System.Globalization;
using System.Text;

namespace LmpDem.Scenarios.Reading;

/// <summary>A scenario that cannot be used, with every fault found in it.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>Faults of the scenario's text.</summary>
    /// <param name="faults">At least one fault, in the order of the file.</param>
    public ScenarioException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>A single fault.</summary>
    /// <param name="fault">The fault.</param>
    public ScenarioException(Fault fault) : this([fault])
    {
    }

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>True where the file could not be read at all; its content is then unknown.</summary>
    public bool IsFileFault { get; init; }
}

/// <summary>One thing wrong with a scenario: where it stands and what would be right.</summary>
/// <param name="Source">File, or the flag or variable the value came from.</param>
/// <param name="Line">Line, from 1; 0 where the source has no lines.</param>
/// <param name="Column">Column, from 1; 0 where the source has no lines.</param>
/// <param name="Key">Key path ("electrode.thickness"), empty for the file as a whole.</param>
/// <param name="Message">What was found, and what is allowed.</param>
public sealed record Fault(string Source, int Line, int Column, string Key, string Message)
{
    /// <summary>The fault as "file:line:column: key: message".</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Source);
        if (Line > 0) text.Append(CultureInfo.InvariantCulture, $":{Line}:{Column}");
        text.Append(": ");
        if (Key.Length > 0) text.Append(Key).Append(": ");
        return text.Append(Message).ToString();
    }
}
