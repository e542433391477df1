using LmpDem.Analysis.Fonts;
using ScottPlot;
using ScottPlot.Plottables;

namespace LmpDem.Analysis.Figures;

/// <summary>The common look: one font, readable sizes, colours that colour-blind readers tell apart (Okabe and Ito 2008).</summary>
internal static class FigureStyle
{
    public static readonly Color Ink = Color.FromHex("#222222");
    public static readonly Color Blue = Color.FromHex("#0072B2");
    public static readonly Color Vermilion = Color.FromHex("#D55E00");
    public static readonly Color Green = Color.FromHex("#009E73");
    public static readonly Color Purple = Color.FromHex("#CC79A7");
    public static readonly Color Copper = Color.FromHex("#B87333");
    public static readonly Color Steel = Color.FromHex("#7A8288");
    public static readonly Color Ground = Color.FromHex("#EEF2F5");

    public static Plot Blank(string title, string x, string y)
    {
        BundledFont.Use();
        var plot = new Plot();
        plot.Font.Set(BundledFont.Family);
        plot.Title(title, 16);
        plot.XLabel(x, 16);
        plot.YLabel(y, 16);
        plot.Axes.Title.Label.Bold = false; // the bundled font has one weight
        foreach (var axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left, plot.Axes.Right })
        {
            axis.Label.Bold = false;
            axis.TickLabelStyle.FontSize = 14;
            axis.TickLabelStyle.ForeColor = Ink;
            axis.Label.ForeColor = Ink;
        }

        plot.Axes.Right.Label.FontSize = 16;
        plot.Axes.Left.MinimumSize = 62;
        plot.Axes.Right.MinimumSize = 30;
        plot.Grid.MajorLineColor = Color.FromHex("#E4E4E4");
        plot.Legend.FontSize = 13;
        plot.Legend.FontName = BundledFont.Family;
        plot.Legend.OutlineColor = Color.FromHex("#BBBBBB");
        plot.Legend.ShadowColor = Colors.Transparent;
        return plot;
    }

    // Lines are never dashed: the SVG writer has no dashes, and says so on the console.
    public static Scatter Series(Plot plot, double[] x, double[] y, Color color, MarkerShape marker, string legend)
    {
        var series = plot.Add.Scatter(x, y);
        series.Color = color;
        series.LineWidth = 2;
        series.MarkerShape = marker;
        series.MarkerSize = marker == MarkerShape.None ? 0 : 9;
        series.MarkerLineWidth = 2;
        series.LegendText = legend;
        return series;
    }

    /// <summary>Ticks of an axis of calendering ratios: the ratios that are made.</summary>
    public static void RatioTicks(Plot plot) =>
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericFixedInterval(5);

    /// <summary>A legend in one line below the horizontal axis.</summary>
    public static void LegendBelow(Plot plot)
    {
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.OutlineColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.Transparent;
        plot.ShowLegend(Edge.Bottom);
    }

    /// <summary>A colour of the viridis map for item k of n, dark first; the lightest tenth is left out on white.</summary>
    public static Color Sequence(int k, int n) =>
        new ScottPlot.Colormaps.Viridis().GetColor(n <= 1 ? 0.0 : 0.9 * k / (n - 1));
}
