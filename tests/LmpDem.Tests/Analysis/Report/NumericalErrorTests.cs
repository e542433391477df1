using System.Text.Json;
using System.Xml.Linq;
using LmpDem.Analysis;
using LmpDem.Analysis.Errors;
using LmpDem.Analysis.Report;
using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Tests.Scenarios;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

/// <summary>Numerical errors in the report: those of a convergence table made by hand, and those of the run's own pores.</summary>
[TestFixture]
[Parallelizable]
public sealed class NumericalErrorTests
{
    private const string Head = "setting,own_value,value,finer,ratio_asked,pressure_asked_MPa,quantity,own,changed,change,unit\n";

    private const string Study = Head
        + "mesh,\"5,3\",\"4,3\",0,0.4,,load_MPa,2,2.6,30,%\n" // a finer mesh is there: this says nothing
        + "mesh,\"5,3\",\"6,4\",1,0.1,,load_MPa,0.5,0.45,-10,%\n"
        + "mesh,\"5,3\",\"6,4\",1,0.45,,load_MPa,2,1.94,-3,%\n"
        + "speed,700,350,0,0.45,,load_MPa,2,2.08,4,%\n"
        + "foil,100 um,133 um,1,0.4,,load_MPa,2,4,100,%\n"
        + "mesh,\"5,3\",\"6,4\",1,0.1,,activation_film_theory,0.05,0.06,1,points\n"
        + "voxel,1 um,0.667 um,1,0.4,,tortuosity,2.1,2.2,5,%\n"
        + "mesh,\"5,3\",\"6,4\",1,0.4,,tortuosity,2.1,2.163,3,%\n"
        + "mesh,\"5,3\",\"6,4\",1,0.4,,area_li_cu,0,0.1,,%\n";

    private SampleRun run = null!;
    private string study = "";

    [SetUp]
    public void MakeRun()
    {
        run = new SampleRun().WithNetworks();
        study = Path.Combine(run.Root, "study");
        Directory.CreateDirectory(study);
        File.WriteAllText(Path.Combine(study, ErrorTable.FileName), Study);
    }

    [TearDown]
    public void RemoveRun() => run.Dispose();

    [Test]
    public void SettingsAddAsSquaresAtTheStateAndTheFoilIsNoneOfThem()
    {
        var load = ErrorTable.Read(study).Of("load_MPa", 0.45)!;
        Assert.That(load.Value, Is.EqualTo(5).Within(1e-9), "3 and 4 %");
        Assert.That(load.From, Is.EqualTo("mesh 5,3 to 6,4: 3 %; speed 700 to 350 (coarser): 4 %; added as squares"));
        Assert.That(load.Text, Is.EqualTo("about 5 %"));
    }

    [Test]
    public void WhereTheStateWasNotRunItsNeighboursCountAndTheWordsSaySo()
    {
        var table = ErrorTable.Read(Path.Combine(study, ErrorTable.FileName));
        Assert.That(table.Of("load_MPa", 0.25)!.From,
            Is.EqualTo("mesh 5,3 to 6,4: 10 % at 10 and 45 %; speed 700 to 350 (coarser): 4 % at 45 %; added as squares"));
        Assert.That(table.Of("load_MPa", 0.5)!.From, Does.StartWith("mesh 5,3 to 6,4: 3 % at 45 %;"));
        Assert.That(table.Of("load_MPa", null)!.From, Does.StartWith("mesh 5,3 to 6,4: 10 %, the largest of all states;"));
        Assert.That(table.Of("load_MPa", null)!.Value, Is.EqualTo(Math.Sqrt(116)).Within(1e-9));
        Assert.That(table.Of("thickness_um", 0.4), Is.Null, "not known is not zero");
    }

