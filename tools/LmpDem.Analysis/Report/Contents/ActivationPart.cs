using System.Xml.Linq;
using LmpDem.Analysis.Figures;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>Activation by every criterion beside the measured points, and beside a user's own.</summary>
internal static class ActivationPart
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">Folder of the figures.</param>
    /// <param name="experiment">A user's own points; null without.</param>
    public static XElement? Section(RunRecord run, FigureFolder folder, Experiment? experiment)
    {
        if (run.Activation.Count == 0) return null;
        var fitted = ThresholdTable.DefaultsOf(run) ? CriteriaSpec.CalibratedAt : [];
        var figure = ReportFigure.Of(
            ActivationFigure.Draw(run.Activation, fitted), folder, "Activation by every criterion",
            "Share of the Li that metallic contacts join to the foil."
            + (fitted.Count > 0 ? " Filled squares are the measured points to which the thresholds of opened film and contact size were fitted; open ones were not used. The coefficients of the overlap law were fitted to measured points too."
                : " The thresholds of this run are not the defaults; which points they were fitted to is not known to it."),
            "0, 0, 6, 11, 22, 56 and 93 % at 0, 10, 20, 25, 30, 35 and 40 %, from the capacity stripped.");
        return Markup.Section(
            "activation", "Activation", Markup.Classed("div", "figures", figure.Element(), new XElement("div", Measures(run))), Points(run), experiment is null ? null : Own(run, folder, experiment, fitted));
    }

    private static XElement Points(RunRecord run)
    {
        var measured = MeasuredActivation.Curve.Points;
        return Markup.Table(
            "Activation at the measured ratios (%)", ["criterion", .. measured.Select(p => Number.Percent(p.Ratio)!), "rms", "ratios covered"],
            [
                ["measured, Kang et al. 2026", .. measured.Select(p => Number.Of(100 * p.Activation, "0")), null, null],
                .. run.Activation.Select(a => (IEnumerable<object?>)
                [
                    a.Label, .. measured.Select(p => Number.Of(100 * new RatioCurve(a.Curve.Points).At(p.Ratio), "0.0")), Number.Of(a.Misfit.Rms, "0.000"), $"{a.Misfit.Points} of {measured.Count}",
                ]),
            ]);
    }

    private static XElement Measures(RunRecord run) => Markup.Table(
        "Threshold and steepness", ["criterion", "ratio at 50 % activation", "slope 30–40 % over slope 0–25 %", "fitted"],
        [
            ["measured, Kang et al. 2026", Number.Percent(MeasuredActivation.Curve.RatioAt(0.5), "0.0"), Number.Of(MeasuredActivation.Curve.SlopeRatio, "0.0"), null],
            .. run.Activation.Select(a => (IEnumerable<object?>)
                [a.Label, Number.Percent(a.Curve.RatioAt(0.5), "0.0"), Number.Of(a.SlopeRatio, "0.0"), a.IsCalibrated ? "calibrated" : "nothing"]),
        ], words: true);

    private static object[] Own(RunRecord run, FigureFolder folder, Experiment experiment, IReadOnlyList<double> fitted)
    {
        var figure = ReportFigure.Of(
            ActivationFigure.Draw(run.Activation, fitted, experiment.Points, "activation_experiment"), folder, "Beside your measurement", $"Points of {experiment.Name}.");
        var rows = run.Activation.Select(a => (IEnumerable<object?>)
        [
            a.Label, .. experiment.Residuals(a).Select(r => Number.Of(100 * r.Residual, "+0.0;-0.0;0.0")),
            experiment.Misfit(a) is { } misfit ? Number.Of(misfit.Rms, "0.000") : null, experiment.Misfit(a) is { } m ? $"{m.Points} of {experiment.Points.Count}" : $"0 of {experiment.Points.Count}",
        ]);
        return
        [
            new XElement("h3", $"Your measurement: {experiment.Name}"),
            Markup.P($"Read as: {experiment.Understood(run.Activation)}."),
            Markup.Classed("div", "figures", figure.Element()),
            Markup.Table(
                "This run minus your measurement (points of activation)", ["criterion", .. experiment.Points.Select(p => Number.Percent(p.Ratio)!), "rms", "points covered"],
                [["your measurement (%)", .. experiment.Points.Select(p => Number.Of(100 * p.Activation, "0.0")), null, null], .. rows]),
        ];
    }
}
