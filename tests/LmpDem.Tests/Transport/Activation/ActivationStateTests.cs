using LmpDem.Tests.Transport.Networks;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

public sealed class ActivationStateTests
{
    private const double Radius = 1e-5;

    // Two of the four columns stand on the foil and conduct up to the second of three layers.
    private static (BodyNetwork Network, double[] Area) TwoColumns()
    {
        var network = Lattice.Cubic(2, 3, Radius);
        return (network, [.. network.Junctions.Select(j => j.First is 0 or 1 && (j.AtFoil || j.Second == j.First + 4) ? 1e-12 : 0.0)]);
    }

    [Test]
    public void DegreeIsTheVolumeOnTheFoil()
    {
        var (network, area) = TwoColumns();
        var state = ActivationState.Of(network, area);
        Assert.That(state.Degree, Is.EqualTo(4.0 / 12.0).Within(1e-15));
        Assert.That(state.DegreeReached, Is.Null);
        Assert.That(state.Active, Is.EqualTo(Enumerable.Range(0, 12).Select(i => i is 0 or 1 or 4 or 5)));
        var bins = state.ByHeight(network, 3);
        Assert.That(bins.Select(b => b.Connected), Is.EqualTo(new[] { 0.5, 0.5, 0.0 }));
        Assert.That(bins.Sum(b => b.Volume), Is.EqualTo(network.Volume.Sum()).Within(1e-25));
    }

    [Test]
    public void ReachTakesBodiesOut()
    {
        var (network, area) = TwoColumns();
        var state = ActivationState.Of(network, area, [.. Enumerable.Range(0, 12).Select(i => i != 0)]);
        Assert.That(state.Degree, Is.EqualTo(4.0 / 12.0).Within(1e-15));
        Assert.That(state.DegreeReached, Is.EqualTo(3.0 / 12.0).Within(1e-15));
        Assert.That(state.ByHeight(network, 3)[0].Active, Is.EqualTo(0.25));
        Assert.That(state.Capacity / state.CapacityOfAll, Is.EqualTo(0.25).Within(1e-12));
    }

    [Test]
    public void LayerOfThePaperHoldsTenMilliampereHours()
    {
        // 0.57 x 84 um = 47.9 um of lithium: 9.87 mAh/cm2 (arithmetic of the reference page), 36,000 C/m2 each.
        Assert.That(0.57 * 84e-6 * ActivationState.ChargeDensity / 36e3, Is.EqualTo(9.87).Within(0.01));
        Assert.That(ActivationState.ChargeDensity, Is.EqualTo(96485.33 * 534.0 / 6.94e-3)
            .Within(0.001 * ActivationState.ChargeDensity), "Faraday");
        var network = Lattice.Cubic(1, 1, Radius);
        var state = ActivationState.Of(network, [.. network.Junctions.Select(_ => 1e-12)]);
        var thickness = 4.0 / 3.0 * Math.PI * Math.Pow(Radius, 3) / (4.0 * Radius * Radius);
        Assert.That(state.Capacity, Is.EqualTo(thickness * ActivationState.ChargeDensity).Within(1e-9));
    }

    [Test]
    public void StrippingLaysOpenViews()
    {
        var (network, area) = TwoColumns();
        var full = Math.PI / 4.0; // of a square that a disc hides
        var before = UncoveredFoil.Seen(network, new bool[12]);
        Assert.That(before, Is.EqualTo(1.0 - full).Within(0.01), "16 pixels a radius: the rim is 6 % of a disc");
        var active = ActivationState.Of(network, area).Active;
        Assert.That(active.Count(a => a), Is.InRange(1, 11));
        Assert.That(UncoveredFoil.Seen(network, active), Is.EqualTo(before), "the top bodies of the two columns remain and hide the same");
        var half = UncoveredFoil.Seen(network, [.. Enumerable.Range(0, 12).Select(i => i % 4 < 2)]);
        Assert.That(half, Is.EqualTo(1.0 - 0.5 * full).Within(0.01), "16 pixels a radius");
        Assert.That(UncoveredFoil.Seen(network, [.. Enumerable.Repeat(true, 12)]), Is.EqualTo(1.0));
    }

    [Test]
    public void DrawsOfTheOverlapLawAreThoseOfTheEstimate()
    {
        var cubic = Lattice.Cubic(4, 4, Radius);
        var network = new BodyNetwork
        {
            Volume = cubic.Volume,
            Radius = cubic.Radius,
            Centre = cubic.Centre,
            AtTop = cubic.AtTop,
            Box = cubic.Box,
            Junctions = [.. cubic.Junctions.Select((j, k) => j with { Overlap = 2.0 * Radius * (0.1 + 0.01 * (k % 10)) })],
        };
        var spec = new OverlapLawSpec { Draws = 12 };
        var estimate = ActivationEstimate.Of(JunctionNetwork.Of(network), spec, 7);
        var states = Enumerable.Range(0, 12).Select(d => ActivationState.Of(network, OverlapDraw.Areas(network, spec, 7, d))).ToList();
        Assert.That(states.Average(s => s.Degree), Is.EqualTo(estimate.Mean).Within(1e-12));
        for (var i = 0; i < network.Count; i++)
            Assert.That(states.Count(s => s.Connected[i]) / 12.0, Is.EqualTo(estimate.Connected[i]).Within(1e-12));
    }
}
