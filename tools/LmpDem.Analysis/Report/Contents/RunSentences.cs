using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>A run in three sentences and its main numbers.</summary>
internal static class RunSentences
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="measured">The measured activation.</param>
    /// <param name="findings">Its findings compared with the paper.</param>
    public static XElement? Section(RunRecord run, MeasuredActivation measured, IReadOnlyList<PaperFinding> findings)
    {
        var (thickness, load, solids) = (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        var main = run.Main;
        var last = measured.Points.Count > 0 ? measured.Points[^1].Ratio : 0.4;
        return Markup.Section(
            "summary", "Summary",
            Markup.Classed("p", "summary", string.Join(" ", Sentences(run, measured, findings))),
            Markup.Facts(
            [
                ("Ratio reached", thickness.Count > 0 ? Number.Percent(thickness[^1].Ratio) : null),
                ("Thickness there", thickness.Count > 0 ? Number.Of(thickness[^1].Value, "0.0", " µm") : null),
                ("Solids fraction there", solids.Count > 0 ? Number.Of(solids[^1].Value, "0.000") : null),
                ("Largest load", load.Count > 0 ? Number.Of(load.Max(p => p.Value), "0.00", " MPa") : null),
                ($"Activation at {Number.Percent(last)}", main is null ? null : Number.Percent(main.Curve.NearestTo(last))),
                ("rms from the measured activation", main is null ? null : Number.Of(measured.Misfit(main.Curve).Rms, "0.000")),
                ("Ratio at 50 % activation" + Beside(Number.Percent(measured.Curve.RatioAt(0.5))),
                    Number.Percent(main?.Curve.RatioAt(0.5))),
                ("Slope ratio" + Beside(Number.Of(measured.SlopeRatio, "0")),
                    main is null ? null : Number.Of(measured.SlopeRatioOf(main.Curve), "0.0")),
            ]),
            main is null ? null : Markup.Classed("p", "note", $"Activation here: {main.Label}. Every other criterion stands beside it below."));
    }

    private static string Beside(string? measured) => measured is null ? "" : $" (measured {measured})";

    private static IEnumerable<string> Sentences(RunRecord run, MeasuredActivation measured, IReadOnlyList<PaperFinding> findings)
    {
        var (thickness, load, solids) = (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        if (thickness.Count > 0 && solids.Count > 0 && load.Count > 0)
            yield return Line($"{run.Text("packing", "particles")} particles ({(run.HasBodies ? "spheres, then deformable bodies" : "spheres")}) were pressed from {thickness[0].Value:0.0} to {thickness[^1].Value:0.0} µm, a calendering ratio of {Number.Percent(thickness[^1].Ratio)}, with at most {load.Max(p => p.Value):0.00} MPa; the solids fraction rose from {solids[0].Value:0.00} to {solids[^1].Value:0.00}.");
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
