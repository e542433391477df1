using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Contact;
using LmpDem.FiniteVolume.Stepping;
using LmpDem.Tests.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Contact;

[TestFixture]
public sealed class BodyContactTests
{
    [TestCase(10e-6, 10e-6)]
    [TestCase(14e-6, 7e-6)]
    public void ActionEqualsReaction(double first, double second)
    {
        using var stepper = Pair(first, second);
        Slide(stepper);
        var (net, applied) = ContactForces(stepper);
        Assert.That(applied, Is.GreaterThan(0.0));
        Assert.That(net.Length, Is.LessThan(1e-13 * applied), "rounding of some hundred sums");
    }

    // Through the border of a periodic box, on bodies of other bundles.
    [Test]
    public void ActionEqualsReactionInALayer()
    {
        using var stepper = PressedBodies.Layers(1);
        PressedBodies.Close(stepper, 400);
        var (net, applied) = ContactForces(stepper);
        Assert.That(applied, Is.GreaterThan(0.0));
        Assert.That(net.Length, Is.LessThan(1e-13 * applied));
    }

    // Two free bodies that meet: masses are constant until step 500, and no damping acts on the mean of both.
    [Test]
    public void MomentumIsKept()
    {
        using var stepper = Pair(10e-6, 8e-6);
        stepper.Drag = new Drag(0.03, 0.0, Vec3.Zero);
        SetVelocity(stepper, 0, new Vec3(0, 1e-10, 2e-9));
        SetVelocity(stepper, 1, new Vec3(5e-10, 0, -1e-9));
        var before = Momentum(stepper);
        stepper.Run(400);
        Assert.That(stepper.Energy().Friction, Is.GreaterThan(0.0));
        Assert.That((Momentum(stepper) - before).Length, Is.LessThan(1e-12 * before.Length), "rounding of 400 steps");
    }

    // Two bodies that touch along z, their meshes a little deep in each other.
    private static FvStepper Pair(double first, double second)
    {
        BodySeed[] seeds = [new(Vec3.Zero, first, 100e-9), new(new Vec3(0.2e-6, 0, 0.995 * (first + second)), second, 100e-9)];
        return FvStepper.Create(seeds, new Box(new Vec3(1e-4, 1e-4, 1e-4), false, false, false), [], PressedBodies.Settings);
    }

    private static void Slide(FvStepper stepper)
    {
        SetVelocity(stepper, 1, new Vec3(1e-9, 0, -1e-9));
        stepper.Run(100);
    }

    private static void SetVelocity(FvStepper stepper, int id, Vec3 v)
    {
        var slot = stepper.Bodies.SlotOf(id);
        var (bundle, lane) = (stepper.Bodies.BundleOf[slot], stepper.Bodies.LaneOf(slot));
        for (var n = 0; n < bundle.Template.NodeCount; n++)
        {
            var at = n * Bundle.Vector + lane;
            (bundle.Velocity[at], bundle.Velocity[at + 8], bundle.Velocity[at + 16]) = (v.X, v.Y, v.Z);
        }
    }

    private static Vec3 Momentum(FvStepper stepper)
    {
        var sum = Vec3.Zero;
        foreach (var bundle in stepper.Bodies.Bundles)
        {
            for (var l = 0; l < bundle.Count; l++)
            {
                for (var n = 0; n < bundle.Template.NodeCount; n++)
                {
                    var at = n * Bundle.Vector + l;
                    sum += bundle.Mass[n * Bundle.Lanes + l] * new Vec3(
                        bundle.Velocity[at], bundle.Velocity[at + 8], bundle.Velocity[at + 16]);
                }
            }
        }

        return sum;
    }

    private static (Vec3 Net, double Applied) ContactForces(FvStepper stepper)
    {
        foreach (var bundle in stepper.Bodies.Bundles)
        {
            stepper.Contacts.TakeSurfaces(bundle);
            stepper.Contacts.Resolve(bundle);
        }

        foreach (var bundle in stepper.Bodies.Bundles)
        {
            bundle.Force.AsSpan().Clear();
            stepper.Contacts.Evaluate(bundle);
        }

        using var sums = new SurfaceSums(stepper.Contacts.MostNodes);
        var (net, applied) = (Vec3.Zero, 0.0);
        foreach (var bundle in stepper.Bodies.Bundles)
        {
            stepper.Contacts.Gather(bundle, sums, survey: false);
            for (var l = 0; l < bundle.Count; l++)
            {
                for (var n = 0; n < bundle.Template.NodeCount; n++)
                {
                    var at = n * Bundle.Vector + l;
                    var force = new Vec3(bundle.Force[at], bundle.Force[at + 8], bundle.Force[at + 16]);
                    net += force;
                    applied += force.Length;
                }
            }
        }

        return (net, applied);
    }
}
