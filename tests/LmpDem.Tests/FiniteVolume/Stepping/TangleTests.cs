using LmpDem.FiniteVolume.Measures;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

[TestFixture]
public sealed class TangleTests
{
    [Test]
    public void APlatenFarTooFastIsToldByBodyAndZone()
    {
        using var stepper = PressedBodies.Row(2, 5);
        PressedBodies.Close(stepper, 50);
        var fault = Assert.Throws<TangledException>(() =>
        {
            for (var n = 0; n < 20; n++) PressedBodies.Close(stepper, 50, advance: 0.1e-6);
        })!;
        Assert.That(fault.Body, Is.InRange(0, 1));
        Assert.That(fault.Zone, Is.InRange(0, stepper.ZoneCount / 2 - 1));
        Assert.That(fault.Step, Is.EqualTo(stepper.Step));
        Assert.That(fault.Message, Does.Contain($"body {fault.Body}, zone {fault.Zone}").And.Contain("volume over stress-free volume"));
        Assert.That(() => stepper.Capture(), Throws.Nothing, "the state can still be looked at");
    }

    [Test]
    public void ANumberThatIsNoneIsToldByItsBody()
    {
        using var stepper = PressedBodies.Row(1, 4, 6);
        stepper.Run(50);
        stepper.Bodies.Bundles[0].Velocity[Lane(1)] = double.NaN;
        var fault = Assert.Throws<TangledException>(() => stepper.Run(50))!;
        Assert.That((fault.Body, fault.Value), Is.EqualTo((1, double.NaN)));
        Assert.That(fault.Zone, Is.GreaterThanOrEqualTo(0));
    }

    // First component of the first node.
    private static long Lane(int id) => id;
}
