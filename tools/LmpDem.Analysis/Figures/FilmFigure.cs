using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Intact, broken and opened fraction of the film against the calendering ratio.</summary>
public static class FilmFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="rows">Rows of summary.csv; those without film are left out.</param>
    /// <param name="opened">Opened fractions; may be empty, as summary.csv has none.</param>
    public static Figure Draw(IReadOnlyList<StateRow> rows, IReadOnlyList<OpenedFraction> opened)
    {
        var plot = FigureStyle.Blank("Film", "calendering ratio reached (%)", "share of the surface (%)");
        var (ratio, whole) = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.FilmIntact] * 100);
        if (ratio.Length > 0)
        {
            FigureStyle.Series(plot, ratio, whole, FigureStyle.Blue, MarkerShape.FilledCircle, "film whole");
            FigureStyle.Series(
                plot, ratio, Array.ConvertAll(whole, w => 100.0 - w), FigureStyle.Vermilion, MarkerShape.FilledSquare, "film broken");
        }

        if (opened.Count > 0)
        {
            FigureStyle.Series(
                plot, [.. opened.Select(o => 100.0 * o.Ratio)], [.. opened.Select(o => 100.0 * o.Fraction)],
                FigureStyle.Green, MarkerShape.FilledTriangleUp, "opened: growth of the bare surface");
        }

        plot.Axes.SetLimits(-2, Math.Max(45.0, ratio.DefaultIfEmpty().Max()) + 2, -4, 106);
        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperCenter); // above the crossing of whole and broken
        var numbers = new NumberTable(
            [Catalogue.TargetCalenderingRatio.Column, Catalogue.CalenderingRatio.Column, Catalogue.FilmIntact.Column,
                Catalogue.OpenedFraction.Column]);
        foreach (var r in rows.Where(r => r[Catalogue.FilmIntact] is not null))
        {
            numbers.Add(
                r[Catalogue.TargetCalenderingRatio], r[Catalogue.CalenderingRatio], r[Catalogue.FilmIntact],
                opened.Where(o => o.Ratio == r[Catalogue.CalenderingRatio]).Select(o => (double?)o.Fraction).FirstOrDefault());
        }

        return new Figure("film", plot, numbers);
    }
}

/// <summary>Growth of the bare surface over the whole surface of the bodies at one calendering ratio.</summary>
/// <param name="Ratio">Calendering ratio reached.</param>
/// <param name="Fraction">The fraction, 0 to 1.</param>
public readonly record struct OpenedFraction(double Ratio, double Fraction);
