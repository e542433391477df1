using System.Text;

namespace LmpDem.Engine.Tables;

/// <summary>The lines of a table, whatever program wrote it: UTF-8 or UTF-16 by its mark, else UTF-8, else Latin-1.</summary>
internal sealed class TableText
{
    private const int MaxBytes = 64 << 20;

    private TableText(IReadOnlyList<string> lines, string? encoding) => (Lines, Encoding) = (lines, encoding);

    /// <summary>The lines, without their ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The encoding where it is not UTF-8; else null.</summary>
    public string? Encoding { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TableException">It cannot be read, or is no text.</exception>
    public static TableText Read(string path)
    {
        if (Directory.Exists(path)) throw Unreadable(path, "this is a folder");
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MaxBytes } file)
                throw Unreadable(path, $"it has {file.Length >> 20} MB, and a table has {MaxBytes >> 20} MB at most");
            return Of(path, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(path, "no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e.Message);
        }
    }

    private static TableText Of(string path, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8) || bytes is [0xD0, 0xCF, 0x11, 0xE0, ..])
            throw Unreadable(path, "this is a spreadsheet, not a text; save the sheet as CSV");
        var (text, encoding) = Decode(bytes);
        if (encoding is null && TextEncoding.IsUtf16(bytes))
            throw Unreadable(path, "this is UTF-16 text without the mark that says so; save the table in the encoding UTF-8");
        var strange = text.AsSpan().IndexOfAnyInRange('\0', '\b');
        if (strange >= 0) throw Unreadable(path, "this is no text (it holds control characters); save the table as CSV");
        var lines = new List<string>();
        // No-break blanks and the typographic minus come with numbers that were copied from documents.
        var reader = new StringReader(text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\u2212', '-'));
        while (reader.ReadLine() is { } line) lines.Add(line);
        return new TableText(lines, encoding);
    }

    private static (string Text, string? Encoding) Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return (System.Text.Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        if (bytes is [0xFE, 0xFF, ..]) return (System.Text.Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16");
        try
        {
            return (new UTF8Encoding(false, true).GetString(bytes).TrimStart('\ufeff'), null);
        }
        catch (DecoderFallbackException)
        {
            return (System.Text.Encoding.Latin1.GetString(bytes), "Latin-1");
        }
    }

    private static TableException Unreadable(string path, string reason) =>
        new(new TableFault(path, 0, 0, "", $"the table cannot be read: {reason}"), isFileFault: true);
}

/// <summary>What is known of the encoding of a text from its first bytes.</summary>
public static class TextEncoding
{
    /// <summary>Whether a text is UTF-16: by its mark, or by two first characters of two bytes each of which one is 0.</summary>
    /// <param name="bytes">The file.</param>
    public static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, >= 9, 0, >= 9, ..] or [>= 9, 0, >= 9, 0, ..];
}

/// <summary>A cell of a table as it was written, without quotes and outer blanks.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Place">Its first character in the row, from 1.</param>
internal readonly record struct TableCell(string Text, int Place);

/// <summary>A row of a table, cut at its separator; a separator within double quotes belongs to the text.</summary>
/// <param name="Line">Row of the file, from 1.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record TableRow(int Line, IReadOnlyList<TableCell> Cells)
{
    /// <summary>Whether all cells are blank, as rows that a spreadsheet adds below a table are.</summary>
    public bool IsBlank => Cells.All(c => c.Text.Length == 0);

    /// <summary>Cuts a line; null where a quote is not closed.</summary>
    /// <param name="line">Row of the file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="separator">What stands between cells.</param>
    public static TableRow? Cut(int line, string text, char separator)
    {
        var cells = new List<TableCell>();
        var cell = new StringBuilder();
        var start = 0;
        var quoted = false;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == separator && !quoted))
            {
                if (quoted) return null;
                cells.Add(new TableCell(cell.ToString().Trim(), start + 1));
                cell.Clear();
                start = i + 1;
            }
            else if (text[i] != '"') cell.Append(text[i]);
            else if (quoted && i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
            else quoted = !quoted;
        }

        return new TableRow(line, cells);
    }
}
