using LmpDem.Dem.Bodies;
using LmpDem.Dem.Packing;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Packing;

public sealed class PowderTests
{
    private static readonly SizeDistributionSpec Spec = new() { Weighting = SizeWeighting.Volume };

    private static Spheres Draw(SizeDistributionSpec spec, double volume, ulong seed) =>
        Powder.Draw(new SizeDistribution(spec), new FilmSpec(), volume, seed);

    [TestCase(1.35, 4.8e-13)]
    [TestCase(1.35, 7e-14)]
    [TestCase(1.0, 4.8e-13)]
    public void VolumesCloseTheBalance(double sigmaG, double volume)
    {
        for (var seed = 0UL; seed < 20; seed++)
        {
            var spheres = Draw(Spec with { SigmaG = sigmaG }, volume, seed);
            // Rounding of a few hundred sums and a cube root each.
            Assert.That(spheres.SolidVolume / volume, Is.EqualTo(1.0).Within(1e-12));
            if (sigmaG == 1.0) continue;
            Assert.That(spheres.Radius, Is.All.InRange(0.5 * 10e-6 * (1 - 1e-12), 0.5 * 40e-6 * (1 + 1e-12)),
                "the cuts hold for the last particle too");
        }
    }

    [TestCase(SizeWeighting.Number)]
    [TestCase(SizeWeighting.Volume)]
    public void DrawsFollowTheDistributionAsked(SizeWeighting weighting)
    {
        var distribution = new SizeDistribution(Spec with { Weighting = weighting });
        var certificate = SizeCertificate.Of(Powder.Draw(distribution, new FilmSpec(), 5e-11, 11), distribution);
        Assert.That(certificate.Count, Is.GreaterThan(5000));
        // Kolmogorov: plain draws exceed 1.95/sqrt(n) once in a thousand seeds.
        Assert.That(certificate.NumberDistance, Is.LessThan(1.95 / Math.Sqrt(certificate.Count)));
        // By volume the largest particles weigh most: fewer effective draws, about n <D3>^2/<D6>, a third of n here.
        Assert.That(certificate.VolumeDistance, Is.LessThan(1.95 / Math.Sqrt(certificate.Count / 4.0)));
        // Three standard errors of a median are about 3 * 1.25 ln(1.35) / sqrt(n) = 1.5 %.
        Assert.That(certificate.Number.D50 / certificate.TargetNumber.D50, Is.EqualTo(1.0).Within(0.015));
    }

    [Test]
    public void WeightingMatters()
    {
        var number = new SizeDistribution(Spec with { Weighting = SizeWeighting.Number });
        var volume = new SizeDistribution(Spec);
        var drawn = Powder.Draw(volume, new FilmSpec(), 5e-11, 3);
        // The distributions lie 0.3 apart; a draw of thousands from one is no draw from the other.
        Assert.That(SizeCertificate.Of(drawn, number).NumberDistance, Is.GreaterThan(0.2));
    }

    [Test]
    public void SameSeedSameBytesAnotherSeedAnotherPowder()
    {
        var (a, b, c) = (Draw(Spec, 4.8e-13, 5), Draw(Spec, 4.8e-13, 5), Draw(Spec, 4.8e-13, 6));
        Assert.That(b.Radius, Is.EqualTo(a.Radius));
        Assert.That(b.FilmThickness, Is.EqualTo(a.FilmThickness));
        Assert.That(c.Radius, Is.Not.EqualTo(a.Radius));
    }

    [Test]
    public void FilmsScatterLogNormallyAboutTheirMedian()
    {
        var films = Draw(Spec, 5e-11, 2).FilmThickness.Select(t => Math.Log(t)).ToArray();
        var mean = films.Average();
        var deviation = Math.Sqrt(films.Average(f => (f - mean) * (f - mean)));
        // Four standard errors of mean and deviation of ln(thickness).
        Assert.That(mean, Is.EqualTo(Math.Log(100e-9)).Within(4.0 * 0.25 / Math.Sqrt(films.Length)));
        Assert.That(deviation, Is.EqualTo(0.25).Within(4.0 * 0.25 / Math.Sqrt(2.0 * films.Length)));
    }

    [Test]
    public void BinderOfFiveWeightPercentTakes16VolumePercent() =>
        // The figure of the material table, to its digits.
        Assert.That(new BinderSpec().VolumeFraction(534), Is.EqualTo(0.016).Within(0.0005));

    [Test]
    public void ArealCapacityGivesTheSolidsFractionOfThePaper()
    {
        // 47.9 um of lithium is 9.9 mAh/cm2; 1 mAh/cm2 = 36,000 C/m2.
        var spec = new ElectrodeSpec { ArealCapacity = 9.87 * 36e3 };
        Assert.That(spec.TargetSolidsFraction, Is.EqualTo(0.57).Within(0.001));
    }
}
