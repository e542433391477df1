using LmpDem.Analysis.Sections;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Sections;

public sealed class SectionTests
{
    [Test]
    public void APlaneCutsTrueCirclesThroughThePeriodicSides()
    {
        var section = Cut((new Vec3(5, 9.7, 3), 0.5), (new Vec3(5, 5, 3), 0.5), (new Vec3(9.9, 0, 2), 0.5)) with { CutY = 0 };
        var circles = CutCircle.Of(section, 0, 10);
        // Sphere 0 is 0.3 away through the side: radius 0.4. Sphere 1 is missed. Sphere 2 shows on both sides.
        Assert.That(circles.Select(c => c.Sphere), Is.EqualTo(new[] { 0, 2, 2 }));
        Assert.That(circles[0].Radius, Is.EqualTo(0.4).Within(1e-12));
        Assert.That(circles.Skip(1).Select(c => c.X).Order(), Is.EqualTo(new[] { -0.1, 9.9 }).Within(1e-12));
    }

    [Test]
    public void AFreeCircleIsDrawnWhole()
    {
        var circle = new CutCircle(0, 1, 2, 0.5);
        var outline = circle.Outline([circle], 0, null);
        // A regular polygon of 72 corners has 0.9987 of the circle's area.
        Assert.That(Area(outline), Is.EqualTo(Math.PI * 0.25).Within(0.0013 * Math.PI * 0.25));
        Assert.That(outline.Select(p => (p - new Vec3(1, 0, 2)).Length), Is.All.EqualTo(0.5).Within(1e-12));
    }

    [Test]
    public void OverlappingCirclesShareTheirPlaneAndToolsCutThem()
    {
        CutCircle[] circles = [new(0, 0, 1, 1), new(1, 1, 1, 1)];
        // Equal circles meet half way; their lens of area 2 pi/3 - sqrt(3)/2 is shared, so the union is what is drawn.
        var union = 2 * Math.PI - (2 * Math.PI / 3 - Math.Sqrt(3) / 2);
        var drawn = circles.Sum(c => Area(c.Outline(circles, 0, null)));
        Assert.That(drawn, Is.EqualTo(union).Within(0.002 * union)); // the corners' polygon
        Assert.That(circles[0].Outline(circles, 0, null).Max(p => p.X), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(circles[0].Outline([circles[0]], 0.5, 1.25).Min(p => p.Z), Is.EqualTo(0.5).Within(1e-12));
        Assert.That(circles[0].Outline([circles[0]], 0.5, 1.25).Max(p => p.Z), Is.EqualTo(1.25).Within(1e-12));
        Assert.That(circles[0].Outline([circles[0]], 3, null), Is.Empty);
    }

    [Test]
    public void ThePictureShowsParticlesFoilPlatenAndText()
    {
        var section = Cut((new Vec3(3, 5, 2), 2), (new Vec3(7, 5, 2), 2)) with { CutY = 5, Platen = 4, Title = "Cross-section" };
        using var figure = SectionPicture.Draw(section, "section");
        var png = figure.Png();
        Assert.That(Ink.Near(png, 0xB8, 0x73, 0x33), Is.GreaterThan(1000), "foil, copper");
        Assert.That(Ink.Near(png, 0x7A, 0x82, 0x88), Is.GreaterThan(1000), "platen, steel");
        Assert.That(Ink.Dark(png, 0.2, 0, 0.8, 0.05), Is.GreaterThan(100), "title");
        Assert.That(figure.Numbers.Rows, Has.Count.EqualTo(2));
        Assert.That(figure.Svg(), Does.Contain("coordination"));
    }

    [Test]
    public void OfALongLayerTheMiddleIsShown()
    {
        var section = Cut((new Vec3(500, 5, 1), 1), (new Vec3(3, 5, 1), 1)) with { CutY = 5, LengthX = 1000 };
        using var figure = SectionPicture.Draw(section, "section");
        Assert.That(figure.Numbers.Column("id"), Is.EqualTo(new double?[] { 0 }));
        using var entry = SectionPicture.Draw(section with { View = (0, 10) }, "section");
        Assert.That(entry.Numbers.Column("id"), Is.EqualTo(new double?[] { 1 }));
    }

    [Test]
    public void ASnapshotGivesItsMiddleInReadableUnits()
    {
        var snapshot = Spheres(
            [Field.Single("box_x", "m", 10e-6), Field.Single("box_y", "m", 8e-6), Field.Single("calendering_ratio", "1", 0.2)]);
        var section = Section.Of(snapshot, "pressure", 5e-6);
        Assert.That(section.CutY, Is.EqualTo(4e-6).Within(1e-18));
        Assert.That(section.Value, Is.EqualTo(new[] { 2.5 }));
        Assert.That(section.Label, Is.EqualTo("pressure (MPa)"));
        Assert.That(section.Title, Does.Contain("20 %"));
        Assert.That(() => Section.Of(snapshot, "colour"), Throws.ArgumentException.With.Message.Contains("colour"));
        Assert.That(() => Section.Of(Spheres([]), "pressure"), Throws.ArgumentException.With.Message.Contains("box_"));
    }

    private static Snapshot Spheres(IReadOnlyList<Field> scalars) => new()
    {
        Kind = "spheres",
        Index = 0,
        Time = 0,
        Cells = CellKind.Vertex,
        Points = [new Vec3(1e-6, 1e-6, 1e-6)],
        Connectivity = [0],
        PointFields = [new("apparent_radius", "m", 1, new[] { 1e-6 }), new("pressure", "Pa", 1, new[] { 2.5e6 })],
        Scalars = scalars,
        Provenance = new Provenance("0", "", "", "", 0, 1, "", "", []),
    };

    private static Section Cut(params (Vec3 Position, double Radius)[] spheres) => new()
    {
        Position = Array.ConvertAll(spheres, s => s.Position),
        Radius = Array.ConvertAll(spheres, s => s.Radius),
        Value = [.. Enumerable.Range(0, spheres.Length).Select(k => (double)k)],
        Label = "coordination",
        LengthX = 10,
        LengthY = 10,
    };

    private static double Area(IReadOnlyList<Vec3> outline)
    {
        var twice = 0.0;
        for (var k = 0; k < outline.Count; k++)
        {
            var (a, b) = (outline[k], outline[(k + 1) % outline.Count]);
            twice += a.X * b.Z - b.X * a.Z;
        }

        return 0.5 * twice;
    }
}
