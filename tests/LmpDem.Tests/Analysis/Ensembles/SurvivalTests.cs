using LmpDem.Analysis.Ensembles.Statistics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>The product-limit estimate.</summary>
[TestFixture]
public sealed class SurvivalTests
{
    // Remission under 6-MP [weeks], negative where censored (Freireich et al. 1963; Cox and Oakes 1984, table 1.1).
    private static readonly double[] Weeks = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    [Test]
    public void TheTextbookExampleComesOut()
    {
        var survival = Survival.Of(Weeks.Select(w => (Math.Abs(w), w < 0)));
        Assert.That(survival.Steps.Select(s => s.Value), Is.EqualTo((double[])[6, 7, 10, 13, 16, 22, 23]));
        double[] expected = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]; // printed there to three digits
        Assert.That(survival.Steps.Select(s => s.Above), Is.EqualTo(expected).Within(0.0005));
        Assert.That(survival.Median, Is.EqualTo(23.0));
    }

    [Test]
    public void AMedianBeyondTheMembersIsNone()
    {
        (double, bool)[] members = [(0.30, false), (0.42, true), (0.42, true), (0.42, true)];
        Assert.That(Survival.Of(members).Median, Is.Null);
        var (lower, upper) = Survival.MedianInterval(members, new Bootstrap());
        Assert.That((lower, upper), Is.EqualTo(((double?)0.30, (double?)null)));
    }

    [Test]
    public void WithoutCensoredMembersItIsTheFractionAbove()
    {
        var survival = Survival.Of([(3.0, false), (1.0, false), (2.0, false), (4.0, false)]);
        Assert.That(survival.Steps.Select(s => s.Above), Is.EqualTo((double[])[0.75, 0.5, 0.25, 0.0]).Within(1e-15));
        Assert.That(survival.Median, Is.EqualTo(2.0));
    }
}
