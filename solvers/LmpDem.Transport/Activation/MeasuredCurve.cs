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
        new("error", false, "activation_error", "standard_deviation", "sd", "std", "stdev", "std_dev", "activation_sd", "activation_std",
            "uncertainty") { Example = "error (%)" },
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
        var x = FractionColumn.Read(table, ratio, faults, most: LargestRatio);
        if (ratio.Unit == "%" && MixedAt(ratio) is { } k)
            faults.Add(table.FaultAt(ratio, k,
                $"\"{ratio.Numbers[k].Written}\" stands among per cent; write 20 for 20 %, or fractions throughout without % in the head"));
        var y = FractionColumn.Read(table, activation, faults);
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
        var points = Connected(rows);
        return new MeasuredCurve(path, points, $"{table.Understood("fractions")}; {Count(points, table.Rows.Count)}");
    }

    /// <summary>How the table was read, in one line without its name, with the points that no run reaches.</summary>
    /// <param name="runs">Smallest and largest ratio that the runs reach; null where they reach none.</param>
    public string Understood((double Min, double Max)? runs)
    {
        if (runs is not var (least, most)) return understood;
        var outside = Points.Where(p => p.Ratio < least - ActivationCurve.EndSlack || p.Ratio > most + ActivationCurve.EndSlack).ToArray();
        var range = Line($"the run's {100 * least:0.#} to {100 * most:0.#} %");
        return outside.Length == 0
            ? $"{understood}; all within {range}"
            : $"{understood}; outside of {range} and not compared: {Percents(outside)}";
    }

    private static List<MeasuredPoint> Connected(IEnumerable<MeasuredPoint> rows)
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
            return FractionColumn.Read(table, column, faults, isNeeded: false);
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

/// <summary>A measured degree of activation, and how a computed curve compares with it.</summary>
/// <param name="Name">Who measured it, for legends ("Kang et al. 2026").</param>
/// <param name="Points">The measured points, ratios ascending; may be empty.</param>
public sealed record MeasuredActivation(string Name, IReadOnlyList<MeasuredPoint> Points)
{
    /// <summary>Nothing measured.</summary>
    public static MeasuredActivation None { get; } = new("", []);

    /// <summary>Quantity taken as the degree of activation; empty if unknown.</summary>
    public string Method { get; init; } = "";

    /// <summary>Ratios of the points that the default thresholds were fitted to; empty where others were taken.</summary>
    public IReadOnlyList<double> CalibratedAt { get; init; } = [];

    /// <summary>Ranges of the slope ratio; null where the points do not support one.</summary>
    public SlopeWindows? Slopes { get; init; }

    /// <summary>Source of the points, for captions.</summary>
    public string Source => Method.Length == 0 ? Name : $"{Name} ({Method})";

    /// <summary>The points as a curve.</summary>
    public ActivationCurve Curve => new([.. Points.Select(p => (p.Ratio, p.Activation))]);

    /// <summary>Slope ratio of the measured curve; null without ranges, or where the points do not cover them.</summary>
    public double? SlopeRatio => SlopeRatioOf(Curve);

    /// <summary>Slope ratio of a curve over the same ranges; null without ranges, or where the curve does not cover them.</summary>
    /// <param name="curve">The curve.</param>
    public double? SlopeRatioOf(ActivationCurve curve) => Slopes is null ? null : curve.SlopeRatio(Slopes);

    /// <summary>Root mean square of model minus measurement over the measured ratios that the model covers with states.</summary>
    /// <param name="model">The computed curve.</param>
    public ActivationMisfit Misfit(ActivationCurve model)
    {
        var sum = 0.0;
        var points = 0;
        foreach (var measured in Points)
        {
            if (model.ComparableAt(measured.Ratio) is not { } computed) continue;
            sum += (computed - measured.Activation) * (computed - measured.Activation);
            points++;
        }

        return new ActivationMisfit(points == 0 ? null : Math.Sqrt(sum / points), points);
    }
}

/// <summary>A measured degree of activation.</summary>
/// <param name="Ratio">Calendering ratio.</param>
/// <param name="Activation">Degree of activation, 0 to 1; the mean of replicates.</param>
/// <param name="Lower">Lower end of its interval, 0 to 1; null where not known.</param>
/// <param name="Upper">Upper end of its interval, 0 to 1; null where not known.</param>
/// <param name="Replicates">Measurements that it is the mean of.</param>
public sealed record MeasuredPoint(double Ratio, double Activation, double? Lower = null, double? Upper = null, int Replicates = 1)
{
    private const double SameRatio = 1e-6; // ratios in per cent are written with rounding

    /// <summary>Whether a ratio is that of the point.</summary>
    /// <param name="ratio">Calendering ratio.</param>
    public bool IsAt(double ratio) => Math.Abs(Ratio - ratio) < SameRatio;

    /// <summary>
    /// The mean of replicates. Its interval is the standard deviation of the replicates (n - 1) about the mean, and no narrower than
    /// their own intervals where these are known; it stays a fraction.
    /// </summary>
    /// <param name="replicates">Points at one ratio, at least one.</param>
    public static MeasuredPoint MeanOf(IReadOnlyList<MeasuredPoint> replicates)
    {
        if (replicates.Count == 1) return replicates[0];
        var mean = replicates.Average(r => r.Activation);
        var deviation = Math.Sqrt(replicates.Sum(r => (r.Activation - mean) * (r.Activation - mean)) / (replicates.Count - 1));
        var lower = replicates.Select(r => r.Lower).OfType<double>().Append(mean - deviation).Min();
        var upper = replicates.Select(r => r.Upper).OfType<double>().Append(mean + deviation).Max();
        return new MeasuredPoint(replicates[0].Ratio, mean, Math.Max(0.0, lower), Math.Min(1.0, upper), replicates.Count);
    }
}

/// <summary>How far a computed curve is from the measured points.</summary>
/// <param name="Rms">Root mean square difference of the activation; null where no point is covered.</param>
/// <param name="Points">Number of measured points that the curve covers.</param>
public sealed record ActivationMisfit(double? Rms, int Points);
