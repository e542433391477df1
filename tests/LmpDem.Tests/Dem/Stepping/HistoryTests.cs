using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>Springs and largest overlaps stay with their contact whatever the neighbour lists do.</summary>
[TestFixture]
public sealed class HistoryTests
{
    private const double Edge = 20 * Scene.Radius;
    private const double TimeStep = 1e-9;
    private static readonly Box Periodic = new(new Vec3(Edge, Edge, Edge), true, true, true);

    [Test]
    public void SearchesForABystanderLeaveAPressedPairAlone(
        [ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law, [Values(0.0, 0.1)] double rolling)
    {
        using var stepper = Pressed(law, rolling, Vec3.Zero, bystander: new Vec3(0.03 * Scene.Radius / TimeStep, 0, 0));
        var before = stepper.Contacts().Force[0];
        Assert.That(Math.Abs(before.Y), Is.GreaterThan(0.01 * Math.Abs(before.X)), "a tangential spring that could get lost");
        var searches = stepper.Rebuilds;
        stepper.Run(200);
        Assert.That(stepper.Rebuilds, Is.GreaterThan(searches + 5));
        Assert.That(stepper.Contacts().Force[0], Is.EqualTo(before));
    }

    [Test]
    public void SpringsTurnWithTheOrderOfTheirPair([ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law)
    {
        using var stepper = Pressed(law, 0.1, new Vec3(0.011, 0.017, 0.013) * Scene.Radius / TimeStep, Vec3.Zero);
        var before = stepper.Contacts().Force[0];
        for (var n = 0; n < 20; n++)
        {
            stepper.Run(100); // about once across the box each time, so that the pair crosses cells in every order
            var now = stepper.Contacts().Force[0];
            // Positions of a pair under way are rounded to 1e-16 of the box, 1e-13 of the overlap, at every step.
            Assert.That((now - before).Length, Is.LessThan(1e-8 * before.Length), $"after {stepper.Step} steps");
        }
    }

    // Spheres too heavy to be moved: 0 and 1 pressed and sheared, then carried along together; 2 passes by.
    private static DemStepper Pressed(ContactLaw law, double rolling, Vec3 drift, Vec3 bystander)
    {
        var spheres = new Spheres(3);
        for (var i = 0; i < 3; i++) spheres.Radius[i] = spheres.ApparentRadius[i] = Scene.Radius;
        spheres.Position[0] = new Vec3(0.52, 0.5, 0.5) * Edge;
        spheres.Position[1] = spheres.Position[0] + new Vec3(1.98 * Scene.Radius, 0, 0);
        spheres.Position[2] = new Vec3(0.1, 0.1, 0.1) * Edge;
        spheres.Velocity[0] = drift + new Vec3(0, 1e-6 * Scene.Radius / TimeStep, 0);
        spheres.Velocity[1] = drift;
        spheres.Velocity[2] = bystander;
        spheres.AngularVelocity[0] = new Vec3(0, 0, 1e-7 / TimeStep);
        var material = Scene.Material with { Density = 1e30 };
        var contact = new ContactSpec { Law = law, Friction = 1.0, RollingFriction = rolling, Restitution = 1.0 };
        using var shear = DemStepper.Create(spheres, Periodic, [], material, contact, new DemSettings { TimeStep = TimeStep });
        shear.Run(200);
        shear.Synchronize();
        var memory = shear.Contacts();
        var carried = shear.Spheres;
        carried.Velocity[0] = carried.Velocity[1] = drift;
        for (var i = 0; i < 3; i++) carried.AngularVelocity[i] = Vec3.Zero;
        return DemStepper.Create(carried, Periodic, [], material, contact, new DemSettings { TimeStep = TimeStep }, memory);
    }
}
