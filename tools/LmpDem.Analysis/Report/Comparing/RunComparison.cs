using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Contents;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Comparing;

/// <summary>
/// Several runs on one page: what differs between their scenarios, their curves on common axes, their numbers at common ratios; or, of
/// seeds of one scenario, the mean with its 95 % interval and the distance of the mean curve to the measured activation.
/// </summary>
public sealed class RunComparison
{
    private const double Same = 1e-6; // of two target ratios

    private readonly IReadOnlyList<(string Label, RunRecord Run)> runs;
    private readonly IReadOnlyList<DifferingKey> keys;
    private readonly IReadOnlyList<(ComparedQuantity Quantity, QuantityOutcome Outcome)> quantities;
    private readonly IReadOnlyList<ActivationSeries>? means;
    private readonly bool ensemble;
    private readonly MeasuredActivation measured;
    private readonly Experiment? experiment;

    private RunComparison(
        IReadOnlyList<string> folders, bool ensemble, MeasuredActivation measured, Experiment? experiment, Func<string, string> presentName)
    {
        (this.ensemble, this.measured, this.experiment) = (ensemble, measured, experiment);
        var records = folders.Select(RunRecord.Read).ToArray();
        runs = [.. Labels(folders).Zip(records)];
        IReadOnlyList<(string, string)> Keys(RunRecord run) => [.. run.Keys.Select(k => (presentName(k.Key), k.Value))];
        keys = DifferingKey.Of([.. records.Select(Keys)]);
        var ratios = Ratios(records);
        quantities =
        [
            .. ComparedQuantity.All.Select(q => (q, Of(q, ratios))).Where(q => q.Item2.Values.Any(run => run.Any(v => v is not null))),
        ];
        means = !ensemble ? null : [.. quantities.Where(q => q.Quantity.Criterion is not null && q.Outcome.Mean!.Count > 0)
            .Select(q => new ActivationSeries(
                q.Quantity.Criterion!, new ActivationCurve([.. q.Outcome.Mean!.Select(m => (m.Ratio, m.Mean))])))];
    }

    /// <summary>Writes the page, and its figures as PNG, SVG and CSV into the folder PAGE_figures beside it.</summary>
    /// <param name="folders">Folders of the runs.</param>
    /// <param name="page">File of the page.</param>
    /// <param name="ensemble">Whether the runs are samples of one scenario, shown as mean and interval.</param>
    /// <param name="measured">The measured activation of the reference.</param>
    /// <param name="experiment">A user's own measured activation; null without.</param>
    /// <param name="presentName">Present name of a key, which an older run may have under a former one; null: as the runs have it.</param>
    /// <exception cref="IOException">A run is missing, not finished or damaged, or the page cannot be written.</exception>
    public static ComparisonOutcome Write(
        IReadOnlyList<string> folders, string page, bool ensemble, MeasuredActivation measured, Experiment? experiment = null,
        Func<string, string>? presentName = null)
    {
        var comparison = new RunComparison(folders, ensemble, measured, experiment, presentName ?? (key => key));
        var figures = new FigureFolder(Path.ChangeExtension(page, null) + "_figures", page);
        var title = ensemble ? $"Mean of {folders.Count} runs" : $"{folders.Count} runs side by side";
        WholeFile.WriteText(page, Page.Of(title, string.Join(", ", comparison.runs.Select(r => r.Label)), comparison.Sections(figures)));
        return new ComparisonOutcome(
            page,
            [
                .. comparison.runs.Select((r, k) => new ComparedRun(
                    r.Label, folders[k], r.Run.Text("scenario_hash"), r.Run.Text("seed"),
                    [.. r.Run.Activation.Select(a => CriterionOutcome.Of(a, measured))])),
            ],
            comparison.keys, [.. comparison.quantities.Select(q => q.Outcome)],
                comparison.means is null ? null : [.. comparison.means.Select(a => CriterionOutcome.Of(a, measured))],
            experiment is null ? null : [.. comparison.Curves().Select(c => Distance(c.Label, c.Curves, experiment))],
            experiment?.Understood(comparison.runs.SelectMany(r => r.Run.Activation)));
    }

    private static ExperimentDistance Distance(string label, IReadOnlyList<ActivationSeries> curves, Experiment experiment) =>
        new(label, [.. curves.Select(a => ExperimentOutcome.Of(a, experiment))]);

    private IEnumerable<(string Label, IReadOnlyList<ActivationSeries> Curves)> Curves() =>
        runs.Select(r => (r.Label, r.Run.Activation)).Concat(means is null ? [] : [("mean", means)]);

