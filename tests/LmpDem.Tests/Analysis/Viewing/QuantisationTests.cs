using LmpDem.Analysis.Viewing;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Viewing;

/// <summary>Positions and values in few bits: no error above half a step.</summary>
public sealed class QuantisationTests
{
    [Test]
    public void APositionIsOffByHalfAStepAtMost()
    {
        Vec3[] points = [.. UnitSphere.Points.Select((p, k) => new Vec3(3e-5 + 1e-5 * p.X, 2e-5 * p.Y, -1e-6 + 4e-6 * p.Z))];
        var (low, edge) = Quantisation.BoxOf(points);
        using var all = Assert.EnterMultipleScope();
        foreach (var p in points)
        {
            var back = Quantisation.Position(Quantisation.Steps(p, low, edge), low, edge);
            // Half a step, and the rounding of the product.
            Assert.That(Math.Abs(back.X - p.X), Is.LessThanOrEqualTo(edge.X * 0.5001 / Quantisation.PositionSteps));
            Assert.That(Math.Abs(back.Y - p.Y), Is.LessThanOrEqualTo(edge.Y * 0.5001 / Quantisation.PositionSteps));
            Assert.That(Math.Abs(back.Z - p.Z), Is.LessThanOrEqualTo(edge.Z * 0.5001 / Quantisation.PositionSteps));
        }
    }

    [Test]
    public void TheBoxHoldsItsCornersExactly()
    {
        Vec3[] points = [new(1, 2, 3), new(4, 2, 9)];
        var (low, edge) = Quantisation.BoxOf(points);
        Assert.That(points.Select(p => Quantisation.Position(Quantisation.Steps(p, low, edge), low, edge)), Is.EqualTo(points),
            "also along y, where the box is flat");
    }

    [TestCase(0.0, 0)]
    [TestCase(10.0, 254)]
    [TestCase(5.0, 127)]
    [TestCase(-3.0, 0)]
    [TestCase(11.0, 254)]
    [TestCase(double.NaN, 255)]
    public void AValueIsAByteOfItsRange(double value, byte expected) =>
        Assert.That(Quantisation.Value(value, 0.0, 10.0), Is.EqualTo(expected));

    [Test]
    public void AValueIsOffByHalfAStepAtMost()
    {
        for (var k = 0; k <= 1000; k++)
        {
            var value = -2.0 + 7.0 * k / 1000;
            Assert.That(-2.0 + 7.0 * Quantisation.Value(value, -2.0, 5.0) / Quantisation.ValueSteps,
                Is.EqualTo(value).Within(0.5001 * 7.0 / Quantisation.ValueSteps));
        }
    }
}
