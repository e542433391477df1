using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Dem.Press;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Press;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Press;

public sealed class CalenderingTests
{
    private static readonly Lazy<PackedElectrode> Layer = new(() => ElectrodeGenerator.Generate(
        new ElectrodeSpec
        {
            SolidsFraction = 0.55,
            LateralX = 84e-6,
            LateralY = 84e-6,
            Thickness = 60e-6,
            SizeDistribution = new SizeDistributionSpec { Weighting = SizeWeighting.Volume },
        },
        1));

    private static Calendering Work(PressSpec press) => new()
    {
        Layer = Layer.Value.Spheres,
        Box = Layer.Value.Box,
        Press = press,
        // E/Y = 312, above the 200 that plastic laws need.
        Material = new MaterialSpec { StiffnessScale = 0.04 },
        Contact = new ContactSpec { Law = ContactLaw.Plastic },
        Settings = new DemSettings { LocalDamping = 0.3 },
    };

    private static readonly Lazy<CalenderState[]> Nip = new(() => [.. Work(new PressSpec { Ratios = [0.0, 0.05, 0.15] }).States()]);

    [Test]
    public void StatesComeAtTheRatiosAskedThenOpened()
    {
        Assert.That(Nip.Value.Select(s => s.Index), Is.EqualTo(new[] { 0, 1, 2, 3 }));
        Assert.That(Nip.Value.Select(s => s.Phase),
            Is.EqualTo(new[] { PressPhase.Loaded, PressPhase.Loaded, PressPhase.Loaded, PressPhase.Unloaded }));
        foreach (var state in Nip.Value.Take(3))
        {
            // The gap is prescribed: only rounding of the steps' sum separates it from what was asked. At ratio 0 the press is
            // seated, within the tolerance of the packed thickness.
            Assert.That(state.AchievedRatio, Is.EqualTo(state.TargetRatio!.Value).Within(state.Index == 0 ? 0.005 : 1e-6));
            Assert.That(state.OverCalendered, Is.False);
        }
    }

    [Test]
    public void LoadsBalanceAndRiseAndTheLimitsHold()
    {
        foreach (var state in Nip.Value.Take(3))
        {
            // At rest the foil carries the load of the press and the layer's weight, 1e-4 of the yield strength; what is left are
            // net forces, below 1e-2 of the contact forces.
            Assert.That(state.PressureBottom - state.PressureTop, Is.EqualTo(100.0).Within(0.01 * state.PressureBottom));
            Assert.That(state.Equilibrium.UnbalancedRatio, Is.LessThan(1e-2));
            Assert.That(state.InertialNumber, Is.LessThan(1e-3));
        }
        Assert.That(Nip.Value.Take(3).Select(s => s.PressureTop), Is.Ordered.Ascending);
        Assert.That(Nip.Value.Take(3).Select(s => s.LineLoad), Is.Ordered.Ascending);
        Assert.That(Nip.Value[2].PressureTop, Is.InRange(0.1e6, 2e6), "of the order of the yield strength, 1 MPa");
    }

    [Test]
    public void LineLoadIsPressureOverTheNip()
    {
        var state = Nip.Value[2];
        var nip = Math.Sqrt(2.0 * 0.125 * (Layer.Value.Thickness - state.Thickness));
        // The pressure rises from nothing at the entry to its largest value at the nip: its mean lies between.
        Assert.That(state.LineLoad / (nip * state.PressureTop), Is.InRange(0.2, 1.0));
    }

    [Test]
    public void OpeningReleasesTheLoadAndSpringsBack()
    {
        var (closed, open) = (Nip.Value[2], Nip.Value[3]);
        Assert.That(open.PressureTop, Is.Zero);
        Assert.That(Math.Abs(open.PressureBottom), Is.LessThan(1e-2 * closed.PressureTop), "nothing but the foil holds the layer");
        Assert.That(open.Springback, Is.InRange(1e-4, 0.1), "plastic spheres recover the elastic part alone");
        Assert.That(open.AchievedRatio, Is.LessThan(closed.AchievedRatio));
        Assert.That(open.Contacts.NormalForce.Where((_, c) => open.Contacts.IsWall(c) && open.Contacts.WallOf(c) == 1), Is.Empty);
        Assert.That(open.Work, Is.LessThan(closed.Work), "the layer gives some work back");
        Assert.That(open.Work, Is.GreaterThan(0.0));
    }

    [Test]
    public void PlatenAndNipCellAgree()
    {
        var platen = Work(new PressSpec { Mode = PressMode.Platen, Ratios = [0.15], MaxInertialNumber = 3e-3, Unload = false }).States()
            .Single();
        // The same closing, without the roll's small shear (about 1 % of the closing) and the halts, and three times as fast: rate
        // independence leaves a few per cent.
        Assert.That(platen.PressureTop / Nip.Value[2].PressureTop, Is.EqualTo(1.0).Within(0.1));
    }

