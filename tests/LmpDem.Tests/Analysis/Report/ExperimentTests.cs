using LmpDem.Analysis;
using LmpDem.Analysis.Report;
using LmpDem.Transport.Activation;
using LmpDem.Transport.Networks;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

[TestFixture]
public sealed class ExperimentTests
{
    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void ResidualsAreRunMinusMeasurementWhereTheRunReaches()
    {
        File.WriteAllText(path, "ratio,activation\n0.1,0\n0.3,0.5\n0.45,0.9\n");
        var experiment = new Experiment(MeasuredCurve.Read(path));
        var series = new ActivationSeries(JunctionCriterion.FilmTheory, new ActivationCurve([(0.0, 0.0), (0.4, 0.8)])); // twice the ratio
        var residuals = experiment.Residuals(series).Select(r => r.Residual).ToArray();
        Assert.That(residuals[0], Is.EqualTo(0.2).Within(1e-12));
        Assert.That(residuals[1], Is.EqualTo(0.1).Within(1e-12));
        Assert.That(residuals[2], Is.Null);
        Assert.That(experiment.Misfit(series)!.Value.Rms, Is.EqualTo(Math.Sqrt((0.04 + 0.01) / 2)).Within(1e-12));
    }

    [Test]
    public void AReportShowsThem()
    {
        File.WriteAllText(path, "ratio,activation,error\n0.3,0.27,0.02\n0.4,0.98,0.02\n");
        using var run = new SampleRun().WithNetworks(0.05);
        var outcome = RunReport.Write(run.Root, Papers.Kang, experiment: new Experiment(MeasuredCurve.Read(path)));
        // The film criterion is the measured points plus 0.05: 0.27 and 0.98.
        Assert.That(outcome.Experiment!.Single(e => e.Criterion == "film_theory").Rms, Is.EqualTo(0.0).Within(1e-12));
        Assert.That(File.ReadAllText(outcome.Path),
            Does.Contain("figure-activation_experiment").And.Contain("Your measurement").And.Contain("2 points; all within"));
        Assert.That(File.Exists(Path.Combine(run.Root, "figures", "activation_experiment.svg")));
    }
}
