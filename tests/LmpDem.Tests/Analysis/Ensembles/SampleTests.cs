using LmpDem.Analysis.Ensembles.Statistics;
using LmpDem.Engine.Numerics;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Ensembles;

/// <summary>Intervals against what is known of them: how often they hold the mean, how long they are, textbook values.</summary>
[TestFixture]
[Parallelizable]
public sealed class SampleTests
{
    [Test]
    public void TheStudentIntervalHoldsTheMeanOfNormalSamplesInNineteenOfTwentyCases()
    {
        const int samples = 4000;
        var held = 0;
        for (var k = 0; k < samples; k++)
        {
            var random = new Philox(5, "coverage", (ulong)k);
            double[] values = [.. Enumerable.Range(0, 6).Select(_ => 3.0 + 0.2 * random.NextNormal())];
            if (Sample.StudentInterval(values)!.Value.Contains(3.0)) held++;
        }

        // Three standard deviations of a count of 4000 at 95 % are 1.0 %.
        Assert.That((double)held / samples, Is.EqualTo(0.95).Within(0.0104));
    }

    [Test]
    public void TheBootstrapIntervalOfManyNormalValuesIsThatOfStudent()
    {
        var random = new Philox(7, "normal");
        double[] values = [.. Enumerable.Range(0, 400).Select(_ => 10.0 + random.NextNormal())];
        var (student, bootstrap) = (Sample.StudentInterval(values)!.Value, new Bootstrap().OfMean(values)!.Value);
        // Ends of 2000 resamples scatter by some 3 % of the width
        Assert.That(bootstrap.Width / student.Width, Is.EqualTo(1.0).Within(0.06));
        Assert.That((bootstrap.Lower + bootstrap.Upper) / 2, Is.EqualTo(values.Average()).Within(0.06 * student.Width));
    }

    // Of an exponential distribution the interval of the mean must reach farther up than down; Student's is symmetric.
    [Test]
    public void TheBootstrapIntervalFollowsTheSkewOfTheValues()
    {
        var random = new Philox(9, "exponential");
        double[] values = [.. Enumerable.Range(0, 60).Select(_ => -Math.Log(random.NextUniform()))];
        var interval = new Bootstrap().OfMean(values)!.Value;
        Assert.That(interval.Upper - values.Average(), Is.GreaterThan(1.1 * (values.Average() - interval.Lower)));
    }

    [Test]
    public void ResamplesRepeatAndFollowTheirSeed()
    {
        double[] values = [1.0, 2.5, 3.0, 7.0, 8.0];
        var first = new Bootstrap(500, 3).OfMean(values);
        Assert.That(new Bootstrap(500, 3).OfMean(values), Is.EqualTo(first));
        Assert.That(new Bootstrap(500, 4).OfMean(values), Is.Not.EqualTo(first));
        Assert.That(new Bootstrap().OfMean([2.0, 2.0, 2.0]), Is.EqualTo(new Interval(2.0, 2.0)));
        Assert.That(new Bootstrap().OfMean([1.0, 2.0]), Is.Null, "two values have three resamples");
    }

    [TestCase(0.25, 1.75)]
    [TestCase(0.5, 2.5)]
    [TestCase(1.0, 4.0)]
    public void QuantilesAreThoseOfNumpy(double level, double expected) =>
        Assert.That(Sample.Quantile([1.0, 2.0, 3.0, 4.0], level), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void AQuantileAmongInfiniteValuesIsNone()
    {
        double[] ordered = [1.0, 2.0, double.PositiveInfinity, double.PositiveInfinity];
        Assert.That(Sample.Quantile(ordered, 0.0), Is.EqualTo(1.0));
        Assert.That(Sample.Quantile(ordered, 0.5), Is.Null);
        Assert.That(Sample.Quantile([], 0.5), Is.Null);
    }

    // By hand: t(0.975, 9) = 2.26216, so ten values of deviation 1 have a full width of 1.43071.
    [TestCase(1.0, 1.43072, 10)]
    [TestCase(1.0, 1.43070, 11)]
    [TestCase(0.0, 0.1, 2)]
    public void TheNumberNeededIsTheFirstWithAWidthBelowTheOneAsked(double deviation, double width, int expected) =>
        Assert.That(Sample.NeededFor(deviation, width), Is.EqualTo(expected));

    [Test]
    public void AWidthOutOfReachNeedsNoNumber() => Assert.That(Sample.NeededFor(1.0, 1e-6), Is.Null);

    // Chi squared with 9 degrees of freedom: 2.70039 and 19.02277 (tables).
    [Test]
    public void TheDeviationHasItsOwnInterval()
    {
        var interval = Sample.DeviationInterval(2.0, 10);
        Assert.That(interval.Lower, Is.EqualTo(2.0 * Math.Sqrt(9 / 19.02277)).Within(1e-5));
        Assert.That(interval.Upper, Is.EqualTo(2.0 * Math.Sqrt(9 / 2.70039)).Within(1e-5));
    }
}
