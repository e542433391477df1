using System.Globalization;

namespace LmpDem.Engine.Tables;

/// <summary>
/// A table that a user brings along, as a spreadsheet, an instrument or an editor wrote it: a head with the names of the columns and
/// their units, rows below it, whatever an instrument says about itself above it, blank lines and lines that begin with # left out.
/// Commas, semicolons or tabs stand between the cells,
/// decimal points or commas in the numbers; every reader of tables of users stands on this one. What could be understood in two
/// ways is refused.
/// </summary>
public sealed class UserTable
{
    private readonly TableForm form;
    private readonly NumberStyle style;
    private readonly string? encoding;
    private readonly IReadOnlyList<string> unread;

    private UserTable(
        string path, TableForm form, NumberStyle style, string? encoding, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> unread)
    {
        (this.form, this.style, this.encoding, this.unread) = (form, style, encoding, unread);
        (Path, Columns, Rows) = (path, columns, [.. form.Rows.Select(r => r.Line)]);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The columns that were looked for and found, in the order of the file.</summary>
    public IReadOnlyList<TableColumn> Columns { get; }

    /// <summary>Row of the file of each row, from 1.</summary>
    public IReadOnlyList<int> Rows { get; }

    /// <summary>A column; null where the table has none.</summary>
    /// <param name="key">Its name.</param>
    public TableColumn? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>A fault at the head of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="message">The error and the allowed range.</param>
    public TableFault FaultAt(TableColumn column, string message) => new(Path, form.Head.Line, column.Place, column.Key, message);

    /// <summary>A fault at a number.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="message">The error and the allowed range.</param>
    public TableFault FaultAt(TableColumn column, int row, string message) =>
        new(Path, column.Numbers[row].Line, column.Numbers[row].Place, column.Key, message);

    /// <summary>How the table was read, in one line without its name.</summary>
    /// <param name="bare">What numbers without a unit are ("fractions").</param>
    public string Understood(string bare)
    {
        var columns = Columns.Select(c =>
            (c.Head == c.Key ? c.Key : $"{c.Key} from \"{c.Head}\"") + (c.Unit.Length > 0 ? $" in {c.Unit}" : $" as {bare}"));
        var parts = new List<string> { $"separated by {form.Name}" };
        if (style.HasDecimalCommas) parts.Add("decimal commas");
        if (encoding is not null) parts.Add(encoding);
        if (form.Above > 0) parts.Add(form.Above == 1 ? "1 line above the head left out" : $"{form.Above} lines above the head left out");
        var others = unread.Count == 0 ? "" : $"; not read: {string.Join(", ", unread.Select(u => $"\"{u}\""))}";
        return $"{string.Join(", ", parts)}; {string.Join(", ", columns)}{others}";
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keys">The columns that are looked for; others are left aside, but none may stand twice.</param>
    /// <exception cref="TableException">The file cannot be read or is no such table; every fault in it is named.</exception>
    public static UserTable Read(string path, IReadOnlyList<TableKey> keys)
    {
        var text = TableText.Read(path);
        var example = string.Join(',', keys.Where(k => k.IsNeeded).Select(k => k.Example));
        var form = TableForm.Of(path, text.Lines, example, row => TableHeads.HasAll(row, keys));
        TableHead[] heads = [.. form.Head.Cells.Select(c => TableHead.Of(c, name => keys.Any(k => k.Is(name))))];
        var faults = TableHeads.Faults(path, form, heads, keys, example).ToList();
        if (faults.Count > 0) throw new TableException(faults);
        (form, heads) = TableHeads.WithRowOfUnits(form, heads);
        if (form.Rows.Count == 0)
            throw new TableException(new TableFault(path, form.Head.Line, 1, "", "the table has no rows below its head"));

        var places = Enumerable.Range(0, heads.Length).Where(k => keys.Any(key => key.Is(heads[k].Name))).ToArray();
        var style = NumberStyle.Of(places.SelectMany(k => form.Rows.Select(r => r.Cells[k].Text)));
        List<TableColumn> columns =
            [.. places.Select(k => ColumnOf(path, keys.First(key => key.Is(heads[k].Name)), heads[k], k, form, style, faults))];
        if (faults.Count > 0) throw new TableException(faults);
        var unread = heads.Where((h, k) => !places.Contains(k) && h.Written.Length > 0).Select(h => h.Written);
        return new UserTable(path, form, style, text.Encoding, columns, [.. unread]);
    }

    private static TableColumn ColumnOf(
        string path, TableKey key, TableHead head, int place, TableForm form, NumberStyle style, List<TableFault> faults)
    {
        var numbers = new List<TableNumber>();
        var unit = head.Unit;
        var bare = -1; // the first number but zero without a unit
        var named = head.Unit.Length > 0;
        for (var k = 0; k < form.Rows.Count; k++)
        {
            var (line, cell) = (form.Rows[k].Line, form.Rows[k].Cells[place]);
            void Refuse(string message) => faults.Add(new TableFault(path, line, cell.Place, key.Name, message));
            numbers.Add(new TableNumber(line, cell.Place, cell.Text, "", null));
            if (cell.Text.Length == 0) continue;
            if (!style.TryRead(cell.Text, out var text, out var behind, out var problem))
            {
                Refuse(problem);
                continue;
            }

            if (form.Separator == ',' && text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]))
                Refuse($"\"{cell.Text}\" looks like what follows a decimal comma; "
                    + "decimal commas need semicolons or tabs between the columns");
            var value = double.Parse(text, CultureInfo.InvariantCulture);
            numbers[k] = new TableNumber(line, cell.Place, cell.Text, text, value);
            if (behind.Length == 0)
            {
                if (value != 0.0 && bare < 0) bare = k;
            }
            else if (TableHead.UnitOf(behind) is not { } own) Refuse($"\"{cell.Text}\" is no number, and \"{behind}\" no unit");
            else if (unit.Length == 0) unit = own;
            else if (own != unit)
                Refuse($"\"{cell.Text}\" is in {own}, and the {(named ? "head" : "cell above")} in {unit}; write one unit throughout");
        }

        if (!named && unit.Length > 0 && bare >= 0)
            faults.Add(new TableFault(path, numbers[bare].Line, numbers[bare].Place, key.Name,
                $"\"{numbers[bare].Written}\" has no unit, and other cells of the column are in {unit}; "
                    + $"write \"{key.Name} ({unit})\" as its head"));
        return new TableColumn(key.Name, head.Name, head.Written, head.Place, unit, numbers);
    }
}

/// <summary>A table of a user that cannot be taken, with every fault found in it.</summary>
public sealed class TableException : Exception
{
    /// <summary>Faults of a table.</summary>
    /// <param name="faults">At least one fault.</param>
    public TableException(IEnumerable<TableFault> faults)
        : this([.. faults.OrderBy(f => f.Line).ThenBy(f => f.Column)], false)
    {
    }

    /// <summary>A single fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="isFileFault">Whether the file could not be read at all.</param>
    public TableException(TableFault fault, bool isFileFault = false)
        : this([fault], isFileFault)
    {
    }

    private TableException(IReadOnlyList<TableFault> faults, bool isFileFault)
        : base(string.Join(Environment.NewLine, faults)) => (Faults, IsFileFault) = (faults, isFileFault);

    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<TableFault> Faults { get; }

    /// <summary>True where the file could not be read at all; its content is then unknown.</summary>
    public bool IsFileFault { get; }
}

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
