using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

public sealed class UnionFindTests
{
    [Test]
    public void TwoRingsAndALonerStayApart()
    {
        var sets = new UnionFind(7);
        (int, int)[] edges = [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)];
        Assert.That(edges.Select(e => sets.Join(e.Item1, e.Item2)), Is.EqualTo(new[] { true, true, false, true, true, false }));
        Assert.That(sets.Sets, Is.EqualTo(3));
        Assert.That(sets.Connected(0, 2), Is.True);
        Assert.That(sets.Connected(2, 3), Is.False);
        Assert.That(sets.SizeOf(4), Is.EqualTo(3));
        Assert.That(sets.SizeOf(6), Is.EqualTo(1));
        sets.Reset();
        Assert.That(sets.Sets, Is.EqualTo(7));
        Assert.That(sets.Connected(0, 1), Is.False);
    }

    [Test]
    public void ALongChainIsOneSetInAnyOrderOfJoining()
    {
        const int count = 100_000;
        foreach (var backwards in new[] { false, true })
        {
            var sets = new UnionFind(count);
            for (var k = 0; k + 1 < count; k++) sets.Join(backwards ? count - 2 - k : k, backwards ? count - 1 - k : k + 1);
            Assert.That(sets.Sets, Is.EqualTo(1));
            Assert.That(sets.Connected(0, count - 1), Is.True);
        }
    }
}
