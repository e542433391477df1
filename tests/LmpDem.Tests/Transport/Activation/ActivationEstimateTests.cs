using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

public sealed class ActivationEstimateTests
{
    private static readonly OverlapLawSpec AlwaysConducting = new() { CharacteristicOverlap = 1e-6, Exponent = 1 };

    [Test]
    public void WithCertainContactsActivationIsTheVolumeThatReachesTheFoil()
    {
        // 0 on the foil, 1 on 0; 2 and 3 touch each other only; 4 is at the platen only. Volumes go as 1, 8, 1, 1, 1.
        var network = new JunctionNetwork
        {
            First = [0, 0, 2, 4],
            Second = [-1, 1, 3, -2],
            Overlap = [0.1, 0.1, 0.1, 0.1],
            Radius = [1, 2, 1, 1, 1],
        };
        var estimate = ActivationEstimate.Of(network, AlwaysConducting, 1);
        Assert.That(estimate.Mean, Is.EqualTo(9.0 / 12.0).Within(1e-14));
        Assert.That(estimate.Connected, Is.EqualTo(new[] { 1.0, 1, 0, 0, 0 }));
    }

    [Test]
    public void AVanishingCharacteristicOverlapConnectsAChainAndAHugeOneNothing()
    {
        var chain = Chain(50, 0.01);
        Assert.That(ActivationEstimate.Of(chain, AlwaysConducting, 5).Mean, Is.EqualTo(1.0).Within(1e-14));
        Assert.That(ActivationEstimate.Of(chain, new OverlapLawSpec { CharacteristicOverlap = 10 }, 5).Mean, Is.Zero);
    }

    // One body on the foil conducts with p = 1 - 1/e in each independent draw: over 20,000 draws the share has a standard
    // error of 0.0034; four of them are allowed.
    [Test]
    public void TheFractionOfConductingDrawsIsTheProbability()
    {
        var network = new JunctionNetwork { First = [0], Second = [-1], Overlap = [0.5], Radius = [1.0] };
        var estimate = ActivationEstimate.Of(network, new OverlapLawSpec { Draws = 20_000 }, 3);
        Assert.That(estimate.Mean, Is.EqualTo(1 - Math.Exp(-1)).Within(0.0137));
    }

    [Test]
    public void ActivationNeverFallsAsOverlapsGrow()
    {
        var last = new double[30];
        for (var overlap = 0.02; overlap < 1.0; overlap += 0.02)
        {
            var connected = ActivationEstimate.Of(Chain(30, overlap), new OverlapLawSpec { Draws = 16 }, 9).Connected;
            for (var i = 0; i < connected.Length; i++)
                Assert.That(connected[i], Is.GreaterThanOrEqualTo(last[i]), $"body {i} at {overlap}");
            last = connected;
        }

        Assert.That(last[^1], Is.GreaterThan(0.9));
    }

    // A contact born elsewhere must not change what other pairs draw, and neither must the order within a pair.
    [Test]
    public void APairKeepsItsNumberWhateverElseIsThere()
    {
        var spec = new OverlapLawSpec { Draws = 200 };
        var alone = new JunctionNetwork { First = [3], Second = [-1], Overlap = [0.5], Radius = [1, 1, 1, 1] };
        var among = new JunctionNetwork
        {
            First = [0, 1, 3, 2],
            Second = [2, 2, -1, -1],
            Overlap = [0.3, 0.3, 0.5, 0.5],
            Radius = [1, 1, 1, 1]
        };
        Assert.That(ActivationEstimate.Of(among, spec, 2).Connected[3], Is.EqualTo(ActivationEstimate.Of(alone, spec, 2).Connected[3]));
        Assert.That(ActivationEstimate.Of(among, spec, 4).Connected[3], Is.Not.EqualTo(ActivationEstimate.Of(alone, spec, 2).Connected[3]));
        var turned = among with { First = [2, 2, 3, 2], Second = [0, 1, -1, -1] };
        Assert.That(ActivationEstimate.Of(turned, spec, 2).Mean, Is.EqualTo(ActivationEstimate.Of(among, spec, 2).Mean));
    }

    [Test]
    public void NoBodiesGiveNoActivation() =>
        Assert.That(ActivationEstimate.Of(
            new JunctionNetwork { First = [], Second = [], Overlap = [], Radius = [] }, new OverlapLawSpec(), 1).Mean, Is.Zero);

    private static JunctionNetwork Chain(int count, double overlap) => new()
    {
        First = [.. Enumerable.Range(0, count)],
        Second = [-1, .. Enumerable.Range(0, count - 1)],
        Overlap = [.. Enumerable.Repeat(overlap, count)],
        Radius = [.. Enumerable.Repeat(1.0, count)],
    };
}
