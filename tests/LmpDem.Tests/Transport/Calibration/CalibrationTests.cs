using LmpDem.Transport.Activation;
using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;
using NUnit.Framework;
using Fitting = LmpDem.Transport.Calibration.Calibration;

namespace LmpDem.Tests.Transport.Calibration;

[TestFixture]
public sealed class CalibrationTests
{
    private const double AtFoil = 0.06;
    private const double Between = 0.12;

    // Bodies are counted one by one: activation moves in steps of 1 / (2 columns), and a threshold by scale / columns with them.
    private const double OneBody = 1.0 / (2 * PsiSample.Columns);

    private static readonly CriterionSettings Film = new() { Criterion = JunctionCriterion.FilmTheory };
    private static readonly bool[] Three = [false, true, false, true, false, true];

    [Test]
    public void TwoThresholdsAreFoundAgainAndTheLeftOutPointsPredicted()
    {
        var fit = Fit([PsiSample.Run(1)], Exact(1.0), Three, "psi_foil", "psi_bodies");
        // Two bodies' steps, and the last grid's step of 0.4 / 60 / 4^4.
        Assert.That(fit.Parameters[0].Value, Is.EqualTo(AtFoil).Within(2.0 * PsiSample.FoilScale(0.4) / PsiSample.Columns + 3e-5));
        Assert.That(fit.Parameters[1].Value, Is.EqualTo(Between).Within(2.0 * PsiSample.BodyScale(0.4) / PsiSample.Columns + 3e-5));
        Assert.That(fit.RmsCalibrated, Is.LessThan(OneBody));
        Assert.That(fit.WorstHeldOut, Is.LessThan(3 * OneBody));
        Assert.That(fit.Parameters.Any(p => p.AtBound), Is.False);
        Assert.That(fit.Points.Select(p => p.Calibrated), Is.EqualTo(Three));
    }

    [Test]
    public void IntervalsHoldTheValueAndEndWhereTheRmsHasGrown()
    {
        var fit = Fit([PsiSample.Run(1)], Exact(1.0), Three, "psi_foil");
        var p = fit.Parameters[0];
        Assert.That(p.ProfileLow, Is.LessThan(p.Value).And.LessThan(p.ProfileHigh));
        Assert.That(p.BootstrapLow, Is.Null);
        foreach (var end in (double[])[p.ProfileLow, p.ProfileHigh])
        {
            var held = new CriterionSettings
            {
                Criterion = JunctionCriterion.FilmTheory,
                Thresholds = new CriteriaSpec { PsiFoil = end, PsiBodies = Between }
            };
            var model = new RunActivation(PsiSample.Run(1), JunctionCriterion.FilmTheory, [0.2, 0.3, 0.4]).At(held);
            var rms = Math.Sqrt(
                model.Zip((double[])[0.2, 0.3, 0.4], (m, r) => Math.Pow(m - PsiSample.Exact(r, AtFoil, Between), 2)).Average());
            // The coarse grid of one parameter, 0.4 / 300, changes the rms by some 0.003.
            Assert.That(rms - fit.RmsCalibrated, Is.EqualTo(Fitting.UsualAllowance).Within(0.005));
        }
    }

    [Test]
    public void ResamplingShowsTheScatterOfRuns()
    {
        // Runs that open their films by 0.8 to 1.2 times: each by itself would want a threshold so many times as large.
        var fit = Fit([.. Enumerable.Range(0, 5).Select(k => PsiSample.Run((ulong)k + 1, 0.8 + 0.1 * k))], Exact(1.0), Three, "psi");
        var p = fit.Parameters[0];
        Assert.That(p.BootstrapLow, Is.LessThan(p.Value));
        Assert.That(p.BootstrapHigh, Is.GreaterThan(p.Value));
        // The mean of five runs scatters by sd / sqrt(5) = 7 %, so 95 % lie within some 14 %; the value is near 0.1.
        Assert.That(p.BootstrapHigh - p.BootstrapLow, Is.InRange(0.01, 0.05));
        Assert.That(fit.Points[^1].Deviation, Is.GreaterThan(0.02));
    }

    [Test]
    public void AValueBeyondTheBoundsStandsAtItsBound()
    {
        var fit = Fitting.Fit(
            CalibrationModel.Of([PsiSample.Run(1)], Held, [Parameter("psi_foil") with { Lower = 0.1, Upper = 0.3 }]), Exact(1.0), Three);
        Assert.That(fit.Parameters[0].Value, Is.EqualTo(0.1).Within(0.002), "a hundredth of the bounds' distance");
        Assert.That(fit.Parameters[0].AtBound, Is.True);
    }

    [Test]
    public void AnOpenedAreaStandsInForPsi()
    {
        // In the sample every contact has 1 um2, so an opened area of x um2 is a psi of x.
        var open = new CriterionSettings
        {
            Criterion = JunctionCriterion.FilmTheory,
            Thresholds = new CriteriaSpec { PsiFoil = 0.0, PsiBodies = 0.0 }
        };
        var fit = Fitting.Fit(
            CalibrationModel.Of(
                [PsiSample.Run(1)], open,
                [Parameter("opened_foil") with { Upper = 0.4e-12 }, Parameter("opened_bodies") with { Upper = 0.4e-12 }]),
                Exact(1.0), Three);
        Assert.That(1e12 * fit.Parameters[0].Value, Is.EqualTo(AtFoil).Within(0.005));
        Assert.That(1e12 * fit.Parameters[1].Value, Is.EqualTo(Between).Within(0.005));
    }

    [TestCase(1.9e6, true)]
    [TestCase(2.1e6, false)]
    public void AnExtrusionPressureAboveTheContactsClosesAll(double pressure, bool conducts)
    {
        // Every contact of the sample bears 2 uN on 1 um2, 2 MPa.
        var settings =
            new CriterionSettings
            {
                Criterion = JunctionCriterion.FilmTheory,
                Thresholds = new CriteriaSpec { PsiFoil = 0.0, PsiBodies = 0.0, ExtrusionPressure = pressure }
            };
        Assert.That(RunActivation.Of(PsiSample.Network(0.3, 1.0), settings, 1), Is.EqualTo(conducts ? 1.0 : 0.0));
    }

    [Test]
    public void ARatioThatNoRunReachesIsRefused() =>
        Assert.That(() => Fit([PsiSample.Run(1, 1.0, [0.1, 0.2])], Exact(1.0), Three, "psi"),
            Throws.ArgumentException.With.Message.Contains("0.3"));

    private static CriterionSettings Held => Film with { Thresholds = new CriteriaSpec { PsiFoil = AtFoil, PsiBodies = Between } };

    private static List<MeasuredPoint> Exact(double softening) =>
        [.. PsiSample.Ratios.Select(r => new MeasuredPoint(r, PsiSample.Exact(r, AtFoil, Between, softening)))];

    private static CalibrationParameter Parameter(string name) => CalibrationParameter.OfCriteria.Single(p => p.Name == name);

    private static Fitting Fit(CalibrationRun[] runs, List<MeasuredPoint> measured, bool[] used, params string[] names) =>
        Fitting.Fit(CalibrationModel.Of(runs, Held, [.. names.Select(Parameter)]), measured, used);
}
