using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>The tables of a run in full, and its logs of junctions.</summary>
internal static class RunTables
{
    private const int RowsShown = 60;

    /// <summary>Section of the critical junctions and of what came before each jump.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the page stands.</param>
    public static XElement? Junctions(RunRecord run, FigureFolder folder) => Markup.Section(
        "junctions", "Junctions that joined clusters",
        Log(run, folder, "junction_log.csv", "Junctions by the volume they joined (of two clusters the smaller one), and whether the contact was born or its film had opened", Joined),
        Log(run, folder, "rearrangement_link.csv", "What came before each jump of the largest cluster: contacts born and lost, displacements, film failures", null));

    /// <summary>Section of all numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the page stands.</param>
    public static XElement? Section(RunRecord run, FigureFolder folder) => Markup.Section(
        "tables", "All numbers",
        Full(run.Summary, folder, run, "summary.csv", "State of the electrode at every ratio asked", open: true),
        run.Table("networks.csv") is { } networks ? Full(networks, folder, run, "networks.csv", "Networks at every state") : null,
        run.Table("compaction.csv") is { } bodies ? Full(bodies, folder, run, "compaction.csv", "Load, energies, film and hand-off of the bodies") : null,
        run.Table("rearrangement.csv") is { } spheres ? Full(spheres, folder, run, "rearrangement.csv", "Rearrangement of the spheres") : null);

    private static XElement Full(NumberTable table, FigureFolder folder, RunRecord run, string file, string caption, bool open = false)
    {
        // Columns that are blank throughout say only that a stage did not run; the file keeps them.
        var shown = Enumerable.Range(0, table.Columns.Count).Where(k => table.Rows.Any(r => r[k] is not null)).ToArray();
        var details = Markup.Details(
            $"{caption} ({table.Rows.Count} rows, {shown.Length} of {table.Columns.Count} columns filled)",
            Markup.Table(caption, shown.Select(k => table.Columns[k]), table.Rows.Select(row => shown.Select(k => Cell(table, row, k)))),
            File(folder, run, file));
        if (open) details.SetAttributeValue("open", "open");
        return details;
    }

    // Pores that were measured and lead nowhere have no tortuosity; a state without measured pores has none either, but says so by a dash.
    private static string? Cell(NumberTable table, IReadOnlyList<double?> row, int column)
    {
        if (row[column] is not null || table.Columns[column] is not ("tortuosity" or "tortuosity_z")) return Number.Short(row[column]);
        var share = table.Columns.ToList().FindIndex(c => c is "pores_percolating" or "percolating_share");
        return share >= 0 && row[share] == 0 ? "closed" : null;
    }

    private static object?[]? Log(RunRecord run, FigureFolder folder, string file, string caption, Func<TextTable, IReadOnlyList<string>, double>? by)
    {
        if (run.Log(file) is not { } log) return null;
        var rows = by is null ? log.Rows : [.. log.Rows.OrderByDescending(r => by(log, r))];
        return
        [
            Markup.Table(caption, log.Columns, rows.Take(RowsShown).Select(r => r.Select(Cell)), tall: true),
            Markup.Classed("p", "note", rows.Count > RowsShown ? $"The first {RowsShown} of {rows.Count} rows. " : "", File(folder, run, file)),
        ];
    }

    // Volume that a junction connected to the other side, in either notation.
    private static double Joined(TextTable log, IReadOnlyList<string> row)
    {
        double? Value(string column)
        {
            var k = log.Columns.ToList().IndexOf(column);
            return k >= 0 && double.TryParse(row[k], CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        return Value("volume_joined_um3") ?? Math.Min(Value("first_cluster_um3") ?? 0.0, Value("second_cluster_um3") is > 0.0 and var second ? second : double.PositiveInfinity);
    }

    private static object? Cell(string text) => text.Length == 0 ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? Number.Short(value) : text;

    private static XElement File(FigureFolder folder, RunRecord run, string file) => Markup.Link(folder.AddressOf(run.Root) + file, file);
}
