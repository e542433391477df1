using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Numerics;

public sealed class Eigen3Tests
{
    [Test]
    public void AKnownTensorHasItsPrincipalValuesAndAxes()
    {
        // [[2,1,0],[1,2,0],[0,0,5]]: values 1, 3, 5; axes (1,-1,0), (1,1,0), (0,0,1).
        var e = Eigen3.Of(new Sym3(2, 2, 5, 1, 0, 0));
        Assert.That((e.Low, e.Middle, e.High), Is.EqualTo((1.0, 3.0, 5.0)).Within(1e-14));
        Assert.That(Math.Abs(Vec3.Dot(e.LowAxis, new Vec3(1, -1, 0).Normalized())), Is.EqualTo(1.0).Within(1e-14));
        Assert.That(Math.Abs(Vec3.Dot(e.HighAxis, new Vec3(0, 0, 1))), Is.EqualTo(1.0).Within(1e-14));
    }

    [Test]
    public void EqualValuesStillGiveOrthonormalAxes()
    {
        foreach (var tensor in new[] { default, new Sym3(3, 3, 3, 0, 0, 0), new Sym3(1, 1, 1, -0.5, -0.5, -0.5) })
        {
            var e = Eigen3.Of(tensor);
            Assert.That(Vec3.Dot(e.LowAxis, Vec3.Cross(e.MiddleAxis, e.HighAxis)), Is.EqualTo(1.0).Within(1e-14).Or.EqualTo(-1.0)
                .Within(1e-14));
            Assert.That(e.Low, Is.LessThanOrEqualTo(e.Middle));
            Assert.That(e.Middle, Is.LessThanOrEqualTo(e.High));
        }
    }

    [Test]
    public void TheTensorIsRebuiltFromItsParts()
    {
        var t = new Sym3(-1.5, 0.7, 2.2, 3.1, -0.4, 1.9);
        var e = Eigen3.Of(t);
        var back = e.Low * Sym3.Dyad(e.LowAxis, e.LowAxis) + e.Middle * Sym3.Dyad(e.MiddleAxis, e.MiddleAxis)
            + e.High * Sym3.Dyad(e.HighAxis, e.HighAxis);
        Assert.That((back + -1.0 * t).VonMises, Is.LessThan(1e-14));
        Assert.That(e.Low + e.Middle + e.High, Is.EqualTo(t.Trace).Within(1e-14));
    }
}
