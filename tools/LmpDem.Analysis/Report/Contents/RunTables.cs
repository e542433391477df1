using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>The tables of a run in full, and its logs of junctions.</summary>
internal static class RunTables
{
    private const int RowsShown = 60;

    /// <summary>Section of the critical junctions and of what came before each jump.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the page stands.</param>
    public static XElement? Junctions(RunRecord run, FigureFolder folder) => Markup.Section(
        "junctions", "Junctions that connected clusters",
        Log(run, folder, "junction_log.csv",
            "Junctions by the volume they connected (of two clusters the smaller one), and whether the contact was born or its film had "
            + "opened", Connected),
        Log(run, folder, "rearrangement_link.csv",
            "What came before each jump of the largest cluster: contacts born and lost, displacements, film failures", null));

    /// <summary>Section of all numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Where the page stands.</param>
    public static XElement? Section(RunRecord run, FigureFolder folder) => Markup.Section(
        "tables", "All numbers",
        Full(run.Summary, folder, run, "summary.csv", "State of the electrode at every target ratio", open: true),
        run.Table("networks.csv") is { } networks ? Full(networks, folder, run, "networks.csv", "Networks at every state") : null,
        run.Table("compaction.csv") is { } bodies
            ? Full(bodies, folder, run, "compaction.csv", "Load, energies, film and hand-off of the bodies") : null,
        run.Table("rearrangement.csv") is { } spheres
            ? Full(spheres, folder, run, "rearrangement.csv", "Rearrangement of the spheres") : null);

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
        var fraction = table.Columns.ToList().FindIndex(c => c is "pores_percolating" or "percolating_share");
        return fraction >= 0 && row[fraction] == 0 ? "closed" : null;
    }

    private static object?[]? Log(
        RunRecord run, FigureFolder folder, string file, string caption, Func<TextTable, IReadOnlyList<string>, double>? by)
    {
        if (run.Log(file) is not { } log) return null;
        var rows = by is null ? log.Rows : [.. log.Rows.OrderByDescending(r => by(log, r))];
        return
        [
            Markup.Table(caption, log.Columns, rows.Take(RowsShown).Select(r => r.Select(Cell)), tall: true),
            Markup.Classed(
                "p", "note", rows.Count > RowsShown ? $"The first {RowsShown} of {rows.Count} rows. " : "", File(folder, run, file)),
        ];
    }

    // Volume that a junction connected to the other side, in either notation.
    private static double Connected(TextTable log, IReadOnlyList<string> row)
    {
        double? Value(string column)
        {
            var k = log.Columns.ToList().IndexOf(column);
            return k >= 0 && double.TryParse(row[k], CultureInfo.InvariantCulture, out var value) ? value : null;
        }

        return Value("volume_joined_um3")
            ?? Math.Min(Value("first_cluster_um3") ?? 0.0, Value("second_cluster_um3") is > 0.0 and var second
            ? second : double.PositiveInfinity);
    }

    private static object? Cell(string text) => text.Length == 0 ? null
        : double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? Number.Short(value) : text;

    private static XElement File(FigureFolder folder, RunRecord run, string file) => Markup.Link(folder.AddressOf(run.Root) + file, file);
}

/// <summary>The numerical errors of the headline numbers.</summary>
internal static class ErrorPart
{
    /// <summary>The section; null where the run has no numbers.</summary>
    /// <param name="errors">The errors.</param>
    public static XElement? Section(RunErrors errors)
    {
        var numbers = errors.Numbers;
        return numbers.Count == 0 ? null : Markup.Section(
            "numerical-error", "Numerical error",
            Markup.P("What mesh, speed and cells cost the numbers; neither the scatter between samples of the powder nor what is not known "
                + "of the inputs is in it. A setting that is not named was not varied."),
            errors.Origin is { } origin ? Markup.P(origin) : Markup.P(
                "No convergence table of this scenario is known: ", new XElement("code", "lmpdem converge SCENARIO"), " makes one, and ",
                new XElement("code", "lmpdem report RUN --convergence FOLDER"), " shows it here."),
            Markup.Table(
                "Headline numbers, each at the highest ratio at which the run has it",
                ["quantity", "at", "value", "numerical error", "from"],
                numbers.Select(n => new object?[]
                    { n.Name, Number.Percent(n.Ratio), Number.Short(n.Value), n.Error?.Text ?? "not known", n.Error?.From }), words: true));
    }
}

