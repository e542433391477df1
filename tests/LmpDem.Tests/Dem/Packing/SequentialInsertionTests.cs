using LmpDem.Dem.Packing;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

public sealed class SequentialInsertionTests
{
    [TestCase(1.35, 0.30)]
    [TestCase(1.0, 0.30)]
    [TestCase(1.35, 0.60)] // above saturation: the column must grow instead of searching for ever
    public void ParticlesLieInTheColumnWithoutOverlap(double sigmaG, double solids)
    {
        const double x = 90e-6, y = 70e-6;
        var spec = new SizeDistributionSpec { Weighting = SizeWeighting.Volume, SigmaG = sigmaG };
        var spheres = Powder.Draw(new SizeDistribution(spec), new FilmSpec(), 3e-13, 4);
        var height = SequentialInsertion.Fill(spheres, x, y, solids, 4);
        var box = Box.Layer(x, y, height);
        for (var i = 0; i < spheres.Count; i++)
        {
            var p = spheres.Position[i];
            Assert.That(p, Is.EqualTo(box.Wrap(p)));
            Assert.That(p.Z, Is.InRange(spheres.Radius[i], height - spheres.Radius[i]));
            for (var j = 0; j < i; j++)
            {
                var gap = box.MinImage(p - spheres.Position[j]).Length - spheres.Radius[i] - spheres.Radius[j];
                Assert.That(gap, Is.GreaterThanOrEqualTo(-1e-20), $"particles {i} and {j} overlap beyond rounding");
            }
        }
    }

    [Test]
    public void SameSeedSamePlaces()
    {
        static Vec3[] Places(ulong seed)
        {
            var spheres = Powder.Draw(
                new SizeDistribution(new SizeDistributionSpec { Weighting = SizeWeighting.Volume }), new FilmSpec(), 1e-13, 1);
            SequentialInsertion.Fill(spheres, 90e-6, 90e-6, 0.3, seed);
            return spheres.Position;
        }
        var first = Places(2);
        Assert.That(Places(2), Is.EqualTo(first));
        Assert.That(Places(3), Is.Not.EqualTo(first));
    }
}
