namespace LmpDem.Engine.Tables;

/// <summary>Cells of comma-separated tables that are written.</summary>
public static class CsvCell
{
    /// <summary>A text as a cell: in quotes where it holds a comma, a quote or an end of line (RFC 4180).</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