    // The last part of the path names a run, unless two end alike.
    private static string[] Labels(IReadOnlyList<string> folders)
    {
        var names = folders.Select(f => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(f)))).ToArray();
        return names.Distinct().Count() == names.Length ? names : [.. folders];
    }

    // Runs under load control have no target ratios: they are compared at those that the first one reached.
    private static IReadOnlyList<double> Ratios(RunRecord[] records) =>
        Common(records) is { Count: > 0 } common
            ? common : [.. records[0].Summary.Column(Catalogue.CalenderingRatio.Column).OfType<double>()];

    private static IReadOnlyList<double> Common(RunRecord[] records) =>
    [
        .. records[0].Summary.Column(Catalogue.TargetCalenderingRatio.Column).OfType<double>()
            .Where(ratio => records.All(
                r => r.Summary.Column(Catalogue.TargetCalenderingRatio.Column).Any(a => a is { } other && Math.Abs(other - ratio) < Same))),
    ];

    private QuantityOutcome Of(ComparedQuantity quantity, IReadOnlyList<double> ratios)
    {
        var curves = runs.Select(r => quantity.Of(r.Run)).ToArray();
        return new QuantityOutcome(
            quantity.Column, ratios, [.. curves.Select(c => (IReadOnlyList<double?>)[.. ratios.Select(c.At)])],
            ensemble ? [.. ratios.Select(Mean).OfType<EnsemblePoint>()] : null);

        // None of the quantities is ever negative.
        EnsemblePoint? Mean(double ratio) =>
            EnsemblePoint.Of(ratio, [.. curves.Select(c => c.At(ratio)).OfType<double>()], 0.0, quantity.Largest);
    }

    private IEnumerable<XElement?> Sections(FigureFolder folder)
    {
        yield return Markup.Section("runs", "The runs", Runs(), Warnings());
        yield return Markup.Section(
            "keys", "What differs between the scenarios",
            keys.Count == 0 ? Markup.P("Nothing: the scenarios are the same, key by key.") : Markup.Table(
                "Keys that are not the same in all runs", ["key", .. runs.Select(r => r.Label)],
                    keys.Select(d => (IEnumerable<object?>)[new XElement("code", d.Key), .. d.Values]), words: true));
        if (means is not null) yield return Markup.Section("mean", "The mean beside the measurement", Means());
        if (experiment is not null)
            yield return Markup.Section("experiment", $"Beside your measurement: {experiment.Name}", Own(experiment));
        var own = experiment?.Points ?? [];
        var figures = quantities.Select(q => (q.Quantity, Figure: ensemble
                ? ComparisonFigure.DrawMean(q.Quantity, q.Outcome.Mean!, runs, measured, own)
                : ComparisonFigure.Draw(q.Quantity, runs, measured, own)))
            .Where(f => f.Figure is not null).Select(f => ReportFigure.Of(f.Figure!, folder, f.Quantity.Title)).ToArray();
        yield return figures.Length == 0
            ? null : Markup.Section("curves", "Curves", Markup.Classed("div", "figures", figures.Select(f => f.Element())));
        yield return Markup.Section(
            "numbers", ensemble ? "Means at the target ratios" : "Numbers at common ratios",
            [.. quantities.Select(q => ensemble ? MeanTable(q.Quantity, q.Outcome) : Differences(q.Quantity, q.Outcome))]);
    }

    private object[] Own(Experiment own) =>
    [
        Markup.P($"Read as: {own.Understood(runs.SelectMany(r => r.Run.Activation))}."),
        Markup.Table(
            "Distance to your measurement: rms, and points covered",
                ["run", "criterion", .. own.Points.Select(p => Number.Percent(p.Ratio)!), "rms", "points covered"],
            [
                ["your measurement (%)", null, .. own.Points.Select(p => Number.Of(100 * p.Activation, "0.0")), null, null],
                .. Curves().SelectMany(c => c.Curves.Select(a => (c.Label, Curve: a, Outcome: ExperimentOutcome.Of(a, own))))
                    .Select(c => (IEnumerable<object?>)
                [
                    c.Label, c.Curve.Label, .. c.Outcome.Residuals.Select(r => Number.Of(100 * r, "+0.0;-0.0;0.0")),
                    Number.Of(c.Outcome.Rms, "0.000"), $"{c.Outcome.Points} of {own.Points.Count}",
                ]),
            ]),
    ];

    private XElement Runs() => Markup.Table(
        "Runs", ["run", "scenario", "seed", "version", "particles", "achieved ratio", "largest load", "main criterion", "rms",
            "ratio at 50 %"],
        runs.Select(r => (IEnumerable<object?>)
        [
            r.Label, r.Run.Text("name"), r.Run.Text("seed"), r.Run.Text("version"), r.Run.Text("packing", "particles"),
            Number.Percent(r.Run.Curve(Catalogue.Thickness).Points.Select(p => (double?)p.Ratio).LastOrDefault()),
            Number.Of(r.Run.Curve(Catalogue.Load).Points.Select(p => (double?)p.Value).Max(), "0.00", " MPa"),
            r.Run.Main?.Label, Number.Of(RmsOf(r.Run.Main), "0.000"), Number.Percent(r.Run.Main?.Curve.RatioAt(0.5), "0.0"),
        ]));

    private object[] Warnings()
    {
        var all = runs.SelectMany(r => RunWarnings.Of(r.Run, measured).Select(w => (r.Label, Warning: w))).GroupBy(w => w.Warning)
            .Select(g => g.Count() == runs.Count ? $"All runs: {g.Key}" : $"{string.Join(", ", g.Select(w => w.Label))}: {g.Key}").ToList();
        // what is written changes no result
        var others = keys.Select(k => k.Key).Where(k => k is not ("seed" or "name") && !k.StartsWith("output.", StringComparison.Ordinal))
            .ToArray();
        if (ensemble && others.Length > 0)
            all.Insert(0,
                $"The runs differ in more than their seed, so mean and interval are of no single scenario: {string.Join(", ", others)}.");
        return all.Count == 0
            ? [] : [new XElement("h3", "Warnings"), Markup.Classed("ul", "warnings", all.Select(w => new XElement("li", w)))];
    }

    private XElement Means() => Markup.Table(
        "Distance of the mean curve to the measured activation",
            ["criterion", "rms of the mean curve", "ratios covered", "rms of the single runs", "ratio at 50 %", "slope ratio"],
        [
            [
                $"measured, {measured.Name}", null, null, null,
                Number.Percent(measured.Curve.RatioAt(0.5), "0.0"), Number.Of(measured.SlopeRatio, "0.0"),
            ],
            .. means!.Select(m => (IEnumerable<object?>)
            [
                m.Label, Number.Of(RmsOf(m), "0.000"), $"{measured.Misfit(m.Curve).Points} of {measured.Points.Count}",
                Spread([.. runs.Select(r => RmsOf(r.Run.Activation.FirstOrDefault(a => a.Criterion == m.Criterion))).OfType<double>()]),
                Number.Percent(m.Curve.RatioAt(0.5), "0.0"), Number.Of(measured.SlopeRatioOf(m.Curve), "0.0"),
            ]),
        ]);

    private double? RmsOf(ActivationSeries? series) => series is null ? null : measured.Misfit(series.Curve).Rms;

    private static string? Spread(double[] values) =>
        values.Length == 0 ? null : $"{Number.Of(values.Min(), "0.000")} to {Number.Of(values.Max(), "0.000")}";

    private static XElement MeanTable(ComparedQuantity quantity, QuantityOutcome outcome) => Markup.Table(
        $"{quantity.Title}: {quantity.Axis}, mean and half width of its 95 % interval",
            ["", .. outcome.Mean!.Select(m => Number.Percent(m.Ratio)!)],
        [
            ["mean", .. outcome.Mean!.Select(m => Number.Short(quantity.Scale * m.Mean))],
            ["half width", .. outcome.Mean!.Select(m => Number.Short(quantity.Scale * m.HalfWidth))],
            ["runs", .. outcome.Mean!.Select(m => $"{m.Runs}")],
        ]);

    private XElement Differences(ComparedQuantity quantity, QuantityOutcome outcome) => Markup.Table(
        $"{quantity.Title}: {quantity.Axis}", ["run", .. outcome.Ratios.Select(r => Number.Percent(r)!)],
        [
            .. runs.Select((r, k) => (IEnumerable<object?>)[r.Label, .. outcome.Values[k].Select(v => Number.Short(quantity.Scale * v))]),
            .. runs.Skip(1).Select((r, k) => (IEnumerable<object?>)
                [$"{r.Label} minus {runs[0].Label}", .. outcome.Values[k + 1].Zip(outcome.Values[0])
                    .Select(p => Number.Short(quantity.Scale * (p.First - p.Second)))]),
        ]);
}

