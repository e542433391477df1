using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class ClustersTests
{
    [Test]
    public void ClustersAreNamedByTheFoilAndThenByVolume()
    {
        double[] volume = [1, 2, 3, 4, 10, 5];
        var clusters = Clusters.Of(volume, [(0, -1), (0, 2), (1, 3)]);
        Assert.That(clusters.Label, Is.EqualTo(new[] { 0, 2, 0, 2, 1, 3 }));
        Assert.That(clusters.Volume, Is.EqualTo(new[] { 4.0, 10.0, 6.0, 5.0 }));
        Assert.That(clusters.Bodies, Is.EqualTo(new[] { 2, 1, 2, 1 }));
        Assert.That(clusters.FoilFraction, Is.EqualTo(4.0 / 25.0));
        Assert.That(clusters.GiantFraction, Is.EqualTo(10.0 / 25.0));
        Assert.That(clusters.SecondFraction, Is.EqualTo(6.0 / 25.0));
        Assert.That(clusters.MeanFiniteSize, Is.EqualTo((4.0 + 4.0 + 1.0) / 5.0), "sizes 2, 2, 1 beside the largest");
        Assert.That(clusters.Connected(), Is.EqualTo(new[] { true, false, true, false, false, false }));
        Assert.That(clusters.Spans([false, true, false, true, true, true]), Is.False);
        Assert.That(clusters.Spans([false, false, true, false, false, false]), Is.True);
    }

    [Test]
    public void NothingIsJoinedWithoutTheFoil()
    {
        var clusters = Clusters.Of([1.0, 2.0, 3.0], [(0, 1), (1, 2)]);
        Assert.That(clusters.FoilFraction, Is.Zero);
        Assert.That(clusters.GiantFraction, Is.EqualTo(1.0));
        Assert.That(clusters.SecondFraction, Is.Zero);
        Assert.That(clusters.MeanFiniteSize, Is.Zero);
    }

    [Test]
    public void NoBodiesAreNoActivation() => Assert.That(Clusters.Of([], []).FoilFraction, Is.Zero);

    [Test]
    public void JunctionsAreCountedByKind()
    {
        var network = Lattice.Cubic(3, 2, 1e-5);
        var area = new double[network.Junctions.Count];
        for (var k = 0; k < area.Length; k++) area[k] = network.Junctions[k].AtFoil ? 2e-12 : network.Junctions[k].First == 0 ? 1e-12 : 0.0;
        var counts = JunctionCounts.Of(network, area);
        Assert.That((counts.BetweenBodies, counts.AtFoil), Is.EqualTo((9 + 2 * 18, 9)));
        Assert.That((counts.MetallicBetweenBodies, counts.MetallicAtFoil), Is.EqualTo((5, 9)),
            "body 0 has four neighbours beside and one above");
        Assert.That(counts.PerBody, Is.EqualTo(5.0 / 18.0));
        Assert.That(counts.AreaAtFoil, Is.EqualTo(18e-12).Within(1e-24));
    }
}
