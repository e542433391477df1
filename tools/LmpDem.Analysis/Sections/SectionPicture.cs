using LmpDem.Analysis.Figures;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Sections;

/// <summary>Side view of a packing cut by a plane, between foil and platen, coloured by a quantity.</summary>
public static class SectionPicture
{
    /// <summary>Draws the picture.</summary>
    /// <param name="section">What to cut.</param>
    /// <param name="name">Stem of the files.</param>
    public static Figure Draw(Section section, string name)
    {
        const double um = 1e6;
        var top = section.Position.Select((p, i) => p.Z + section.Radius[i]).DefaultIfEmpty(section.LengthX).Max();
        var layer = (section.Platen ?? top) - section.Foil; // spheres reach past a platen by their overlap
        (double, double)? view = section.View is { } asked ? (um * asked.From, um * asked.To) : null;
        var frame = new SectionFrame(section.Title, um * layer, um * section.LengthX, view);
        var circles = CutCircle.Of(section, frame.View.From / um, frame.View.To / um);
        var (low, high) = section.Range ?? SectionFrame.RangeOf(circles.Select(c => section.Value[c.Sphere]));
        var colours = new ColourScale(low, high);
        var numbers = new NumberTable(["id", "x_um", "height_um", "circle_radius_um", "value"]);
        foreach (var circle in circles)
        {
            numbers.Add(
                circle.Sphere, um * circle.X, um * (circle.Z - section.Foil), um * circle.Radius, section.Value[circle.Sphere]);
            var outline = circle.Outline(circles, section.Foil, section.Platen);
            if (outline.Count < 3) continue;
            var body = frame.Plot.Add.Polygon(outline.Select(p => new Coordinates(um * p.X, um * (p.Z - section.Foil))).ToArray());
            body.FillColor = colours.Of(section.Value[circle.Sphere]);
            body.LineColor = FigureStyle.Ink;
            body.LineWidth = 0.8f;
        }

        frame.Tools(section.Platen is { } platen ? um * (platen - section.Foil) : null);
        frame.ColourBar(colours, section.Label, circles.All(c => section.Value[c.Sphere] == Math.Round(section.Value[c.Sphere])));
        return frame.Fit(name, numbers);
    }
}
