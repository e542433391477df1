using System.Text;

namespace LmpDem.Engine.Tables;

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
