using LmpDem.Electrode.Quantities;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>A quantity that a plug-in measures, against the calendering ratio.</summary>
public static class MeasureFigure
{
    /// <summary>Stem of the files.</summary>
    /// <param name="quantity">The quantity.</param>
    public static string NameOf(Quantity quantity) => "measure_" + quantity.Name;

    /// <summary>Whether there is a figure: the quantity has a title and at least one value.</summary>
    /// <param name="quantity">The quantity.</param>
    /// <param name="rows">Rows of summary.csv.</param>
    public static bool IsDrawn(Quantity quantity, IReadOnlyList<StateRow> rows) =>
        quantity.Title is not null && rows.Any(r => r[quantity] is not null);

    /// <summary>Draws the figure.</summary>
    /// <param name="quantity">The quantity, with title and axis.</param>
    /// <param name="rows">Rows of summary.csv.</param>
    public static Figure Draw(Quantity quantity, IReadOnlyList<StateRow> rows)
    {
        var plot = FigureStyle.Blank(quantity.Title ?? quantity.Name, "calendering ratio reached (%)", quantity.Axis ?? quantity.Unit);
        var (x, y) = RowSeries.Of(rows, r => 100.0 * r[Catalogue.CalenderingRatio], r => quantity.AxisFactor * r[quantity]);
        FigureStyle.Series(plot, x, y, FigureStyle.Blue, MarkerShape.FilledCircle, quantity.Meaning);
        plot.Axes.SetLimitsX(-2, x.Append(45.0).Max() + 2);
        FigureStyle.RatioTicks(plot);
        FigureStyle.LegendBelow(plot);
        var numbers = SummaryTable.Of(rows, Catalogue.TargetCalenderingRatio, Catalogue.CalenderingRatio, quantity);
        return new Figure(NameOf(quantity), plot, numbers, 760, 520);
    }
}
