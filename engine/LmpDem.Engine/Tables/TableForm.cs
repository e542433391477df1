namespace LmpDem.Engine.Tables;

/// <summary>Form of a table as written by some program: where the rows begin and what separates the cells.</summary>
/// <param name="Separator">Comma, semicolon or tab.</param>
/// <param name="Head">The head.</param>
/// <param name="Rows">The rows below it, without comments and blank ones.</param>
/// <param name="Above">Lines above the head that are not blank: what an instrument says about itself and the sample.</param>
internal sealed record TableForm(char Separator, TableRow Head, IReadOnlyList<TableRow> Rows, int Above)
{
    // A comma may be a decimal comma or part of a unit if one of the other separators is present.
    private static readonly char[] Separators = ['\t', ';', ','];

    // What instruments write above their tables is shorter.
    private const int MaxAbove = 200;

    /// <summary>The separator in words.</summary>
    public string Name => NameOf(Separator);

    /// <summary>Finds the form.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="example">How a head is written, for messages.</param>
    /// <param name="isHead">Whether a row names every column that is needed.</param>
    /// <exception cref="TableException">There is no head, or a row does not fit it.</exception>
    public static TableForm Of(string path, IReadOnlyList<string> lines, string example, Func<TableRow, bool> isHead)
    {
        var content = new List<(int Line, string Text)>();
        char? named = null; // spreadsheets may name it in a line of its own
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n].Trim();
            if (line is "" or ['#', ..] || line.All(c => Separators.Contains(c))) continue;
            if (content.Count == 0 && lines[n] is ['s', 'e', 'p', '=', var separator] && Separators.Contains(separator)) named = separator;
            else content.Add((n + 1, lines[n]));
        }

        if (content.Count == 0)
            throw new TableException(
                new TableFault(path, 1, 1, "", $"the table has no head and no rows; a head is for example \"{example}\""));
        // Where no line names the columns the first one is taken for the head, and what it lacks is said.
        var above = Math.Max(0, content.Take(MaxAbove).ToList().FindIndex(line =>
            (named is { } one ? [one] : Separators).Any(c => TableRow.Cut(line.Line, line.Text, c) is { } row && isHead(row))));
        content.RemoveRange(0, above);
        var found = named ?? SeparatorOf(content);
        var faults = new List<TableFault>();
        var head = Cut(path, content[0], found, faults);
        if (head is { Cells.Count: 1 })
            throw new TableException(new TableFault(path, content[0].Line, 1, "",
                $"the head \"{head.Cells[0].Text}\" is one column; separate columns by commas, semicolons or tabs, for example "
                    + $"\"{example}\""));
        var rows = content.Skip(1).Select(line => Cut(path, line, found, faults)).OfType<TableRow>().Where(r => !r.IsBlank).ToList();
        if (head is not null) faults.AddRange(rows.Select(r => Misfit(path, head, r, found)).OfType<TableFault>());
        return head is null || faults.Count > 0 ? throw new TableException(faults) : new TableForm(found, head, rows, above);
    }

    // The first that cuts head and first row alike; without such the first that the head holds.
    private static char SeparatorOf(List<(int Line, string Text)> content)
    {
        int Cells(int line, char c) => TableRow.Cut(0, content[line].Text, c)?.Cells.Count ?? 1;
        var inHead = Separators.Where(c => Cells(0, c) > 1).ToArray();
        foreach (var c in inHead)
            if (content.Count == 1 || Cells(0, c) == Cells(1, c)) return c;
        return inHead.Append(',').First();
    }

    private static TableRow? Cut(string path, (int Line, string Text) line, char separator, List<TableFault> faults)
    {
        var row = TableRow.Cut(line.Line, line.Text, separator);
        if (row is null) faults.Add(new TableFault(path, line.Line, 1, "", "a double quote is opened and not closed in this row"));
        return row;
    }

    private static TableFault? Misfit(string path, TableRow head, TableRow row, char separator)
    {
        var (columns, cells) = (head.Cells.Count, row.Cells.Count);
        if (cells == columns || (cells > columns && row.Cells.Skip(columns).All(c => c.Text.Length == 0))) return null;
        var other = Separators.FirstOrDefault(c => c != separator && row.Cells.Any(cell => cell.Text.Contains(c)));
        var hint = cells < columns && other != default ? $"; the head is separated by {NameOf(separator)}, this row by {NameOf(other)}?"
            : separator == ',' && cells > columns ? "; decimal commas need semicolons or tabs between the columns"
            : cells < columns ? "; leave a cell blank rather than out" : "";
        return new TableFault(path, row.Line, 1, "", $"expected {columns} cells as in the head, but found {cells}{hint}");
    }

    private static string NameOf(char separator) => separator switch
    {
        '\t' => "tabs",
        ';' => "semicolons",
        _ => "commas",
    };
}
