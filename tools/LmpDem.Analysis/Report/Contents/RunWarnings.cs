using System.Globalization;
using LmpDem.Analysis.Report.Pages;
using LmpDem.Electrode.Quantities;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report.Contents;

/// <summary>What a reader must know before trusting the numbers of a run.</summary>
internal static class RunWarnings
{
    // Limits of the audits; the run itself has none and only reports the numbers.
    private const double VolumeError = 0.005; // of the bodies after the hand-off
    private const double PairsKept = 0.90;
    private const double LoadChange = 2.0; // after over before, or the other way round
    private const double EnergyError = 0.02; // of the work of the platens

    /// <summary>The warnings, those on the state of the electrode first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="measured">The measured activation for comparison.</param>
    public static IReadOnlyList<string> Of(RunRecord run, MeasuredActivation measured) =>
    [
        .. OverCalendered(run), .. Unbalanced(run), .. ContactFaults(run), .. Unconverged(run), .. Handoff(run), .. Energy(run),
        .. Calibrated(run, measured), .. Blank(run),
    ];

    private static IEnumerable<string> OverCalendered(RunRecord run)
    {
        if (run.Column(Catalogue.OverCalendered) is not { } flag) yield break;
        var (target, reached, pressure) =
            (run.Column(Catalogue.TargetCalenderingRatio)!, run.Column(Catalogue.CalenderingRatio)!, run.Column(Catalogue.TargetPressure));
        for (var k = 0; k < flag.Count; k++)
        {
            if (flag[k] != 1 || reached[k] is not { } ratio) continue;
            var aim = pressure?[k] is { } load ? Line($"{load:0.###} MPa") : Number.Percent(target[k]);
            yield return Line(
                $"Over-calendering: target {aim}; the press reached {Number.Percent(ratio)} (solids fraction ")
                + Line($"{run.Curve(Catalogue.Solids).At(ratio):0.000}, load {run.Curve(Catalogue.Load).At(ratio):0.00} MPa). ")
                + Line($"The values of ")
                + Line($"this state belong to the ratio achieved.");
        }
    }

    private static IEnumerable<string> Unbalanced(RunRecord run)
    {
        foreach (var (table, key, what) in ((string, string, string)[])[("compaction.csv", "compact.max_unbalanced", "bodies"),
            ("rearrangement.csv", "press.max_unbalanced", "spheres")])
        {
            if (run.Table(table) is not { } t || !t.Columns.Contains(Catalogue.Unbalanced.SiColumn) || Value(run.Key(key)) is not { } limit)
                continue;
            // The opened layer of bodies, whose row alone has a springback there, is no state under load.
            var opened = table == "compaction.csv" && t.Columns.Contains(Catalogue.Springback.SiColumn)
                ? t.Column(Catalogue.Springback.SiColumn) : null;
            var beyond = Enumerable.Range(0, t.Rows.Count)
                .Where(k => t.Column(Catalogue.Unbalanced.SiColumn)[k] > limit && opened?[k] is null).ToArray();
            if (beyond.Length == 0) continue;
            var states = string.Join(
                ", ", beyond.Select(
                k => Line($"{Number.Percent(t.Column(Catalogue.CalenderingRatio.SiColumn)[k])}: ")
                + Line($"{t.Column(Catalogue.Unbalanced.SiColumn)[k]:0.####}")));
            yield return Line(
                $"Unbalanced: the {what} were not at rest where the scenario allows {limit} ({states}). ")
                + Line($"Loads and stresses of these states ")
                + Line($"are too high or too low by about this fraction.");
        }
    }

    private static IEnumerable<string> Unconverged(RunRecord run)
    {
        if (run.Table("networks.csv") is not { } t || !t.Columns.Contains(Catalogue.Unconverged.SiColumn)) yield break;
        var (count, ratio, times) =
            (t.Column(Catalogue.Unconverged.SiColumn), t.Column(Catalogue.CalenderingRatio.Column),
            t.Column(Catalogue.ResidualOverTolerance.SiColumn));
        for (var k = 0; k < t.Rows.Count; k++)
        {
            if (!(count[k] > 0)) continue;
            yield return Line(
                $"Not converged: {count[k]} solves of the networks at {Number.Percent(ratio[k])} ended with a residual of up to ")
                + Line($"{times[k]:0.#e0} times what is allowed. The values of this row of networks.csv, and those taken from it, are not ")
                    + Line($"to be used.");
        }
    }

