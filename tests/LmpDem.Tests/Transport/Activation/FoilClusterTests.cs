using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

public sealed class FoilClusterTests
{
    private static readonly double[] Volume = [1, 2, 3, 4];

    [Test]
    public void JoinsOnlyWhatReachesTheFoil()
    {
        var cluster = FoilCluster.Of(Volume, [(0, -1), (0, 2), (1, 3)]);
        Assert.That(cluster.Joined, Is.EqualTo(new[] { true, false, true, false }));
        Assert.That(cluster.VolumeShare, Is.EqualTo(0.4), "(1 + 3) of 10");
    }

    [Test]
    public void NothingIsJoinedWithoutTheFoil() => Assert.That(FoilCluster.Of(Volume, [(0, 1), (1, 2)]).VolumeShare, Is.Zero);

    [Test]
    public void NoBodiesAreNoActivation() => Assert.That(FoilCluster.Of([], []).VolumeShare, Is.Zero);
}