    [Test]
    public void LoadControlMeetsThePressure()
    {
        var press = new PressSpec
        {
            Mode = PressMode.Platen,
            Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = [0.1e6, 0.2e6] },
            MaxInertialNumber = 3e-3,
            Unload = false
        };
        var states = Work(press).States().ToArray();
        // The servo's own tolerance is 1 % of the mean of both sides.
        Assert.That(states[0].PressureTop, Is.EqualTo(0.1e6).Within(0.03 * 0.1e6));
        Assert.That(states[1].PressureTop, Is.EqualTo(0.2e6).Within(0.03 * 0.2e6));
        Assert.That(states[1].Thickness, Is.LessThan(states[0].Thickness));
        Assert.That(states[0].TargetRatio, Is.Null);
    }

    [Test]
    public void AskingTooMuchSaturatesAndSaysSo()
    {
        var states = Work(new PressSpec { Ratios = [0.03, 0.2, 0.3], MaxPressure = 0.2e6, MaxInertialNumber = 3e-3, Unload = false })
            .States().ToArray();
        Assert.That(states.Select(s => s.OverCalendered), Is.EqualTo(new[] { false, true, true }));
        Assert.That(states[1].AchievedRatio, Is.InRange(0.03, 0.2));
        Assert.That(states[2].AchievedRatio, Is.EqualTo(states[1].AchievedRatio).Within(1e-9));
        // The press stops within a block after the limit.
        Assert.That(states[1].PressureTop, Is.LessThan(1.05 * 0.2e6));
    }

    [Test]
    public void LoadControlEndsAtTheLargestSolidsFraction()
    {
        var press = new PressSpec
        {
            Mode = PressMode.Platen,
            Platen = new PlatenSpec { Control = PlatenControl.Load, Pressures = [0.1e6, 5e6, 20e6] },
            MaxSolidsFraction = 0.7,
            MaxInertialNumber = 3e-3,
            Unload = false
        };
        var states = Work(press).States().ToArray();
        Assert.That(states.Select(s => s.OverCalendered), Is.EqualTo(new[] { false, true, true }));
        Assert.That(states.Select(s => s.SolidsFraction), Is.All.LessThan(0.7 + 1e-6));
        Assert.That(states.Select(s => s.TargetPressure), Is.EqualTo(new double?[] { 0.1e6, 5e6, 20e6 }));
        Assert.That(states[2].Equilibrium.UnbalancedRatio, Is.LessThan(1e-2), "held until it rests");
    }

    [Test]
    public void DensePackingsComeToRestAndNoCentreComesNearAWall()
    {
        var work = Work(new PressSpec { Ratios = [0.4, 0.5], MaxSolidsFraction = 0.99, MaxInertialNumber = 3e-3, Unload = false }) with
        {
            Contact = new ContactSpec { Law = ContactLaw.PlasticDense },
        };
        var states = work.States().ToArray();
        foreach (var state in states)
        {
            Assert.That(state.Equilibrium.UnbalancedRatio, Is.LessThan(1e-2));
            for (var i = 0; i < state.Spheres.Count; i++)
            {
                var (z, r) = (state.Spheres.Position[i].Z, state.Spheres.Radius[i]);
                Assert.That(Math.Min(z, state.Thickness - z), Is.GreaterThan(0.1 * r), $"particle {i}");
            }
        }

        Assert.That(states[1].OverCalendered, Is.True);
        Assert.That(states[1].FullContacts, Is.GreaterThan(0), "and says that the law ends there");
    }

    [Test]
    public void SpringbackIsTheMaterialsOwn()
    {
        double Springback(double scale) =>
            (Work(new PressSpec
            {
                Ratios = [0.15],
                MaxInertialNumber = 3e-3
            }) with
            { Material = new MaterialSpec { StiffnessScale = scale } })
            .States().Last().Springback;
        // Elastic recovery goes with 1/E; a few spheres rearrange otherwise at another stiffness. Without scaling the quotient is 4.
        Assert.That(Springback(0.03) / Springback(0.12), Is.EqualTo(1.0).Within(0.15));
    }

    [Test]
    public void ContradictionsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Work(new PressSpec { Ratios = [0.2, 0.1] }).States().ToArray());
        Assert.Throws<ArgumentException>(() => Work(new PressSpec { Ratios = [] }).States().ToArray());
        Assert.Throws<ArgumentException>(
            () => Work(new PressSpec { Mode = PressMode.Roll, Ratios = [0.2] }).States().ToArray(),
            "a nip of millimetres on a layer of 84 um");
    }

    [Test]
    public void StatesOwnTheirParticles()
    {
        Assert.That(Nip.Value[0].Spheres.Position, Is.Not.EqualTo(Nip.Value[1].Spheres.Position));
        Assert.That(Nip.Value[0].Spheres, Is.Not.SameAs(Layer.Value.Spheres));
        Assert.That(Nip.Value.Select(s => s.Spheres.Count), Is.All.EqualTo(Layer.Value.Spheres.Count));
    }
}