/// <summary>The statements of the paper beside the run.</summary>
internal static class PaperTable
{
    /// <summary>The section.</summary>
    /// <param name="reference">The reference they are from.</param>
    /// <param name="findings">The findings.</param>
    public static XElement? Section(Reference reference, IReadOnlyList<PaperFinding> findings) =>
        findings.Count == 0 ? null : Markup.Section(
        "paper", "Beside the paper",
        Markup.P(Lead(reference) + $"Each verdict is computed from the numbers by the rule beside it; {reference.Tolerances}."),
        Markup.Table(
            "What the paper says and what this run gives",
            [
                "Topic", "Verdict", "Paper", "This run", .. HasErrors(findings) ? ["Numerical error"] : Array.Empty<string>(),
                "We call it agreement if",
            ],
            findings.Select(f => new object?[] { f.Topic, Word(f.Verdict), f.Paper, f.Here }
                .Concat(HasErrors(findings) ? [f.NumericalError?.Text] : []).Append(f.Rule)), words: true));

    private static bool HasErrors(IReadOnlyList<PaperFinding> findings) => findings.Any(f => f.NumericalError is not null);

    private static string Lead(Reference reference) => reference.Work.Length == 0 ? ""
        : $"{reference.Name}{(reference.Journal.Length == 0 ? "" : $" ({reference.Journal})")} {reference.Work}. ";

    private static XElement Word(Verdict verdict) => verdict switch
    {
        Verdict.Agrees => Markup.Classed("span", "agrees", "✓ agrees"),
        Verdict.Disagrees => Markup.Classed("span", "disagrees", "✗ does not agree"),
        _ => Markup.Classed("span", "unknown", "– not available"),
    };
}

/// <summary>
/// Which values of the scenario were calibrated, which are the paper's, and which are inputs that the paper does not give.
/// </summary>
internal static class ThresholdTable
{
    private const string Fitted = "transport.criteria.";

    /// <summary>Whether the thresholds of a run are the fitted defaults, so that it is known which points they have seen.</summary>
    /// <param name="run">The run.</param>
    public static bool DefaultsOf(RunRecord run)
    {
        var defaults = new CriteriaSpec();
        (string Key, double Value)[] values =
            [("psi_local", defaults.PsiLocal), ("psi_foil", defaults.PsiFoil), ("psi_bodies", defaults.PsiBodies),
            ("contact_size", defaults.ContactSize)];
        return values.All(
            v => run.Key(Fitted + v.Key) is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == v.Value);
    }

    /// <summary>The section of calibrated and uncalibrated values.</summary>
    /// <param name="run">The run.</param>
    /// <param name="reference">The reference that the defaults were fitted to, or another.</param>
    public static XElement? Section(RunRecord run, Reference reference) => Markup.Section(
        "values", "Values: calibrated, from the paper, or chosen",
        Markup.P("A calibrated value was fitted to the measured activation; whatever follows from it is no prediction there. Values of the "
            + "paper are used as it gives them. All others are inputs of the user and must not be quoted as the paper's."),
        Table(
            "Calibrated to the measured activation" + (reference.Measured.CalibratedAt.Count > 0 ? $" ({reference.Name})" : ""),
            run.Keys.Where(k => k.Key.StartsWith(Fitted, StringComparison.Ordinal)
                || k.Key is "activation.characteristic_overlap" or "activation.exponent")
                .Select(k => (k.Key, k.Value, Threshold(k.Key, run)))),
        Table("Given by the paper", reference.Given.Where(p => run.Key(p.Key) is not null).Select(p => (
            p.Key, run.Key(p.Key)!, p.Is(run.Key(p.Key)!) ? "as in the paper" : $"changed: the paper has {p.Value}"))),
        new XElement("h3", "Inputs that the paper does not give"),
        Markup.Facts(run.Keys.Where(k => reference.LacksValue(k.Key) && k.Value is not ("null" or "[]"))
            .Select(k => (k.Key, (object?)k.Value))));

    private static XElement? Table(string caption, IEnumerable<(string Key, string Value, string Note)> rows)
    {
        var known = rows.ToArray();
        return known.Length == 0 ? null : Markup.Table(
            caption, ["key", "value", "note"], known.Select(r => new object?[] { new XElement("code", r.Key), r.Value, r.Note }),
                words: true);
    }

    private static string Threshold(string key, RunRecord run) => key.StartsWith("activation.", StringComparison.Ordinal)
        ? "overlap law, calibrated"
        : run.Key(key) is "0" or "0 um2" or "0 MPa" ? "not used (0)"
        : DefaultsOf(run)
            ? "default, fitted at " + string.Join(", ", CriteriaSpec.CalibratedAt.Select(r => Number.Percent(r)))
            : "calibrated; set in this scenario";
}
