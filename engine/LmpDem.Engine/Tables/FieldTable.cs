using System.Globalization;
using System.Text;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Engine.Tables;

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
