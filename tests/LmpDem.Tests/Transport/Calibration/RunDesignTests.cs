using LmpDem.Transport.Activation;
using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;
using NUnit.Framework;
using Fitting = LmpDem.Transport.Calibration.Calibration;

namespace LmpDem.Tests.Transport.Calibration;

[TestFixture]
public sealed class RunDesignTests
{
    private static readonly CriterionSettings Settings =
        new() { Criterion = JunctionCriterion.FilmTheory, Thresholds = new CriteriaSpec { PsiFoil = 0.06, PsiBodies = 0.12 } };
    private static readonly CalibrationParameter Strength =
        new() { Name = "film.strength", Unit = "MPa", UnitValue = 1e6, Lower = 1e8, Upper = 4e8 };
    private static readonly CalibrationParameter Modulus = new() { Name = "film.weibull_modulus", Lower = 3.0, Upper = 12.0 };

    // Films open the more, the weaker they are: by 2^-(log2(strength / 200 MPa) / 4).
    private static double Softening(double strength) => Math.Pow(2e8 / strength, 0.25);

    [Test]
    public void ActivationIsStraightInTheLogarithmBetweenRuns()
    {
        var model = RunDesign.Of([At(1e8), At(4e8)]).Model([Strength], Settings, []);
        var curves = model.Curves([0.4]);
        double Of(double strength) => curves([strength])[0][0];
        Assert.That(Of(2e8), Is.EqualTo(0.5 * (Of(1e8) + Of(4e8))).Within(1e-12));
        Assert.That(Of(1e8), Is.EqualTo(RunActivation.Of(PsiSample.Network(0.4, Softening(1e8)), Settings, 1)).Within(1e-12));
    }

    [Test]
    public void AKeyOfTheScenarioIsFoundBetweenItsRuns()
    {
        var measured = PsiSample.Ratios.Select(r => new MeasuredPoint(r, PsiSample.Exact(r, 0.06, 0.12, Softening(1.5e8)))).ToList();
        var fit = Fitting.Fit(
            RunDesign.Of([At(1e8), At(2e8), At(4e8)]).Model([Strength], Settings, []), measured, [false, true, false, true, false, true]);
        // Between runs a factor of two apart the straight line is off by some 0.002 in activation,
        // and a body counts 0.0025: 3 % in strength.
        Assert.That(fit.Parameters[0].Value, Is.EqualTo(1.5e8).Within(0.1e8));
        Assert.That(fit.WorstHeldOut, Is.LessThan(0.01));
    }

    [Test]
    public void TwoKeysMeetOnTheGridAndASeedWithAHoleIsLeftOut()
    {
        var runs = ((double, double)[])[(1e8, 3), (4e8, 3), (1e8, 12), (4e8, 12)];
        var all = runs.Select(r => At(r.Item1, r.Item2)).Append((PsiSample.Run(2), (IReadOnlyList<double>)[1e8, 3.0])).ToList();
        var design = RunDesign.Of(all);
        Assert.That(design.Seeds, Is.EqualTo(new[] { "seed 1" }));
        var curves = design.Model([Strength, Modulus], Settings, []).Curves([0.4]);
        var mean = runs.Average(r => curves([r.Item1, r.Item2])[0][0]);
        Assert.That(curves([2e8, 6.0])[0][0], Is.EqualTo(mean).Within(1e-12), "the middle of both logarithms");
    }

    [Test]
    public void OneValueIsNoDesign() =>
        Assert.That(() => RunDesign.Of([At(1e8)]), Throws.ArgumentException.With.Message.Contains("same value"));

    private static (CalibrationRun, IReadOnlyList<double>) At(double strength) => (PsiSample.Run(1, Softening(strength)), [strength]);

    private static (CalibrationRun, IReadOnlyList<double>) At(double strength, double modulus) =>
        (PsiSample.Run(1, Softening(strength) * (1.0 + 0.01 * modulus)), [strength, modulus]);
}
