using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using LmpDem.Transport.Activation;
using ScottPlot;

namespace LmpDem.Analysis.Ensembles.Pages;

/// <summary>The ratio at 50 % activation of every member, by criterion or by group, with mean and interval.</summary>
internal static class ThresholdFigure
{
    private const int MostNamed = 12; // kinds side by side that have room for a name
    private const double Percent = 100.0;
    private const double Spread = 0.28; // half the width over which members of one kind are laid out

    /// <summary>Every member as a point, side by side by kind; null without members.</summary>
    /// <param name="name">Stem of the files.</param>
    /// <param name="title">Title.</param>
    /// <param name="halves">What stands side by side.</param>
    /// <param name="labelOf">Its label.</param>
    /// <param name="measured">The measured activation, whose ratio at 50 % is a line.</param>
    public static Figure? Scatter(
        string name, string title, IReadOnlyList<HalfActivation> halves, Func<HalfActivation, string> labelOf, MeasuredActivation measured)
    {
        if (halves.Count == 0) return null;
        var plot = FigureStyle.Blank(title, "", "calendering ratio at 50 % activation (%)");
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        var numbers = new NumberTable(["position", "ratio_at_half", "censored", "mean", "t_lower", "t_upper"]);
        for (var k = 0; k < halves.Count; k++)
        {
            var half = halves[k];
            ticks.AddMajor(k, halves.Count > MostNamed ? $"{k + 1}"
                : $"{labelOf(half)}\nn = {half.Reached.Count}{(half.Censored == 0 ? "" : $", {half.Censored} never")}");
            Points(plot, k, half);
            foreach (var m in half.Members)
                numbers.Add(k, m.Ratio, m.IsCensored ? 1.0 : 0.0, half.Mean, half.Student?.Lower, half.Student?.Upper);
        }

        if (measured.Points.Count > 0 && measured.Curve.RatioAt(HalfActivation.Level) is { } wanted)
        {
            var line = plot.Add.HorizontalLine(Percent * wanted);
            line.Color = FigureStyle.Vermilion;
            line.LineWidth = 1.5f;
            line.LegendText = $"measured, {measured.Name}";
        }

        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Bottom.MinimumSize = 62;
        plot.Axes.SetLimitsX(-0.6, halves.Count - 0.4);
        FigureStyle.LegendBelow(plot);
        return new Figure(name, plot, numbers, 760, 560);
    }

    /// <summary>The fraction of members above every ratio, by group (product-limit estimate); null without members.</summary>
    /// <param name="name">Stem of the files.</param>
    /// <param name="title">Title.</param>
    /// <param name="halves">A curve each.</param>
    public static Figure? Above(string name, string title, IReadOnlyList<HalfActivation> halves)
    {
        var known = halves.Where(h => h.Survival.Steps.Count > 1).ToArray();
        if (known.Length == 0) return null;
        var plot = FigureStyle.Blank(title, "calendering ratio (%)", "members below 50 % activation (%)");
        var numbers = new NumberTable(["curve", "ratio", "members_below_half"]);
        for (var k = 0; k < known.Length; k++)
        {
            var steps = known[k].Survival.Steps;
            var (x, y) = (new List<double> { Percent * steps[0].Value }, new List<double> { Percent });
            var above = 1.0;
            foreach (var step in steps)
            {
                x.AddRange([Percent * step.Value, Percent * step.Value]);
                y.AddRange([Percent * above, Percent * step.Above]);
                above = step.Above;
                numbers.Add(k, step.Value, step.Above);
            }

            FigureStyle.Series(plot, [.. x], [.. y], known.Length == 1 ? FigureStyle.Blue : FigureStyle.Sequence(k, known.Length),
                MarkerShape.None,
                known.Length > MostNamed ? "" : known[k].Group.Label);
        }

        plot.Axes.SetLimitsY(-4, 106);
        plot.ShowLegend(Edge.Bottom);
        return new Figure(name, plot, numbers, 760, 540);
    }

    // Members lie side by side in their order, so that equal values can be told apart and a figure never changes.
    private static void Points(Plot plot, int place, HalfActivation half)
    {
        double At(int k) => half.Members.Count < 2 ? place : place - Spread + 2.0 * Spread * k / (half.Members.Count - 1);
        foreach (var isCensored in (bool[])[false, true])
        {
            int[] own = [.. Enumerable.Range(0, half.Members.Count).Where(k => half.Members[k].IsCensored == isCensored)];
            if (own.Length == 0) continue;
            var points = FigureStyle.Series(
                plot, [.. own.Select(At)], [.. own.Select(k => Percent * half.Members[k].Ratio)], isCensored ? FigureStyle.Copper
                    : FigureStyle.Steel,
                isCensored ? MarkerShape.OpenTriangleUp : MarkerShape.OpenCircle, "");
            points.LineWidth = 0;
            points.MarkerSize = own.Length > 60 ? 4 : 8;
        }

        if (half.Mean is not { } mean) return;
        if (half.Student is { } interval)
        {
            var bar = plot.Add.Line(place, Percent * interval.Lower, place, Percent * interval.Upper);
            bar.Color = FigureStyle.Blue;
            bar.LineWidth = 3;
        }

        FigureStyle.Series(plot, [place], [Percent * mean], FigureStyle.Blue, MarkerShape.FilledDiamond, place == 0
            ? "mean and 95 % interval (t)" : "").LineWidth = 0;
    }
}
