using LmpDem.Engine.Tables;

namespace LmpDem.Electrode.Quantities;

/// <summary>summary.csv, a row per state: the view of the catalogue that other tools rely on.</summary>
public static class SummaryTable
{
    /// <summary>Names of the columns.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. Catalogue.Summary.Select(q => q.Column)];

    /// <summary>Writes rows; only a whole file appears.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    /// <param name="rows">The rows, one per ratio.</param>
    public static void Write(string path, IEnumerable<StateRow> rows) => Of(rows).Write(path);

    /// <summary>Rows as a table.</summary>
    /// <param name="rows">The rows, one per ratio.</param>
    public static NumberTable Of(IEnumerable<StateRow> rows) => Of(rows, Catalogue.Summary);

    /// <summary>Some quantities of rows as a table, under their columns of summary.csv.</summary>
    /// <param name="rows">The rows, one per ratio.</param>
    /// <param name="quantities">The quantities.</param>
    public static NumberTable Of(IEnumerable<StateRow> rows, params IReadOnlyList<Quantity> quantities)
    {
        var table = new NumberTable([.. quantities.Select(q => q.Column)]);
        foreach (var row in rows) table.Add([.. quantities.Select(q => row[q])]);
        return table;
    }

    /// <summary>Values of a row in the order of <see cref="Columns"/>.</summary>
    /// <param name="row">The row.</param>
    public static double?[] Values(StateRow row) => [.. Catalogue.Summary.Select(q => row[q])];

    /// <summary>Reads rows. Columns may be in another order or be missing; others are ignored.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">The table is damaged; names file and line.</exception>
    public static IReadOnlyList<StateRow> Read(string path)
    {
        var table = NumberTable.Read(path);
        var known = Catalogue.Summary.Select(q => (Quantity: q, Place: table.Columns.ToList().IndexOf(q.Column))).Where(k => k.Place >= 0).ToArray();
        return [.. table.Rows.Select(row => new StateRow().InColumns(known.Select(k => (k.Quantity, row[k.Place]))))];
    }
}
