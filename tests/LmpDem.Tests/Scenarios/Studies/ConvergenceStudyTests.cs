using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Studies;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

/// <summary>The study behind `lmpdem converge`: which steps it takes, and that it is a study as any other.</summary>
[TestFixture]
public sealed class ConvergenceStudyTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-steps-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void OneSettingAtATimeIsChangedCheapestFirst()
    {
        var study = new ConvergenceStudy(Bodies(), ConvergenceStudy.Settings, folder);
        Assert.That(study.Steps.Select(s => s.Seconds), Is.Ordered);
        Assert.That(study.Steps.Where(s => s.Setting == "mesh").Select(s => s.Text), Is.EquivalentTo((string[])["4,3", "6,4"]));
        Assert.That(study.Steps.Where(s => s.Setting == "speed").Select(s => s.Text), Is.EquivalentTo((string[])["350", "1400"]));
        Assert.That(study.Steps.Single(s => s is { Setting: "foil", IsFiner: true }).Text, Is.EqualTo("60 um x 60 um"));
        var read = Study.ReadFile(study.Write(study.Steps));
        Assert.That(read.Members, Has.Count.EqualTo(study.Steps.Count + 1));
        foreach (var (step, member) in study.Steps.Zip(read.Members.Skip(1)))
        {
            var changed = member.Factors.Zip(read.Members[0].Factors).Where(f => f.First != f.Second).Select(f => f.First.Key);
            Assert.That(changed, Is.EqualTo(step.Values.Select(v => v.Key)), step.Setting);
        }
    }

    [Test]
    public void ABudgetTakesTheCheapestAndALargerOneOnlyAdds()
    {
        var study = new ConvergenceStudy(Bodies(), ConvergenceStudy.Settings, folder);
        var all = study.BaseSeconds + study.Steps.Sum(s => s.Seconds);
        Assert.That(study.Within(all + 1e-6), Is.EqualTo(study.Steps));
        var some = study.Within(all / 2);
        Assert.That(some, Has.Count.GreaterThan(0).And.Count.LessThan(study.Steps.Count));
        Assert.That(some, Is.EqualTo(study.Steps.Take(some.Count)));
        Assert.That(study.Within(0), Is.Empty);
    }

    [Test]
    public void SettingsWithoutUseAreLeftOut()
    {
        var spheres = ScenarioReader.ReadText(RunTests.Small + "\ntransport: { enabled: false }\n", "test");
        Assert.That(new ConvergenceStudy(spheres, ConvergenceStudy.Settings, folder).Steps.Select(s => s.Setting).Distinct(),
            Is.EquivalentTo((string[])["press", "foil"]));
    }

    private static Scenario Bodies() => ScenarioReader.ReadText(
        RunTests.Small.Replace("ratios: [0]", "ratios: [0, 10 %]", StringComparison.Ordinal) + "\ncompact: { enabled: true }\n", "test");
}
