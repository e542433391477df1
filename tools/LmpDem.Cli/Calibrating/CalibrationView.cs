using System.Globalization;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Calibration;

namespace LmpDem.Cli.Calibrating;

/// <summary>A calibration as text, CSV and an object for JSON. Fitted values are called calibrated wherever they stand.</summary>
/// <param name="fit">The outcome.</param>
/// <param name="choice">The settings chosen by the user.</param>
/// <param name="source">Where the measured points come from.</param>
/// <param name="slopes">Ranges of the slope ratio; null: none is reported.</param>
internal sealed class CalibrationView(Calibration fit, CalibrationChoice choice, string source, SlopeWindows? slopes)
{
    private string Criterion => choice.Settings.Criterion.Key;

    private string Used => string.Join(", ", fit.Points.Where(p => p.Calibrated).Select(p => Percent(p.Measured.Ratio)));

    /// <summary>Writes the outcome for people.</summary>
    /// <param name="output">Where to.</param>
    public void Write(TextWriter output)
    {
        output.WriteLine($"Calibrated, not predicted: {Criterion} fitted to {Used} of {source}");
        output.WriteLine(
            Line($"mean of {fit.Runs.Count} run{(fit.Runs.Count == 1 ? "" : "s")}: {string.Join(", ", fit.Runs)}; {fit.Tried} sets of ")
            + Line($"{fit.Parameters.Count} parameter{(fit.Parameters.Count == 1 ? "" : "s")} tried"));
        foreach (var line in Notes()) output.WriteLine($"note: {line}");
        output.WriteLine();
        Table(output, [
            ["parameter", "unit", "value", Line($"within +{fit.Allowance:0.###} of the rms"), "95 % over runs", "bounds"],
            .. fit.Parameters.Select(p => (string[])[
                p.Parameter.Name, p.Parameter.Unit, In(p, p.Value), $"{In(p, p.ProfileLow)} .. {In(p, p.ProfileHigh)}",
                p.BootstrapLow is { } low ? $"{In(p, low)} .. {In(p, p.BootstrapHigh!.Value)}" : "-",
                $"{In(p, p.Parameter.Lower)} .. {In(p, p.Parameter.Upper)}"]),
        ]);
        var held = choice.Held().ToList();
        if (held.Count > 0)
            output.WriteLine("  held: " + string.Join(", ", held.Select(h => Line($"{h.Name} = {h.Value:g4} {h.Unit}").TrimEnd())));
        output.WriteLine();
        Table(output, [
            ["ratio", "measured", "model", "sd of runs", "error", ""],
            ["%", "%", "%", "%", "%", ""],
            .. fit.Points.Select(p => (string[])[
                Number(100 * p.Measured.Ratio, "0.##"), Number(100 * p.Measured.Activation, "0.0"), Number(100 * p.Model, "0.0"),
                Number(100 * p.Deviation, "0.0"), Number(100 * p.Error, "+0.0;-0.0;0.0"), p.Calibrated ? "calibrated" : "left out"]),
        ]);
        output.WriteLine();
        output.WriteLine(
            Line($"rms over the {fit.Points.Count(p => p.Calibrated)} calibrated points {fit.RmsCalibrated:0.000}, over all ")
            + Line($"{fit.Points.Count(p => double.IsFinite(p.Model))} {fit.RmsAll:0.000}"));
        output.WriteLine(double.IsNaN(fit.WorstHeldOut)
            ? "no point was left out, so nothing is predicted"
            : Line($"largest error at the points left out {fit.WorstHeldOut:0.000}"));
        output.WriteLine($"ratio at 50 % activation {Number(100 * fit.Curve.RatioAt(0.5), "0.0")} %" + (slopes is not { } s ? ""
            : Line($", slope ratio ({100 * s.LateFrom:0.##}-{100 * s.LateTo:0.##} over {100 * s.EarlyFrom:0.##}-{100 * s.EarlyTo:0.##} %) ")
                + Number(fit.Curve.SlopeRatio(s), "0.0")));
    }

