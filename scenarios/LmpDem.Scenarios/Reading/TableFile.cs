using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// A table that a scenario names by a CSV file instead of listing its rows: the header line names the keys, each with
/// its unit in brackets ("diameter [um],share"); lines that begin with # are comments.
/// </summary>
public static class TableFile
{
    /// <summary>Reads the rows of a table as if they stood in the scenario.</summary>
    /// <param name="path">Path of the CSV file.</param>
    /// <param name="row">Type of a row.</param>
    /// <exception cref="ScenarioException">The file cannot be read or is no such table.</exception>
    public static ListNode Read(string path, Type row)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(new Fault(path, 0, 0, "", $"the table cannot be read: {e.Message}")) { IsFileFault = true };
        }

        var allowed = SpecKey.Of(row);
        List<(string Key, string Unit)>? header = null;
        var rows = new ListNode(path, 1, 1, []);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].TrimStart() is "" or ['#', ..]) continue;
            var cells = lines[i].Split(',');
            if (header is null)
            {
                header = [.. cells.Select(Column)];
                foreach (var (key, _) in header)
                    if (allowed.All(k => k.Name != key))
                        throw Fault(path, i, $"expected a header such as \"{Header(allowed)}\", but the column \"{key}\" was found");
                continue;
            }

            if (cells.Length != header.Count)
                throw Fault(path, i, $"expected {header.Count} cells as in the header, but {cells.Length} were found");
            rows.Items.Add(Row(path, i + 1, header, cells));
        }

        return rows.Items.Count > 0 ? rows : throw Fault(path, 0, $"the table has no rows below a header such as \"{Header(allowed)}\"");
    }

    private static MapNode Row(string path, int line, List<(string Key, string Unit)> header, string[] cells)
    {
        var row = new MapNode(path, line, 1, []);
        var column = 1;
        for (var i = 0; i < cells.Length; i++)
        {
            var key = new ScalarNode(path, line, column, header[i].Key, false);
            row.Entries.Add(new(key, new ScalarNode(path, line, column, $"{cells[i].Trim()} {header[i].Unit}".Trim(), false)));
            column += cells[i].Length + 1;
        }

        return row;
    }

    private static (string Key, string Unit) Column(string cell)
    {
        var open = cell.IndexOf('[', StringComparison.Ordinal);
        return open < 0 ? (cell.Trim(), "") : (cell[..open].Trim(), cell[(open + 1)..].TrimEnd().TrimEnd(']'));
    }

    private static string Header(IReadOnlyList<SpecKey> keys) =>
        string.Join(",", keys.Select(k => k.Unit.Symbol.Length > 0 ? $"{k.Name} [{k.Unit.Symbol}]" : k.Name));

    private static ScenarioException Fault(string path, int line, string message) =>
        new(new Fault(path, line + 1, 1, "", message));
}
