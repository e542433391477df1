using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class JunctionLogTests
{
    private static readonly double[] Volume = [1, 2, 3, 4];

    [Test]
    public void EventsSayWhatJoinedWhatAndWhy()
    {
        // 0 on the foil and 2-3 apart; then 1-2 is born, 0-1 opens its film with a larger area, and 1-3 closes the ring.
        var log = JunctionLog.Of(
        [
            State(0.2, (0, -1, 1.0), (0, 1, 0.0), (2, 3, 1.0)),
            State(0.3, (0, -1, 1.0), (0, 1, 3.0), (1, 2, 2.0), (1, 3, 0.5), (2, 3, 1.0)),
        ]);
        Assert.That(log.Events, Has.Count.EqualTo(2), "the ring joins nothing");
        var (first, second) = (log.Events[0], log.Events[1]);
        Assert.That((first.First, first.Second, first.Origin, first.JoinsFoil), Is.EqualTo((0, 1, JunctionOrigin.Film, true)));
        Assert.That((first.FirstVolume, first.SecondVolume), Is.EqualTo((1.0, 2.0)));
        Assert.That(first.FoilFraction - first.FoilFractionBefore, Is.EqualTo(0.2).Within(1e-15));
        Assert.That(first.GiantFraction - first.GiantFractionBefore, Is.Zero, "2-3 is still larger");
        Assert.That((second.First, second.Second, second.Origin, second.JoinsFoil), Is.EqualTo((1, 2, JunctionOrigin.Birth, true)));
        Assert.That((second.FirstVolume, second.SecondVolume), Is.EqualTo((3.0, 7.0)));
        Assert.That((second.FoilFraction, second.GiantFraction), Is.EqualTo((1.0, 1.0)));
        Assert.That(log.Steps.Single(), Is.EqualTo(new JunctionStep(1, 0.2, 0.3, 2, 1, 0, 0.1, 0.1, 1.0, 0.7, 0.7, 1.0)));
    }

    [Test]
    public void LossesComeFirst()
    {
        var log = JunctionLog.Of(
            [State(0.2, (0, -1, 1.0), (0, 3, 1.0), (1, 2, 0.0)), State(0.3, (0, -1, 1.0), (0, 3, 0.0), (1, -1, 1.0), (1, 2, 0.0))]);
        var step = log.Steps.Single();
        Assert.That((step.Lost, step.Births, step.Films), Is.EqualTo((1, 1, 0)));
        Assert.That((step.FoilFractionBefore, step.FoilFractionAfterLosses, step.FoilFraction), Is.EqualTo((0.5, 0.1, 0.3)).Within(1e-15));
        Assert.That(log.Events.Single().SecondVolume, Is.EqualTo(1.0), "the foil with body 0");
    }

    [Test]
    public void JumpsOfAStepSumToItsChange()
    {
        var network = Lattice.Cubic(6, 6, 1e-5);
        var states = new[] { 0.1, 0.2, 0.3, 0.4 }.Select(p => new NetworkState(p, network, Lattice.RandomAreas(network, p, 1.0, 4)))
            .ToList();
        var log = JunctionLog.Of(states);
        foreach (var step in log.Steps)
        {
            var sum = log.Events.Where(e => e.Step == step.Step).Sum(e => e.FoilFraction - e.FoilFractionBefore);
            Assert.That(step.FoilFractionAfterLosses + sum, Is.EqualTo(step.FoilFraction).Within(1e-12));
            Assert.That(step.FoilFraction, Is.EqualTo(Clusters.Of(network, states[step.Step].MetallicArea).FoilFraction).Within(1e-12));
            Assert.That((step.Lost, step.Births), Is.EqualTo((0, 0)), "the same draws against a higher probability, all pairs in contact");
        }
    }

    private static NetworkState State(double ratio, params (int First, int Second, double Area)[] junctions) => new(
        ratio,
        new BodyNetwork
        {
            Volume = Volume,
            Radius = Volume,
            Centre = [.. Volume.Select(_ => Vec3.Zero)],
            AtTop = [.. Volume.Select(_ => false)],
            Junctions = [.. junctions.Select(j => new Junction { First = j.First, Second = j.Second, Area = 1.0 })],
            Box = Box.Layer(1, 1, 1),
        },
        [.. junctions.Select(j => j.Area)]);
}
