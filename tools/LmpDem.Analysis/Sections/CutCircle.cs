using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Sections;

/// <summary>The circle in which a plane cuts a sphere, or one of its periodic images.</summary>
/// <param name="Sphere">Index of the sphere.</param>
/// <param name="X">Centre along x [m].</param>
/// <param name="Z">Centre along z [m].</param>
/// <param name="Radius">Radius of the circle, at most the sphere's [m].</param>
public readonly record struct CutCircle(int Sphere, double X, double Z, double Radius)
{
    private const int Corners = 72; // a chord then strays from the circle by a thousandth of the radius

    /// <summary>All circles of a section that reach into a stretch of x.</summary>
    /// <param name="section">The section.</param>
    /// <param name="from">Begin of the stretch [m].</param>
    /// <param name="to">End of the stretch [m].</param>
    public static IReadOnlyList<CutCircle> Of(Section section, double from, double to)
    {
        var circles = new List<CutCircle>();
        for (var i = 0; i < section.Position.Count; i++)
        {
            var p = section.Position[i];
            var away = p.Y - section.CutY;
            away -= section.LengthY * Math.Round(away / section.LengthY);
            var square = section.Radius[i] * section.Radius[i] - away * away;
            if (!(square > 0.0)) continue;
            var r = Math.Sqrt(square);
            var first = Math.Ceiling((from - r - p.X) / section.LengthX);
            for (var x = p.X + first * section.LengthX; x - r < to; x += section.LengthX)
            {
                if (x + r > from) circles.Add(new CutCircle(i, x, p.Z, r));
            }
        }

        return circles;
    }

    /// <summary>
    /// Outline of the circle as it is drawn: the true circle, but cut at its foil and platen, and where two circles overlap at
    /// their radical line, so that every point of the picture belongs to one particle.
    /// </summary>
    /// <param name="all">All circles in view.</param>
    /// <param name="foil">Upper face of the foil [m].</param>
    /// <param name="platen">Lower face of the platen, or null [m].</param>
    /// <returns>Corners (x, 0, z) in order; empty where nothing is left.</returns>
    public IReadOnlyList<Vec3> Outline(IReadOnlyList<CutCircle> all, double foil, double? platen)
    {
        var outline = new List<Vec3>(Corners);
        for (var k = 0; k < Corners; k++)
        {
            var (sin, cos) = Math.SinCos(2.0 * Math.PI * k / Corners);
            outline.Add(new Vec3(X + Radius * cos, 0, Z + Radius * sin));
        }

        if (Z - Radius < foil) outline = Keep(outline, new Vec3(0, 0, -1), -foil);
        if (platen is { } face && Z + Radius > face) outline = Keep(outline, new Vec3(0, 0, 1), face);
        foreach (var other in all)
        {
            var d = new Vec3(other.X - X, 0, other.Z - Z);
            var distance = d.Length;
            if (distance == 0.0 || distance >= Radius + other.Radius) continue;
            var normal = d / distance;
            var line = 0.5 * (distance + (Radius * Radius - other.Radius * other.Radius) / distance);
            outline = Keep(outline, normal, normal.X * X + normal.Z * Z + line);
        }

        return outline;
    }

    private static List<Vec3> Keep(List<Vec3> outline, Vec3 normal, double offset)
    {
        var kept = new List<Vec3>(outline.Count + 1);
        for (var k = 0; k < outline.Count; k++)
        {
            var (a, b) = (outline[k], outline[(k + 1) % outline.Count]);
            var (ha, hb) = (Vec3.Dot(normal, a) - offset, Vec3.Dot(normal, b) - offset);
            if (ha <= 0.0) kept.Add(a);
            if (ha <= 0.0 != hb <= 0.0) kept.Add(a + ha / (ha - hb) * (b - a));
        }

        return kept;
    }
}
