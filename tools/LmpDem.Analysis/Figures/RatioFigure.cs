using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>Columns of a table with a row per state, against the calendering ratio reached, on one axis or two.</summary>
/// <param name="Name">Stem of the files.</param>
/// <param name="Title">Title.</param>
/// <param name="Left">Label of the left axis.</param>
/// <param name="Lines">The lines; columns that are missing or blank are left out.</param>
/// <param name="Right">Label of the right axis; null where there is none.</param>
/// <param name="Top">Top of the left axis in its unit; null: from the values.</param>
public sealed record RatioFigure(
    string Name, string Title, string Left, IReadOnlyList<RatioLine> Lines, string? Right = null, double? Top = null)
{
    private static readonly (Color Colour, MarkerShape Marker)[] Looks =
    [
        (FigureStyle.Blue, MarkerShape.FilledCircle), (FigureStyle.Vermilion, MarkerShape.FilledSquare),
        (FigureStyle.Green, MarkerShape.FilledTriangleUp), (FigureStyle.Purple, MarkerShape.FilledDiamond),
    ];

    /// <summary>Draws the figure; null where the table has no value for it.</summary>
    /// <param name="table">A table with a column ratio_reached.</param>
    public Figure? Draw(NumberTable table)
    {
        var known = Lines.Select(
            (line, k) => (Line: line, Look: Looks[k % Looks.Length], Curve: RatioCurve.Of(table, line.Quantity.SiColumn)))
            .Where(l => l.Curve.Points.Count > 0).ToArray();
        if (known.Length == 0) return null;
        var plot = FigureStyle.Blank(Title, "calendering ratio reached (%)", Left);
        foreach (var (line, look, curve) in known)
        {
            var series = FigureStyle.Series(
                plot, [.. curve.Points.Select(p => 100.0 * p.Ratio)], [.. curve.Points.Select(p => line.Scale * p.Value)],
                look.Colour, look.Marker, line.Legend);
            if (line.OnRight) series.Axes.YAxis = plot.Axes.Right;
        }

        plot.Axes.SetLimitsX(-2, 100.0 * known.SelectMany(l => l.Curve.Points).Select(p => p.Ratio).Append(0.45).Max() + 2);
        plot.Axes.SetLimitsY(0, Top * 1.06 ?? Highest(known.Where(l => !l.Line.OnRight).Select(l => (l.Line, l.Curve))));
        if (known.Any(l => l.Line.OnRight))
        {
            plot.Axes.Right.Label.Text = Right ?? "";
            plot.Axes.SetLimitsY(0, Highest(known.Where(l => l.Line.OnRight).Select(l => (l.Line, l.Curve))), plot.Axes.Right);
        }

        FigureStyle.RatioTicks(plot);
        FigureStyle.LegendBelow(plot);
        return new Figure(Name, plot, Numbers(table, [.. known.Select(l => l.Line.Quantity.SiColumn)]), 760, 520);
    }

    private static double Highest(IEnumerable<(RatioLine Line, RatioCurve Curve)> lines) =>
        1.12 * lines.SelectMany(l => l.Curve.Points.Select(p => l.Line.Scale * p.Value)).Where(v => v > 0.0).DefaultIfEmpty(1.0).Max();

    private static NumberTable Numbers(NumberTable table, string[] columns)
    {
        var numbers = new NumberTable(["ratio_reached", .. columns]);
        var values = columns.Prepend("ratio_reached").Select(table.Column).ToArray();
        for (var k = 0; k < table.Rows.Count; k++)
        {
            if (values[0][k] is not null && values.Skip(1).Any(v => v[k] is not null)) numbers.Add([.. values.Select(v => v[k])]);
        }

        return numbers;
    }
}

/// <summary>A quantity as a line over the calendering ratio.</summary>
/// <param name="Quantity">The quantity.</param>
/// <param name="Legend">What it is, with the axis where there are two.</param>
/// <param name="Scale">Factor from the quantity's unit to the axis'.</param>
/// <param name="OnRight">Whether it is read on the right axis.</param>
public sealed record RatioLine(Quantity Quantity, string Legend, double Scale = 1.0, bool OnRight = false);

/// <summary>Two columns of the summary as arrays, without the rows where one of them is blank.</summary>
internal static class RowSeries
{
    public static (double[] X, double[] Y) Of(
        IReadOnlyList<StateRow> rows, Func<StateRow, double?> x, Func<StateRow, double?> y)
    {
        var known = rows.Where(r => x(r) is not null && y(r) is not null).ToArray();
        return (Array.ConvertAll(known, r => x(r)!.Value), Array.ConvertAll(known, r => y(r)!.Value));
    }
}
