using LmpDem.Analysis.Figures;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using ScottPlot;

namespace LmpDem.Analysis.Sections;

/// <summary>A packing of spheres to be cut by a plane y = constant and looked at from the side. SI units.</summary>
public sealed record Section
{
    /// <summary>Centres, one per sphere [m].</summary>
    public required IReadOnlyList<Vec3> Position { get; init; }

    /// <summary>Radii, one per sphere [m].</summary>
    public required IReadOnlyList<double> Radius { get; init; }

    /// <summary>The quantity that colours the spheres, one per sphere, in the unit of <see cref="Label"/>.</summary>
    public required IReadOnlyList<double> Value { get; init; }

    /// <summary>Name and unit of the quantity, for the colour bar.</summary>
    public required string Label { get; init; }

    /// <summary>Length of the box along x, which is periodic [m].</summary>
    public required double LengthX { get; init; }

    /// <summary>Length of the box along y, which is periodic [m].</summary>
    public required double LengthY { get; init; }

    /// <summary>Place of the cutting plane [m].</summary>
    public double CutY { get; init; }

    /// <summary>Upper face of the foil [m].</summary>
    public double Foil { get; init; }

    /// <summary>Lower face of the platen; null where none is near [m].</summary>
    public double? Platen { get; init; }

    /// <summary>Stretch of x in view; null: the whole box, or of a long layer the middle eight times its height [m].</summary>
    public (double From, double To)? View { get; init; }

    /// <summary>Title of the picture.</summary>
    public string Title { get; init; } = "";

    /// <summary>Range of the colours; null: from 0 (or lower) to the 98 % quantile of the spheres cut.</summary>
    public (double Low, double High)? Range { get; init; }

    /// <summary>The section through the middle of a snapshot of spheres.</summary>
    /// <param name="snapshot">A snapshot of kind "spheres" with the point field apparent_radius and the scalars box_x and box_y.</param>
    /// <param name="field">Name of the point field that colours: coordination, pressure or any other scalar.</param>
    /// <param name="platen">Lower face of the platen; null for none [m].</param>
    /// <exception cref="ArgumentException">A field or scalar is missing.</exception>
    public static Section Of(Snapshot snapshot, string field, double? platen = null)
    {
        var (label, scale) = SnapshotValues.Readable(SnapshotValues.PointField(snapshot, field));
        var length = SnapshotValues.Scalar(snapshot, "box_y");
        return new Section
        {
            Position = snapshot.Points,
            Radius = SnapshotValues.OfPoints(snapshot, "apparent_radius"),
            Value = Array.ConvertAll(SnapshotValues.OfPoints(snapshot, field), v => scale * v),
            Label = label,
            LengthX = SnapshotValues.Scalar(snapshot, "box_x"),
            LengthY = length,
            CutY = 0.5 * length,
            Platen = platen,
            Title = SnapshotValues.Title(snapshot),
        };
    }
}

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
        (double, double)? view = section.View is { } target ? (um * target.From, um * target.To) : null;
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

        frame.Walls(section.Platen is { } platen ? um * (platen - section.Foil) : null);
        frame.ColourBar(colours, section.Label, circles.All(c => section.Value[c.Sphere] == Math.Round(section.Value[c.Sphere])));
        return frame.Fit(name, numbers);
    }
}
