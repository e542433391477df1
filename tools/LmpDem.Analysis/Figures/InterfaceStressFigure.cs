using LmpDem.Electrode.Quantities;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Von Mises stress in the bodies and at their interfaces, and the load, against the calendering ratio.</summary>
public static class InterfaceStressFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="rows">Rows of summary.csv; those without stresses are left out.</param>
    public static Figure Draw(IReadOnlyList<StateRow> rows)
    {
        var known = rows.Where(r => (r[Catalogue.VonMisesP50] ?? r[Catalogue.VonMisesInterfaceP95]) is not null).ToArray();
        var plot = FigureStyle.Blank("Stress" + BottomTop(known), "calendering ratio reached (%)", "von Mises stress (MPa)");
        var bulk = RowSeries.Of(
            known, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.VonMisesP50]);
        var interfaces = RowSeries.Of(
            known, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100,
            r => r[Catalogue.VonMisesInterfaceP95]);
        var load = RowSeries.Of(
            known, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.Load]);
        if (bulk.X.Length > 0)
            FigureStyle.Series(plot, bulk.X, bulk.Y, FigureStyle.Blue, MarkerShape.FilledCircle, "median in the Li (left)");
        if (interfaces.X.Length > 0)
            FigureStyle.Series(
                plot, interfaces.X, interfaces.Y, FigureStyle.Green, MarkerShape.FilledSquare,
                "95 % quantile in the Li at interfaces (left)");
        var film = RowSeries.Of(
            known, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.FilmAtStrength]);
        if (film.X.Length > 0)
            FigureStyle.Series(
                plot, film.X, film.Y, FigureStyle.Purple, MarkerShape.FilledDiamond,
                "share of the surface: interfaces with film at its strength (left, 1 = all)");
        plot.Axes.SetLimitsX(-2, Math.Max(45.0, bulk.X.Concat(interfaces.X).DefaultIfEmpty().Max()) + 2);
        plot.Axes.SetLimitsY(0, 1.3 * Math.Max(1e-9, bulk.Y.Concat(interfaces.Y).DefaultIfEmpty(1).Max()));
        if (load.X.Length > 0)
        {
            var series = FigureStyle.Series(plot, load.X, load.Y, FigureStyle.Vermilion, MarkerShape.FilledTriangleUp, "load (right)");
            series.Axes.YAxis = plot.Axes.Right;
            plot.Axes.Right.Label.Text = "load (MPa)";
            plot.Axes.Right.Label.ForeColor = FigureStyle.Vermilion;
            plot.Axes.SetLimitsY(0, 1.3 * Math.Max(1e-9, load.Y.Max()), plot.Axes.Right);
        }

        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperLeft);
        var numbers = SummaryTable.Of(
            known,
            Catalogue.TargetCalenderingRatio, Catalogue.CalenderingRatio, Catalogue.VonMisesP50, Catalogue.VonMisesInterfaceP95,
                Catalogue.VonMisesBottomTop, Catalogue.Load, Catalogue.FilmAtStrength, Catalogue.FilmAtStrengthBottomTop);
        return new Figure("interface_stress", plot, numbers);
    }

    // The ratio of lower to upper stress is in the title: a third axis would add nothing.
    private static string BottomTop(IReadOnlyList<StateRow> rows)
    {
        var last = rows.LastOrDefault(r => r[Catalogue.VonMisesBottomTop] is not null && r[Catalogue.CalenderingRatio] is not null);
        return last is null
            ? ""
            : string.Create(
                null, $"; lower over upper part {last[Catalogue.VonMisesBottomTop]:0.00} "
                + $"at {100.0 * last[Catalogue.CalenderingRatio]:0.#} %");
    }
}
