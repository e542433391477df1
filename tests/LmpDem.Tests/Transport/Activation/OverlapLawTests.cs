using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

public sealed class OverlapLawTests
{
    // By hand: p = 1 - exp(-(e / 0.25)^2.75).
    [TestCase(0.0, 0.0)]
    [TestCase(0.125, 0.138130)] // 0.5^2.75 = 0.148651
    [TestCase(0.25, 0.632121)] // 1 - 1/e
    [TestCase(0.5, 0.998802)] // 2^2.75 = 6.727171
    public void TheLawHasItsHandValues(double relative, double expected)
    {
        var law = OverlapLaw.Of(new OverlapLawSpec());
        const double radius = 5e-6;
        Assert.That(law.Probability(relative * 2 * radius, radius), Is.EqualTo(expected).Within(1e-6)); // digits given
    }

    [Test]
    public void AGapNeverConducts()
    {
        var law = new OverlapLaw(1e-6, 0.5);
        Assert.That(law.Probability(-1e-9, 1e-6), Is.Zero);
        Assert.That(law.Probability(double.NaN, 1e-6), Is.Zero);
    }

    [Test]
    public void OverlapsCountByTheSumOfTheRadiiAndAtTheFoilByTheDiameter()
    {
        var network = new JunctionNetwork { First = [0, 0, 0], Second = [1, -1, -2], Overlap = [1.0, 0.5, 0.5], Radius = [1.0, 3.0] };
        var law = new OverlapLaw(0.25, 2.75);
        Assert.That(network.Probability(0, law), Is.EqualTo(1 - Math.Exp(-1)).Within(1e-15)); // e = 1 / (1 + 3)
        Assert.That(network.Probability(1, law), Is.EqualTo(1 - Math.Exp(-1)).Within(1e-15)); // e = 0.5 / 2
        Assert.That(network.Probability(2, law), Is.Zero); // the platen is no collector
    }
}
