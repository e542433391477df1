using System.Globalization;
using System.Xml.Linq;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>A run in three sentences and its main numbers.</summary>
internal static class RunSentences
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="findings">Its findings beside the paper.</param>
    public static XElement? Section(RunRecord run, IReadOnlyList<PaperFinding> findings)
    {
        var (thickness, load, solids) = (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        var main = run.Main;
        return Markup.Section(
            "summary", "Summary",
            Markup.Classed("p", "summary", string.Join(" ", Sentences(run, findings))),
            Markup.Facts(
            [
                ("Ratio reached", thickness.Count > 0 ? Number.Percent(thickness[^1].Ratio) : null),
                ("Thickness there", thickness.Count > 0 ? Number.Of(thickness[^1].Value, "0.0", " µm") : null),
                ("Solids fraction there", solids.Count > 0 ? Number.Of(solids[^1].Value, "0.000") : null),
                ("Largest load", load.Count > 0 ? Number.Of(load.Max(p => p.Value), "0.00", " MPa") : null),
                ("Activation at 40 %", main is null ? null : Number.Percent(new Figures.RatioCurve(main.Curve.Points).At(0.4))),
                ("rms from the measured activation", Number.Of(main?.Misfit.Rms, "0.000")),
                ("Ratio at 50 % activation (measured 34.1 %)", Number.Percent(main?.Curve.RatioAt(0.5))),
                ("Slope ratio (measured 16)", Number.Of(main?.SlopeRatio, "0.0")),
            ]),
            main is null ? null : Markup.Classed("p", "note", $"Activation here: {main.Label}. Every other criterion stands beside it below."));
    }

    private static IEnumerable<string> Sentences(RunRecord run, IReadOnlyList<PaperFinding> findings)
    {
        var (thickness, load, solids) = (run.Curve(Catalogue.Thickness).Points, run.Curve(Catalogue.Load).Points, run.Curve(Catalogue.Solids).Points);
        if (thickness.Count > 0 && solids.Count > 0 && load.Count > 0)
            yield return Line($"{run.Text("packing", "particles")} particles ({(run.HasBodies ? "spheres, then deformable bodies" : "spheres")}) were pressed from {thickness[0].Value:0.0} to {thickness[^1].Value:0.0} µm, a calendering ratio of {Number.Percent(thickness[^1].Ratio)}, with at most {load.Max(p => p.Value):0.00} MPa; the solids fraction rose from {solids[0].Value:0.00} to {solids[^1].Value:0.00}.");
        yield return run.Main is { Misfit.Rms: { } rms } main
            ? Line($"Activation ({main.Label[..main.Label.IndexOf(" (", StringComparison.Ordinal)]}, {(main.IsCalibrated ? "thresholds calibrated" : "nothing fitted")}) is {rms:0.000} (rms) from the measured one over {main.Misfit.Points} of {MeasuredActivation.Curve.Points.Count} ratios and reaches 50 % at {Number.Percent(main.Curve.RatioAt(0.5), "0.0") ?? "no ratio made"}, where the measurement does at {Number.Percent(MeasuredActivation.Curve.RatioAt(0.5), "0.0")}.")
            : "The run gives no activation over the measured ratios.";
        int Count(Verdict verdict) => findings.Count(f => f.Verdict == verdict);
        yield return Line($"Of {findings.Count} statements of the paper, {Count(Verdict.Agrees)} agree with this run, {Count(Verdict.Disagrees)} do not, and for {Count(Verdict.NotAvailable)} it has no numbers.");
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