/// <summary>
/// A quantity over the calendering ratio that runs are compared by: activation by a criterion, or one of the catalogue that has a curve.
/// </summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Title">What it is.</param>
/// <param name="Axis">Label of its axis.</param>
/// <param name="Scale">Factor from the column's unit to the axis'.</param>
/// <param name="Criterion">The criterion, of an activation; else null.</param>
/// <param name="Largest">Largest value that it can have: 1 for a fraction of a whole. None of the quantities is ever negative.</param>
internal sealed record ComparedQuantity(
    Quantity Quantity, string Title, string Axis, double Scale, double Largest, JunctionCriterion? Criterion = null)
{
    /// <summary>All of them: activation first.</summary>
    public static IReadOnlyList<ComparedQuantity> All { get; } =
    [
        .. JunctionCriterion.All.Select(c => new ComparedQuantity(
            c.Activation, "Activation: " + c.Label, "degree of activation (%)", 100.0, 1.0, c)),
        .. Catalogue.All.Where(q => q.Title is not null).Select(q => new ComparedQuantity(q, q.Title!, q.Axis!, q.AxisFactor, q.Largest)),
    ];

    /// <summary>Name of its column in tables and results.</summary>
    public string Column => Quantity.Column;

    /// <summary>Its curve in a run.</summary>
    /// <param name="run">The run.</param>
    public RatioCurve Of(RunRecord run) => Criterion is { } c
        ? new RatioCurve(run.Activation.FirstOrDefault(a => a.Criterion == c)?.Curve.Points ?? [])
        : run.Curve(Quantity);
}
