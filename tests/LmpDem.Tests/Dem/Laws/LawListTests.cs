using LmpDem.Dem.Laws;
using LmpDem.Dem.Stepping;
using LmpDem.Tests.Dem.Stepping;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Laws;

/// <summary>Every name in the list leads to a law that states all that a scenario needs of it, and to no other law's.</summary>
[TestFixture]
public sealed class LawListTests
{
    private static readonly MaterialSpec Lithium = new();
    private static readonly double[] Radii = [5e-6, 10e-6, 15e-6];

    [Test]
    public void EveryLawNamesItsSource([ValueSource(typeof(ContactLaw), nameof(ContactLaw.All))] ContactLaw law) =>
        Assert.That(law.Source, Does.Contain("doi 10."));

    // By hand for lithium of 5 um, R the smallest radius: pi R sqrt(rho/G) / (0.163 nu + 0.877); 2 sqrt(m / 6k) with k = pi/2 E (mean R)
    // of the linear law and k = 2 E* 0.6 R of the plastic ones.
    [TestCase("hertz_mindlin", 7.272101037819801e-09)]
    [TestCase("linear", 1.2334372790569944e-09)]
    [TestCase("plastic", 2.6106687424289665e-09)]
    [TestCase("plastic_dense", 2.6106687424289665e-09)]
    public void EveryLawStatesItsOwnStep(string law, double expected) => Assert.That(
        StableTimeStep.For(Lithium, new ContactSpec { Law = Scene.Law(law) }, Radii), Is.EqualTo(expected).Within(1e-12 * expected));

    [Test]
    public void ALawOfWhichOnlyTheNameIsKnownIsRefusedWhereItIsUsed() => Assert.That(
        () => StableTimeStep.For(Lithium, new ContactSpec { Law = ContactLaw.Absent("creeping", "Creep 2.0") }, Radii),
        Throws.InvalidOperationException.With.Message.Contains("\"creeping\"").And.Message.Contains("Creep 2.0"));

    [Test]
    public void ALawOfTheUsersOwnIsAsGoodAsOneOfTheList()
    {
        var own = ContactLaw.Of<LinearSpring>("own");
        Assert.Multiple(() =>
        {
            Assert.That(own, Is.EqualTo(ContactLaw.Of<LinearSpring>("own")).And.Not.EqualTo(ContactLaw.Linear), "by name and type");
            Assert.That($"{own}", Is.EqualTo("own"), "as a scenario is written");
            Assert.That(
                StableTimeStep.For(Lithium, new ContactSpec { Law = own }, Radii),
                Is.EqualTo(StableTimeStep.For(Lithium, new ContactSpec { Law = ContactLaw.Linear }, Radii)));
        });
    }
}
