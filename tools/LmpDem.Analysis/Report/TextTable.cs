namespace LmpDem.Analysis.Report;

/// <summary>A comma-separated table as text, for logs that hold words beside numbers.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Rows, a text per column.</param>
public sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line has the wrong number of values; names file and line.</exception>
    public static TextTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0) throw new FormatException($"{path}: the file is empty");
        var columns = lines[0].Split(',');
        var rows = new List<IReadOnlyList<string>>();
        for (var n = 1; n < lines.Length; n++)
        {
            var cells = lines[n].Split(',');
            if (cells.Length != columns.Length)
                throw new FormatException($"{path}: line {n + 1} has {cells.Length} values for {columns.Length} columns");
            rows.Add(cells);
        }

        return new TextTable(columns, rows);
    }
}
