using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Units;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>What was run: names, provenance, packing and hand-off.</summary>
internal static class RunFacts
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    public static XElement? Section(RunRecord run) => Markup.Section(
        "run", "What was run",
        Markup.Facts(
        [
            ("Scenario", run.Text("name")), ("Seed", run.Text("seed")), ("Scenario hash (SHA-256)", Code(run.Text("scenario_hash"))),
            ("Version", run.Text("version")), ("Commit", Code(run.Text("commit"))), ("Machine", run.Text("machine")),
                ("Threads", run.Text("threads")),
            ("Started", run.Text("started")),
                ("Wall time", run.Number("wall_seconds") is { } wall ? Duration.Format(TimeSpan.FromSeconds(wall)) : null),
        ]),
        new XElement("h3", "Packing"),
        Markup.Facts(
        [
            ("Particles", run.Text("packing", "particles")),
            ("Thickness, target", Micrometres(run, "packing", "thickness_asked")),
                ("Thickness, packed", Micrometres(run, "packing", "thickness")),
            ("Solids fraction, target", Number.Of(run.Number("packing", "solids_asked"), "0.000")),
                ("Solids fraction, packed", Number.Of(run.Number("packing", "solids"), "0.000")),
            ("Areal capacity", Number.Of(run.Number("packing", "areal_capacity"), "0.00", " mAh/cm²")),
            ("Diameters d10, d50, d90 by volume, target", Sizes(run, "asked_volume")),
                ("Diameters d10, d50, d90 by volume, drawn", Sizes(run, "volume")),
            ("Mean coordination", Number.Of(run.Number("packing", "mean_coordination"), "0.00")),
            ("Mean coordination without rattlers", Number.Of(run.Number("packing", "coordination_without_rattlers"), "0.00")),
            ("Time a particle", Number.Of(run.Number("packing", "milliseconds_per_particle"), "0.0", " ms")),
        ]),
        run.Number("handoff", "ratio") is null ? null : new XElement("h3", "Audit of the hand-off from spheres to bodies"),
        run.Number("handoff", "ratio") is null ? null : Markup.Facts(
        [
            ("At the ratio", Number.Percent(run.Number("handoff", "ratio"), "0.00")), ("Bodies", run.Text("handoff", "bodies")),
                ("Zones", run.Text("handoff", "zones")),
            ("Volume of the layer off by", Number.Percent(run.Number("handoff", "total_volume_error"), "0.000")),
            ("Volume of a body off by, at most", Number.Percent(run.Number("handoff", "largest_volume_error"), "0.000")),
            ("Contacts kept",
                $"{run.Text("handoff", "pairs_kept")} of {run.Text("handoff", "pairs_before")}, {run.Text("handoff", "pairs_new")} new"),
            ("Load before and after",
                $"{Number.Of(run.Number("handoff", "pressure_before") / 1e6, "0.000")} and "
                + $"{Number.Of(run.Number("handoff", "pressure_after") / 1e6, "0.000", " MPa")}"),
            ("Centres moved, mean and most",
                $"{Number.Of(1e6 * run.Number("handoff", "mean_shift"), "0.00")} and "
                + $"{Number.Of(1e6 * run.Number("handoff", "largest_shift"), "0.00", " µm")}"),
        ]));

    private static XElement? Code(string? text) => text is null ? null : new XElement("code", text);

    private static string? Micrometres(RunRecord run, params string[] path) => Number.Of(1e6 * run.Number(path), "0.00", " µm");

    private static string? Sizes(RunRecord run, string which) => run.Number("packing", "sizes", which, "d50") is null ? null
        : string.Join(
            ", ", ((string[])["d10", "d50", "d90"]).Select(d => Number.Of(1e6 * run.Number("packing", "sizes", which, d), "0.0"))) + " µm";
}

