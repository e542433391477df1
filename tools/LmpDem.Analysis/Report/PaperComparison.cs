using System.Globalization;
using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;

namespace LmpDem.Analysis.Report;

/// <summary>
/// The statements of Kang et al. 2026 beside a run, each with a rule that turns the numbers into a verdict. Tolerances are ours, as the
/// paper gives words for most curves; disagreement is told as plainly as agreement.
/// </summary>
public static class PaperComparison
{
    private const double RmsAim = 0.08; // of the activation, over seven ratios
    private const double HalfAim = 0.02; // of the ratio at 50 % activation

    /// <summary>The findings.</summary>
    /// <param name="run">The run.</param>
    public static IReadOnlyList<PaperFinding> Of(RunRecord run) =>
        [.. Activation(run), .. Press(run), .. FilmAndAreas(run), .. Stress(run), .. Ionic(run), .. Cells(run)];

    private static IEnumerable<PaperFinding> Activation(RunRecord run)
    {
        foreach (var series in run.Activation.Where(a => a == run.Main || a.Criterion == JunctionCriterion.Fracture))
        {
            var misfit = series.Misfit;
            var all = MeasuredActivation.Curve.Points.Count;
            yield return Finding(
                $"Activation, {series.Label}", "0, 0, 6, 11, 22, 56, 93 % at 0, 10, 20, 25, 30, 35, 40 %",
                misfit.Rms is { } rms ? Text($"rms {rms:0.000} over {misfit.Points} of {all} ratios") : null,
                Text($"rms at most {RmsAim} over all {all}"), misfit.Points < all ? null : misfit.Rms <= RmsAim);
        }

        if (run.Main is not { } main) yield break;
        var curve = new RatioCurve(main.Curve.Points);
        var half = main.Curve.RatioAt(0.5);
        var measured = MeasuredActivation.Curve;
        yield return Finding(
            "Ratio at 50 % activation", Text($"{100 * measured.RatioAt(0.5):0.0} % (between the measured points)"), Percent(half, "0.0"),
            Text($"within {100 * HalfAim:0} points"), half is null ? null : Math.Abs(half.Value - measured.RatioAt(0.5)!.Value) <= HalfAim);
        var slope = main.SlopeRatio;
        yield return Finding(
            "Slope from 30 to 40 % over that from 0 to 25 %", Text($"{measured.SlopeRatio:0.0}"), slope is { } s ? Text($"{s:0.0}") : null,
            "within a factor of 2", slope is null ? null : slope.Value >= measured.SlopeRatio / 2 && slope.Value <= measured.SlopeRatio * 2);
        double?[] early = [curve.At(0.0), curve.At(0.1)];
        yield return Finding(
            "Activation at 0 and 10 %", "negligible", Both(early), "at most 5 % each", early.Any(a => a is null) ? null : early.All(a => a <= 0.05));
        double?[] late = [curve.At(0.25), curve.At(0.35)];
        yield return Finding(
            "Activation at 25 and 35 %, not used to calibrate", "11 and 56 %", Both(late), "within 10 points each",
            late.Any(a => a is null) ? null : Math.Abs(late[0]!.Value - 0.11) <= 0.1 && Math.Abs(late[1]!.Value - 0.56) <= 0.1);
    }

