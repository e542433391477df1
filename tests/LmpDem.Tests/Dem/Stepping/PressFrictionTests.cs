using LmpDem.Dem.Bodies;
using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>Foil and press have friction of their own.</summary>
[TestFixture]
public sealed class PressFrictionTests
{
    // A sphere between foil and press, whose surfaces race past it: each drags it with its coefficient times its load.
    [TestCase(0.2, null, 0.2)]
    [TestCase(0.2, 0.4, 0.4)]
    [TestCase(0.2, 0.0, 0.0)]
    public void Each_wall_slides_with_its_own_coefficient(double wall, double? press, double expected)
    {
        const double racing = 1e5; // m/s, so that the sphere stands still beside it
        const double edge = 10.0 * Scene.Radius, height = 1.98 * Scene.Radius;
        var spheres = new Spheres(1);
        spheres.Radius[0] = spheres.ApparentRadius[0] = Scene.Radius;
        spheres.Position[0] = new Vec3(0.5 * edge, 0.5 * edge, 0.5 * height);
        Wall[] walls =
        [
            new("foil", WallShape.Plane, Vec3.Zero, new Vec3(0, 0, 1)) { SurfaceVelocity = new Vec3(racing, 0, 0) },
            new("platen", WallShape.Plane, new Vec3(0, 0, height), new Vec3(0, 0, -1)) { SurfaceVelocity = new Vec3(racing, 0, 0) },
        ];
        var stepper = DemStepper.Create(
            spheres, Box.Layer(edge, edge, height), walls, Scene.Material,
            new ContactSpec { Law = ContactLaw.HertzMindlin, WallFriction = wall, PressFriction = press }, new DemSettings());
        stepper.Run(5);
        stepper.Run(5);
        var (foil, top) = (stepper.WallForce(0), stepper.WallForce(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Math.Abs(foil.X / foil.Z), Is.EqualTo(wall).Within(1e-3));
            Assert.That(Math.Abs(top.X / top.Z), Is.EqualTo(expected).Within(1e-3));
        }
    }
}
