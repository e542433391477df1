using System.Globalization;
using LmpDem.Engine.Units;

namespace LmpDem.Engine.Tables;

/// <summary>A column of fractions of a whole: from 0 to 1, or in per cent where its head or every cell says so.</summary>
public static class FractionColumn
{
    /// <summary>The fractions, one a row, blank where the cell is; the first number that cannot be a fraction is a fault.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="faults">Faults are added here.</param>
    /// <param name="isNeeded">Whether no cell may be blank.</param>
    /// <param name="most">Largest fraction that is possible.</param>
    public static double?[] Read(
        UserTable table, TableColumn column, ICollection<TableFault> faults, bool isNeeded = true, double most = 1.0)
    {
        if (Fault(table, column, isNeeded, most) is { } fault)
        {
            faults.Add(fault);
            return new double?[column.Numbers.Count];
        }

        var unit = Unit.Parse(column.Unit);
        return [.. column.Numbers.Select(n => n.Value is { } value ? unit.ToSi(value) : (double?)null)];
    }

    private static TableFault? Fault(UserTable table, TableColumn column, bool isNeeded, double most)
    {
        if (column.Unit is not ("" or "%"))
            return table.FaultAt(column,
                $"a fraction has no unit {column.Unit}; write \"{column.Key} (%)\" for per cent, or no unit for fractions from 0 to 1");
        var isPercent = column.Unit == "%";
        var whole = isPercent ? 100.0 * most : most;
        var allowed = string.Create(CultureInfo.InvariantCulture, $"allowed are 0 to {whole:0.##}{(isPercent ? " %" : "")}");
        for (var row = 0; row < column.Numbers.Count; row++)
        {
            var number = column.Numbers[row];
            if (number.Value is { } value)
            {
                if (value >= 0.0 && value <= whole) continue;
                var hint = isPercent || value <= 1.0 ? "" : PerCent(column, row);
                return table.FaultAt(column, row, $"\"{number.Written}\" is out of range; {allowed}{hint}");
            }
            else if (isNeeded)
            {
                return table.FaultAt(column, row, $"the cell is blank; {allowed}");
            }
        }

        // A sign in every cell was meant for the cell; one in the header may be above a column of fractions.
        var values = column.Numbers.Where(n => n.Value > 0.0 && !n.Written.Contains('%')).Select(n => n.Value!.Value).ToArray();
        return isPercent && values.Length > 1 && values.Max() <= 1.0
            ? table.FaultAt(column,
                "the head says per cent, yet no value exceeds 1; fractions from 0 to 1 have no % in their head, and per cent below 1 need "
                + "the sign in every cell (0.4 %)")
            : null;
    }

    private static string PerCent(TableColumn column, int row)
    {
        if (column.Numbers[row].Value > 100.0) return "";
        var small = column.Numbers.FirstOrDefault(n => n.Value is > 0.0 and < 1.0);
        return small.Value is null
            ? $"; if the column is in per cent, write \"{column.Key} (%)\" in its head"
            : $"; with \"{small.Written}\" in row {small.Line}, fractions and per cent are mixed or the value exceeds the whole:"
                + $" write fractions from 0 to 1, or per cent throughout with \"{column.Key} (%)\" in the head";
    }
}
