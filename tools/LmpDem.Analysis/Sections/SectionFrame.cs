using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Sections;

/// <summary>What all side views share: foil and press, the colour bar, and a size that follows the layer's shape. Lengths in um.</summary>
internal sealed class SectionFrame
{
    // Layout in pixels: room for labels around the drawing, and the bounds within which its size follows the layer's shape.
    private const int Left = 80;
    private const int Right = 130;
    private const int Bottom = 65;
    private const int Head = 50;
    private const double Widest = 1500.0;
    private const double Highest = 620.0;

    // Of a longer layer only this many heights are shown: its particles would be dots.
    private const double Longest = 8.0;

    // Foil and press are drawn as bands of this fraction of the layer; the picture says nothing about their thickness.
    private const double BandFraction = 0.06;

    private readonly double layer;
    private readonly int belowAxis;

    /// <summary>A frame around a layer.</summary>
    /// <param name="title">Title.</param>
    /// <param name="layer">Height of the layer [um].</param>
    /// <param name="length">Length of the periodic box [um].</param>
    /// <param name="view">Stretch in view; null: the whole box, or of a long layer the middle [um].</param>
    /// <param name="belowAxis">Room below the horizontal axis [px].</param>
    public SectionFrame(string title, double layer, double length, (double From, double To)? view, int belowAxis = 0)
    {
        this.layer = layer;
        this.belowAxis = belowAxis;
        View = view ?? WholeOrMiddle(length, Longest * layer);
        Plot = FigureStyle.Blank(title, "x (µm)", "height (µm)");
        Plot.HideGrid();
    }

    /// <summary>The drawing.</summary>
    public Plot Plot { get; }

    /// <summary>Stretch of x in view [um].</summary>
    public (double From, double To) View { get; }

    /// <summary>Layout pixels per um, alike along and upward so that circles are round.</summary>
    public double Scale => Math.Min(Widest / (View.To - View.From), Highest / (layer * (1.0 + 2.0 * BandFraction)));

    /// <summary>Draws foil and press over what is in the plot.</summary>
    /// <param name="press">Lower face of the press above the foil; null for none [um].</param>
    public void Walls(double? press)
    {
        Band(-BandFraction * layer, 0.0, FigureStyle.Copper);
        if (press is { } face) Band(face, layer + BandFraction * layer, FigureStyle.Steel);
    }

    /// <summary>Draws the colour bar.</summary>
    /// <param name="colours">The colours.</param>
    /// <param name="label">Name and unit of the quantity.</param>
    /// <param name="wholeNumbers">Whether it takes whole numbers only.</param>
    public void ColourBar(ColourScale colours, string label, bool wholeNumbers)
    {
        var bar = Plot.Add.ColorBar(colours, Edge.Right);
        bar.Label = label;
        bar.LabelStyle.FontSize = 16;
        bar.LabelStyle.FontName = Fonts.BundledFont.Family;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickLabelStyle.FontSize = 14;
        bar.Axis.TickLabelStyle.FontName = Fonts.BundledFont.Family;
        var (low, high) = (colours.GetRange().Min, colours.GetRange().Max);
        // Beside a long, low picture the bar has no room for a tick a number.
        var room = View.To - View.From < 2.0 * layer;
        var interval = wholeNumbers && high - low is >= 1 and <= 24 && room
            ? (high - low > 12 ? 2 : 1)
            : Interval(high - low, room ? 6 : 3);
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (var k = Math.Ceiling(low / interval); k * interval <= high; k++)
            ticks.AddMajor(k * interval, string.Create(null, $"{k * interval:0.######}"));
        bar.Axis.TickGenerator = ticks;
    }

    /// <summary>The picture in its size.</summary>
    /// <param name="name">Stem of the files.</param>
    /// <param name="numbers">The numbers shown.</param>
    public Figure Fit(string name, NumberTable numbers)
    {
        var (low, high) = (-BandFraction * layer, layer + BandFraction * layer);
        var bottom = Bottom + belowAxis;
        Plot.Axes.SetLimits(View.From, View.To, low, high);
        Plot.Layout.Fixed(new PixelPadding(Left, Right, bottom, Head));
        return new Figure(
            name, Plot, numbers, (int)Math.Round(Scale * (View.To - View.From)) + Left + Right,
            (int)Math.Round(Scale * (high - low)) + bottom + Head);
    }

    /// <summary>Range of colours: from 0 (or lower) to the 98 % quantile, as a few pinched places would darken all others.</summary>
    public static (double Low, double High) RangeOf(IEnumerable<double> shown)
    {
        var values = shown.Where(double.IsFinite).Order().ToArray();
        if (values.Length == 0) return (0.0, 1.0);
        var high = values[(int)(0.98 * (values.Length - 1))];
        var low = Math.Min(0.0, values[(int)(0.02 * (values.Length - 1))]);
        return high > low ? (low, high) : (low, low + 1.0);
    }

    private static (double From, double To) WholeOrMiddle(double length, double most) =>
        length <= most ? (0.0, length) : (0.5 * (length - most), 0.5 * (length + most));

    // The smallest of 1, 2, 5, 10, ... that gives no more ticks: short labels leave room for the name of the quantity.
    private static double Interval(double span, int ticks)
    {
        var power = Math.Pow(10.0, Math.Floor(Math.Log10(span / ticks)));
        foreach (var factor in (double[])[1, 2, 5])
        {
            if (factor * power * ticks >= span) return factor * power;
        }

        return 10.0 * power;
    }

    private void Band(double low, double high, Color colour)
    {
        var band = Plot.Add.Rectangle(View.From, View.To, low, high);
        band.FillColor = colour;
        band.LineWidth = 0;
    }
}

/// <summary>Values to colours: the viridis map, even in lightness and safe for colour-blind readers.</summary>
internal sealed class ColourScale(double low, double high) : IHasColorAxis
{
    public IColormap Colormap { get; } = new ScottPlot.Colormaps.Viridis();

    public ScottPlot.Range GetRange() => new(low, high);

    public Color Of(double value) => double.IsFinite(value)
        ? Colormap.GetColor(high > low ? Math.Clamp((value - low) / (high - low), 0.0, 1.0) : 0.5)
        : Colors.LightGray;
}
