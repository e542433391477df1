using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Press;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Compacting;
using LmpDem.FiniteVolume.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Compacting;

/// <summary>The press over deformable bodies: eight coarse spheres without film, stacked in a cubic cell.</summary>
public sealed class BodyPressTests
{
    private const double Radius = 10e-6;
    private const double Yield = 1e6;
    private const double ModulusScale = 0.05;

    // E/Y = 400 as simulated.
    private static readonly PlasticMaterial Material = new(400e6, 0.36, Yield);

    private static Compaction Work(PressSpec press, int threads = 1)
    {
        var seeds = new List<BodySeed>();
        for (var i = 0; i < 8; i++)
        {
            // A little out of line, so that nothing is held by symmetry alone; overlaps of about 1 % of the radius.
            var off = 0.02 * Radius * new Vec3(i % 3 - 1, (i + 1) % 3 - 1, 0);
            seeds.Add(new BodySeed(Radius * new Vec3(1 + 2 * (i & 1), 1 + 2 * (i >> 1 & 1), 1 + 1.98 * (i >> 2)) + off, Radius, 0.0));
        }

        var height = 3.98 * Radius;
        return new Compaction
        {
            Seeds = seeds,
            Box = Box.Layer(4 * Radius, 4 * Radius, height),
            StartThickness = height / 0.99,
            Press = press,
            StiffnessScale = ModulusScale,
            Material = Material,
            Spec = new CompactSpec { Enabled = true, Template = "3,2", StepsPerPercent = 300, MaxUnbalanced = 0.03 },
            Friction = 0.1,
            WallFriction = 0.1,
            Threads = threads,
        };
    }

