using System.Runtime.Intrinsics;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Numerics;

[TestFixture]
public sealed class RealFunctionsTests
{
    [Test]
    public void ExpMinusIsTheExponential()
    {
        // Its own statement: the remainder (y/64)^8/8! grows by 64; six squarings double the rounding six times.
        for (var y = 0.0; y <= 40.0; y += 0.01)
        {
            var remainder = 64.0 * Math.Pow(y / 64.0, 8) / 40320.0;
            Assert.That(RealFunctions.ExpMinus(new Scalar(y)).Value, Is.EqualTo(Math.Exp(-y))
                .Within((2.0 * remainder + 1e-13) * Math.Exp(-y)), $"y = {y}");
        }

        Assert.That(RealFunctions.ExpMinus(new Scalar(0.0)).Value, Is.EqualTo(1.0));
    }

    [Test]
    public void OneAndEightLanesRoundAlike()
    {
        var random = new Random(3);
        for (var n = 0; n < 1000; n++)
        {
            var y = Enumerable.Range(0, 8).Select(_ => 40.0 * random.NextDouble()).ToArray();
            var wide = RealFunctions.ExpMinus(new Wide(Vector512.Create(y)));
            for (var lane = 0; lane < 8; lane++)
                Assert.That(wide.Lanes[lane], Is.EqualTo(RealFunctions.ExpMinus(new Scalar(y[lane])).Value));
        }
    }

    [TestCase(1.0, 2.0)]
    [TestCase(-0.0, 0.0)]
    [TestCase(double.NaN, 1.0)]
    [TestCase(1.0, double.NaN)]
    [TestCase(double.PositiveInfinity, -1.0)]
    public void ChoicesAgreeBetweenLanes(double a, double b)
    {
        Scalar sa = new(a), sb = new(b);
        Wide wa = Wide.Constant(a), wb = Wide.Constant(b);
        Same(Scalar.Max(sa, sb), Wide.Max(wa, wb));
        Same(Scalar.Min(sa, sb), Wide.Min(wa, wb));
        Same(Scalar.LessThan(sa, sb), Wide.LessThan(wa, wb));
        Same(Scalar.Where(Scalar.LessThan(sa, sb), sa), Wide.Where(Wide.LessThan(wa, wb), wa));
        Same(Scalar.Select(Scalar.LessThan(sa, sb), sa, sb), Wide.Select(Wide.LessThan(wa, wb), wa, wb));
        Same(Scalar.Abs(sa), Wide.Abs(wa));
        Same(-sa, -wa);
        Same(Scalar.SubtractProduct(sa, sb, sa), Wide.SubtractProduct(wa, wb, wa));
    }

    private static void Same(Scalar one, Wide eight)
    {
        for (var lane = 0; lane < 8; lane++)
        {
            if (double.IsNaN(one.Value)) Assert.That(eight.Lanes[lane], Is.NaN);
            else Assert.That(BitConverter.DoubleToInt64Bits(eight.Lanes[lane]), Is.EqualTo(BitConverter.DoubleToInt64Bits(one.Value)));
        }
    }
}