    /// <summary>The points as CSV, led by the parameters in comment lines, which readers of measured points skip.</summary>
    public string Csv()
    {
        var lines = new List<string> { $"# calibrated: {Criterion} to {Used} of {source}" };
        lines.AddRange(
            fit.Parameters.Select(
            p => $"# {p.Parameter.Name} = {In(p, p.Value)} {p.Parameter.Unit}; {In(p, p.ProfileLow)} .. {In(p, p.ProfileHigh)} within "
            + $"+{Number(fit.Allowance, "0.###")} of the rms{(p.AtBound ? "; at its bound" : "")}"));
        lines.Add("calendering_ratio,activation,lower,upper,activation_model,deviation_of_runs,model_minus_measured,calibrated");
        lines.AddRange(fit.Points.Select(p => string.Join(',', ((double?[])[
            p.Measured.Ratio, p.Measured.Activation, p.Measured.Lower, p.Measured.Upper, p.Model, p.Deviation, p.Error,
                p.Calibrated ? 1 : 0])
            .Select(v => v is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : ""))));
        return string.Join('\n', lines) + "\n";
    }

    /// <summary>The outcome as an object for JSON.</summary>
    public object Json() => new
    {
        calibrated = true,
        criterion = Criterion,
        measured = source,
        runs = fit.Runs,
        tried = fit.Tried,
        allowance = fit.Allowance,
        parameters = fit.Parameters.Select(p => new
        {
            name = p.Parameter.Name,
            unit = p.Parameter.Unit,
            value = Scaled(p, p.Value),
            profile_low = Scaled(p, p.ProfileLow),
            profile_high = Scaled(p, p.ProfileHigh),
            bootstrap_low = Scaled(p, p.BootstrapLow),
            bootstrap_high = Scaled(p, p.BootstrapHigh),
            lower_bound = Scaled(p, p.Parameter.Lower),
            upper_bound = Scaled(p, p.Parameter.Upper),
            at_bound = p.AtBound,
        }),
        held = choice.Held().Select(h => new { name = h.Name, value = h.Value, unit = h.Unit }),
        points = fit.Points.Select(p => new
        {
            calendering_ratio = p.Measured.Ratio,
            activation = p.Measured.Activation,
            lower = p.Measured.Lower,
            upper = p.Measured.Upper,
            model = Finite(p.Model),
            deviation_of_runs = Finite(p.Deviation),
            error = Finite(p.Error),
            p.Calibrated,
        }),
        rms_calibrated = Finite(fit.RmsCalibrated),
        rms_all = Finite(fit.RmsAll),
        largest_error_left_out = Finite(fit.WorstHeldOut),
        ratio_at_half = fit.Curve.RatioAt(0.5),
        slope_ratio = slopes is null ? null : fit.Curve.SlopeRatio(slopes),
        notes = Notes(),
    };

    private List<string> Notes()
    {
        var notes = new List<string>();
        notes.AddRange(
            fit.Parameters.Where(p => p.AtBound)
            .Select(p =>
            $"{p.Parameter.Name} stands at its bound, which decided it; "
            + $"{(p.Parameter.Criterion is null ? "runs beyond it would tell" : "widen it with --bounds, or hold it")}"));
        if (fit.Parameters.Count >= fit.Points.Count(p => p.Calibrated))
            notes.Add("as many parameters as points: the rms of the fit says nothing, only the points left out do");
        if (fit.Runs.Count == 1) notes.Add("one run: its percolation is one of many, and no interval over runs can be given");
        else if (fit.Runs.Count < 3) notes.Add("fewer than three runs: no interval over runs");
        if (choice.Keys.Count > 0)
            notes.Add($"{string.Join(", ", choice.Keys)}: activation is interpolated between the runs, straight in the logarithm; confirm "
            + $"the value with a run of its own");
        return notes;
    }

    private static void Table(TextWriter output, IReadOnlyList<string[]> lines)
    {
        var widths = Enumerable.Range(0, lines[0].Length).Select(k => lines.Max(l => l[k].Length)).ToArray();
        foreach (var line in lines) output.WriteLine("  " + string.Join("  ", line.Select((cell, k) => cell.PadLeft(widths[k]))).TrimEnd());
    }

    private static string In(FittedParameter p, double value) => Number(value / p.Parameter.UnitValue, "g4");

    private static double? Scaled(FittedParameter p, double? value) => value / p.Parameter.UnitValue;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Percent(double ratio) => Line($"{100 * ratio:0.##} %");

    private static string Number(double? value, string format) =>
        value is { } v && double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture) : "-";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
