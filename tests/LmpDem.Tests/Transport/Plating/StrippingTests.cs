using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;
using LmpDem.Transport.Plating;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Plating;

public sealed class StrippingTests
{
    private static readonly PlatingSpec Spec = new() { InterphaseResistance = 0.0 };

    // Cubes of 4 um on a foil of 8 um x 8 um: 0 and 1 on the foil, 2 upon 0, 3 beside the stack in the air.
    private static readonly ElectrodeCells Cubes = Layers.Of(8, 8, 12, (x, y, z) =>
        y >= 4 ? ElectrodeCells.Pore
            : (x < 4, z / 4) switch { (true, 0) => 0, (false, 0) => 1, (true, 1) => 2, (false, 1) => 3, _ => ElectrodeCells.Pore });

    private static BodyNetwork Network(params (int First, int Second)[] junctions) => new()
    {
        Volume = [64e-18, 64e-18, 64e-18, 64e-18],
        Radius = [2.5e-6, 2.5e-6, 2.5e-6, 2.5e-6],
        Centre = [new Vec3(2e-6, 2e-6, 2e-6), new Vec3(6e-6, 2e-6, 2e-6), new Vec3(2e-6, 2e-6, 6e-6), new Vec3(6e-6, 2e-6, 6e-6)],
        AtTop = [false, false, true, true],
        Box = Box.Layer(8e-6, 8e-6, 12e-6),
        Junctions = [.. junctions.Select(j => new Junction { First = j.First, Second = j.Second, Area = 16e-12 })],
    };

    private static StrippingResult Run(BodyNetwork network, double[] metallic, PlatingSpec spec) =>
        Stripping.Run(network, metallic, Cubes, Layers.AllFaces(Cubes, 4), spec);

    [Test]
    public void ChargeOutIsVolumeLostTimesTheCapacityOfLithium()
    {
        var network = Network((0, Junction.Foil), (1, Junction.Foil), (0, 2));
        var result = Run(network, [16e-12, 16e-12, 16e-12], Spec);
        var lost = network.Volume.Sum() - result.RemainingVolume.Sum();
        // mAh/cm3; sums of some hundred steps
        Assert.That(result.Capacity * Cubes.FootArea / lost, Is.EqualTo(2062.0 * 3.6e6).Within(1e-9 * 7.4e9));
        Assert.That(result.TheoreticalCapacity / 3.6e4, Is.EqualTo(2062.0 * 4e-4).Within(1e-9)); // 4 um of dense lithium in mAh/cm2
        Assert.That(result.RemainingVolume[3], Is.EqualTo(64e-18)); // never joined
        Assert.That(result.Curve.Select(r => r.Capacity), Is.Ordered);
    }

    [Test]
    public void OnlyWhatIsJoinedComesOut()
    {
        var result = Run(Network((0, Junction.Foil), (1, Junction.Foil)), [16e-12, 0.0], Spec);
        Assert.That(result.End, Is.EqualTo(StrippingEnd.NothingConnected));
        Assert.That(result.Activation, Is.EqualTo(0.25).Within(1e-9)); // one cube of four, to the last
        Assert.That(result.VisibleAtEnd, Is.EqualTo(0.5).Within(1e-12)); // cube 2 still hangs above cube 0
    }

    [Test]
    public void WhatHangsOnAUsedUpBodyIsLost()
    {
        // The foot has far less lithium than the head that hangs on it, and more bare area for it.
        var network = Network((0, Junction.Foil), (0, 2));
        var bare = new double[] { 50e-12, 0.0, 5e-12, 0.0 };
        var result = Stripping.Run(network, [16e-12, 16e-12], Cubes, ReactivePatches.OnBodies(Cubes, bare), Spec);
        Assert.That(result.End, Is.EqualTo(StrippingEnd.NothingConnected));
        Assert.That(result.RemainingVolume[0], Is.Zero);
        // Slow kinetics: currents go with area a V^(2/3), so u = 1 - (V/V0)^(1/3) grows at rates 50
        // : 5, and at u0 = 1 the head has u = 0.1.
        // ohmic drops of 1e-5 V beside RT/F i/i0 of 5 mV and more
        Assert.That(result.RemainingVolume[2] / 64e-18, Is.EqualTo(0.729).Within(0.003));
    }

    [Test]
    public void ANeighbourThatIsUsedUpLaysItsContactOpen()
    {
        // Cube 0 has no bare surface of its own; cube 1, joined through it, shields it until it is gone.
        var network = Network((0, Junction.Foil), (0, 1));
        var result = Stripping.Run(network, [16e-12, 16e-12], Cubes, ReactivePatches.OnBodies(Cubes, [0.0, 10e-12, 0.0, 0.0]), Spec);
        Assert.That(result.RemainingVolume[0], Is.Zero);
        Assert.That(result.RemainingVolume[1], Is.Zero);
        Assert.That(result.Activation, Is.EqualTo(0.5).Within(1e-9));
    }

    [Test]
    public void ThePolarisationRisesAsTheAreaShrinksAndEndsAtTheLimit()
    {
        var spec = Spec with { Kinetics = KineticsLaw.Linear, ExchangeCurrentDensity = 1.0, PotentialLimit = 1.0 };
        var result = Run(Network((0, Junction.Foil)), [16e-12], spec);
        Assert.That(result.End, Is.EqualTo(StrippingEnd.PotentialLimit));
        Assert.That(result.Curve.Select(r => r.Polarisation), Is.Ordered);
        // i = I/A at every time: A0 = faces of cube 0 on pores, V = (A/A0)^(3/2); ohmic drops are microvolts.
        var first = result.Curve[0];
        var density = spec.CurrentDensity / first.ReactiveArea;
        Assert.That(first.Polarisation, Is.EqualTo(density / (1.0 * 38.92174)).Within(1e-4)); // i R T / (F i0)
        var atLimit = spec.CurrentDensity / (1.0 * 1.0 * 38.92174); // area over foot where the limit is reached
        var left = Math.Pow(atLimit / first.ReactiveArea, 1.5);
        Assert.That(result.Activation, Is.EqualTo(0.25 * (1.0 - left)).Within(3e-4)); // the least step is 1e-4
    }

    [Test]
    public void AStateWithoutJoinedLithiumYieldsNothing()
    {
        var result = Run(Network((0, Junction.Foil)), [0.0], Spec);
        Assert.That(result.Capacity, Is.Zero);
        Assert.That(result.End, Is.EqualTo(StrippingEnd.NothingConnected));
    }
}