    [Test]
    public void TheReportShowsThemBesideTheHeadlineNumbersAndTheStatements()
    {
        var page = Report(ErrorTable.Read(study));
        Assert.That(Fact(page, "Largest load"), Is.EqualTo("4.00 MPa, numerical error about 5 %"));
        Assert.That(Fact(page, "Thickness there"), Does.Not.Contain("numerical error"), "nothing tells it");
        Assert.That(Fact(page, "Activation at 40 %"), Does.EndWith("numerical error about 1 point"));
        Assert.That(Row(page, "numerical-error", "thickness (µm)"), Does.Contain("not known"));
        Assert.That(Row(page, "paper", "Activation, film opened"), Does.Contain("about 1 point"));
        Assert.That(Row(page, "paper", "EBAC along the depth"), Does.Not.Contain("about"));
    }

    [Test]
    public void CellsOfTwoSizesInTheRunStandInForTheVoxelOfTheTable()
    {
        var path = Path.Combine(run.Root, "networks.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Select((line, k) => line + (k == 0 ? ",tortuosity_z_error" : ",0.084")));
        var own = new RunErrors(RunRecord.Read(run.Root), null).Numbers.Single(n => n.Quantity == "tortuosity");
        Assert.That(own.Error!.Value, Is.EqualTo(4).Within(1e-9), "0.084 of 2.1");
        Assert.That(own.Error.From, Does.StartWith("cells of two sizes in this run"));
        var both = new RunErrors(RunRecord.Read(run.Root), ErrorTable.Read(study)).Numbers.Single(n => n.Quantity == "tortuosity").Error!;
        Assert.That(both.Value, Is.EqualTo(5).Within(1e-9), "4 % by the cells and 3 % by the mesh");
        Assert.That(both.From, Does.Not.Contain("voxel"));
    }

    [Test]
    public void WithoutATableNothingIsInventedAndThePageSaysHowToGetOne()
    {
        var page = Report(null);
        Assert.That(page.Value, Does.Contain("No convergence table of this scenario is known").And.Not.Contain("numerical error about"));
        Assert.That(Row(page, "numerical-error", "load (MPa)"), Does.Contain("not known"));
    }

    [Test]
    public void AnotherScenarioIsNamedByItsKeys()
    {
        Assert.That(Origin(), Is.EqualTo("Convergence table: study/convergence.csv; it is not known on which scenario it was measured."));
        var resolved = File.ReadAllText(Path.Combine(run.Root, "scenario.resolved.yaml"));
        File.WriteAllText(Path.Combine(study, "scenario.yaml"), resolved.Replace("seed: 1", "seed: 7", StringComparison.Ordinal));
        Assert.That(Origin(), Does.EndWith("measured on the same scenario with seed 7 (here 1)."));
        File.WriteAllText(Path.Combine(study, "scenario.yaml"), resolved.Replace("84 um", "60 um", StringComparison.Ordinal));
        Assert.That(Origin(), Does.EndWith("measured on another scenario: electrode.thickness 60 um there, 84 um here."));

        string? Origin() => new RunErrors(RunRecord.Read(run.Root), ErrorTable.Read(study)).Origin;
    }

    [Test]
    public void TheCommandTakesATable()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = CommandLine.Invoke(["report", run.Root, "--json", "--convergence", study], output, error);
        Assert.That(code, Is.Zero, error.ToString());
        var told = JsonDocument.Parse(output.ToString()).RootElement;
        Assert.That(told.GetProperty("numerical_errors_from").GetString(), Does.Contain("study/convergence.csv"));
        var load = told.GetProperty("numbers").EnumerateArray().Single(n => n.GetProperty("quantity").GetString() == "load_MPa");
        Assert.That(load.GetProperty("error").GetProperty("value").GetDouble(), Is.EqualTo(5).Within(1e-9));
    }

