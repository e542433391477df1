using LmpDem.Transport.Plating;
using NUnit.Framework;

namespace LmpDem.Tests.Transport.Plating;

public sealed class ChargeTransferTests
{
    private static readonly PlatingSpec Spec = new() { InterphaseResistance = 0.0 };

    // By hand, f = F/RT = 38.92174 1/V at 298.15 K, i0 = 10 A/m2, alpha = 0.5: i = 20 sinh(19.46087 w); sinh 0.9730435 = 1.1340265.
    [TestCase(0.001, 0.3892419)]
    [TestCase(0.05, 22.68053)]
    [TestCase(-0.05, -22.68053)]
    public void ButlerVolmerHasItsHandValues(double driving, double expected) =>
        // digits given
        Assert.That(ChargeTransfer.OnLithium(Spec).At(driving).Current, Is.EqualTo(expected).Within(1e-6 * Math.Abs(expected)));

    [Test]
    public void SmallOverpotentialsAreLinear()
    {
        const double w = 1e-4;
        var curved = ChargeTransfer.OnLithium(Spec).At(w).Current;
        var straight = ChargeTransfer.OnLithium(Spec with { Kinetics = KineticsLaw.Linear }).At(w).Current;
        Assert.That(curved / straight - 1.0, Is.EqualTo(0.0).Within(1e-6)); // sinh x / x - 1 = x^2/6 = 6e-7 at x = f w/2
    }

    [TestCase(0.3)]
    [TestCase(0.5)]
    [TestCase(0.8)]
    public void LargeOverpotentialsFollowTafel(double alpha)
    {
        var kinetics = ChargeTransfer.OnLithium(Spec with { ChargeTransferCoefficient = alpha });
        var decade = Math.Log(10.0) / (alpha * kinetics.InverseThermalVoltage); // 118.3 mV for alpha = 0.5
        var ratio = kinetics.At(0.4 + decade).Current / kinetics.At(0.4).Current;
        Assert.That(ratio, Is.EqualTo(10.0).Within(1e-5)); // the back reaction is exp(-f w) = 2e-7 of it at 0.4 V
    }

    [Test]
    public void CopperPlatesAboveItsThresholdAndNeverDissolves()
    {
        var kinetics = ChargeTransfer.OnCopper(Spec);
        Assert.That(kinetics.At(0.039).Current, Is.Zero);
        Assert.That(kinetics.At(-0.5).Current, Is.Zero);
        Assert.That(kinetics.At(0.090).Current, Is.EqualTo(22.68053).Within(2e-5)); // 50 mV above 40 mV, as on lithium
    }

    [TestCase(1e-9)]
    [TestCase(1e-3)]
    [TestCase(10.0)]
    public void AResistanceInSeriesAddsItsDrop(double resistance)
    {
        var kinetics = ChargeTransfer.OnLithium(Spec with { ChargeTransferCoefficient = 0.2 });
        foreach (var driving in new[] { -40.0, -0.3, -1e-3, 1e-3, 0.3, 40.0 })
        {
            var (current, slope) = kinetics.Behind(driving, resistance);
            var v = driving - resistance * current;
            // Near the surface the drop is rounded like w itself, which the slope of the law multiplies.
            Assert.That(kinetics.At(v).Current, Is.EqualTo(current)
                .Within(1e-9 * Math.Abs(current) + kinetics.At(v).Slope * 1e-13 * Math.Abs(driving)));
            var step = 1e-6 * Math.Abs(driving);
            var quotient =
                (kinetics.Behind(driving + step, resistance).Current - kinetics.Behind(driving - step, resistance).Current) / (2.0 * step);
            Assert.That(slope, Is.EqualTo(quotient).Within(1e-4 * quotient)); // second order in the step
        }
    }
}
