using System.Globalization;
using System.Text;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Engine.Tables;

/// <summary>
/// A table of numbers as comma-separated text: a header of column names, a row per line, blank where a value is missing.
/// Numbers are written with the fewest digits that read back to the same bits.
/// </summary>
public sealed class NumberTable
{
    private readonly List<double?[]> rows = [];

    /// <summary>An empty table.</summary>
    /// <param name="columns">Names of the columns; without commas, quotes and line ends.</param>
    public NumberTable(IReadOnlyList<string> columns)
    {
        foreach (var name in columns)
        {
            if (name.AsSpan().IndexOfAny(",\"\r\n") >= 0)
                throw new ArgumentException($"the column name '{name}' holds a comma, a quote or a line end", nameof(columns));
        }

        Columns = [.. columns];
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows, each with a value or null per column.</summary>
    public IReadOnlyList<IReadOnlyList<double?>> Rows => rows;

    /// <summary>Adds a row.</summary>
    /// <param name="values">One value, or null for blank, per column.</param>
    public void Add(params double?[] values)
    {
        if (values.Length != Columns.Count)
            throw new ArgumentException($"{values.Length} values for {Columns.Count} columns", nameof(values));
        rows.Add((double?[])values.Clone());
    }

    /// <summary>The values of a column, from the first row to the last.</summary>
    /// <param name="name">Name of the column.</param>
    public IReadOnlyList<double?> Column(string name)
    {
        var index = Columns.ToList().IndexOf(name);
        if (index < 0) throw new ArgumentException($"no column '{name}'; there are {string.Join(", ", Columns)}", nameof(name));
        return rows.ConvertAll(row => row[index]);
    }

    /// <summary>The table as text, lines ended by a line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Columns).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(v => v?.ToString("R", CultureInfo.InvariantCulture) ?? "")).Append('\n');
        return text.ToString();
    }

    /// <summary>Writes the table beside its place and renames it, so that only a whole file appears.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void Write(string path) => WholeFile.WriteText(path, ToString());

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">
    /// A column stands twice, or a line has the wrong number of values or one that is no number; names file and line.
    /// </exception>
    public static NumberTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0) throw new FormatException($"{path}: the file is empty");
        var columns = lines[0].Split(',');
        if (columns.FirstOrDefault(c => c.Contains('"')) is { } quoted)
            throw new FormatException($"{path}: line 1: the column name {quoted} holds a quote");
        var table = new NumberTable(columns);
        if (table.Columns.GroupBy(c => c).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new FormatException($"{path}: line 1: the column {twice.Key} stands twice");
        for (var n = 1; n < lines.Length; n++)
        {
            var cells = lines[n].Split(',');
            if (cells.Length != table.Columns.Count)
                throw new FormatException($"{path}: line {n + 1} has {cells.Length} values for {table.Columns.Count} columns");
            var row = new double?[cells.Length];
            for (var k = 0; k < cells.Length; k++)
            {
                if (cells[k].Length == 0) continue;
                if (!double.TryParse(cells[k], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    throw new FormatException($"{path}: line {n + 1}, column {table.Columns[k]}: '{cells[k]}' is no number");
                row[k] = value;
            }

            table.rows.Add(row);
        }

        return table;
    }
}

/// <summary>
/// Rows of single-valued fields as a table: a column is "name", or "name_unit" where the field has a unit that its name does not end with.
/// </summary>
public static class FieldTable
{
    /// <summary>
    /// Makes a table of rows that hold the same fields in the same order; a row may end before the longest one, and is blank there.
    /// </summary>
    /// <param name="keys">A leading column that tells the rows apart: its name, and a value per row.</param>
    /// <param name="rows">The fields of each row.</param>
    public static NumberTable Of((string Name, IReadOnlyList<double> Values) keys, IReadOnlyList<IReadOnlyList<Field>> rows)
    {
        if (rows.Count != keys.Values.Count)
            throw new ArgumentException($"{keys.Values.Count} keys for {rows.Count} rows", nameof(keys));
        var table = new NumberTable([keys.Name, .. rows.Count == 0 ? [] : rows.MaxBy(r => r.Count)!.Select(ColumnOf)]);
        for (var r = 0; r < rows.Count; r++)
        {
            if (!rows[r].Select(ColumnOf).SequenceEqual(table.Columns.Skip(1).Take(rows[r].Count)))
                throw new ArgumentException($"row {r} holds other fields than the longest row", nameof(rows));
            var values = rows[r].Select(f => (double?)Convert.ToDouble(f.Values.GetValue(0), CultureInfo.InvariantCulture));
            table.Add([keys.Values[r], .. values, .. new double?[table.Columns.Count - 1 - rows[r].Count]]);
        }

        return table;
    }

    /// <summary>Name of the column of a field: letters, digits and underscores only.</summary>
    public static string ColumnOf(Field field)
    {
        if (field.Unit is "" or "1") return field.Name;
        var unit = new StringBuilder(field.Unit.Length);
        foreach (var c in field.Unit) unit.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        return field.Name.EndsWith($"_{unit}", StringComparison.Ordinal) ? field.Name : $"{field.Name}_{unit}";
    }
}
