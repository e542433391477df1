using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Networks;

[TestFixture]
public sealed class RankComparisonTests
{
    [Test]
    public void SeparateGroupsHaveTheFullEffectAndTheirExactChance()
    {
        var c = RankComparison.Of([4, 5, 6], [1, 2, 3], 0);
        Assert.That((c.First, c.Second, c.Effect), Is.EqualTo((5.0, 2.0, 1.0)));
        // 2 of the 20 divisions are as extreme; 1999 draws scatter by sqrt(0.1 0.9 / 1999) = 0.0067, three times that.
        Assert.That(c.PValue, Is.EqualTo(0.1).Within(0.02));
    }

    [Test]
    public void PairsAreCountedWithTiesAsHalf()
    {
        // Pairs of (2, 3) with (1, 2, 4): 2>1, 2=2, 2<4, 3>1, 3>2, 3<4: (3 - 2) / 6.
        Assert.That(RankComparison.Of([2, 3], [1, 2, 4], 0).Effect, Is.EqualTo(1.0 / 6.0).Within(1e-12));
    }

    [Test]
    public void EqualsHaveNoEffectAndCertainChance()
    {
        var c = RankComparison.Of([1, 1], [1, 1, 1], 0);
        Assert.That((c.Effect, c.PValue), Is.EqualTo((0.0, 1.0)));
    }

    [Test]
    public void NothingIsSaidOfAnEmptyGroupOrOfUnknownValues()
    {
        Assert.That(RankComparison.Of([], [1, 2], 0).Effect, Is.NaN);
        Assert.That(RankComparison.Of([double.NaN], [1, 2], 0).PValue, Is.NaN);
    }
}
