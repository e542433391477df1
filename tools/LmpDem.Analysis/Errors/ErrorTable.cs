using System.Globalization;
using System.Text;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Errors;

/// <summary>Numerical error of a number: how much, and what tells it.</summary>
/// <param name="Value">The error, at least 0, in <paramref name="Unit"/>.</param>
/// <param name="Unit">"%" of the value, or "points": percentage points of a fraction.</param>
/// <param name="From">What tells it ("mesh 5,3 to 6,4: 2.1 %").</param>
public sealed record NumericalError(double Value, string Unit, string From)
{
    /// <summary>The error in a few words ("about 2.1 %").</summary>
    public string Text => $"about {Amount(Value, Unit)}";

    /// <summary>The error of parts that are independent of each other: the root of the sum of their squares.</summary>
    /// <param name="parts">The parts, all in one unit; null where there are none.</param>
    public static NumericalError? Of(params IReadOnlyList<NumericalError> parts) => parts.Count switch
    {
        0 => null,
        1 => parts[0],
        _ => new NumericalError(
            Math.Sqrt(parts.Sum(p => p.Value * p.Value)), parts[0].Unit,
            string.Join("; ", parts.Select(p => p.From)) + "; added as squares"),
    };

    /// <summary>An amount with its unit, in two digits.</summary>
    internal static string Amount(double value, string unit)
    {
        var digits = value == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(value)), 0, 3);
        return Math.Round(value, digits).ToString("0.###", CultureInfo.InvariantCulture)
            + " " + (unit == "points" && Math.Round(value, digits) == 1.0 ? "point" : unit);
    }
}

/// <summary>
/// The table convergence.csv of `lmpdem converge` as reports use it: what a setting that is made finer, or else coarser, changes a
/// quantity at a state.
/// </summary>
public sealed class ErrorTable
{
    /// <summary>Name of the table in the folder of a study.</summary>
    public const string FileName = "convergence.csv";

    /// <summary>A narrower or wider foil has another powder on it: its change is that of another sample, not of the numerics.</summary>
    public const string Foil = "foil";

    private const string ScenarioName = "scenario.yaml";
    private const double SameTarget = 1e-6;

    private static readonly string[] Needed =
        ["setting", "own_value", "value", "finer", "ratio_asked", "quantity", "change", "unit"];

    private readonly List<Change> changes;

    private ErrorTable(string path, List<Change> changes, string? scenario)
    {
        Path = path;
        this.changes = changes;
        ScenarioText = scenario;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The resolved scenario that it was measured on; null where none stands beside it.</summary>
    public string? ScenarioText { get; }

    /// <summary>Reads a table, and the scenario beside it.</summary>
    /// <param name="path">The folder of a study, or its convergence.csv.</param>
    /// <exception cref="TableException">It cannot be read, or is no such table.</exception>
    public static ErrorTable Read(string path)
    {
        var file = Directory.Exists(path) ? System.IO.Path.Combine(path, FileName) : path;
        string[] lines;
        try
        {
            lines = File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException
                ? "no such file; `lmpdem converge SCENARIO` writes one" : e.Message;
            throw new TableException(new TableFault(file, 0, 0, "", reason), isFileFault: true);
        }

        var head = lines.Length == 0 ? [] : Cells(lines[0]);
        if (Needed.FirstOrDefault(n => !head.Contains(n)) is { } missing)
            throw new TableException(new TableFault(
                file, 1, 1, missing, $"no such column; expected a {FileName} of `lmpdem converge` with {string.Join(", ", Needed)}"));
        var read = lines.Index().Skip(1).Where(l => l.Item.Length > 0).Select(l => Of(file, l.Index + 1, head, Cells(l.Item))).ToList();
        var scenario = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(file))!, ScenarioName);
        return new ErrorTable(file, read, File.Exists(scenario) ? File.ReadAllText(scenario) : null);
    }

    /// <summary>
    /// Error of a quantity: for every setting but the foil's size its change on being made finer, or coarser where that alone was run; the
    /// settings are added as squares, as if they were independent.
    /// </summary>
    /// <param name="column">Column of summary.csv.</param>
    /// <param name="ratio">Calendering ratio asked for, at which changes are taken; where the table has no such state, the larger change of
    /// its neighbours counts, and for null the largest of all states. The words say so.</param>
    /// <param name="except">Settings that something else tells the error of.</param>
    /// <returns>The error; null where the table does not know it.</returns>
    public NumericalError? Of(string column, double? ratio, params IReadOnlyList<string> except) => NumericalError.Of(
    [
        .. changes.Where(c => c.Quantity == column && c.Setting != Foil && !except.Contains(c.Setting))
            .GroupBy(c => c.Setting).Select(setting => OfSetting(setting, ratio)),
    ]);

    private static NumericalError OfSetting(IEnumerable<Change> setting, double? ratio)
    {
        var side = setting.GroupBy(c => c.IsFiner).MaxBy(g => g.Key)!.ToList();
        var (near, place) = Near(side, ratio);
        var (one, amount) = (side[0], near.Max(c => Math.Abs(c.Amount)));
        var words = new StringBuilder($"{one.Setting} {one.Own} to {one.Value}");
        if (!one.IsFiner) words.Append(" (coarser)");
        words.Append(": ").Append(NumericalError.Amount(amount, one.Unit)).Append(place);
        return new NumericalError(amount, one.Unit, words.ToString());
    }

    // Changes of the state itself, else of those on either side of it, else of all; and the words for what is not the state itself.
    private static (IReadOnlyList<Change> Changes, string Place) Near(List<Change> side, double? ratio)
    {
        var known = side.Where(c => c.Ratio is not null).OrderBy(c => c.Ratio).ToList();
        if (ratio is not { } r || known.Count == 0) return (side, ", the largest of all states");
        if (known.Find(c => Math.Abs(c.Ratio!.Value - r) < SameTarget) is { } same) return ([same], "");
        Change[] near = [.. new[] { known.FindLast(c => c.Ratio < r), known.Find(c => c.Ratio > r) }.OfType<Change>()];
        var ratios = string.Join(" and ", near.Select(c => (100 * c.Ratio!.Value).ToString("0.#", CultureInfo.InvariantCulture)));
        return (near, $" at {ratios} %");
    }

    private static Change Of(string file, int line, List<string> head, List<string> cells)
    {
        if (cells.Count != head.Count)
            throw new TableException(new TableFault(file, line, 1, "", $"{cells.Count} cells for {head.Count} columns"));
        string Cell(string column) => cells[head.IndexOf(column)];
        double? Number(string column) => Cell(column).Length == 0 ? null
            : double.TryParse(Cell(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : throw new TableException(new TableFault(file, line, 1, column, $"\"{Cell(column)}\" is no number"));
        // A change of a value that is 0 is no per cent of it, and is blank.
        return new Change(
            Cell("setting"), Cell("own_value"), Cell("value"), Cell("finer") == "1", Number("ratio_asked"), Cell("quantity"),
            Number("change") ?? 0.0, Cell("unit"));
    }

    // Cells of a line, in quotes where they hold commas ("5,3").
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c != ',' || quoted) cell.Append(c);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }

    private sealed record Change(
        string Setting, string Own, string Value, bool IsFiner, double? Ratio, string Quantity, double Amount, string Unit);
}
