using LmpDem.Electrode.Quantities;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>
/// Contact areas where the film has opened against the calendering ratio: electronic to the foil on the left
/// axis, which cannot exceed the foil's area;
/// metallic between bodies and ionic to the electrolyte, several times as large, on the right axis. Its numbers give the areas of all
/// broken film beside them.
/// </summary>
public static class ContactAreaFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="rows">Rows of summary.csv; those without areas are left out.</param>
    public static Figure Draw(IReadOnlyList<StateRow> rows)
    {
        var plot = FigureStyle.Blank(
            "Area of bare Li: film opened", "calendering ratio reached (%)", "electronic, Li to Cu (µm² per µm² of foil)");
        var foil = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.OpenLiCu]);
        var bodies = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.OpenLiLi]);
        var pores = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.OpenIonic]);
        if (foil.X.Length > 0)
            FigureStyle.Series(plot, foil.X, foil.Y, FigureStyle.Blue, MarkerShape.FilledCircle, "electronic, Li to Cu (left)");
        plot.Axes.Left.Label.ForeColor = FigureStyle.Blue;
        plot.Axes.SetLimitsX(-2, Math.Max(45.0, foil.X.Concat(bodies.X).Concat(pores.X).DefaultIfEmpty().Max()) + 2);
        plot.Axes.SetLimitsY(0, Top(foil.Y));
        Right(bodies, FigureStyle.Vermilion, MarkerShape.FilledSquare, "metallic, Li to Li (right)");
        Right(pores, FigureStyle.Green, MarkerShape.FilledTriangleUp, "ionic, Li to electrolyte (right)");
        if (bodies.X.Length + pores.X.Length > 0)
        {
            plot.Axes.Right.Label.Text = "Li to Li, Li to electrolyte (µm² per µm² of foil)";
            plot.Axes.SetLimitsY(0, Top([.. bodies.Y, .. pores.Y]), plot.Axes.Right);
        }

        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.UpperLeft);
        var numbers = SummaryTable.Of(
            rows.Where(r =>
                (r[Catalogue.OpenLiCu] ?? r[Catalogue.OpenLiLi] ?? r[Catalogue.OpenIonic] ?? r[Catalogue.AreaLiCu]) is not null),
            Catalogue.TargetCalenderingRatio, Catalogue.CalenderingRatio, Catalogue.OpenLiCu, Catalogue.OpenLiLi, Catalogue.OpenIonic,
                Catalogue.AreaLiCu, Catalogue.AreaLiLi, Catalogue.AreaIonic);
        return new Figure("contact_area", plot, numbers);

        void Right((double[] X, double[] Y) points, Color colour, MarkerShape marker, string legend)
        {
            if (points.X.Length == 0) return;
            FigureStyle.Series(plot, points.X, points.Y, colour, marker, legend).Axes.YAxis = plot.Axes.Right;
        }
    }

    // A third of the height is kept for the legend: ionic area may be high from the first ratio on.
    private static double Top(IReadOnlyList<double> values) => 1.45 * Math.Max(1e-3, values.DefaultIfEmpty(1.0).Max());
}
