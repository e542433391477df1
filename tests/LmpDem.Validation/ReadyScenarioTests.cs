using LmpDem.Electrode.Quantities;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Validation;

/// <summary>
/// The ready-made scenarios, pressed to 20 % by the discrete elements alone, give the figures that were seen when they were written.
/// </summary>
[TestFixture]
public sealed class ReadyScenarioTests
{
    // Seeds differ by about a tenth in load and a quarter of a contact: another machine may round to another path, not to
    // another powder. The solids fraction is arithmetic, phi0 / (1 - ratio), and phi0 is met within 0.005.
    private const double LoadTolerance = 0.25;

    private const double CoordinationTolerance = 0.5;

    private const double SolidsTolerance = 0.005 / 0.8;

    [TestCase("loose", 0.50, 0.18, 5.38)] // a loose layer scatters most: seeds 1 to 3 give 0.15, 0.19 and 0.20 MPa
    [TestCase("lmp-84um", 0.57, 0.46, 6.17)]
    [TestCase("bimodal", 0.58, 0.39, 5.78)]
    [TestCase("dense", 0.60, 0.56, 6.83)]
    public void GivesItsFigures(string name, double solids, double loadMPa, double coordination)
    {
        var ready = ScenarioReader.ReadFile(
            PathOf(name),
            [new Override("press.ratios", "[0, 20 %]", "test"), new Override("press.unload", "false", "test"),
            new Override("compact.enabled", "false", "test")]);
        var rows = Press(ready);
        Assert.That(ready.Electrode.TargetSolidsFraction, Is.EqualTo(solids));
        Assert.That(rows, Has.Count.EqualTo(2));
        using var all = Assert.EnterMultipleScope();
        Assert.That(rows[1][Catalogue.CalenderingRatio], Is.EqualTo(0.2).Within(1e-6));
        Assert.That(rows[1][Catalogue.Solids], Is.EqualTo(solids / 0.8).Within(SolidsTolerance));
        Assert.That(rows[1][Catalogue.Load], Is.EqualTo(loadMPa).Within(100 * LoadTolerance).Percent);
        Assert.That(rows[1][Catalogue.Coordination], Is.EqualTo(coordination).Within(CoordinationTolerance));
        Assert.That(rows[1][Catalogue.Unbalanced], Is.LessThan(ready.Press.MaxUnbalanced));
        Assert.That(rows[1][Catalogue.InertialNumber], Is.LessThan(ready.Press.MaxInertialNumber));
        Assert.That(rows[1][Catalogue.OverCalendered], Is.Zero);
    }

    [Test]
    public void TheRollRunHasTwentyThousandParticles() =>
        Assert.That(RunPlan.ParticlesOf(ScenarioReader.ReadFile(PathOf("roll"), [])).Count, Is.GreaterThanOrEqualTo(20_000));

    private static List<StateRow> Press(Scenario scenario)
    {
        var rows = new Rows();
        var stamp = new RunStamp(scenario, 1);
        var settings = new RunSettings(1, CancellationToken.None);
        CalenderStage.Run(PackStage.Run(stamp, settings, rows), stamp, settings, rows);
        return rows.All;
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LmpDem.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "scenarios", name + ".yaml");
    }

    private sealed class Rows : IRunObserver
    {
        public List<StateRow> All { get; } = [];

        public void On(RunEvent what)
        {
            if (what is SpheresPressed pressed) All.Add(pressed.State.Row!);
        }
    }
}
