using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class FoilPathsTests
{
    private const double Radius = 1e-5;

    [Test]
    public void StraightColumnsHaveNoTortuosity()
    {
        var network = Lattice.Cubic(4, 5, Radius);
        var paths = FoilPaths.Of(network, [.. network.Junctions.Select(_ => 1e-12)]);
        Assert.That(paths.Tortuosity, Is.All.EqualTo(1.0).Within(1e-12));
        Assert.That(paths.Next[..16], Is.All.EqualTo(Junction.Foil));
        Assert.That(paths.Next[16..], Is.EqualTo(Enumerable.Range(0, 64)), "straight down is shorter than any way round");
    }

    [Test]
    public void ADetourThroughThePeriodicSideIsMeasuredAlongItsCentres()
    {
        // One column of three on the foil; its top leads over the periodic border to a neighbour that hangs down two bodies.
        var network = Lattice.Cubic(4, 3, Radius);
        (int, int)[] conducting = [(0, -1), (0, 16), (16, 32), (32, 35), (19, 35), (3, 19)];
        double[] area = [.. network.Junctions.Select(j => conducting.Contains((j.First, j.Second)) ? 1e-12 : 0.0)];
        Assert.That(area.Count(a => a > 0.0), Is.EqualTo(6));
        var paths = FoilPaths.Of(network, area);
        Assert.That(paths.Length[3] / Radius, Is.EqualTo(1.0 + 5 * 2.0).Within(1e-9));
        Assert.That(paths.Tortuosity[3], Is.EqualTo(11.0).Within(1e-9));
        Assert.That(paths.Next[3], Is.EqualTo(19));
        Assert.That(paths.Next[1], Is.EqualTo(-2));
        Assert.That(paths.Length[1], Is.NaN);
        Assert.That(paths.MeanTortuosity, Is.EqualTo((1.0 + 1.0 + 1.0 + 7.0 / 5.0 + 9.0 / 3.0 + 11.0) / 6.0).Within(1e-9));
        Assert.That(paths.Quantile(0.5), Is.EqualTo(1.0).Within(1e-12));
        Assert.That(paths.Quantile(1.0), Is.EqualTo(11.0).Within(1e-9));
    }

    [Test]
    public void OfTwoEqualWaysThatOverTheLowerNumberIsTaken()
    {
        var network = Lattice.Cubic(4, 2, Radius);
        (int, int)[] conducting = [(1, -1), (4, -1), (1, 5), (4, 5)];
        double[] area = [.. network.Junctions.Select(j => conducting.Contains((j.First, j.Second)) ? 1e-12 : 0.0)];
        Assert.That(FoilPaths.Of(network, area).Next[5], Is.EqualTo(1));
    }
}