    [Test]
    public void TheStudyBesideARunCountsWhereItsScenarioIsTheRuns()
    {
        using var of = new RunFolder(run.Root);
        Assert.That(ErrorTables.Of(of), Is.Null, "a study elsewhere is none of the run's");
        var beside = run.Root + "-converge";
        Directory.Move(study, beside);
        try
        {
            Assert.That(ErrorTables.Of(of), Is.Null, "its scenario is not known");
            File.Copy(Path.Combine(run.Root, "scenario.resolved.yaml"), Path.Combine(beside, "scenario.yaml"));
            Assert.That(ErrorTables.Of(of)?.Path, Is.EqualTo(Path.Combine(beside, ErrorTable.FileName)));
            File.AppendAllText(Path.Combine(beside, "scenario.yaml"), "contact:\n  friction: 0.5\n");
            Assert.That(ErrorTables.Of(of), Is.Null, "another scenario");
            File.Copy(Path.Combine(run.Root, "scenario.resolved.yaml"), Path.Combine(beside, "scenario.yaml"), overwrite: true);
            File.WriteAllText(Path.Combine(beside, ErrorTable.FileName), "torn\n");
            Assert.That(ErrorTables.Of(of), Is.Null, "a damaged study is no error of the report");
        }
        finally
        {
            Directory.Delete(beside, recursive: true);
        }
    }

    [Test]
    public void TheTableThatComesWithTheProgramIsOfThePapersScenario()
    {
        var table = ErrorTable.Read(Path.Combine(AppContext.BaseDirectory, "convergence", "lmp-84um"));
        var scenario = ScenarioTests.ReadyScenarios().Single(f => f.EndsWith("lmp-84um.yaml", StringComparison.Ordinal));
        var keys = ResolvedKeys.Read(new RunStamp(ScenarioReader.ReadFile(scenario, []), 1).Text);
        Assert.That(RunErrors.Differences(table, keys), Is.Empty);
        Assert.That(table.Of("load_MPa", 0.4)!.From, Is.EqualTo(
            "speed 700 to 1400: 1.5 %; mesh 5,3 to 6,4: 1.8 %; added as squares"));
    }

    [Test]
    public void WhatIsNoConvergenceTableIsRefusedInASentence()
    {
        Assert.That(() => ErrorTable.Read("/no/study"), Throws.TypeOf<TableException>().With.Message.Contains("/no/study: no such file"));
        Assert.That(() => ErrorTable.Read(run.Root), Throws.TypeOf<TableException>().With.Message.Contains("lmpdem converge SCENARIO"));
        var (file, error) = (Path.Combine(run.Root, "summary.csv"), new StringWriter());
        Assert.That(CommandLine.Invoke(["report", run.Root, "--convergence", file], new StringWriter(), error), Is.EqualTo(2));
        Assert.That(error.ToString(), Does.StartWith($"error: {file}:1:1: setting: no such column; expected a convergence.csv"));
        File.WriteAllText(file, Head + "mesh,\"5,3\",\"6,4\",1,0.1,,load_MPa,1,2,much,%\n");
        Assert.That(() => ErrorTable.Read(file),
            Throws.TypeOf<TableException>().With.Message.EndsWith(":2:1: change: \"much\" is no number"));
        File.WriteAllText(file, Head + "mesh,5,3,6,4,1,0.1,,load_MPa,1,2,3,%\n");
        Assert.That(() => ErrorTable.Read(file), Throws.TypeOf<TableException>().With.Message.EndsWith("13 cells for 11 columns"));
    }

    private XElement Report(ErrorTable? table) =>
        XDocument.Parse(File.ReadAllText(RunReport.Write(run.Root, Papers.Kang, table: table).Path)).Root!;

    private static string Fact(XElement page, string name) => Plain(
        page.Descendants("dt").Single(d => Plain(d) == name).ElementsAfterSelf("dd").First());

    private static string Row(XElement page, string section, string first) => Plain(
        page.Descendants("section").Single(s => s.Attribute("id")?.Value == section).Descendants("tr")
            .First(r => Plain(r.Elements().First()).StartsWith(first, StringComparison.Ordinal)));

    private static string Plain(XElement element) => element.Value.Replace('\u00A0', ' ');
}
