using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.References;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Transport.Activation;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>Activation by every criterion beside the measured points, and beside a user's own.</summary>
internal static class ActivationPart
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Folder of the figures.</param>
    /// <param name="reference">The reference whose points are shown next to the curves.</param>
    /// <param name="experiment">A user's own points; null without.</param>
    public static XElement? Section(RunRecord run, FigureFolder folder, Reference reference, Experiment? experiment)
    {
        if (run.Activation.Count == 0) return null;
        var measured = reference.Measured;
        var fitted = ThresholdTable.DefaultsOf(run) ? measured.CalibratedAt : [];
        var figure = ReportFigure.Of(
            ActivationFigure.Draw(run.Activation, measured, fitted), folder, "Activation by every criterion",
            "Fraction of the Li that metallic contacts connect to the foil."
            + (fitted.Count > 0
                ? " Filled squares are the measured points to which the thresholds of opened film and contact size were fitted; open ones "
                + "were not used. The coefficients of the overlap law were fitted to measured points too."
                : ThresholdTable.DefaultsOf(run) ? " The thresholds are the defaults, which were fitted to other measurements."
                : " The thresholds of this run are not the defaults; which points they were fitted to is not known to it."),
            reference.Remarks("activation"));
        return Markup.Section(
            "activation", "Activation", Markup.Classed("div", "figures", figure.Element(), new XElement("div", Measures(run, measured))),
            Points(run, measured), experiment is null ? null : Own(run, folder, measured, experiment, fitted));
    }

    private static XElement? Points(RunRecord run, MeasuredActivation reference)
    {
        var measured = reference.Points;
        return measured.Count == 0 ? null : Markup.Table(
            "Activation at the measured ratios (%)",
                ["criterion", .. measured.Select(p => Number.Percent(p.Ratio)!), "rms", "ratios covered"],
            [
                [$"measured, {reference.Name}", .. measured.Select(p => Number.Of(100 * p.Activation, "0")), null, null],
                .. run.Activation.Select(a => (IEnumerable<object?>)
                [
                    a.Label, .. measured.Select(p => Number.Of(100 * a.Curve.NearestTo(p.Ratio), "0.0")),
                    Number.Of(reference.Misfit(a.Curve).Rms, "0.000"), $"{reference.Misfit(a.Curve).Points} of {measured.Count}",
                ]),
            ]);
    }

    private static XElement Measures(RunRecord run, MeasuredActivation measured) => Markup.Table(
        "Threshold and steepness", ["criterion", "ratio at 50 % activation", Slopes(measured.Slopes), "fitted"],
        [
            [$"measured, {measured.Name}", Number.Percent(measured.Curve.RatioAt(0.5), "0.0"), Number.Of(measured.SlopeRatio, "0.0"), null],
            .. run.Activation.Select(a => (IEnumerable<object?>)
            [
                a.Label, Number.Percent(a.Curve.RatioAt(0.5), "0.0"), Number.Of(measured.SlopeRatioOf(a.Curve), "0.0"),
                a.IsCalibrated ? "calibrated" : "nothing",
            ]),
        ], words: true);

    private static string Slopes(SlopeWindows? windows)
    {
        static string Range(double from, double to) => FormattableString.Invariant($"slope {100 * from:0.#}–{100 * to:0.#} %");
        return windows is not { } w ? "slope ratio" : $"{Range(w.LateFrom, w.LateTo)} over {Range(w.EarlyFrom, w.EarlyTo)}";
    }

    private static object[] Own(
        RunRecord run, FigureFolder folder, MeasuredActivation measured, Experiment experiment, IReadOnlyList<double> fitted)
    {
        var figure = ReportFigure.Of(
            ActivationFigure.Draw(run.Activation, measured, fitted, experiment.Points, "activation_experiment"), folder,
            "Beside your measurement", $"Points of {experiment.Name}.");
        var rows = run.Activation.Select(a => (IEnumerable<object?>)
        [
            a.Label, .. experiment.Residuals(a).Select(r => Number.Of(100 * r.Residual, "+0.0;-0.0;0.0")),
            experiment.Misfit(a) is { } misfit ? Number.Of(misfit.Rms, "0.000") : null,
                experiment.Misfit(a) is { } m ? $"{m.Points} of {experiment.Points.Count}" : $"0 of {experiment.Points.Count}",
        ]);
        return
        [
            new XElement("h3", $"Your measurement: {experiment.Name}"),
            Markup.P($"Read as: {experiment.Understood(run.Activation)}."),
            Markup.Classed("div", "figures", figure.Element()),
            Markup.Table(
                "This run minus your measurement (points of activation)",
                    ["criterion", .. experiment.Points.Select(p => Number.Percent(p.Ratio)!), "rms", "points covered"],
                [["your measurement (%)", .. experiment.Points.Select(p => Number.Of(100 * p.Activation, "0.0")), null, null], .. rows]),
        ];
    }
}