    private static IEnumerable<PaperFinding> Press(RunRecord run)
    {
        var thickness = run.Curve("thickness_um").At(0.4);
        yield return Finding(
            "Thickness at 40 %", "about 50 µm", thickness is { } h ? Text($"{h:0.0} µm") : null, "within 5 %", thickness is null ? null : Math.Abs(thickness.Value / 50.0 - 1) <= 0.05);
        var asked = run.Summary.Columns.Contains("over_calendered")
            ? Enumerable.Range(0, run.Summary.Rows.Count).Where(k => run.Summary.Column("ratio_asked")[k] >= 0.45 - 1e-9).ToArray() : [];
        var flagged = asked.Where(k => run.Summary.Column("over_calendered")[k] == 1).ToArray();
        yield return Finding(
            "A target of 45 %", "not reached: the load rose until film and foil wrinkled, thicker than at 40 %",
            asked.Length == 0 ? null : flagged.Length > 0 ? Text($"over-calendered: stopped at {Percent(run.Summary.Column("ratio_reached")[flagged[0]], "0.#")}") : "reached",
            "the press cannot reach it", asked.Length == 0 ? null : flagged.Length > 0);
    }

    private static IEnumerable<PaperFinding> FilmAndAreas(RunRecord run)
    {
        var film = run.Curve("film_intact");
        yield return Finding(
            "Whole share of the film", "falls strongly towards 40 %", Course(film, [0.1, 0.25, 0.4], 100, "0", " %"),
            "at 40 % at most a third of that at 10 %", Compare(film.At(0.4), film.At(0.1), (late, first) => late <= first / 3));
        // Both are statements on bare lithium, so what counts is where the film has opened: a crack alone neither conducts nor reacts. Runs before
        // version 0.2 know broken film only.
        foreach (var (column, broken, topic) in ((string, string, string)[])[("open_li_cu", "area_li_cu", "Electronic area, Li to Cu"), ("open_ionic", "area_ionic", "Ionic area, bare Li to electrolyte")])
        {
            var opened = run.Curve(column);
            var area = opened.Points.Count > 0 ? opened : run.Curve(broken);
            yield return Finding(
                topic + (opened.Points.Count > 0 ? " (film opened)" : " (film broken)"), "minimal to 25 %, gradual from 30 to 35 %, sharp rise at 40 %", Course(area, [0.1, 0.25, 0.35, 0.4], 1, "0.00", ""),
                "at 25 % at most a quarter of that at 40 %, and steepest from 35 to 40 %",
                Compare(area.At(0.25), area.At(0.4), (early, late) => early <= late / 4 && area.At(0.35) is { } mid && late - mid > (mid - early) / 2));
        }
    }

    private static IEnumerable<PaperFinding> Stress(RunRecord run)
    {
        var bulk = run.Curve("vms_li_p50_MPa").At(0.1);
        var peak = run.Curve("vms_interface_p95_MPa");
        yield return Finding(
            "Von Mises stress in the Li at 10 %", "above its 1 MPa limit", bulk is { } b ? Text($"median {b:0.00} MPa, at interfaces {peak.At(0.1):0.00} MPa (95 % quantile)") : null,
            "interfaces at 0.99 MPa or above: perfect plasticity allows no more than 1", peak.At(0.1) is { } p ? p >= 0.99 : null);
        // The paper compares stress at interfaces with the 200 MPa of the film; that of the lithium is capped at 1 MPa from the first contact on and
        // can show neither a rise nor a side. "Widespread" is an area: that of the interfaces whose film is at its strength or broken.
        var strained = run.Curve("film_at_strength");
        yield return Finding(
            "Stress at interfaces, of the film", "low to 25 or 30 %, sharp rise above, widespread at 40 %", Course(strained, [0.1, 0.25, 0.4], 100, "0", " % of the surface"),
            "interfaces with film at its strength: at 25 % at most half of the share of the surface at 40 %", Compare(strained.At(0.25), strained.At(0.4), (early, late) => early <= late / 2));
        var sides = run.Curve("film_at_strength_bottom_top");
        yield return Finding(
            "Lower over upper stress, of the film", "above 1: more stress near the rigid Cu", Course(sides, [0.2, 0.3, 0.4], 1, "0.00", ""),
            "above 1.02 at 20, 30 and 40 %", sides.At(0.2) is null || sides.At(0.4) is null ? null : sides.At(0.2) > 1.02 && sides.At(0.3) > 1.02 && sides.At(0.4) > 1.02);
    }

    private static IEnumerable<PaperFinding> Ionic(RunRecord run)
    {
        var diffusivity = run.Curve("diffusivity_z");
        yield return Finding(
            "Li+ paths in the pores", "follow the pores, fewer with calendering",
            diffusivity.Points.Count == 0 ? null : Course(diffusivity, [0.0, 0.2, 0.3, 0.4], 1, "0.000", "") + " of the free diffusivity, through the layer",
            "falls from ratio to ratio", diffusivity.Points.Count < 2 ? null : diffusivity.Points.Zip(diffusivity.Points.Skip(1)).All(p => p.Second.Value <= p.First.Value));
    }

    private static IEnumerable<PaperFinding> Cells(RunRecord run)
    {
        var ebac = run.Table("ebac_profile.csv");
        (double Mean, double Least, double Most)? low = Level(ebac, 0.2), middle = Level(ebac, 0.3), high = Level(ebac, 0.4);
        yield return Finding(
            "EBAC along the depth", "20 %: low everywhere; 30 %: higher, broken path; 40 %: high and level",
            low is { } l && middle is { } m && high is { } h
                ? Text($"mean collected share {l.Mean:0.00}, {m.Mean:0.00}, {h.Mean:0.00}; at 40 % from {h.Least:0.00} to {h.Most:0.00}") : null,
            "20 % at most 0.3, 30 % between, 40 % at least 0.8 and nowhere below 0.7 of its highest",
            low is null || middle is null || high is null ? null
                : low.Value.Mean <= 0.3 && low.Value.Mean < middle.Value.Mean && middle.Value.Mean < high.Value.Mean
                    && high.Value.Mean >= 0.8 && high.Value.Least >= 0.7 * high.Value.Most);
        var plated = run.Curve("plated_on_cu");
        yield return Finding(
            "First Li plated on the Cu", "0 %: all; 30 %: less; 35 %: wider in the layer; 40 %: through the whole thickness",
            Course(plated, [0.0, 0.3, 0.35, 0.4], 100, "0", " %"), "at 0 % at least 95 %, then falling, at 40 % at most half",
            plated.At(0) is { } none && plated.At(0.3) is { } some && plated.At(0.4) is { } full ? none >= 0.95 && some < none && full < some && full <= 0.5 : null);
        var bare = run.Curve("uncovered_cu");
        yield return Finding(
            "Bare Cu after stripping", "hardly at 20 %, wide at 35 %, nearly everywhere at 40 %", Course(bare, [0.2, 0.35, 0.4], 100, "0", " %"),
            "at most 20 %, at least 40 %, at least 80 %", bare.At(0.2) is { } b20 && bare.At(0.35) is { } b35 && bare.At(0.4) is { } b40 ? b20 <= 0.2 && b35 >= 0.4 && b40 >= 0.8 : null);
    }

    private static (double Mean, double Least, double Most)? Level(NumberTable? profile, double ratio)
    {
        if (profile is null) return null;
        var (reached, collected) = (profile.Column("ratio_reached"), profile.Column("collected"));
        var values = Enumerable.Range(0, reached.Count).Where(k => reached[k] is { } r && Math.Abs(r - ratio) < 0.006 && collected[k] is not null)
            .Select(k => collected[k]!.Value).ToArray();
        return values.Length == 0 ? null : (values.Average(), values.Min(), values.Max());
    }

    private static PaperFinding Finding(string topic, string paper, string? here, string rule, bool? agrees) => new(
        topic, paper, here ?? "not available", rule, agrees switch { true => Verdict.Agrees, false => Verdict.Disagrees, null => Verdict.NotAvailable });

    private static bool? Compare(double? a, double? b, Func<double, double, bool> holds) => a is { } x && b is { } y ? holds(x, y) : null;

    private static string? Course(RatioCurve curve, double[] ratios, double scale, string format, string unit) => curve.Points.Count == 0 ? null
        : string.Join(", ", ratios.Select(r => (scale * curve.At(r))?.ToString(format, CultureInfo.InvariantCulture) ?? "–")) + unit
            + " at " + string.Join(", ", ratios.Select(r => Text($"{100 * r:0}"))) + " %";

    private static string? Percent(double? share, string format) => share is { } s ? (100 * s).ToString(format, CultureInfo.InvariantCulture) + " %" : null;

    private static string? Both(double?[] shares) => shares.Any(s => s is null) ? null : string.Join(" and ", shares.Select(s => Percent(s, "0.0")));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
