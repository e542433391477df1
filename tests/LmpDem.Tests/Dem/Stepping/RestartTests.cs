using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>A stepper made from the state of another in its middle goes on to the same bits as that one.</summary>
public sealed class RestartTests
{
    private static readonly Box Region = Box.Layer(200e-6, 200e-6, 200e-6);

    [Test]
    public void Restart_from_the_middle_equals_the_straight_run(
        [ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law, [Values(0.0, 0.1)] double rolling,
        [Values(0.0, 0.2)] double adhesion)
    {
        var material = new MaterialSpec { StiffnessScale = 0.1 };
        var contact = new ContactSpec { Law = law, RollingFriction = rolling, Adhesion = adhesion };
        var settings = new DemSettings { LocalDamping = 0.2 };
        using var straight = DemStepper.Create(Layer(), Region, Walls(), material, contact, settings);
        straight.Run(300);
        straight.Synchronize();
        var memory = straight.Contacts();
        Assert.That(memory.Count, Is.GreaterThan(100), "contacts whose memory matters");
        using var resumed = DemStepper.Create(straight.Spheres, Region, straight.Walls, material, contact, settings, memory);
        straight.Run(300);
        resumed.Run(300);
        straight.Synchronize();
        resumed.Synchronize();
        Assert.Multiple(() =>
        {
            Assert.That(resumed.Spheres.Position, Is.EqualTo(straight.Spheres.Position));
            Assert.That(resumed.Spheres.AngularVelocity, Is.EqualTo(straight.Spheres.AngularVelocity));
            Assert.That(resumed.Spheres.ApparentRadius, Is.EqualTo(straight.Spheres.ApparentRadius));
            Assert.That(resumed.WallForce(1), Is.EqualTo(straight.WallForce(1)));
        });
    }

    // A simple cubic block with a little disorder, pressed by a platen that also shears it.
    private static Spheres Layer()
    {
        var spheres = new Spheres(1000);
        for (var i = 0; i < spheres.Count; i++)
        {
            var noise = new Vec3(Math.Sin(12.9 * i), Math.Sin(78.2 * i), Math.Sin(37.7 * i));
            spheres.Position[i] = 20e-6 * new Vec3(0.5 + i % 10, 0.5 + i / 10 % 10, 0.5 + i / 100) + 0.2e-6 * noise;
            spheres.Radius[i] = spheres.ApparentRadius[i] = 10e-6 + 0.1e-6 * noise.X;
        }

        return spheres;
    }

    private static Wall[] Walls() =>
    [
        new Wall("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)),
        new Wall("platen", WallShape.Plane, new Vec3(0, 0, 200e-6), new Vec3(0, 0, -1)) { Velocity = new Vec3(0.5, 0, -1.0) },
    ];
}
