using LmpDem.Dem.Laws;
using LmpDem.Dem.Measures;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Press;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Press;

/// <summary>A press that ends on its way and hands the layer on under load.</summary>
public sealed class HandOnTests
{
    private const double TargetMeanOverlap = 0.02;

    private static readonly Lazy<PackedElectrode> Layer = new(() => ElectrodeGenerator.Generate(
        new ElectrodeSpec
        {
            SolidsFraction = 0.55,
            LateralX = 60e-6,
            LateralY = 60e-6,
            Thickness = 45e-6,
            SizeDistribution = new SizeDistributionSpec { Weighting = SizeWeighting.Volume, D50 = 17e-6, CutMin = 12e-6, CutMax = 24e-6 },
        },
        1));

    private static CalenderState[] Press(PressUntil until, params double[] ratios) =>
        [.. Work(new PressSpec { Ratios = ratios, MaxInertialNumber = 3e-3 }, until).States()];

    private static Calendering Work(PressSpec press, PressUntil until) => new()
    {
        Layer = Layer.Value.Spheres,
        Box = Layer.Value.Box,
        Press = press,
        Until = until,
        Material = new MaterialSpec { StiffnessScale = 0.03 },
        Contact = new ContactSpec { Law = ContactLaw.PlasticDense },
        Settings = new DemSettings { LocalDamping = 0.3 },
    };

    private static double Overlap(CalenderState state) => MeanOverlap.Of(state.Contacts, state.Spheres.Radius);

    [Test]
    public void ANamedRatioEndsThePressThereUnderLoad()
    {
        var states = Press(new PressUntil(0.03, TargetMeanOverlap), 0.0, 0.02, 0.3);
        Assert.That(states.Select(s => s.TargetRatio), Is.EqualTo(new double?[] { 0.0, 0.02, null }));
        Assert.That(states.Select(s => s.HandsOn), Is.EqualTo(new[] { false, false, true }));
        Assert.That(states[2].AchievedRatio, Is.EqualTo(0.03).Within(1e-6), "the gap is prescribed");
        Assert.That(states.Select(s => s.Phase), Is.All.EqualTo(PressPhase.Loaded), "the press does not open");
        Assert.That(states[2].PressureTop, Is.GreaterThan(0.0));
    }

    [Test]
    public void ANamedRatioThatIsAskedForIsOneState()
    {
        var states = Press(new PressUntil(0.02, TargetMeanOverlap), 0.0, 0.02, 0.3);
        Assert.That(states.Select(s => s.TargetRatio), Is.EqualTo(new double?[] { 0.0, 0.02 }));
        Assert.That(states[1].HandsOn, Is.True);
    }

    [Test]
    public void TheMeanOverlapEndsThePressWhereItIsFirstReached()
    {
        var states = Press(new PressUntil(null, TargetMeanOverlap), 0.0, 0.3);
        Assert.That(states.Select(s => s.TargetRatio), Is.EqualTo(new double?[] { 0.0, null }));
        Assert.That(states[1].HandsOn, Is.True);
        Assert.That(states[1].AchievedRatio, Is.InRange(0.01, 0.15));
        Assert.That(Overlap(states[0]), Is.LessThan(TargetMeanOverlap));
        // A block closes by little, and in the hold the layer settles a little further.
        Assert.That(Overlap(states[1]), Is.EqualTo(TargetMeanOverlap).Within(0.1 * TargetMeanOverlap));
        Assert.That(states[1].InertialNumber, Is.GreaterThan(0.0));
    }

    [Test]
    public void ALayerThatOverlapsAlreadyIsHandedOnAtOnce()
    {
        var target = Press(new PressUntil(null, 1e-7), 0.0, 0.3);
        Assert.That(target.Single().HandsOn, Is.True);
        Assert.That(target.Single().TargetRatio, Is.Zero);
        var between = Press(new PressUntil(null, 1e-7), 0.1, 0.3);
        Assert.That(between.Single().TargetRatio, Is.Null);
        Assert.That(between.Single().AchievedRatio, Is.LessThan(0.01));
    }

    [Test]
    public void TheLastRatioHandsOnAtTheLatest()
    {
        var states = Press(new PressUntil(null, 0.5), 0.0, 0.01);
        Assert.That(states.Select(s => s.HandsOn), Is.EqualTo(new[] { false, true }));
        Assert.That(states[1].TargetRatio, Is.EqualTo(0.01));
    }

    [Test]
    public void ASaturatedPressHandsNothingOn()
    {
        var press = new PressSpec { Ratios = [0.0, 0.2, 0.3], MaxPressure = 0.01e6, MaxInertialNumber = 3e-3, Unload = false };
        var states = Work(press, new PressUntil(0.25, TargetMeanOverlap)).States().ToArray();
        Assert.That(states.Select(s => s.HandsOn), Is.All.False);
        Assert.That(states.Select(s => s.TargetRatio), Is.EqualTo(new double?[] { 0.0, 0.2, 0.3 }));
        Assert.That(states[2].OverCalendered, Is.True);
    }

    [Test]
    public void LoadControlHandsOnBetweenTwoPressures()
    {
        var press = new PressSpec
        {
            Mode = PressMode.Platen,
            Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = [0.01e6, 1e6] },
            MaxInertialNumber = 3e-3,
        };
        var states = Work(press, new PressUntil(null, TargetMeanOverlap)).States().ToArray();
        Assert.That(states.Select(s => s.TargetPressure), Is.EqualTo(new double?[] { 0.01e6, null }));
        Assert.That(states.Select(s => s.HandsOn), Is.EqualTo(new[] { false, true }));
        Assert.That(Overlap(states[1]), Is.EqualTo(TargetMeanOverlap).Within(0.1 * TargetMeanOverlap));
        Assert.That(states[1].Press!.Target, Is.EqualTo(1), "the second pressure is left to who takes over");
    }
}
