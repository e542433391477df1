using System.Text.Json;
using System.Text.Json.Nodes;
using LmpDem.Analysis.Figures;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report;

/// <summary>A finished run as its files tell it: outcome, scenario and tables. Snapshots are not opened.</summary>
public sealed class RunRecord
{
    private readonly Dictionary<string, NumberTable> tables = [];

    private RunRecord(string root, JsonObject outcome, string scenario, NumberTable summary)
    {
        Root = root;
        Outcome = outcome;
        ScenarioText = scenario;
        Keys = ResolvedKeys.Read(scenario);
        Summary = summary;
        (string Name, string[] Columns)[] known =
        [
            ("networks.csv", ["ratio_reached"]), ("compaction.csv", [Catalogue.CalenderingRatio.SiColumn, Catalogue.Load.SiColumn]),
                ("rearrangement.csv", [Catalogue.CalenderingRatio.SiColumn, Catalogue.Load.SiColumn]),
            .. NetworkFigures.OfProfiles.Select(p => (p.Table, (string[])["ratio_reached", p.Figure.X.Column, p.Figure.Y.Column])),
        ];
        foreach (var (name, columns) in known)
        {
            var path = Path.Combine(root, name);
            if (File.Exists(path)) tables[name] = WithColumns(path, columns);
        }

        Activation = ActivationSeries.Of(tables.GetValueOrDefault("networks.csv") ?? summary);
    }

    /// <summary>Path of the folder.</summary>
    public string Root { get; }

    /// <summary>summary.json.</summary>
    public JsonObject Outcome { get; }

    /// <summary>The resolved scenario.</summary>
    public string ScenarioText { get; }

    /// <summary>Keys of the resolved scenario with their values.</summary>
    public IReadOnlyList<(string Key, string Value)> Keys { get; }

    /// <summary>summary.csv.</summary>
    public NumberTable Summary { get; }

    /// <summary>Activation by every criterion: of networks.csv where it stands there, else of summary.csv.</summary>
    public IReadOnlyList<ActivationSeries> Activation { get; }

    /// <summary>Activation by the criterion that the networks stand on, else by the best founded one there is; null without any.</summary>
    public ActivationSeries? Main => Activation.FirstOrDefault(a => a.Key == Key("transport.criterion"))
        ?? Activation.Where(a => a.Curve.Points.Count > 1).MinBy(a => a.Criterion.Rank);

    /// <summary>Whether deformable bodies were pressed.</summary>
    public bool HasBodies => tables.ContainsKey("compaction.csv");

    /// <summary>Folder of the figures.</summary>
    public string Figures => Path.Combine(Root, "figures");

    /// <summary>Reads a run.</summary>
    /// <param name="root">Its folder.</param>
    /// <exception cref="SnapshotException">There is no finished run, or a file is missing or damaged.</exception>
    /// <exception cref="FormatException">A table is damaged; names file and line.</exception>
    public static RunRecord Read(string root)
    {
        if (!Directory.Exists(root)) throw new SnapshotException(root, "no such folder");
        var status = Json(Path.Combine(root, "status.json"), "this folder holds no run");
        var state = status["state"]?.ToString();
        if (state != "done" && status["results"] is not JsonObject) // figures and report come after the results
            throw new SnapshotException(
                root, $"the run has not finished ({state}, {status["written"]} of {status["asked"]} states written); "
                + "run it to its end first");
        var outcome = Json(Path.Combine(root, "summary.json"), "the outcome of the run is missing");
        return new RunRecord(
            root, outcome, File.ReadAllText(Needed("scenario.resolved.yaml")),
            WithColumns(Needed("summary.csv"), [Catalogue.TargetCalenderingRatio.Column, Catalogue.CalenderingRatio.Column]));

        string Needed(string name)
        {
            var path = Path.Combine(root, name);
            return File.Exists(path) ? path : throw new SnapshotException(path, "is missing; the run is not whole");
        }
    }

    /// <summary>A table of numbers of the run; null where it has none.</summary>
    /// <param name="name">Name of the file.</param>
    public NumberTable? Table(string name) => tables.GetValueOrDefault(name);

    /// <summary>A log of the run that holds words; null where it has none.</summary>
    /// <param name="name">Name of the file.</param>
    public TextTable? Log(string name)
    {
        var path = Path.Combine(Root, name);
        return File.Exists(path) ? TextTable.Read(path) : null;
    }

    /// <summary>A value of the outcome as text; null where it is missing.</summary>
    /// <param name="path">Its keys from the outermost on.</param>
    public string? Text(params string[] path) => At(path) is JsonValue value ? value.ToString() : null;

    /// <summary>A number of the outcome; null where it is missing.</summary>
    /// <param name="path">Its keys from the outermost on.</param>
    public double? Number(params string[] path) =>
        At(path) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    /// <summary>A value of the scenario as text; null where it has no such key.</summary>
    /// <param name="key">The key.</param>
    public string? Key(string key) => Keys.Where(k => k.Key == key).Select(k => k.Value).FirstOrDefault();

