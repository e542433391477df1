using LmpDem.Electrode.Quantities;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Thickness of the layer and load of the press against the calendering ratio, on two axes.</summary>
public static class LoadFigure
{
    /// <summary>Draws the figure.</summary>
    /// <param name="rows">Rows of summary.csv.</param>
    public static Figure Draw(IReadOnlyList<StateRow> rows)
    {
        var plot = FigureStyle.Blank("Thickness and load", "calendering ratio asked (%)", "thickness (µm)");
        var thickness = RowSeries.Of(
            rows, r => (r[Catalogue.TargetCalenderingRatio] ?? r[Catalogue.CalenderingRatio]) * 100, r => r[Catalogue.Thickness]);
        var load = RowSeries.Of(
            rows, r => (r[Catalogue.TargetCalenderingRatio] ?? r[Catalogue.CalenderingRatio]) * 100, r => r[Catalogue.Load]);
        if (thickness.X.Length > 0)
            FigureStyle.Series(plot, thickness.X, thickness.Y, FigureStyle.Blue, MarkerShape.FilledCircle, "thickness (left)");
        plot.Axes.Left.Label.ForeColor = FigureStyle.Blue;
        plot.Axes.SetLimitsX(-2, Math.Max(45.0, thickness.X.DefaultIfEmpty().Max()) + 2);
        plot.Axes.SetLimitsY(0, 1.15 * Math.Max(1e-9, thickness.Y.DefaultIfEmpty(1).Max()));
        if (load.X.Length > 0)
        {
            var series = FigureStyle.Series(plot, load.X, load.Y, FigureStyle.Vermilion, MarkerShape.FilledSquare, "largest load (right)");
            series.Axes.YAxis = plot.Axes.Right;
            plot.Axes.Right.Label.Text = "load (MPa)";
            plot.Axes.Right.Label.ForeColor = FigureStyle.Vermilion;
            plot.Axes.SetLimitsY(0, 1.15 * Math.Max(1e-9, load.Y.Max()), plot.Axes.Right);
        }

        FigureStyle.RatioTicks(plot);
        plot.ShowLegend(Alignment.MiddleLeft);
        var numbers = SummaryTable.Of(
            rows,
            Catalogue.TargetCalenderingRatio, Catalogue.CalenderingRatio, Catalogue.Thickness, Catalogue.Load, Catalogue.LineLoad);
        return new Figure("thickness_load", plot, numbers);
    }
}
