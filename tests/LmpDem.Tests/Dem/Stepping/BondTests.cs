using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>A binder bridge between a particle and a wall that pulls it, against the beam formulas.</summary>
public sealed class BondTests
{
    private const double R = 10e-6;
    private static readonly BondSpec Binder = new() { Enabled = true, TensileStrength = 20e6, ShearStrength = 10e6 };

    private static double BeamRadius => Binder.RadiusFraction * R;

    private static double Area => Math.PI * BeamRadius * BeamRadius;

    [Test]
    public void Stretched_pair_carries_the_beam_force_and_breaks_at_its_strength()
    {
        using var stepper = Pair();
        Assert.That(stepper.BindContacts(Binder), Is.EqualTo(2), "one bridge between the particles, one to the plate");
        var mass = 534.0 * 4.0 / 3.0 * Math.PI * R * R * R;
        var strength = Binder.TensileStrength * Area;
        stepper.ViscousDamping = 0.05 / stepper.TimeStep;
        stepper.Gravity = new Vec3(0, 0, -0.9 * strength / (2.0 * mass));
        stepper.Run(40000);
        stepper.Run(100);
        // Statics; 1e-3 is what the damped fall leaves in motion.
        Assert.That(stepper.WallForce(0).Z, Is.EqualTo(-0.9 * strength).Within(1e-3 * strength), "the plate carries both particles");
        stepper.Gravity *= 1.05 / 0.9;
        stepper.Run(40000);
        stepper.Run(100);
        stepper.Synchronize();
        var apart = (stepper.Spheres.Position[0] - stepper.Spheres.Position[1]).Length;
        Assert.That(stepper.WallForce(0).Z, Is.Zero, "1.05 of it breaks the bridge that carries both");
        Assert.That(apart, Is.LessThan(2.01 * R), "not the one that carries one");
    }

    [Test]
    public void Stretch_of_a_hanging_particle_is_weight_over_beam_stiffness()
    {
        using var stepper = Pair();
        stepper.BindContacts(Binder);
        stepper.Synchronize();
        var before = stepper.Spheres.Position[0] - stepper.Spheres.Position[1];
        var mass = 534.0 * 4.0 / 3.0 * Math.PI * R * R * R;
        var load = 0.5 * Binder.TensileStrength * Area / 2.0;
        stepper.Gravity = new Vec3(0, 0, -load / mass);
        stepper.ViscousDamping = 0.05 / stepper.TimeStep;
        stepper.Run(60000);
        stepper.Synchronize();
        var stretch = (stepper.Spheres.Position[0] - stepper.Spheres.Position[1]).Length - before.Length;
        var expected = load * before.Length / (Binder.YoungsModulus * Area);
        // The beam's law is linear; what remains is the last motion of the damped system.
        Assert.That(stretch, Is.EqualTo(expected).Within(1e-3 * expected));
    }

    // Two particles under a plate, one below the other, all just touching without friction.
    private static DemStepper Pair()
    {
        var spheres = new Spheres(2);
        for (var i = 0; i < 2; i++)
        {
            spheres.Position[i] = new Vec3(0, 0, -(1.0 + 2.0 * i) * R * (1.0 - 1e-9));
            spheres.Radius[i] = spheres.ApparentRadius[i] = R;
        }

        var plate = new Wall("plate", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, -1));
        var contact = new ContactSpec { Law = ContactLaw.Linear, Friction = 0, WallFriction = 0 };
        return DemStepper.Create(
            spheres, new Box(new Vec3(1, 1, 1), false, false, false), [plate], new MaterialSpec { StiffnessScale = 0.1 }, contact,
            new DemSettings());
    }
}
