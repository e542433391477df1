using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Meshing;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Meshing;

[TestFixtureSource(nameof(Sizes))]
public sealed class SphereTemplateTests(TemplateSize size)
{
    public static IEnumerable<TemplateSize> Sizes => TemplateSize.Ladder;

    private readonly BodyTemplate mesh = Templates.Sphere(size);

    [Test]
    public void HoldsTheVolumeOfTheSphere()
    {
        Assert.That(mesh.ZoneCount, Is.EqualTo(size.Zones));
        Assert.That(mesh.Volume(), Is.EqualTo(4.0 / 3.0 * Math.PI).Within(1e-12), "rounding of some thousand sums");
    }

    [Test]
    public void TheSurfaceIsClosed()
    {
        var sum = Vec3.Zero;
        for (var t = 0; t < mesh.FacetCount; t++) sum += AreaVector(t);
        Assert.That(sum.Length, Is.LessThan(1e-13), "area vectors of a closed surface cancel");
        Assert.That(mesh.FacetCount, Is.EqualTo(12 * size.Across * size.Across));
        // Euler: nodes - edges + facets = 2, with three edges to two triangles.
        Assert.That(mesh.SurfaceNodes.Length - mesh.FacetCount / 2, Is.EqualTo(2));
    }

    [Test]
    public void FacetsFaceOutward()
    {
        for (var t = 0; t < mesh.FacetCount; t++)
            Assert.That(Vec3.Dot(AreaVector(t).Normalized(), Corner(t, 0).Normalized()), Is.GreaterThan(0.8), $"facet {t}");
    }

    [Test]
    public void NeighboursKnowEachOther()
    {
        for (var t = 0; t < mesh.FacetCount; t++)
        {
            for (var k = 0; k < 3; k++)
            {
                var other = mesh.Adjacent[3 * t + k];
                var back = Array.IndexOf(mesh.Adjacent, t, 3 * other, 3);
                Assert.That(back, Is.GreaterThanOrEqualTo(0), $"facets {t}, {other}");
                Assert.That(
                    (Node(other, back + 1), Node(other, back + 2)), Is.EqualTo((Node(t, k + 2), Node(t, k + 1))),
                        "one edge, run through both ways");
            }
        }
    }

    [Test]
    public void ZonesBehindFacetsOwnThem()
    {
        for (var t = 0; t < mesh.FacetCount; t++)
        {
            var zone = mesh.Zones.AsSpan(8 * mesh.FacetZone[t], 8).ToArray();
            for (var k = 0; k < 3; k++) Assert.That(zone, Does.Contain(Node(t, k)));
        }
    }

    // Corners count on within their facet.
    private int Node(int facet, int corner) => mesh.Facets[3 * facet + (corner % 3)];

    private Vec3 Corner(int facet, int corner) => mesh.Nodes[Node(facet, corner)];

    private Vec3 AreaVector(int facet) => 0.5 * Vec3.Cross(Corner(facet, 1) - Corner(facet, 0), Corner(facet, 2) - Corner(facet, 0));
}
