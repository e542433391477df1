using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;

namespace LmpDem.Analysis.Sections;

/// <summary>
/// Side view of deformed bodies cut by a plane, coloured by a quantity, with their films whole or broken, between foil and press.
/// </summary>
public static class BodySectionPicture
{
    private const double Micrometres = 1e6;

    // Room for the legend below the axis [px].
    private const int LegendRoom = 42;

    /// <summary>Draws the picture.</summary>
    /// <param name="section">What is cut.</param>
    /// <param name="name">Stem of the files.</param>
    public static Figure Draw(BodySection section, string name)
    {
        var top = section.Zones.SelectMany(z => z.Outline).Select(p => p.Z).DefaultIfEmpty(section.LengthX).Max();
        (double, double)? view = section.View is { } target ? (Micrometres * target.From, Micrometres * target.To) : null;
        var frame = new SectionFrame(
            section.Title, Micrometres * (section.Press ?? top), Micrometres * section.LengthX, view, LegendRoom);
        var (low, high) = section.Range ?? SectionFrame.RangeOf(section.Zones.Select(z => z.Value));
        var colours = new ColourScale(low, high);
        var bodies = new CutBodies(section, colours, Shifts(section, frame.View));
        frame.Plot.Add.Plottable(bodies);
        frame.Walls(Micrometres * section.Press);
        frame.ColourBar(colours, section.Label, wholeNumbers: false);
        FigureStyle.LegendBelow(frame.Plot);
        return frame.Fit(name, Numbers(section));
    }

    // Shifts along x that bring bodies into view [m].
    private static double[] Shifts(BodySection section, (double From, double To) view)
    {
        var (left, right) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in section.Zones.SelectMany(z => z.Outline)) (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
        if (left > right) return [];
        var first = (int)Math.Ceiling((view.From / Micrometres - right) / section.LengthX);
        var last = (int)Math.Floor((view.To / Micrometres - left) / section.LengthX);
        return [.. Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(k => k * section.LengthX)];
    }

    // A row per body and plane: where it is cut, its mean value, and how much of its outline has film.
    private static NumberTable Numbers(BodySection section)
    {
        var numbers = new NumberTable(["id", "x_um", "height_um", "area_um2", "mean_value", "film_whole_um", "film_broken_um"]);
        var film = section.Film.ToLookup(f => (f.Body, f.Image));
        foreach (var zones in section.Zones.GroupBy(z => (z.Body, z.Image)).OrderBy(g => g.Key))
        {
            var (area, x, height, value) = (0.0, 0.0, 0.0, 0.0);
            foreach (var zone in zones)
            {
                var a = zone.Area;
                area += a;
                x += a * zone.Outline.Average(p => p.X);
                height += a * zone.Outline.Average(p => p.Z);
                value += a * zone.Value;
            }

            if (!(area > 0.0)) continue;
            numbers.Add(
                zones.Key.Body, Micrometres * x / area, Micrometres * height / area, Micrometres * Micrometres * area, value / area,
                Micrometres * film[zones.Key].Where(f => f.Whole).Sum(f => f.Length),
                Micrometres * film[zones.Key].Where(f => !f.Whole).Sum(f => f.Length));
        }

        return numbers;
    }
}
