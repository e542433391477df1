using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Numerics;

public sealed class PhiloxTests
{
    // The known answers of philox4x32-10 published with Salmon et al. 2011: zeros, ones, and the digits of pi.
    [TestCase(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [TestCase(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [TestCase(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u,
        0x24126ea1u)]
    public void BlockGivesThePublishedAnswers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint a, uint b, uint c, uint d) =>
        Assert.That(Philox.Block(c0, c1, c2, c3, k0, k1), Is.EqualTo((a, b, c, d)));

    [Test]
    public void SequencesDependOnSeedStreamAndIndexAlone()
    {
        static ulong Third(ulong seed, string stream, ulong index)
        {
            var random = new Philox(seed, stream, index);
            random.NextBits();
            random.NextBits();
            return random.NextBits();
        }
        var here = Third(7, "radius", 3);
        Assert.That(Third(7, "radius", 3), Is.EqualTo(here));
        Assert.That(Third(8, "radius", 3), Is.Not.EqualTo(here));
        Assert.That(Third(7, "film", 3), Is.Not.EqualTo(here));
        Assert.That(Third(7, "radius", 4), Is.Not.EqualTo(here));
        Assert.That(Third(7 + (1UL << 40), "radius", 3), Is.Not.EqualTo(here), "the upper half of the seed counts");
        Assert.That(Third(7, "radius", 3 + (1UL << 40)), Is.Not.EqualTo(here), "the upper half of the index counts");
    }

    [Test]
    public void UniformAndNormalNumbersHaveTheirMoments()
    {
        const int n = 100_000;
        var random = new Philox(1, "test");
        var (sum, squares, normal, normalSquares) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var u = random.NextUniform();
            Assert.That(u, Is.GreaterThan(0.0).And.LessThan(1.0));
            sum += u;
            squares += u * u;
            var g = random.NextNormal();
            normal += g;
            normalSquares += g * g;
        }
        // Four standard errors: 1/sqrt(12 n), sqrt(4/45 / n), 1/sqrt(n), sqrt(2/n).
        Assert.That(sum / n, Is.EqualTo(0.5).Within(4.0 / Math.Sqrt(12.0 * n)));
        Assert.That(squares / n, Is.EqualTo(1.0 / 3.0).Within(4.0 * Math.Sqrt(4.0 / 45.0 / n)));
        Assert.That(normal / n, Is.EqualTo(0.0).Within(4.0 / Math.Sqrt(n)));
        Assert.That(normalSquares / n, Is.EqualTo(1.0).Within(4.0 * Math.Sqrt(2.0 / n)));
    }
}
