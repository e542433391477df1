using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Stepping;

[TestFixture]
public sealed class AllocationTests
{
    [Test]
    public void StepsDoNotAllocate()
    {
        using var stepper = PressedBodies.Layers(1);
        long Allocated(int steps)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            PressedBodies.Close(stepper, steps);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(500); // code is compiled, lists find their length
        Allocated(1);
        // 400 steps hold two searches at the least, the checks of the film, and new masses.
        var few = Allocated(1);
        Assert.That(Allocated(400), Is.EqualTo(few), "bytes of a run beyond those of its start");
    }
}
