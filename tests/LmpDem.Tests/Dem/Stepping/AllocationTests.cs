using LmpDem.Dem.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

[TestFixture]
public sealed class AllocationTests
{
    [Test]
    public void StepsDoNotAllocate([ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law)
    {
        using var stepper = Scene.Start(10, law);
        stepper.Run(400); // lists find their length
        var searches = stepper.Rebuilds;
        long Allocated(int steps)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            stepper.Run(steps);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(1);
        var few = Allocated(100);
        var many = Allocated(400);
        Assert.That(stepper.Rebuilds, Is.GreaterThan(searches), "searches are part of it");
        Assert.That(many, Is.EqualTo(few), "bytes of a run beyond those of its start");
    }
}
