using System.Globalization;

namespace LmpDem.Engine.Tables;

/// <summary>One thing wrong with a table that a user brings along: where it stands and what would be right.</summary>
/// <param name="Source">The file.</param>
/// <param name="Line">Row of the file, from 1; 0 for the file as a whole.</param>
/// <param name="Column">First character of the cell in its row, from 1.</param>
/// <param name="Key">Name of the column, empty for a whole row.</param>
/// <param name="Message">What was found, and what is allowed.</param>
public sealed record TableFault(string Source, int Line, int Column, string Key, string Message)
{
    /// <summary>The fault as "file:row:character: column: message".</summary>
    public override string ToString()
    {
        var place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Source}:{Line}:{Column}") : Source;
        return Key.Length > 0 ? $"{place}: {Key}: {Message}" : $"{place}: {Message}";
    }
}
