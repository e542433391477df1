using System.Globalization;
using LmpDem.Engine.Tables;

namespace LmpDem.Transport.Activation;

/// <summary>
/// A user's own measured activation, from a table with the columns calendering_ratio (or ratio) and activation, as fractions or in per
/// cent, and where known error (half width) or lower and upper. Several rows at one ratio are replicates and become their mean.
/// </summary>
public sealed class MeasuredCurve
{
    private const double LargestRatio = 0.99;

    private static readonly TableKey[] Keys =
    [
        new("calendering_ratio", true, "ratio", "calendering", "degree_of_calendering") { Example = "calendering_ratio (%)" },
        new("activation", true, "degree_of_activation", "activation_degree") { Example = "activation (%)" },
        new("error", false, "activation_error", "standard_deviation", "sd") { Example = "error (%)" },
        new("lower", false, "activation_lower") { Example = "lower (%)" },
        new("upper", false, "activation_upper") { Example = "upper (%)" },
    ];

    private readonly string understood;

    private MeasuredCurve(string path, IReadOnlyList<MeasuredPoint> points, string understood)
    {
        this.understood = understood;
        (Path, Points) = (path, points);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The points, ratios ascending, one a ratio.</summary>
    public IReadOnlyList<MeasuredPoint> Points { get; }

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TableException">It cannot be read or is no such table; every fault in it is named.</exception>
    public static MeasuredCurve Read(string path)
    {
        var table = UserTable.Read(path, Keys);
        var faults = new List<TableFault>();
        var (ratio, activation) = (table.Column("calendering_ratio")!, table.Column("activation")!);
        var x = ShareColumn.Read(table, ratio, faults, most: LargestRatio);
        if (ratio.Unit == "%" && MixedAt(ratio) is { } k)
            faults.Add(table.FaultAt(ratio, k,
                $"\"{ratio.Numbers[k].Written}\" stands among per cent; write 20 for 20 %, or shares throughout without % in the head"));
        var y = ShareColumn.Read(table, activation, faults);
        var others = table.Columns.Where(c => c != ratio && c != activation);
        var bounds = others.ToDictionary(c => c.Key, c => Bound(table, activation, c, faults));
        if (bounds.ContainsKey("error") && bounds.Count > 1)
            faults.Add(table.FaultAt(table.Column("error")!, "an error stands beside lower or upper; give one of them"));
        if (faults.Count == 0)
            faults.AddRange(table.Rows.Select((_, row) => Interval(table, row, y[row]!.Value, bounds)).OfType<TableFault>());
        if (faults.Count > 0) throw new TableException(faults);

        double? Of(string key, int row) => bounds.TryGetValue(key, out var values) ? values[row] : null;
        var rows = table.Rows.Select((_, row) =>
        {
            var (value, error) = (y[row]!.Value, Of("error", row));
            var lower = error is null ? Of("lower", row) : Math.Max(0.0, value - error.Value);
            var upper = error is null ? Of("upper", row) : Math.Min(1.0, value + error.Value);
            return new MeasuredPoint(x[row]!.Value, value, lower, upper);
        });
        var points = Joined(rows);
        return new MeasuredCurve(path, points, $"{table.Understood("shares")}; {Count(points, table.Rows.Count)}");
    }

    /// <summary>How the table was read, in one line without its name, with the points that no run reaches.</summary>
    /// <param name="runs">Smallest and largest ratio that the runs reach; null where they reach none.</param>
    public string Understood((double Least, double Most)? runs)
    {
        if (runs is not var (least, most)) return understood;
        var outside = Points.Where(p => p.Ratio < least - ActivationCurve.EndSlack || p.Ratio > most + ActivationCurve.EndSlack).ToArray();
        var range = Line($"the run's {100 * least:0.#} to {100 * most:0.#} %");
        return outside.Length == 0
            ? $"{understood}; all within {range}"
            : $"{understood}; outside of {range} and not compared: {Percents(outside)}";
    }

    private static List<MeasuredPoint> Joined(IEnumerable<MeasuredPoint> rows)
    {
        var groups = new List<List<MeasuredPoint>>();
        foreach (var point in rows.OrderBy(p => p.Ratio))
        {
            if (groups.Count > 0 && groups[^1][0].IsAt(point.Ratio)) groups[^1].Add(point);
            else groups.Add([point]);
        }

        return groups.ConvertAll(MeasuredPoint.MeanOf);
    }

    // Calendering by less than one per cent is implausible next to steps of ten.
    private static int? MixedAt(TableColumn ratio)
    {
        if (!ratio.Numbers.Any(n => n.Value > 1.0)) return null;
        var k = ratio.Numbers.ToList().FindIndex(n => n.Value is > 0.0 and < 1.0 && !n.Written.Contains('%'));
        return k < 0 ? null : k;
    }

    // Without a unit of its own an error of 2 beside 35 % might be 2 points, 2 % of 35 %, or a slip.
    private static double?[] Bound(UserTable table, TableColumn activation, TableColumn column, List<TableFault> faults)
    {
        if (column.Unit == activation.Unit || column.Numbers.All(n => n.Value is null or 0.0))
            return ShareColumn.Read(table, column, faults, isNeeded: false);
        static string Unit(TableColumn c) => c.Unit.Length > 0 ? $"in {c.Unit}" : "without a unit";
        faults.Add(table.FaultAt(column, $"it is {Unit(column)}, and activation {Unit(activation)}; give both alike"
            + (activation.Unit == "%" ? $", as \"{column.Key} (%)\"" : "")));
        return new double?[column.Numbers.Count];
    }

    private static TableFault? Interval(UserTable table, int row, double value, Dictionary<string, double?[]> bounds)
    {
        double? Of(string key) => bounds.TryGetValue(key, out var values) ? values[row] : null;
        var (lower, upper) = (Of("lower"), Of("upper"));
        return lower > upper ? table.FaultAt(table.Column("lower")!, row, "lower lies above upper; are the columns exchanged?")
            : lower > value ? table.FaultAt(table.Column("lower")!, row, "lower lies above the activation of its row")
            : upper < value ? table.FaultAt(table.Column("upper")!, row, "upper lies below the activation of its row")
            : null;
    }

    private static string Count(List<MeasuredPoint> points, int rows)
    {
        var replicated = points.Where(p => p.Replicates > 1).ToArray();
        var count = points.Count == 1 ? "1 point" : Line($"{points.Count} points");
        return replicated.Length == 0 ? count : Line($"{count} from {rows} rows, replicates averaged at {Percents(replicated)}");
    }

    private static string Percents(IEnumerable<MeasuredPoint> points) =>
        string.Join(", ", points.Select(p => Line($"{100 * p.Ratio:0.##} %")));

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
