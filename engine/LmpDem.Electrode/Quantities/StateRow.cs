using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Electrode.Quantities;

/// <summary>The values of a state by quantity, each in the unit of the quantity's column; a quantity without a value is null.</summary>
public sealed class StateRow
{
    private readonly Dictionary<Quantity, double> _values = [];

    /// <summary>The value of a quantity, in the unit of its column; null where the stage that gives it has not run, and where it is not finite.</summary>
    /// <param name="quantity">The quantity.</param>
    public double? this[Quantity quantity]
    {
        get => _values.TryGetValue(quantity, out var value) ? value : null;
        init => Set(quantity, value);
    }

    /// <summary>Whether the pores were measured and found not to lead through the layer: then there is no tortuosity.</summary>
    public bool IsClosed => this[Catalogue.TortuosityZ] is null && this[Catalogue.PercolatingShare] == 0;

    /// <summary>This row with other values in place of its own.</summary>
    /// <param name="values">Quantities and their values, in the units of the quantities; null or not finite takes the value away.</param>
    public StateRow With(params IEnumerable<(Quantity Quantity, double? Value)> values) =>
        InColumns(values.Select(v => (v.Quantity, v.Quantity.InColumn(v.Value))));

    /// <summary>This row with the values of measures that state each a quantity of the catalogue; others are left aside.</summary>
    /// <param name="measures">Single values, in the units of the quantities.</param>
    public StateRow With(IEnumerable<Field> measures) =>
        With(measures.Select(m => (Catalogue.Find(m.Name), (double?)((double[])m.Values)[0])).Where(m => m.Item1 is not null).Select(m => (m.Item1!, m.Item2)));

    /// <summary>This row with values in the units of the columns.</summary>
    internal StateRow InColumns(IEnumerable<(Quantity Quantity, double? Value)> values)
    {
        var row = new StateRow();
        foreach (var (quantity, value) in _values) row.Set(quantity, value);
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
        return book.IsReading ? new StateRow().InColumns(Catalogue.All.Zip(values, (q, v) => (q, (double?)v))) : row;
    }

    private void Set(Quantity quantity, double? value)
    {
        if (value is { } number && double.IsFinite(number)) _values[quantity] = number;
        else _values.Remove(quantity);
    }
}
