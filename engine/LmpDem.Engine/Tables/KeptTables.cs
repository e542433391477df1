using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Engine.Tables;

/// <summary>Fields, tables and snapshots in a book.</summary>
public static class KeptTables
{
    /// <summary>Exchanges fields.</summary>
    /// <param name="book">The book.</param>
    /// <param name="fields">The fields now; not looked at where the book is read.</param>
    /// <returns>The fields after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public static IReadOnlyList<Field> Exchange(StateBook book, IReadOnlyList<Field>? fields)
    {
        ArgumentNullException.ThrowIfNull(book);
        var list = new List<Field>(fields ?? []);
        book.Each("fields", list, one => Exchange(book, one));
        return list;
    }

    /// <summary>Exchanges a table.</summary>
    /// <param name="book">The book.</param>
    /// <param name="table">The table now; not looked at where the book is read.</param>
    /// <returns>The table after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public static NumberTable Exchange(StateBook book, NumberTable? table)
    {
        ArgumentNullException.ThrowIfNull(book);
        var columns = book.Text("columns", string.Join('\n', table?.Columns ?? [])).Split('\n');
        var values = table?.Rows.SelectMany(row => row).ToArray() ?? [];
        var numbers = book.Array<double>("cells", Array.ConvertAll(values, v => v ?? 0.0));
        var isBlank = book.Array<bool>("blank", Array.ConvertAll(values, v => v is null));
        if (!book.IsReading) return table!;
        var kept = new NumberTable(columns);
        for (var k = 0; k < numbers.Length; k += columns.Length)
            kept.Add([.. Enumerable.Range(k, columns.Length).Select(i => isBlank[i] ? (double?)null : numbers[i])]);
        return kept;
    }

    /// <summary>Exchanges a snapshot.</summary>
    /// <param name="book">The book.</param>
    /// <param name="snapshot">The snapshot now; not looked at where the book is read.</param>
    /// <returns>The snapshot after the exchange.</returns>
    /// <exception cref="InvalidDataException">The book holds another entry here.</exception>
    public static Snapshot Exchange(StateBook book, Snapshot? snapshot)
    {
        ArgumentNullException.ThrowIfNull(book);
        var s = snapshot;
        var kept = new Snapshot
        {
            Kind = book.Text("kind", s?.Kind ?? ""),
            Index = book.Value("index", s?.Index ?? 0),
            Time = book.Value("time", s?.Time ?? 0.0),
            Cells = book.Value("cells", s?.Cells ?? default),
            Points = book.Array<Numerics.Vec3>("points", s?.Points),
            Connectivity = book.Array<long>("connectivity", s?.Connectivity),
            PointFields = Exchange(book, s?.PointFields),
            CellFields = Exchange(book, s?.CellFields),
            Columns = Exchange(book, s?.Columns),
            Scalars = Exchange(book, s?.Scalars),
            Provenance = Exchange(book, s?.Provenance),
        };
        return book.IsReading ? kept : s!;
    }

    private static Provenance Exchange(StateBook book, Provenance? p) => new(
        book.Text("version", p?.Version ?? ""), book.Text("commit", p?.Commit ?? ""), book.Text("scenario", p?.ScenarioText ?? ""),
        book.Text("scenario_hash", p?.ScenarioHash ?? ""), book.Value("seed", p?.Seed ?? 0), book.Value("threads", p?.Threads ?? 0),
        book.Text("machine", p?.Machine ?? ""), book.Text("created", p?.Created ?? ""),
        [.. book.Text("parents", string.Join('\n', p?.ParentHashes ?? [])).Split('\n', StringSplitOptions.RemoveEmptyEntries)]);

    private static Field Exchange(StateBook book, Field? field)
    {
        var kept = new Field(
            book.Text("name", field?.Name ?? ""), book.Text("unit", field?.Unit ?? ""), book.Value("components", field?.Components ?? 0),
            Numbers(book, field?.Values), book.Text("meaning", field?.Meaning ?? ""));
        return book.IsReading ? kept : field!;
    }

    private static Array Numbers(StateBook book, Array? values)
    {
        var type = book.Text(
            "type", values switch { double[] => "double", float[] => "float", int[] => "int", long[] => "long", _ => "byte" });
        return type switch
        {
            "double" => book.Array<double>("values", values as double[]),
            "float" => book.Array<float>("values", values as float[]),
            "int" => book.Array<int>("values", values as int[]),
            "long" => book.Array<long>("values", values as long[]),
            _ => book.Array<byte>("values", values as byte[]),
        };
    }
}
