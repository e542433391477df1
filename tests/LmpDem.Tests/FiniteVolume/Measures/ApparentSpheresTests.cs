using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Measures;
using NUnit.Framework;

namespace LmpDem.Tests.FiniteVolume.Measures;

public sealed class ApparentSpheresTests
{
    [Test]
    public void ASphereBetweenPlatesGrowsUntilItsCapsAreMadeUp()
    {
        var height = 1.8;
        var radius = ApparentSpheres.Radii([new Vec3(5, 5, 0.9)], [1.0], [], Box.Layer(10, 10, height))[0];
        var depth = radius - 0.5 * height;
        var volume = 4.0 / 3.0 * Math.PI * Math.Pow(radius, 3) - 2.0 * Math.PI / 3.0 * depth * depth * (3.0 * radius - depth);
        Assert.That(radius, Is.GreaterThan(1.0));
        Assert.That(volume / (4.0 / 3.0 * Math.PI), Is.EqualTo(1.0).Within(1e-4), "the sweeps end at a growth of 1e-5");
    }

    [Test]
    public void TwoSpheresShareTheirLossAndAFarOneKeepsItsRadius()
    {
        var radii = ApparentSpheres.Radii(
            [new Vec3(3, 5, 5), new Vec3(4.8, 5, 5), new Vec3(8, 5, 5)], [1.0, 1.0, 1.0], [(0, 1)], Box.Layer(10, 10, 10));
        Assert.That(radii[0], Is.EqualTo(radii[1]).Within(1e-12));
        // One cap of depth R - 0.9 each: 4/3 R^3 - h^2 (3R - h)/3 = 4/3.
        var (r, h) = (radii[0], radii[0] - 0.9);
        Assert.That(4.0 / 3.0 * r * r * r - h * h * (3.0 * r - h) / 3.0, Is.EqualTo(4.0 / 3.0).Within(1e-4));
        Assert.That(radii[2], Is.EqualTo(1.0));
    }
}
