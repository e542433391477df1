using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

[TestFixture]
public sealed class DivergenceTests
{
    private static readonly Box Open = new(new Vec3(1, 1, 1), false, false, false);

    [Test]
    public void DivergenceNamesParticleAndStep()
    {
        var spheres = Row(5);
        spheres.Velocity[3] = new Vec3(0, 1.05, 0);
        using var stepper = DemStepper.Create(
            spheres, Open, [], Scene.Material, new ContactSpec(), new DemSettings { TimeStep = 1e-6, Gravity = new Vec3(0, 1e5, 0) });
        // v = 1.05 + 0.1 n m/s passes half a radius a step, 5 m/s, at step 40.
        var fault = Assert.Throws<DivergedException>(() => stepper.Run(100))!;
        Assert.That(fault.Particle, Is.EqualTo(3));
        Assert.That(fault.Step, Is.EqualTo(40));
        Assert.That(fault.Value, Is.EqualTo(5.05e-6).Within(1e-12));
        Assert.That(fault.Message, Does.Contain("particle 3").And.Contain("step 40"));
    }

    [Test]
    public void NotANumberIsSeen()
    {
        var spheres = Row(3);
        spheres.Velocity[1] = new Vec3(double.NaN, 0, 0);
        using var stepper = DemStepper.Create(spheres, Open, [], Scene.Material, new ContactSpec(), new DemSettings { TimeStep = 1e-6 });
        Assert.That(Assert.Throws<DivergedException>(() => stepper.Run(10))!.Particle, Is.EqualTo(1));
    }

    [Test]
    public void ImpossibleStartsAreRefused()
    {
        Refused(new Spheres(0), Open, "at least one particle");
        var flat = Row(2);
        flat.Radius[1] = 0.0;
        Refused(flat, Open, "particle 1");
        var lost = Row(2);
        lost.Position[1] = new Vec3(0, double.NaN, 0);
        Refused(lost, Open, "particle 1");
        Refused(Row(2), Box.Layer(3.9 * Scene.Radius, 1, 1), "shorter than twice the largest diameter");
    }

    private static void Refused(Spheres spheres, Box box, string piece) =>
        Assert.That(
            () => DemStepper.Create(spheres, box, [], Scene.Material, new ContactSpec(), new DemSettings()),
            Throws.ArgumentException.With.Message.Contains(piece));

    private static Spheres Row(int count)
    {
        var spheres = new Spheres(count);
        for (var i = 0; i < count; i++)
        {
            spheres.Radius[i] = spheres.ApparentRadius[i] = Scene.Radius;
            spheres.Position[i] = new Vec3(3 * i * Scene.Radius, 0, 0);
        }

        return spheres;
    }
}
