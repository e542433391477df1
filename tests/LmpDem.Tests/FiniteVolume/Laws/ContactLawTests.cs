using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Laws;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Laws;

[TestFixture]
public sealed class ContactLawTests
{
    // k = 10, limit 0.2: 10 x depth up to the limit, as much less beyond, nothing from twice the limit on; slack does not press.
    [TestCase(0.1, 0.0, 1.0)]
    [TestCase(0.2, 0.0, 2.0)]
    [TestCase(0.3, 0.0, 1.0)]
    [TestCase(0.4, 0.0, 0.0)]
    [TestCase(0.5, 0.0, 0.0)]
    [TestCase(0.1, 0.04, 0.6)]
    [TestCase(0.3, 0.25, 0.5)]
    public void NormalForce(double depth, double slack, double force) =>
        Assert.That(PenaltySpring.Press<Scalar>(new(depth), new(slack), new(0.2), new(10.0)).Value, Is.EqualTo(force).Within(1e-14));

    // Coefficient 0.5, pressing force 4, stiffness 10: the spring bears 2, a length of 0.2. A longer one keeps 0.2 / length and dissipates
    // 2 x (length - 0.2).
    [TestCase(0.0, 1.0, 0.0)]
    [TestCase(0.1, 1.0, 0.0)]
    [TestCase(0.2, 1.0, 0.0)]
    [TestCase(0.5, 0.4, 0.6)]
    public void Friction(double length, double kept, double work)
    {
        var fraction = CoulombSlider.Limit<Scalar>(new(length), new(0.5), new(4.0), new(10.0), out var dissipated).Value;
        Assert.That(fraction, Is.EqualTo(kept).Within(1e-14));
        Assert.That(dissipated.Value, Is.EqualTo(work).Within(1e-14));
    }

    // Nothing presses, nothing holds.
    [Test]
    public void FrictionWithoutPressure()
    {
        var fraction = CoulombSlider.Limit<Scalar>(new(0.1), new(0.5), new(0.0), new(10.0), out var dissipated).Value;
        Assert.That((fraction, dissipated.Value), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public void LanesGiveTheSameBits() => Lanes.Hold(4, Contact<Scalar>, Contact<Wide>, 5);

    private static T[] Contact<T>(T[] v)
        where T : struct, IReal<T>
    {
        T depth = T.Abs(v[0]), stiffness = T.Abs(v[1]);
        var press = PenaltySpring.Press(depth, T.Constant(0.3) * depth, T.Constant(0.1), stiffness);
        return [press, CoulombSlider.Limit(T.Abs(v[2]), T.Abs(v[3]), press, stiffness, out var dissipated), dissipated];
    }
}
