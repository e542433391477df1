using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

/// <summary>Foil and press have friction of their own.</summary>
[TestFixture]
public sealed class PressFrictionTests
{
    // A body between foil and press, whose surfaces race past it: each drags it with its coefficient times its load.
    [TestCase(0.2, null, 0.2)]
    [TestCase(0.2, 0.4, 0.4)]
    [TestCase(0.2, 0.0, 0.0)]
    public void Each_wall_slides_with_its_own_coefficient(double wall, double? press, double expected)
    {
        const double height = 20.3e-6, pressing = 4e-9, racing = 1e-6; // a step
        BodySeed[] seeds = [new(new Vec3(0, 0, 10.15e-6), 10e-6, 0.0)];
        using var stepper = FvStepper.Create(
            seeds, new Box(new Vec3(1e-3, 1e-3, height), false, false, false), PressedBodies.Walls(height),
            PressedBodies.Settings with { Orient = false, WallFriction = wall, PressFriction = press });
        PressedBodies.Close(stepper, 300, pressing);
        var sliding = new Vec3(racing, 0, 0);
        for (var t = 0; t < 2; t++) stepper.SetWall(t, stepper.Walls[t] with { Velocity = Vec3.Zero, SurfaceVelocity = sliding });
        stepper.BeginMeasure();
        stepper.Run(FvStepper.SurveyInterval);
        var (foil, top) = (stepper.LoadOn(0), stepper.LoadOn(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Math.Abs(foil.X / foil.Z), Is.EqualTo(wall).Within(1e-3));
            Assert.That(Math.Abs(top.X / top.Z), Is.EqualTo(expected).Within(1e-3));
        }
    }
}
