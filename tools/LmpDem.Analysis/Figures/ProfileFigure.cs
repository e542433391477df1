using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Figures;

/// <summary>
/// One column of a table against another, a line per calendering ratio: profiles over height, distributions, curves of a cell.
/// </summary>
/// <param name="Name">Stem of the files.</param>
/// <param name="Title">Title.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Shown">Ratios that are drawn where the table has them all; null: every ratio. The numbers hold every ratio.</param>
public sealed record ProfileFigure(string Name, string Title, ProfileAxis X, ProfileAxis Y, IReadOnlyList<double>? Shown = null)
{
    private const double Near = 0.006; // of a target ratio and the ratio reached

    /// <summary>Draws the figure; null where the table has no value for it.</summary>
    /// <param name="table">A table with a column ratio_reached.</param>
    public Figure? Draw(NumberTable table)
    {
        if (!new[] { "ratio_reached", X.Column, Y.Column }.All(table.Columns.Contains)) return null;
        var (ratio, x, y) = (table.Column("ratio_reached"), table.Column(X.Column), table.Column(Y.Column));
        var points = Enumerable.Range(0, ratio.Count).Where(k => Known(ratio[k]) && Known(x[k]) && Known(y[k]))
            .Select(k => (Ratio: ratio[k]!.Value, X: X.Scale * x[k]!.Value, Y: Y.Scale * y[k]!.Value)).ToArray();
        if (points.Length == 0) return null;
        var lines = Drawn([.. points.GroupBy(p => p.Ratio).OrderBy(g => g.Key)]);
        var plot = FigureStyle.Blank(Title, X.Label, Y.Label);
        MarkerShape[] markers =
            [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond];
        for (var k = 0; k < lines.Length; k++)
        {
            var line = lines[k].ToArray();
            var series = FigureStyle.Series(
                plot, [.. line.Select(p => p.X)], [.. line.Select(p => p.Y)], FigureStyle.Sequence(k, lines.Length),
                line.Length > 60 ? MarkerShape.None : markers[k % markers.Length], string.Create(null, $"{100.0 * lines[k].Key:0.#} %"));
            series.MarkerSize = line.Length > 60 ? 0 : 6;
        }

        var drawn = lines.SelectMany(l => l).ToArray();
        var (left, right) = Limits(X, drawn.Select(p => p.X));
        var (bottom, top) = Limits(Y, drawn.Select(p => p.Y));
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.ShowLegend(Edge.Right); // beside the lines, which fill the whole area
        return new Figure(Name, plot, Numbers(table, ratio, x, y), 820);
    }

    private static bool Known(double? value) => value is { } v && double.IsFinite(v);

    private IGrouping<double, (double Ratio, double X, double Y)>[] Drawn(IGrouping<double, (double Ratio, double X, double Y)>[] all)
    {
        if (Shown is null) return all;
        var chosen = all.Where(g => Shown.Any(r => Math.Abs(r - g.Key) < Near)).ToArray();
        return Shown.All(r => chosen.Any(g => Math.Abs(r - g.Key) < Near)) ? chosen : all;
    }

    private static (double Min, double Max) Limits(ProfileAxis axis, IEnumerable<double> values)
    {
        var all = values.ToArray();
        var least = axis.Min ?? all.Min();
        var most = Math.Max(all.Max(), axis.Max ?? double.NegativeInfinity);
        var margin = 0.05 * Math.Max(most - least, 1e-12);
        return (axis.Min is null ? least - margin : least, most + margin);
    }

    private NumberTable Numbers(NumberTable table, IReadOnlyList<double?> ratio, IReadOnlyList<double?> x, IReadOnlyList<double?> y)
    {
        var numbers = new NumberTable(["ratio_reached", X.Column, Y.Column]);
        for (var k = 0; k < table.Rows.Count; k++) numbers.Add(ratio[k], x[k], y[k]);
        return numbers;
    }
}

/// <summary>A column of a table as an axis.</summary>
/// <param name="Column">Name of the column.</param>
/// <param name="Label">Label with its unit.</param>
/// <param name="Scale">Factor from the column's unit to the label's.</param>
/// <param name="Min">Lower end in the label's unit; null: from the values.</param>
/// <param name="Max">Least upper end in the label's unit; null: from the values alone.</param>
public sealed record ProfileAxis(string Column, string Label, double Scale = 1.0, double? Min = null, double? Max = null);