    private static PressSpec Loads(bool unload, params double[] pressures) => new()
    {
        Mode = PressMode.Platen,
        Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = pressures },
        Unload = unload,
    };

    private static readonly Lazy<CompactState[]> Loaded = new(() => [.. Work(Loads(true, 0.15e6, 0.3e6)).States()]);

    [Test]
    public void LoadControlMeetsEveryPressure()
    {
        var states = Loaded.Value;
        Assert.That(states.Select(s => s.TargetPressure), Is.EqualTo(new double?[] { null, 0.15e6, 0.3e6, 0.3e6 }));
        // The servo ends within 1 % of the mean of a block; the state is measured over four blocks, with the press at rest.
        Assert.That(states[1].PressureTop, Is.EqualTo(0.15e6).Within(0.03 * 0.15e6));
        Assert.That(states[2].PressureTop, Is.EqualTo(0.3e6).Within(0.03 * 0.3e6));
        Assert.That(states[2].Thickness, Is.LessThan(states[1].Thickness));
        Assert.That(states.Select(s => s.IsSettled), Is.All.True);
        Assert.That(states.Select(s => s.OverCalendered), Is.All.False);
        Assert.That(states.Skip(1).Take(2).Select(s => s.TargetRatio), Is.All.Null);
    }

    [Test]
    public void ThePressOpensAndTheBodiesSpringBack()
    {
        var (closed, open) = (Loaded.Value[2], Loaded.Value[3]);
        Assert.That(open.Phase, Is.EqualTo(PressPhase.Unloaded));
        Assert.That(open.PressureTop, Is.Zero);
        Assert.That(Math.Abs(open.PressureBottom), Is.LessThan(0.02 * closed.PressureTop), "nothing but the foil holds the layer");
        var estimate = ElasticRecovery(closed.PressureTop) / closed.Thickness;
        // The contacts are not alone, the bodies between them recover as well, and theirs are no Hertzian pressures.
        Assert.That(open.SpringbackSimulated, Is.EqualTo(estimate).Within(0.15 * estimate));
        Assert.That(open.Springback, Is.EqualTo(ModulusScale * open.SpringbackSimulated).Within(1e-12));
        Assert.That(open.Thickness, Is.EqualTo(closed.Thickness * (1 + open.Springback)).Within(1e-15));
        var simulated = closed.Thickness * (1 + open.SpringbackSimulated);
        Assert.That(open.Box.Length.Z, Is.EqualTo(simulated).Within(1e-15), "bodies are shown as simulated");
        TestContext.Out.WriteLine($"springback {open.SpringbackSimulated:0.0000}, {estimate:0.0000} by contacts of Hertz and Tabor");
    }

    // A column of two spheres between rigid plates: each contact as wide as F = 3 Y pi a2 (Tabor) makes it, and released by
    // 3 F / (4 E* a), Hertz's approach at that radius (Johnson 1985, section 6.4); E* of a rigid partner is twice as much.
    private static double ElasticRecovery(double pressure)
    {
        var force = pressure * 4 * Radius * Radius;
        var a = Math.Sqrt(force / (3 * Math.PI * Yield));
        var modulus = Material.YoungsModulus / (2 * (1 - Material.PoissonRatio * Material.PoissonRatio));
        return 3 * force / (4 * modulus * a) * (1 + 2 * 0.5);
    }

    [Test]
    public void OpeningCreatesNoEnergy()
    {
        var (closed, open) = (Loaded.Value[2].Energy, Loaded.Value[3].Energy);
        Assert.That(open.WallWork, Is.LessThan(closed.WallWork), "the layer gives some work back");
        var released = closed.Elastic + closed.ContactElastic - open.Elastic - open.ContactElastic;
        Assert.That(closed.WallWork - open.WallWork, Is.LessThan(released), "and no more than it had stored");
        Assert.That(open.Plastic, Is.GreaterThanOrEqualTo(closed.Plastic));
        // What is left is the error of the time integration, some per cent on so coarse a mesh.
        Assert.That(Math.Abs(open.Error), Is.LessThan(0.05));
        TestContext.Out.WriteLine($"given back {closed.WallWork - open.WallWork:g4} of {released:g4} J, error {open.Error:g3}");
    }

    [Test]
    public void TheSolidsLimitEndsLoadControlAndIsTold()
    {
        var states = Work(Loads(false, 0.15e6, 50e6) with { MaxSolidsFraction = 0.56 }).States().ToArray();
        Assert.That(states.Select(s => s.OverCalendered), Is.EqualTo(new[] { false, false, true }));
        Assert.That(states[2].SolidsFraction, Is.EqualTo(0.56).Within(1e-6));
    }

    [Test]
    public void ThePressuresThatTheSpheresHeldGiveNoState()
    {
        var work = Work(Loads(false, 0.01e6, 0.15e6)) with { PressuresDone = 1 };
        Assert.That(work.States().Select(s => s.TargetPressure), Is.EqualTo(new double?[] { null, 0.15e6 }));
    }

    [Test]
    public void ThreadsChangeNoBit()
    {
        var two = Work(Loads(true, 0.15e6, 0.3e6), threads: 2).States().ToArray();
        for (var k = 0; k < two.Length; k++)
        {
            Assert.That(two[k].Thickness, Is.EqualTo(Loaded.Value[k].Thickness));
            Assert.That(two[k].PressureTop, Is.EqualTo(Loaded.Value[k].PressureTop));
            Assert.That(two[k].Bodies.Nodes, Is.EqualTo(Loaded.Value[k].Bodies.Nodes));
        }
    }

    [Test]
    public void GapControlOpensAsWell()
    {
        var states = Work(new PressSpec { Mode = PressMode.Platen, Ratios = [0.0, 0.03], Unload = true }).States().ToArray();
        PressPhase[] phases = [PressPhase.Loaded, PressPhase.Loaded, PressPhase.Unloaded];
        Assert.That(states.Select(s => s.Phase), Is.EqualTo(phases), "ratio 0 lies before the hand-off");
        Assert.That(states[2].TargetRatio, Is.EqualTo(0.03));
        Assert.That(states[2].AchievedRatio, Is.LessThan(0.03));
        Assert.That(states[2].Springback, Is.GreaterThan(0.0));
    }
}