/// <summary>A run in three sentences and its main numbers.</summary>
internal static class RunSentences
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="measured">The measured activation.</param>
    /// <param name="findings">Its findings compared with the paper.</param>
    /// <param name="errors">Numerical errors of its numbers.</param>
    public static XElement? Section(RunRecord run, MeasuredActivation measured, IReadOnlyList<PaperFinding> findings, RunErrors errors)
    {
        var (thickness, load, solids) =
            (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        var main = run.Main;
        var last = measured.Points.Count > 0 ? measured.Points[^1].Ratio : 0.4;
        string? With(string? value, Quantity? quantity, double ratio) =>
            value is null || quantity is null || errors.Of(quantity, ratio) is not { } error
                ? value : $"{value}, numerical error {error.Text}";
        return Markup.Section(
            "summary", "Summary",
            Markup.Classed("p", "summary", string.Join(" ", Sentences(run, measured, findings))),
            Markup.Facts(
            [
                ("Achieved ratio", thickness.Count > 0 ? Number.Percent(thickness[^1].Ratio) : null),
                ("Thickness there", thickness.Count > 0
                    ? With(Number.Of(thickness[^1].Value, "0.0", " µm"), Catalogue.Thickness, thickness[^1].Ratio) : null),
                ("Solids fraction there", solids.Count > 0 ? Number.Of(solids[^1].Value, "0.000") : null),
                ("Largest load", load.Count > 0
                    ? With(Number.Of(load.Max(p => p.Value), "0.00", " MPa"), Catalogue.Load, load.MaxBy(p => p.Value).Ratio) : null),
                ($"Activation at {Number.Percent(last)}",
                    With(Number.Percent(main?.Curve.NearestTo(last)), main?.Criterion.Activation, last)),
                ("rms from the measured activation", main is null ? null : Number.Of(measured.Misfit(main.Curve).Rms, "0.000")),
                ("Ratio at 50 % activation" + Beside(Number.Percent(measured.Curve.RatioAt(0.5))),
                    Number.Percent(main?.Curve.RatioAt(0.5))),
                ("Slope ratio" + Beside(Number.Of(measured.SlopeRatio, "0")),
                    main is null ? null : Number.Of(measured.SlopeRatioOf(main.Curve), "0.0")),
            ]),
            main is null
                ? null : Markup.Classed("p", "note", $"Activation here: {main.Label}. Every other criterion stands beside it below."));
    }

    private static string Beside(string? measured) => measured is null ? "" : $" (measured {measured})";

    private static IEnumerable<string> Sentences(RunRecord run, MeasuredActivation measured, IReadOnlyList<PaperFinding> findings)
    {
        var (thickness, load, solids) =
            (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        if (thickness.Count > 0 && solids.Count > 0 && load.Count > 0)
            yield return Line(
                $"{run.Text("packing", "particles")} particles ({(run.HasBodies ? "spheres, then deformable bodies" : "spheres")}) were ")
                + Line($"pressed from {thickness[0].Value:0.0} to {thickness[^1].Value:0.0} µm, a calendering ratio of ")
                + Line($"{Number.Percent(thickness[^1].Ratio)}, with at most {load.Max(p => p.Value):0.00} MPa; ")
                + Line($"the solids fraction rose from {solids[0].Value:0.00} to {solids[^1].Value:0.00}.");
        var misfit = run.Main is { } curve ? measured.Misfit(curve.Curve) : null;
        yield return run.Main is { } main && misfit is { Rms: { } rms }
            ? Line($"Activation ({main.Label[..main.Label.IndexOf(" (", StringComparison.Ordinal)]}, ")
                + Line($"{(main.IsCalibrated ? "thresholds calibrated" : "nothing fitted")}) is {rms:0.000} (rms) from the measured one ")
                + Line($"over {misfit.Points} of {measured.Points.Count} ratios and reaches 50 % at ")
                + Line($"{Number.Percent(main.Curve.RatioAt(0.5), "0.0") ?? "no ratio made"}, where the measurement does ")
                + (Number.Percent(measured.Curve.RatioAt(0.5), "0.0") is { } half ? $"at {half}." : "at none.")
            : "The run gives no activation over the measured ratios.";
        int Count(Verdict verdict) => findings.Count(f => f.Verdict == verdict);
        if (findings.Count > 0)
        {
            yield return Line($"Of {findings.Count} statements of the paper, {Count(Verdict.Agrees)} agree with this run, ")
                + Line($"{Count(Verdict.Disagrees)} do not, and for {Count(Verdict.NotAvailable)} it has no numbers.");
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
