using LmpDem.Transport.Activation;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Activation;

public sealed class MeasuredActivationTests
{
    private static readonly MeasuredActivation Measured = Papers.Kang.Measured;

    // 30-35 %: 0.22 -> 0.56, so 0.5 lies at 0.30 + 0.05 * 0.28 / 0.34.
    [Test]
    public void HalfActivationIsMeasuredNear34PerCent() =>
        Assert.That(Measured.Curve.RatioAt(0.5), Is.EqualTo(0.30 + 0.05 * 0.28 / 0.34).Within(1e-15));

    // 7.1 % per point over 0.44 % per point.
    [Test]
    public void TheMeasuredSlopesDifferBySixteen() =>
        Assert.That(Measured.SlopeRatio, Is.EqualTo(7.1 / 0.44).Within(1e-12));

    [Test]
    public void TheMisfitIsTheRootMeanSquareByHand()
    {
        // Differences: 0, 0.1, 0.04, -0.01, -0.12, -0.06, 0.07.
        var model = new ActivationCurve([(0, 0), (0.1, 0.1), (0.2, 0.1), (0.25, 0.1), (0.3, 0.1), (0.35, 0.5), (0.4, 1.0)]);
        var byHand = Math.Sqrt((0.01 + 0.0016 + 0.0001 + 0.0144 + 0.0036 + 0.0049) / 7);
        var misfit = Measured.Misfit(model);
        Assert.That(misfit.Rms, Is.EqualTo(byHand).Within(1e-15));
        Assert.That(misfit.Points, Is.EqualTo(7));
        Assert.That(Measured.Misfit(Measured.Curve).Rms, Is.Zero);
    }

    [Test]
    public void OnlyCoveredRatiosAreCompared()
    {
        var half = Measured.Misfit(new ActivationCurve([(0.0, 0.0), (0.11, 0.0), (0.2, 0.06)]));
        Assert.That(half.Points, Is.EqualTo(3));
        Assert.That(half.Rms, Is.EqualTo(0.0).Within(1e-15));
        var low = Measured.Misfit(new ActivationCurve([(0.0, 0.0), (0.1, 0.03), (0.2, 0.06)]));
        Assert.That(low.Rms, Is.EqualTo(0.03 / Math.Sqrt(3)).Within(1e-15));
        (double, double)[] from = [(0.0, 0.0), (0.1, 0.0), (0.2, 0.1), (0.3, 0.2)];
        Assert.That(Measured.Misfit(new ActivationCurve([.. from, (0.398, 0.93)])).Points, Is.EqualTo(7));
        Assert.That(Measured.Misfit(new ActivationCurve([.. from, (0.39, 0.93)])).Points, Is.EqualTo(6));
        Assert.That(Measured.Misfit(new ActivationCurve([])), Is.EqualTo(new ActivationMisfit(null, 0)));
    }

    [Test]
    public void NothingIsReadBetweenStatesFarApart()
    {
        // Measured at 10, 20 and 25 %: between states 15 % apart lies no value, beside one its own.
        var curve = new ActivationCurve([(0.0, 0.0), (0.102, 0.05), (0.252, 0.15), (0.40, 0.9)]);
        Assert.That(curve.ComparableAt(0.10), Is.EqualTo(0.05).Within(0.002));
        Assert.That(curve.ComparableAt(0.20), Is.Null);
        Assert.That(curve.ComparableAt(0.25), Is.EqualTo(0.15));
        Assert.That(Measured.Misfit(curve).Points, Is.EqualTo(4), "0, 10, 25 and 40 %");
    }

    [Test]
    public void ARatioHalfAPointBeyondAnEndCountsAsTheEnd()
    {
        var curve = new ActivationCurve([(0.0002, 0.1), (0.3985, 0.9)]);
        Assert.That((curve.NearestTo(0.0), curve.NearestTo(0.4)), Is.EqualTo(((double?)0.1, (double?)0.9)));
        Assert.That(curve.NearestTo(0.404), Is.Null);
        Assert.That(curve.At(0.0), Is.Null, "the curve itself ends where its points do");
    }

    [Test]
    public void ACurveThatNeverRisesHasNoRatioAtHalf()
    {
        Assert.That(new ActivationCurve([(0, 0), (0.4, 0.3)]).RatioAt(0.5), Is.Null);
        Assert.That(new ActivationCurve([(0, 0), (0.4, 0.3)]).SlopeRatio(Measured.Slopes!), Is.EqualTo(1.0).Within(1e-12));
        Assert.That(new ActivationCurve([(0.1, 0), (0.4, 0.3)]).SlopeRatio(Measured.Slopes!), Is.Null);
        Assert.That(new ActivationCurve([(0, 0.1), (0.25, 0.1), (0.4, 0.3)]).SlopeRatio(Measured.Slopes!), Is.Null, "level early");
        Assert.That(() => new ActivationCurve([(0.2, 0), (0.1, 0)]), Throws.ArgumentException);
    }
}
