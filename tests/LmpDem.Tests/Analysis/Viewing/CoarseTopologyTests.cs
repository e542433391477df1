using LmpDem.Analysis.Viewing;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Viewing;

/// <summary>A coarser sphere is still a closed sphere.</summary>
public sealed class CoarseTopologyTests
{
    [TestCase(160, 0.91)]
    [TestCase(80, 0.84)]
    [TestCase(40, 0.65)]
    public void ACoarseSphereIsClosedAndKeepsItsVolume(int facets, double leastVolume)
    {
        Vec3[] points = [.. UnitSphere.Points];
        var coarse = CoarseTopology.Of(UnitSphere.Topology, points, facets);
        var triangles = coarse.Topology.Triangles;
        var edges = triangles.Select((v, k) => (From: v, To: triangles[k % 3 == 2 ? k - 2 : k + 1])).ToList();
        Vec3 Point(int v) => points[coarse.Kept[v]];
        var volume = Enumerable.Range(0, coarse.Topology.Facets)
            .Sum(f => Vec3.Dot(Point(triangles[3 * f]), Vec3.Cross(Point(triangles[3 * f + 1]), Point(triangles[3 * f + 2])))) / 6.0;
        using var all = Assert.EnterMultipleScope();
        Assert.That(coarse.Topology.Facets, Is.EqualTo(facets));
        Assert.That(coarse.Topology.Vertices, Is.EqualTo(2 + facets / 2), "Euler's formula of a sphere");
        Assert.That(coarse.Kept, Is.Unique.And.Ordered);
        Assert.That(edges, Is.Unique);
        Assert.That(edges.Select(e => (e.To, e.From)), Is.EquivalentTo(edges),
            "every edge once in either direction: closed, and outward on both sides");
        Assert.That(volume / (4.0 / 3.0 * Math.PI), Is.InRange(leastVolume, 1.0));
        Assert.That(coarse.CoarseOf, Has.Length.EqualTo(UnitSphere.Topology.Facets).And.All.InRange(0, facets - 1));
        Assert.That(coarse.CoarseOf.Distinct().Count(), Is.EqualTo(facets), "every coarse facet stands for some of the full ones");
    }

    [Test]
    public void ATetrahedronStaysWhatItIs()
    {
        var full = new SurfaceTopology(4, [0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3]);
        Vec3[] points = [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        Assert.That(CoarseTopology.Of(full, points, 2).Topology.Triangles, Is.EqualTo(full.Triangles));
    }
}
