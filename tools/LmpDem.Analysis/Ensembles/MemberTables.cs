using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Ensembles;

/// <summary>
/// Reads the tables of members (networks.csv, compaction.csv, summary.csv), each file once, and joins their rows to states. Columns are
/// those that any member has; what a member lacks stays missing.
/// </summary>
internal sealed class MemberTables
{
    private static readonly string[] Files = ["networks.csv", "compaction.csv", "summary.csv"]; // the first that has a value gives it

    private readonly Dictionary<Quantity, int> places = [];
    private readonly Dictionary<string, Quantity> own = []; // of plug-ins, by their columns
    private readonly Dictionary<string, (int Place, double Factor)[]> heads = [];

    /// <summary>The quantities found, in the order of their places.</summary>
    public IReadOnlyList<Quantity> Quantities => [.. places.OrderBy(p => p.Value).Select(p => p.Key)];

    /// <summary>Reads the states of a member.</summary>
    /// <param name="folder">Folder of its run.</param>
    /// <exception cref="FormatException">A table is damaged or the folder has none; names file and line.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IReadOnlyList<EnsembleState> Read(string folder)
    {
        var rows = new Dictionary<(double Ratio, int Occurrence), double[]>();
        foreach (var quantity in PlugInOrigin.Read(folder).SelectMany(o => o.Measures)) own[quantity.Column] = quantity;
        foreach (var name in Files)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path)) Join(rows, path);
        }

        if (rows.Count == 0) throw new FormatException($"{folder}: the run is done, but it has none of {string.Join(", ", Files)}");
        return States(rows);
    }

    private void Join(Dictionary<(double, int), double[]> rows, string path)
    {
        var table = NumberTable.Read(path);
        var head = HeadOf(table.Columns);
        var (ratio, springback) = (PlaceOf(Catalogue.CalenderingRatio), PlaceOf(Catalogue.Springback));
        if (head.All(h => h.Place != ratio)) throw new FormatException($"{path}: has no column of calendering ratios");
        var seen = new Dictionary<double, int>();
        foreach (var row in table.Rows)
        {
            var values = new double[places.Count];
            Array.Fill(values, double.NaN);
            for (var k = 0; k < head.Length; k++)
                if (head[k].Place >= 0 && row[k] is { } value) values[head[k].Place] = value * head[k].Factor;
            if (!double.IsFinite(values[ratio])) continue;
            var occurrence = seen[values[ratio]] = seen.GetValueOrDefault(values[ratio], -1) + 1;
            // Only compaction.csv knows the hand-off and the opened layer, and gives the first a target of 0 that it never had.
            if (Path.GetFileName(path) == "compaction.csv") values[PlaceOf(Catalogue.TargetCalenderingRatio)] = double.NaN;
            else values[springback] = double.NaN;
            if (!rows.TryGetValue((values[ratio], occurrence), out var known)) rows[(values[ratio], occurrence)] = values;
            else rows[(values[ratio], occurrence)] = Filled(known, values);
        }
    }

    private static double[] Filled(double[] first, double[] second)
    {
        var filled = second;
        for (var k = 0; k < first.Length; k++)
            if (double.IsFinite(first[k])) filled[k] = first[k];
        return filled;
    }

    private (int Place, double Factor)[] HeadOf(IReadOnlyList<string> columns)
    {
        var key = string.Join(',', columns);
        PlaceOf(Catalogue.TargetCalenderingRatio); // these have places in every table
        PlaceOf(Catalogue.CalenderingRatio);
        PlaceOf(Catalogue.Springback);
        if (heads.TryGetValue(key, out var known)) return known;
        return heads[key] =
        [
            .. columns.Select(column => (Catalogue.Find(column) ?? own.GetValueOrDefault(column)) is not { } q ? (-1, 1.0)
                : (PlaceOf(q), column == q.Column && column != q.SiColumn ? 1.0 / q.ColumnFactor : 1.0)),
        ];
    }

    private int PlaceOf(Quantity quantity)
    {
        if (!places.TryGetValue(quantity, out var place)) places[quantity] = place = places.Count;
        return place;
    }

    private IReadOnlyList<EnsembleState> States(Dictionary<(double Ratio, int Occurrence), double[]> rows)
    {
        var ordered = rows.OrderBy(r => double.IsFinite(r.Value[PlaceOf(Catalogue.Springback)])).ThenBy(r => r.Key.Ratio)
            .ThenBy(r => r.Key.Occurrence);
        return
        [
            .. ordered.Select((row, number) => new EnsembleState(
                number, Known(row.Value, Catalogue.TargetCalenderingRatio), row.Key.Ratio,
                    Known(row.Value, Catalogue.Springback) is not null)
            {
                Values = row.Value,
                HasClosedPores = Known(row.Value, Catalogue.TortuosityZ) is null && Known(row.Value, Catalogue.PercolatingFraction) == 0.0,
                HasNoPath = Known(row.Value, Catalogue.PathTortuosity) is null
                    && Known(row.Value, Catalogue.MetallicJunctionsAtFoil) == 0.0,
                IsOverCalendered = Known(row.Value, Catalogue.OverCalendered) > 0.0,
            }),
        ];
    }

    private double? Known(double[] row, Quantity quantity) =>
        places.TryGetValue(quantity, out var place) && place < row.Length && double.IsFinite(row[place]) ? row[place] : null;
}
