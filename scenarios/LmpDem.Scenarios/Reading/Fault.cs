using System.Globalization;
using System.Text;

namespace LmpDem.Scenarios.Reading;

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
