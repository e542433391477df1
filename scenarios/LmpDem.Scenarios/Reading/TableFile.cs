using LmpDem.Engine.Tables;
using LmpDem.Engine.Units;
using LmpDem.Scenarios.Describing;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// A table that a scenario names by a file instead of listing its rows: the head names the keys, each with its unit
/// ("diameter [um]", "share (%)"); see <see cref="UserTable"/>.
/// </summary>
internal static class TableFile
{
    // What instruments and users call the keys of a size distribution.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["diameter"] = ["particle_diameter", "particle_size", "size", "d"],
        ["share"] = ["cumulative_share", "cumulated_share", "cumulative", "cumulated", "undersize"],
    };

    /// <summary>Whether rows of a type can be in a table: every key is one number.</summary>
    /// <param name="row">Type of a row.</param>
    public static bool Takes(Type row) => SpecKey.Of(row).All(k => k.Kind == SpecKind.Number && !k.IsList);

    /// <summary>Reads the rows of a table as if they stood in the scenario.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="row">Type of a row.</param>
    /// <param name="understood">What was understood, in one line.</param>
    /// <exception cref="ScenarioException">The file cannot be read or is no such table.</exception>
    public static ListNode Read(string path, Type row, out string understood)
    {
        var keys = SpecKey.Of(row);
        try
        {
            var table = UserTable.Read(path, [.. keys.Select(Key)]);
            var found = new List<TableFault>();
            foreach (var key in keys) Check(table, key, found);
            if (found.Count > 0) throw new TableException(found);
            understood = $"{path}: {table.Understood("fractions")}; {table.Rows.Count} rows";
            return new ListNode(path, table.Rows[0], 1, [.. table.Rows.Select((line, k) => Row(table, line, k))]);
        }
        catch (TableException e)
        {
            var faults = e.Faults.Select(f => new Fault(f.Source, f.Line, f.Column, f.Key, f.Message));
            throw new ScenarioException([.. faults]) { IsFileFault = e.IsFileFault };
        }
    }

    private static TableKey Key(SpecKey key) => new(key.Name, true, Aliases.GetValueOrDefault(key.Name) ?? [])
    {
        Example = key.Unit.Symbol.Length > 0 ? $"{key.Name} [{key.Unit.Symbol}]" : key.Name,
    };

    private static void Check(UserTable table, SpecKey key, List<TableFault> faults)
    {
        var column = table.Column(key.Name)!;
        if (key.Unit.Dimension == Dimension.None && key.Parameter is { Min: 0, Max: 1 })
        {
            FractionColumn.Read(table, column, faults);
            return;
        }

        var example = Key(key).Example;
        if (column.Unit.Length == 0 && key.Unit.Dimension != Dimension.None)
            faults.Add(table.FaultAt(column,
                $"{key.Unit.Dimension.Name} needs its unit, but bare numbers were found; write for example \"{example}\" as the head"));
        else if (Unit.Parse(column.Unit).Dimension != key.Unit.Dimension)
            faults.Add(table.FaultAt(column,
                $"{key.Unit.Dimension.Name} is needed, but the column is in {column.Unit}; write for example \"{example}\" as the head"));
        for (var k = 0; k < column.Numbers.Count; k++)
            if (column.Numbers[k].Value is null) faults.Add(table.FaultAt(column, k, "the cell is blank"));
    }

    private static MapNode Row(UserTable table, int line, int row) => new(table.Path, line, 1,
    [
        .. table.Columns.Select(c => (Column: c, Number: c.Numbers[row])).Select(c => KeyValuePair.Create(
            new ScalarNode(table.Path, line, c.Number.Place, c.Column.Key, false),
            (SourceNode)new ScalarNode(table.Path, line, c.Number.Place, $"{c.Number.Text} {c.Column.Unit}".TrimEnd(), false))),
    ]);
}
