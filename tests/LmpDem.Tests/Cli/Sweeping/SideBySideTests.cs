using LmpDem.Cli.Sweeping;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Sweeping;

/// <summary>How members fill the cores and the memory of a machine.</summary>
public sealed class SideBySideTests
{
    [Test]
    public void SmallMembersFillTheCores()
    {
        var fill = new SideBySide(cores: 4, memory: 1e9, threads: null, jobs: null);
        Assert.That(Begun(fill, 10, seconds: 60, memory: 1e8), Is.EqualTo(new[] { 1, 1, 1, 1 }));
        fill.End(Member(2, 60, 1e8));
        Assert.That(fill.ThreadsFor(Member(4, 60, 1e8), 6), Is.EqualTo(1));
    }

    [Test]
    public void TheLastOnesShareTheCores()
    {
        var fill = new SideBySide(4, 1e9, null, null);
        Assert.That(Begun(fill, 2, 60, 1e8), Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public void ALargeMemberIsAloneWithAllCores()
    {
        var fill = new SideBySide(4, 1e9, null, null);
        Assert.That(Begun(fill, 10, seconds: 3 * 3600, memory: 1e8), Is.EqualTo(new[] { 4 }));
        Assert.That(Begun(new SideBySide(4, 1e9, null, jobs: 2), 10, 3 * 3600, 1e8), Is.EqualTo(new[] { 2, 2 }));
    }

    [Test]
    public void MemoryIsNotExceededButByOneAlone()
    {
        Assert.That(Begun(new SideBySide(4, 1e9, null, null), 10, 60, 4e8), Has.Length.EqualTo(2));
        Assert.That(Begun(new SideBySide(4, 1e9, null, null), 10, 60, 4e9), Has.Length.EqualTo(1));
    }

    [Test]
    public void FlagsDecideOtherwise()
    {
        Assert.That(Begun(new SideBySide(4, 1e9, threads: 2, jobs: null), 10, 60, 1e8), Is.EqualTo(new[] { 2, 2 }));
        Assert.That(Begun(new SideBySide(2, 1e9, threads: null, jobs: 3), 10, 60, 1e8), Is.EqualTo(new[] { 1, 1, 1 }));
        Assert.That(Begun(new SideBySide(4, 1e9, threads: null, jobs: 1), 10, 60, 1e8), Is.EqualTo(new[] { 4 }));
    }

    // Threads of the members that begin at once.
    private static int[] Begun(SideBySide fill, int count, double seconds, double memory)
    {
        var given = new List<int>();
        while (given.Count < count && fill.ThreadsFor(Member(given.Count, seconds, memory), count - given.Count) is { } threads)
        {
            fill.Begin(Member(given.Count, seconds, memory), threads);
            given.Add(threads);
        }

        return [.. given];
    }

    private static PlannedMember Member(int index, double seconds, double memory) =>
        new(index, "id", "folder", "", [], 1, "", new MemberCost(80, 0, seconds, memory, 1e6));
}
