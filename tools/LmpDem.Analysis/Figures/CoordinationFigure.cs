using LmpDem.Electrode.Quantities;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Mean coordination number and contacts with the foil against the calendering ratio, on two axes.</summary>
public static class CoordinationFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public static Figure Draw(IReadOnlyList<StateRow> rows)
    {
        var plot = FigureStyle.Blank("Coordination", "calendering ratio reached (%)", "contacts per particle (particles only)");
        var mean = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.Coordination]);
        var foil = RowSeries.Of(
            rows, r => (r[Catalogue.CalenderingRatio] ?? r[Catalogue.TargetCalenderingRatio]) * 100, r => r[Catalogue.LiCuContacts]);
        if (mean.X.Length > 0)
            FigureStyle.Series(plot, mean.X, mean.Y, FigureStyle.Blue, MarkerShape.FilledCircle, "coordination number (left)");
        plot.Axes.Left.Label.ForeColor = FigureStyle.Blue;
        plot.Axes.SetLimitsX(-2, Math.Max(45.0, mean.X.DefaultIfEmpty().Max()) + 2);
        plot.Axes.SetLimitsY(0, 1.15 * Math.Max(6.0, mean.Y.DefaultIfEmpty().Max()));
        if (foil.X.Length > 0)
        {
            var series = FigureStyle.Series(
                plot, foil.X, foil.Y, FigureStyle.Vermilion, MarkerShape.FilledSquare, "contacts with the foil (right)");
            series.Axes.YAxis = plot.Axes.Right;
            plot.Axes.Right.Label.Text = "contacts with the foil";
            plot.Axes.Right.Label.ForeColor = FigureStyle.Vermilion;
            plot.Axes.SetLimitsY(0, 1.15 * Math.Max(1.0, foil.Y.Max()), plot.Axes.Right);
        }

        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.LowerRight);
        var numbers = SummaryTable.Of(
            rows,
            Catalogue.TargetCalenderingRatio, Catalogue.CalenderingRatio, Catalogue.Coordination, Catalogue.LiLiContacts,
                Catalogue.LiCuContacts);
        return new Figure("coordination", plot, numbers);
    }
}
