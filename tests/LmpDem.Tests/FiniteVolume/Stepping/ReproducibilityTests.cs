using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

[TestFixture]
public sealed class ReproducibilityTests
{
    private const int Steps = 700; // several searches, new masses at 500

    [Test]
    public void TheNumberOfThreadsChangesNoBit([Values(2, 3)] int threads, [Values] ZoneFormulation formulation)
    {
        using var one = PressedBodies.Layers(1, formulation);
        using var more = PressedBodies.Layers(threads, formulation);
        PressedBodies.Close(one, Steps, advance: 8e-9);
        PressedBodies.Close(more, Steps, advance: 8e-9);
        Assert.That(one.Bodies.Bundles.Select(b => b.Template.ZoneCount).Distinct().Count(), Is.EqualTo(3), "meshes");
        Assert.That(Pressing(one), Is.GreaterThan(50), "contacts that could go wrong");
        Assert.That(one.Capture().FilmIntact.Count(f => f < 1.0), Is.GreaterThan(200), "film that could go wrong");
        for (var id = 0; id < one.Count; id++)
            Assert.That(Bits(PressedBodies.State(more, id)), Is.EqualTo(Bits(PressedBodies.State(one, id))), $"body {id}");
        for (var t = 0; t < one.Walls.Count; t++)
            Assert.That((more.LoadOn(t), more.WallWork(t)), Is.EqualTo((one.LoadOn(t), one.WallWork(t))), $"tool {t}");
        Assert.That(more.Energy(), Is.EqualTo(one.Energy()));
    }

    // Nine bodies: a bundle of eight, and one whose other seven lanes hold no body.
    [TestCase(0)]
    [TestCase(7)]
    [TestCase(8)]
    public void LanesDoNotTouchEachOther(int place)
    {
        using var alone = PressedBodies.Row(place);
        using var nine = PressedBodies.Row(0, 1, 2, 3, 4, 5, 6, 7, 8);
        PressedBodies.Close(alone, 300);
        PressedBodies.Close(nine, 300);
        Assert.That(alone.LoadOn(0).Z, Is.GreaterThan(0.0));
        Assert.That(PressedBodies.State(nine, place), Is.EqualTo(PressedBodies.State(alone, 0)));
    }

    [Test]
    public void LanesWithoutABodyCarryNoLoad()
    {
        using var alone = PressedBodies.Row(3);
        using var two = PressedBodies.Row(3, 3 + 4);
        PressedBodies.Close(alone, 300);
        PressedBodies.Close(two, 300);
        // Far apart bodies alike in all but place: rounding of the places is all that differs, after 300 steps of plasticity.
        Assert.That(two.LoadOn(0).Z, Is.EqualTo(2.0 * alone.LoadOn(0).Z).Within(1e-6).Percent);
        Assert.That(two.Energy().Plastic, Is.EqualTo(2.0 * alone.Energy().Plastic).Within(1e-6).Percent);
        Assert.That(two.ZoneCount, Is.EqualTo(2 * alone.ZoneCount));
    }

    private static long[] Bits(double[] values) => [.. values.Select(BitConverter.DoubleToInt64Bits)];

    private static int Pressing(FvStepper stepper)
    {
        var sum = 0;
        for (var s = 0; s < stepper.Count; s++)
        {
            foreach (ref readonly var e in stepper.Contacts.EntriesOf(s)) sum += e.Active;
        }

        return sum;
    }
}