    /// <summary>
    /// A quantity over the calendering ratio, in the unit of its column, from the first of networks.csv, summary.csv, compaction.csv that
    /// has values; a springback over the ratio from which the press opened.
    /// </summary>
    /// <param name="quantity">The quantity.</param>
    public RatioCurve Curve(Quantity quantity)
    {
        if (quantity == Catalogue.Springback || quantity == Catalogue.SpringbackSimulated) return Opened(quantity);
        (NumberTable? Table, string Column, string Ratio, double Factor)[] places =
        [
            (Table("networks.csv"), quantity.SiColumn, Catalogue.CalenderingRatio.Column, quantity.ColumnFactor),
            (Summary, quantity.Column, Catalogue.CalenderingRatio.Column, 1.0),
            (Table("compaction.csv"), quantity.SiColumn, Catalogue.CalenderingRatio.SiColumn, quantity.ColumnFactor),
        ];
        foreach (var (table, column, ratio, factor) in places)
        {
            if (table is null || RatioCurve.Of(Closing(table), column, null, ratio) is not { Points.Count: > 0 } curve) continue;
            return factor == 1.0 ? curve : new RatioCurve(curve.Points.Select(p => (p.Ratio, factor * p.Value)));
        }

        return new RatioCurve([]);
    }

    /// <summary>A quantity over the calendering ratio, by its name.</summary>
    /// <param name="name">Name of the quantity, or its column in any table.</param>
    /// <exception cref="ArgumentException">The catalogue has no such quantity.</exception>
    /// <returns>The curve, in the unit that the name states.</returns>
    public RatioCurve Curve(string name)
    {
        var quantity = Catalogue.Find(name) ?? throw new ArgumentException($"no quantity is called {name}", nameof(name));
        var curve = Curve(quantity);
        return name == quantity.SiColumn && name != quantity.Column && quantity.ColumnFactor != 1.0
            ? new RatioCurve(curve.Points.Select(p => (p.Ratio, p.Value / quantity.ColumnFactor)))
            : curve;
    }

    /// <summary>A column of summary.csv; null where the run is of a version that did not write it.</summary>
    /// <param name="quantity">The quantity.</param>
    public IReadOnlyList<double?>? Column(Quantity quantity) =>
        Summary.Columns.Contains(quantity.Column) ? Summary.Column(quantity.Column) : null;

    // Curves are over the ratio of the closing press: the opened layer, whose row alone has a springback, has gone back to a ratio
    // that it had under load before.
    private static NumberTable Closing(NumberTable table)
    {
        if (!table.Columns.Contains(Catalogue.Springback.SiColumn)) return table;
        var closing = new NumberTable([.. table.Columns]);
        var springback = table.Column(Catalogue.Springback.SiColumn);
        for (var k = 0; k < table.Rows.Count; k++)
        {
            if (springback[k] is null) closing.Add([.. table.Rows[k]]);
        }

        return closing;
    }

    // Only the opened layer has a springback, of bodies or else of spheres; it belongs to the ratio from which the press opened, that of
    // the row before.
    private RatioCurve Opened(Quantity quantity)
    {
        var points = new List<(double Ratio, double Value)>();
        foreach (var table in (NumberTable?[])[Table("compaction.csv"), Table("rearrangement.csv")])
        {
            if (points.Count > 0 || table is null || !table.Columns.Contains(quantity.SiColumn)) continue;
            var (ratio, value) = (table.Column(Catalogue.CalenderingRatio.SiColumn), table.Column(quantity.SiColumn));
            for (var k = 1; k < value.Count; k++)
            {
                if (value[k] is { } springback && ratio[k - 1] is { } pressed) points.Add((pressed, springback));
            }
        }

        return new RatioCurve(points);
    }

    private static NumberTable WithColumns(string path, string[] columns)
    {
        var table = NumberTable.Read(path);
        var missing = columns.FirstOrDefault(c => !table.Columns.Contains(c));
        return missing is null ? table : throw new SnapshotException(path, $"has no column {missing}");
    }

    private JsonNode? At(string[] path)
    {
        JsonNode? node = Outcome;
        foreach (var key in path) node = (node as JsonObject)?[key];
        return node;
    }

    private static JsonObject Json(string path, string missing)
    {
        if (!File.Exists(path)) throw new SnapshotException(path, "is missing; " + missing);
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new SnapshotException(path, "holds no object; " + missing);
        }
        catch (JsonException e)
        {
            throw new SnapshotException(path, $"is damaged: {e.Message}", e);
        }
    }
}

/// <summary>A comma-separated table as text, for logs that hold words beside numbers.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Rows, a text per column.</param>
public sealed record TextTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line has the wrong number of values; names file and line.</exception>
    public static TextTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length == 0) throw new FormatException($"{path}: the file is empty");
        var columns = lines[0].Split(',');
        var rows = new List<IReadOnlyList<string>>();
        for (var n = 1; n < lines.Length; n++)
        {
            var cells = lines[n].Split(',');
            if (cells.Length != columns.Length)
                throw new FormatException($"{path}: line {n + 1} has {cells.Length} values for {columns.Length} columns");
            rows.Add(cells);
        }

        return new TextTable(columns, rows);
    }
}
