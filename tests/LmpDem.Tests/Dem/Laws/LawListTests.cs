using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>Every name in the list leads to a law that states all that a scenario needs of it, and to no other law's.</summary>
[TestFixture]
public sealed class LawListTests
{
    private static readonly MaterialSpec Lithium = new();
    private static readonly double[] Radii = [5e-6, 10e-6, 15e-6];

    [Test]
    public void EveryLawNamesItsSource([Values] ContactLaw law) => Assert.That(ContactLaws.SourceOf(law), Does.Contain("doi 10."));

    // By hand for lithium of 5 um, R the smallest radius: pi R sqrt(rho/G) / (0.163 nu + 0.877); 2 sqrt(m / 6k) with k = pi/2 E (mean R)
    // of the linear law and k = 2 E* 0.6 R of the plastic ones.
    [TestCase(ContactLaw.HertzMindlin, 7.272101037819801e-09)]
    [TestCase(ContactLaw.Linear, 1.2334372790569944e-09)]
    [TestCase(ContactLaw.Plastic, 2.6106687424289665e-09)]
    [TestCase(ContactLaw.PlasticDense, 2.6106687424289665e-09)]
    public void EveryLawStatesItsOwnStep(ContactLaw law, double expected) =>
        Assert.That(StableTimeStep.For(Lithium, new ContactSpec { Law = law }, Radii), Is.EqualTo(expected).Within(1e-12 * expected));

    [Test]
    public void AValueOutsideTheListIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => StableTimeStep.For(Lithium, new ContactSpec { Law = (ContactLaw)99 }, Radii));
}
