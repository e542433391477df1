using LmpDem.Dem.Packing;
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
    // What instruments call a cumulative share and what it counts.
    private static readonly string[] VolumeShares =
    [
        "q3", "volume_under", "volume_undersize", "undersize_volume", "cumulative_volume", "cumulative_volume_undersize", "cum_volume",
        "volume_cumulative", "cumulative_mass",
    ];

    private static readonly string[] NumberShares =
        ["q0", "number_under", "number_undersize", "cumulative_number", "cumulative_number_undersize", "cum_number"];

    // What instruments and users call the keys of a size distribution.
    private static readonly Dictionary<string, string[]> Aliases = new()
    {
        ["diameter"] = ["particle_diameter", "particle_size", "size", "size_class", "d", "x", "x0"],
        ["share"] =
        [
            "cumulative_share", "cumulated_share", "cumulative", "cumulated", "undersize", "cumulative_undersize", "passing", "pass",
            .. VolumeShares, .. NumberShares,
        ],
    };

    /// <summary>Whether rows of a type can be in a table: every key is one number.</summary>
    /// <param name="row">Type of a row.</param>
    public static bool Takes(Type row) => SpecKey.Of(row).All(k => k.Kind == SpecKind.Number && !k.IsList);

    /// <summary>Reads the rows of a table as if they stood in the scenario.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="row">Type of a row.</param>
    /// <param name="understood">What was understood, in one line.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="ScenarioException">The file cannot be read or is no such table.</exception>
    public static ListNode Read(string path, Type row, out string understood, out UserTable table)
    {
        var keys = SpecKey.Of(row);
        try
        {
            table = UserTable.Read(path, [.. keys.Select(Key)]);
            var found = new List<TableFault>();
            foreach (var key in keys) Check(table, key, found);
            if (found.Count > 0) throw new TableException(found);
            understood = $"{path}: {table.Understood("fractions")}; {table.Rows.Count} rows";
            var read = table;
            return new ListNode(path, read.Rows[0], 1, [.. read.Rows.Select((line, k) => Row(read, line, k))]);
        }
        catch (TableException e)
        {
            var faults = e.Faults.Select(f => new Fault(f.Source, f.Line, f.Column, f.Key, f.Message));
            throw new ScenarioException([.. faults]) { IsFileFault = e.IsFileFault };
        }
    }

    /// <summary>
    /// A head that names what it counts ("Q3", "% Volume Under") against the weighting of the scenario; null where they agree.
    /// </summary>
    /// <param name="table">The table of a size distribution.</param>
    /// <param name="weighting">The weighting that the scenario names; null where it names none.</param>
    public static Fault? Contradiction(UserTable table, SizeWeighting? weighting)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (weighting is null || table.Column("share") is not { } share) return null;
        SizeWeighting? counted = VolumeShares.Contains(share.Name) ? SizeWeighting.Volume
            : NumberShares.Contains(share.Name) ? SizeWeighting.Number : null;
        if (counted is null || counted == weighting) return null;
        var place = table.FaultAt(share, $"\"{share.Head}\" counts {Word(counted)}, and the scenario says weighting: {Word(weighting)}; "
            + $"write weighting: {Word(counted)} if the table is right");
        return new Fault(place.Source, place.Line, place.Column, place.Key, place.Message);
    }

    private static string Word(SizeWeighting? weighting) => weighting == SizeWeighting.Volume ? "volume" : "number";

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
