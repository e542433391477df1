using LmpDem.Analysis.Sections;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Sections;

public sealed class BodySectionTests
{
    private static readonly long[] Cube = [0, 1, 2, 3, 4, 5, 6, 7];

    private static readonly int[][] Faces = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]];

    private static readonly long[] Film = [.. Faces.SelectMany(f => new long[] { f[0], f[1], f[2], f[0], f[2], f[3] })];

    [Test]
    public void ACubeIsCutToASquare()
    {
        var zone = new PlaneCut(Corners(2, 3, 4), 3.25, 100).Zones(Cube, [7], [0.5]).Single();
        Assert.That(zone.Area, Is.EqualTo(1).Within(1e-12));
        Assert.That(zone.Outline.Min(p => p.X), Is.EqualTo(2).Within(1e-12));
        Assert.That(zone.Outline.Max(p => p.Z), Is.EqualTo(5).Within(1e-12));
        Assert.That((zone.Body, zone.Image, zone.Value), Is.EqualTo((7, 0, 0.5)));
    }

    [TestCase(2.9, 0)]
    [TestCase(3.0, 0)] // a face on the plane counts as beyond it,
    [TestCase(4.0, 1)] // so of two cubes that meet there one is cut
    [TestCase(4.1, 0)]
    public void APlaneAlongAFaceIsCutOnce(double y, int cuts) =>
        Assert.That(new PlaneCut(Corners(2, 3, 4), y, 100).Zones(Cube, [0], [0]), Has.Count.EqualTo(cuts));

    [Test]
    public void ACubeOnItsCornerIsCutToAHexagon()
    {
        // Turned so that the plane halves it square to its space diagonal: a hexagon of area 3/4 sqrt(3).
        var (v, u) = (new Vec3(1, 1, 1) / Math.Sqrt(3), new Vec3(1, -1, 0) / Math.Sqrt(2));
        var w = Vec3.Cross(u, v);
        var turned = Array.ConvertAll(Corners(-0.5, -0.5, -0.5), p => new Vec3(Vec3.Dot(p, u), Vec3.Dot(p, v), Vec3.Dot(p, w)));
        var zone = new PlaneCut(turned, 0, 100).Zones(Cube, [0], [0]).Single();
        Assert.That(zone.Area, Is.EqualTo(0.75 * Math.Sqrt(3)).Within(1e-12));
    }

    [Test]
    public void ABodyAcrossTheSideIsCutThroughItsImages()
    {
        // From 9.5 to 10.5 with a period of 10: the planes at 0.25 and 9.75 meet it beyond and before the side.
        var points = Corners(0, 9.5, 0);
        Assert.That(new PlaneCut(points, 0.25, 10).Zones(Cube, [0], [0]).Single().Image, Is.EqualTo(1));
        Assert.That(new PlaneCut(points, 9.75, 10).Zones(Cube, [0], [0]).Single().Image, Is.Zero);
        // A body longer than the box is cut twice.
        Assert.That(new PlaneCut(points, 0.25, 0.5).Zones(Cube, [0], [0]).Select(z => z.Image), Is.EqualTo(new[] { 19, 20 }));
    }

    [Test]
    public void BentZonesShareTheirCutWithoutGap()
    {
        // Two zones side by side with a common face that is no plane; outer faces are.
        var points = Corners(0, 0, 0).Concat(Corners(1, 0, 0)).ToArray();
        long[] zones = [0, 1, 2, 3, 4, 5, 6, 7, 1, 9, 10, 2, 5, 13, 14, 6];
        (points[1], points[6]) = (points[1] + new Vec3(0.3, 0, 0), points[6] + new Vec3(0.4, 0, 0));
        for (var y = 0.05; y < 1; y += 0.1)
        {
            var cut = new PlaneCut(points, y, 100).Zones(zones, [0, 1], [0, 0]);
            Assert.That(cut.Sum(z => z.Area), Is.EqualTo(2).Within(1e-12), $"y = {y}");
        }
    }

    [Test]
    public void TheFilmRunsOnceAroundWithTheBodyOnItsLeft()
    {
        var facets = new PlaneCut(Corners(2, 3, 4), 3.25, 100).Facets(Film, new int[12], [.. Enumerable.Range(0, 12).Select(k => k > 1)]);
        Assert.That(facets.Sum(f => f.Length), Is.EqualTo(4).Within(1e-12));
        Assert.That(facets.Where(f => !f.Whole).Sum(f => f.Length), Is.EqualTo(1).Within(1e-12), "the bottom, facets 0 and 1");
        var middle = new Vec3(2.5, 0, 4.5);
        foreach (var f in facets)
        {
            var (along, inward) = (f.To - f.From, middle - f.From);
            Assert.That(along.X * inward.Z - along.Z * inward.X, Is.GreaterThan(0));
        }
    }

    [Test]
    public void ThePictureShowsBodiesFilmsFoilAndPress()
    {
        using var figure = BodySectionPicture.Draw(BodySection.Of(Bodies(), Films(), 1e6), "bodies");
        var png = figure.Png();
        Assert.That(Ink.Near(png, 0xB8, 0x73, 0x33), Is.GreaterThan(1000), "foil, copper");
        Assert.That(Ink.Near(png, 0x7A, 0x82, 0x88), Is.GreaterThan(1000), "press, steel");
        Assert.That(Ink.Near(png, 0x11, 0x11, 0x11), Is.GreaterThan(1000), "whole film");
        Assert.That(Ink.Near(png, 0xE8, 0x11, 0x2D), Is.GreaterThan(300), "broken film");
        Assert.That(Ink.Dark(png, 0.2, 0, 0.8, 0.05), Is.GreaterThan(100), "title");
        Assert.That(Ink.Dark(png, 0.2, 0.95, 0.8, 1), Is.GreaterThan(100), "legend");
        Assert.That(figure.Svg(), Does.Contain("von Mises stress (MPa)").And.Contain("film broken"));
    }

    [Test]
    public void NumbersTellWhatIsSeenOfABody()
    {
        var section = BodySection.Of(Bodies(), Films(), 1e6);
        Assert.That(section.Range!.Value.High, Is.EqualTo(1.05).Within(1e-12));
        Assert.That(section.Title, Does.Contain("20 %"));
        using var figure = BodySectionPicture.Draw(section, "bodies");
        double?[] row = [.. figure.Numbers.Rows.Single()];
        Assert.That(row.Select(v => v!.Value), Is.EqualTo(new[] { 3, 0.5, 0.5, 1, 0.7, 3, 1 }).Within(1e-6)); // intact is stored as float
    }

    [Test]
    public void AnotherFieldIsColouredInItsOwnRange()
    {
        var section = BodySection.Of(Bodies(), Films(), field: "plastic_strain");
        Assert.That(section.Label, Is.EqualTo("plastic strain"));
        Assert.That(section.Range, Is.Null);
        Assert.That(() => BodySection.Of(Bodies(), Films(), field: "colour"), Throws.ArgumentException.With.Message.Contains("colour"));
        Assert.That(() => BodySection.Of(Bodies(), Bodies()), Throws.ArgumentException.With.Message.Contains("intact"));
    }

    private static Vec3[] Corners(double x, double y, double z) =>
    [
        new(x, y, z), new(x + 1, y, z), new(x + 1, y + 1, z), new(x, y + 1, z),
        new(x, y, z + 1), new(x + 1, y, z + 1), new(x + 1, y + 1, z + 1), new(x, y + 1, z + 1),
    ];

    private static Snapshot Bodies() => Sample(
        "bodies", CellKind.Hexahedron, Cube,
        [new("von_mises", "Pa", 1, new[] { 0.7e6 }), new("plastic_strain", "1", 1, new[] { 0.1 }), new("body", "1", 1, new[] { 3 })]);

    // The bottom is broken.
    private static Snapshot Films() => Sample(
        "films", CellKind.Triangle, Film,
        [new("intact", "1", 1, new[] { 0f, 0.9f, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }), new("body", "1", 1, Enumerable.Repeat(3, 12).ToArray())]);

    private static Snapshot Sample(string kind, CellKind cells, long[] connectivity, IReadOnlyList<Field> fields) => new()
    {
        Kind = kind,
        Index = 0,
        Time = 0,
        Cells = cells,
        Points = Array.ConvertAll(Corners(0, 0.25, 0), p => 1e-6 * p),
        Connectivity = connectivity,
        CellFields = fields,
        Scalars =
        [
            Field.Single("box_x", "m", 2e-6), Field.Single("box_y", "m", 1.5e-6), Field.Single("thickness", "m", 1.2e-6),
            Field.Single("calendering_ratio", "1", 0.2),
        ],
        Provenance = new Provenance("0", "", "", "", 0, 1, "", "", []),
    };
}