    private static IEnumerable<string> ContactFaults(RunRecord run)
    {
        foreach (var (column, words) in ((string, string)[])
            [
                (Catalogue.FullContacts.SiColumn,
                    "Contact law: spheres are deeper in contact than plastic_dense is made for and answer elastically there; number of "
                    + "such contacts"),
                (Catalogue.DoubleContacts.SiColumn,
                    "Foil too narrow: spheres touch on two sides of the periodic region, and only the nearer contact acts; number of such "
                    + "pairs"),
            ])
        {
            if (run.Table("rearrangement.csv") is not { } t || !t.Columns.Contains(column)) continue;
            var states = Enumerable.Range(0, t.Rows.Count).Where(k => t.Column(column)[k] > 0)
                .Select(k => Line($"{Number.Percent(t.Column(Catalogue.CalenderingRatio.SiColumn)[k])}: {t.Column(column)[k]:0}"))
                    .ToArray();
            if (states.Length > 0) yield return $"{words} {string.Join(", ", states)}.";
        }
    }

    private static IEnumerable<string> Handoff(RunRecord run)
    {
        if (run.Number("handoff", "largest_volume_error") is { } volume && volume > VolumeError)
            yield return Line(
                $"Hand-off: the volume of a body is off by {Number.Percent(volume, "0.##")}, beyond {Number.Percent(VolumeError)}.");
        if (run.Number("handoff", "pairs_kept_share") is { } kept && kept < PairsKept)
            yield return Line($"Hand-off: only {Number.Percent(kept)} of the contacts of the spheres are contacts of the bodies too.");
        if (run.Number("handoff", "pressure_before") is { } before && run.Number("handoff", "pressure_after") is { } after
            && before > 0 && (after / before > LoadChange || after / before < 1 / LoadChange))
        {
            yield return Line(
                $"Hand-off: the load went from {before / 1e6:0.000} to {after / 1e6:0.000} MPa, by more than a factor of {LoadChange}.");
        }
    }

    private static IEnumerable<string> Energy(RunRecord run)
    {
        var worst = run.Curve(Catalogue.EnergyError).Points.OrderByDescending(p => Math.Abs(p.Value)).FirstOrDefault();
        if (Math.Abs(worst.Value) > EnergyError)
            yield return Line(
                $"Energy: {Number.Percent(worst.Value, "0.##")} energy-balance residual, relative to the work of the platens, at ")
                + Line($"{Number.Percent(worst.Ratio)}; the limit is {Number.Percent(EnergyError)}.");
    }

    private static IEnumerable<string> Calibrated(RunRecord run, MeasuredActivation measured)
    {
        var fitted = run.Activation.Where(a => a.IsCalibrated).Select(a => a.Label[..a.Label.IndexOf(" (", StringComparison.Ordinal)])
            .ToList();
        if (fitted.Count > 0)
        {
            yield return $"Calibrated, not predicted: activation by {string.Join(", by ", fitted)}. " + (measured.CalibratedAt.Count > 0
                ? "Thresholds were fitted to the measured activation, so agreement with it proves no mechanism."
                : "Thresholds were fitted to a measured activation; agreement with that one proves no mechanism.");
        }

        if (run.HasBodies && ThresholdTable.DefaultsOf(run) && run.Key("compact.template") is { } template
            && template.Replace(" ", "", StringComparison.Ordinal) != CriteriaSpec.CalibratedTemplate)
        {
            yield return $"Activation: the default thresholds were fitted on bodies of template {CriteriaSpec.CalibratedTemplate}; these have "
                + $"{template}, where the same fit gives others (docs/networks.md). Fit them on such runs with lmpdem calibrate.";
        }
    }

    private static IEnumerable<string> Blank(RunRecord run)
    {
        var missing = new List<string>();
        if (!run.HasBodies) missing.Add("deformable bodies (film, contact areas, stress)");
        if (run.Table("networks.csv") is null) missing.Add("networks (junctions, conduction, pores)");
        foreach (var (quantity, what) in ((Quantity, string)[])[(Catalogue.Conductivity, "electronic conduction"),
            (Catalogue.TortuosityZ, "tortuosity of the pores")])
            if (run.Table("networks.csv") is not null && run.Curve(quantity).Points.Count == 0) missing.Add(what);
        foreach (var (file, what) in ((string, string)[])[("ebac_profile.csv", "EBAC"), ("plating_profile.csv", "first plating"),
            ("stripping.csv", "stripping")])
            if (run.Table(file) is null) missing.Add(what);
        if (missing.Count > 0)
            yield return $"Not computed in this run: {string.Join("; ", missing)}. The places stay empty; nothing is filled in.";
    }

    private static double? Value(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
