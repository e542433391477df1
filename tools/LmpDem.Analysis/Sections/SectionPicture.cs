using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Sections;

/// <summary>Side view of a packing cut by a plane, between foil and platen, coloured by a quantity.</summary>
public static class SectionPicture
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

    /// <summary>Draws the picture.</summary>
    /// <param name="section">What to cut.</param>
    /// <param name="name">Stem of the files.</param>
    public static Figure Draw(Section section, string name)
    {
        const double um = 1e6;
        var top = section.Position.Select((p, i) => p.Z + section.Radius[i]).DefaultIfEmpty(section.LengthX).Max();
        var layer = um * ((section.Platen ?? top) - section.Foil); // spheres reach past a platen by their overlap
        var (from, to) = section.View ?? WholeOrMiddle(section.LengthX, Longest * layer / um);
        var circles = CutCircle.Of(section, from, to);
        var (low, high) = section.Range ?? RangeOf(section, circles);
        var colours = new ColourScale(low, high);
        var plot = FigureStyle.Blank(section.Title, "x (µm)", "height (µm)");
        var numbers = new NumberTable(["id", "x_um", "height_um", "circle_radius_um", "value"]);
        foreach (var circle in circles)
        {
            numbers.Add(
                circle.Sphere, um * circle.X, um * (circle.Z - section.Foil), um * circle.Radius, section.Value[circle.Sphere]);
            var outline = circle.Outline(circles, section.Foil, section.Platen);
            if (outline.Count < 3) continue;
            var body = plot.Add.Polygon(outline.Select(p => new Coordinates(um * p.X, um * (p.Z - section.Foil))).ToArray());
            body.FillColor = colours.Of(section.Value[circle.Sphere]);
            body.LineColor = FigureStyle.Ink;
            body.LineWidth = 0.8f;
        }

        var band = 0.06 * layer; // foil and platen are drawn as bands; the picture says nothing about their thickness
        Band(plot, um * from, um * to, -band, 0.0, FigureStyle.Copper);
        if (section.Platen is { } platen)
            Band(plot, um * from, um * to, um * (platen - section.Foil), layer + band, FigureStyle.Steel);

        var bar = plot.Add.ColorBar(colours, Edge.Right);
        bar.Label = section.Label;
        bar.LabelStyle.FontSize = 16;
        bar.LabelStyle.FontName = Fonts.BundledFont.Family;
        bar.LabelStyle.Bold = false;
        bar.Axis.TickLabelStyle.FontSize = 14;
        bar.Axis.TickLabelStyle.FontName = Fonts.BundledFont.Family;
        if (circles.All(c => section.Value[c.Sphere] == Math.Round(section.Value[c.Sphere])) && high - low is >= 1 and <= 24
            && to - from < 2.0 * layer / um) // beside a long, low picture the bar has no room for that many ticks
        {
            bar.Axis.TickGenerator = new ScottPlot.TickGenerators.NumericFixedInterval(high - low > 12 ? 2 : 1);
        }

        plot.HideGrid();
        return Fit(plot, numbers, name, (um * from, um * to), (-band, layer + band));
    }

    private static (double From, double To) WholeOrMiddle(double length, double most) =>
        length <= most ? (0.0, length) : (0.5 * (length - most), 0.5 * (length + most));

    private static void Band(Plot plot, double from, double to, double low, double high, Color colour)
    {
        var band = plot.Add.Rectangle(from, to, low, high);
        band.FillColor = colour;
        band.LineWidth = 0;
    }

    // As many pixels a micrometre along as upward, so that circles are round.
    private static Figure Fit(
        Plot plot, NumberTable numbers, string name, (double From, double To) across, (double From, double To) upward)
    {
        var (length, height) = (across.To - across.From, upward.To - upward.From);
        var scale = Math.Min(Widest / length, Highest / height);
        plot.Axes.SetLimits(across.From, across.To, upward.From, upward.To);
        plot.Layout.Fixed(new PixelPadding(Left, Right, Bottom, Head));
        return new Figure(
            name, plot, numbers, (int)Math.Round(scale * length) + Left + Right, (int)Math.Round(scale * height) + Bottom + Head);
    }

    private static (double Low, double High) RangeOf(Section section, IReadOnlyList<CutCircle> circles)
    {
        var values = circles.Select(c => section.Value[c.Sphere]).Where(double.IsFinite).Order().ToArray();
        if (values.Length == 0) return (0.0, 1.0);
        // A few pinched particles would darken all others.
        var high = values[(int)(0.98 * (values.Length - 1))];
        var low = Math.Min(0.0, values[(int)(0.02 * (values.Length - 1))]);
        return high > low ? (low, high) : (low, low + 1.0);
    }
}
