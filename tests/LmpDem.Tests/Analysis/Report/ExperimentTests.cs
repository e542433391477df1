using LmpDem.Analysis.Figures;
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
    public void ErrorsMayBeHalfWidthsOrBounds()
    {
        File.WriteAllText(path, "activation, ratio, error\n0.5,0.35,0.1\n\n# a remark\n0.1,0.2,\n");
        Assert.That(Experiment.Read(path).Points, Is.EqualTo(new MeasuredPoint[] { new(0.2, 0.1, null, null), new(0.35, 0.5, 0.4, 0.6) }));
        File.WriteAllText(path, "calendering_ratio,activation,lower,upper\n0.3,0.2,0.15,0.3\n");
        Assert.That(Experiment.Read(path).Points, Is.EqualTo(new MeasuredPoint[] { new(0.3, 0.2, 0.15, 0.3) }));
    }

    [TestCase("", 1, "calendering_ratio", "missing")]
    [TestCase("ratio,share\n0.1,0.2\n", 1, "activation", "missing")]
    [TestCase("ratio,activation\n0.1,0.2\n0.2,much\n", 3, "activation", "allowed are 0 to 1.5")]
    [TestCase("ratio,activation\n0.1,0.2\n35,0.56\n", 3, "ratio", "allowed are 0 to 0.99; write shares, 0.35 for 35 %")]
    [TestCase("ratio,activation\n0.1,-0.1\n", 2, "activation", "allowed are 0 to 1.5")]
    [TestCase("ratio,activation\n0.1,NaN\n", 2, "activation", "no number")]
    [TestCase("ratio,activation\n0.1\n", 2, "activation", "1 values for 2 columns")]
    [TestCase("ratio,activation\n,0.2\n", 2, "ratio", "blank")]
    [TestCase("ratio,activation\n", 2, "activation", "no point")]
    public void BadTablesAreToldWithLineAndColumn(string text, int line, string column, string reason)
    {
        File.WriteAllText(path, text);
        var failure = Assert.Throws<ExperimentException>(() => Experiment.Read(path))!;
        Assert.That((failure.Line, failure.Column), Is.EqualTo((line, column)));
        Assert.That(failure.Message, Does.StartWith($"{path}: line {line}, column {column}: ").And.Contain(reason));
    }

    [Test]
    public void ResidualsAreRunMinusMeasurementWhereTheRunReaches()
    {
        File.WriteAllText(path, "ratio,activation\n0.1,0\n0.3,0.5\n0.45,0.9\n");
        var experiment = Experiment.Read(path);
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
        var outcome = RunReport.Write(run.Root, experiment: Experiment.Read(path));
        // The film criterion is the measured points plus 0.05: 0.27 and 0.98.
        Assert.That(outcome.Experiment!.Single(e => e.Criterion == "film_theory").Rms, Is.EqualTo(0.0).Within(1e-12));
        Assert.That(File.ReadAllText(outcome.Path), Does.Contain("figure-activation_experiment").And.Contain("Your measurement"));
        Assert.That(File.Exists(Path.Combine(run.Root, "figures", "activation_experiment.svg")));
    }
}
