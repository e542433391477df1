using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
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
    /// <param name="own">Quantities of plug-ins, behind those of the catalogue.</param>
    public static void Write(string path, IEnumerable<StateRow> rows, params IReadOnlyList<Quantity> own) =>
        Of(rows, [.. Catalogue.Summary, .. own]).Write(path);

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
    /// <param name="own">Quantities of plug-ins that it may hold behind those of the catalogue.</param>
    /// <exception cref="FormatException">The table is damaged; names file and line.</exception>
    public static IReadOnlyList<StateRow> Read(string path, params IReadOnlyList<Quantity> own)
    {
        var table = NumberTable.Read(path);
        var columns = table.Columns.ToList();
        var known = Catalogue.Summary.Concat(own).Select(q => (Quantity: q, Place: columns.IndexOf(q.Column))).Where(k => k.Place >= 0)
            .ToArray();
        return [.. table.Rows.Select(row => new StateRow().InColumns(known.Select(k => (k.Quantity, row[k.Place]))))];
    }
}

/// <summary>The values of a state by quantity, each in the unit of the quantity's column; a quantity without a value is null.</summary>
public sealed class StateRow
{
    private readonly Dictionary<Quantity, double> values = [];

    /// <summary>
    /// The value of a quantity, in the unit of its column; null where the stage that gives it has not run, and where it is not finite.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    public double? this[Quantity quantity]
    {
        get => values.TryGetValue(quantity, out var value) ? value : null;
        init => Set(quantity, value);
    }

    /// <summary>Whether the pores were measured and found not to lead through the layer: then there is no tortuosity.</summary>
    public bool IsClosed => this[Catalogue.TortuosityZ] is null && this[Catalogue.PercolatingFraction] == 0;

    /// <summary>This row with other values in place of its own.</summary>
    /// <param name="values">Quantities and their values, in the units of the quantities; null or not finite takes the value away.</param>
    public StateRow With(params IEnumerable<(Quantity Quantity, double? Value)> values) =>
        InColumns(values.Select(v => (v.Quantity, v.Quantity.InColumn(v.Value))));

    /// <summary>This row with the values of measures that state each a quantity of the catalogue; others are left aside.</summary>
    /// <param name="measures">Single values, in the units of the quantities.</param>
    public StateRow With(IEnumerable<Field> measures) =>
        With(measures.Select(m => (Catalogue.Find(m.Name), (double?)((double[])m.Values)[0])).Where(m => m.Item1 is not null)
            .Select(m => (m.Item1!, m.Item2)));

    /// <summary>This row with values in the units of the columns.</summary>
    internal StateRow InColumns(IEnumerable<(Quantity Quantity, double? Value)> values)
    {
        var row = new StateRow();
        foreach (var (quantity, value) in this.values) row.Set(quantity, value);
        foreach (var (quantity, value) in values) row.Set(quantity, value);
        return row;
    }

    /// <summary>Exchanges a row with a book.</summary>
    /// <param name="book">The book.</param>
    /// <param name="row">The row now; null where there is none, and not looked at where the book is read.</param>
    /// <returns>The row after the exchange; null where there is none.</returns>
    public static StateRow? Exchange(StateBook book, StateRow? row)
    {
        ArgumentNullException.ThrowIfNull(book);
        if (!book.Value("is_row", row is not null)) return null;
        var values = book.Array<double>("row", [.. Catalogue.All.Select(q => row?[q] ?? double.NaN)]);
        var known = Catalogue.All.ToHashSet();
        var own = book.Text("own", OwnValues.Write(row is null ? [] : row.values.Where(v => !known.Contains(v.Key))));
        return book.IsReading
            ? new StateRow().InColumns(Catalogue.All.Zip(values, (q, v) => (q, (double?)v)).Concat(OwnValues.Read(own)))
            : row;
    }

    private void Set(Quantity quantity, double? value)
    {
        if (value is { } number && double.IsFinite(number)) values[quantity] = number;
        else values.Remove(quantity);
    }
}
