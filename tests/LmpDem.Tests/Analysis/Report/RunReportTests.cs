using System.Xml.Linq;
using LmpDem.Analysis;
using LmpDem.Analysis.Figures;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Analysis.Report;

[TestFixture]
[Parallelizable]
public sealed class RunReportTests
{
    [Test]
    public void APageIsWellFormedAndSelfContained()
    {
        using var run = new SampleRun().WithBodies().WithNetworks();
        var page = Page(run);
        Assert.That(page.Attribute("lang")?.Value, Is.EqualTo("en"));
        Assert.That(page.Descendants("meta").Any(m => m.Attribute("name")?.Value == "viewport"));
        Assert.That(page.Descendants("script"), Is.Empty);
        Assert.That(page.Descendants().Attributes().Where(a => a.Name == "src").Select(a => a.Value[..5]), Is.All.EqualTo("data:"));
        Assert.That(page.Descendants("link").Select(l => l.Attribute("href")!.Value), Is.All.StartsWith("data:"));
        Assert.That(page.Descendants("a").Select(a => a.Attribute("href")!.Value), Has.None.Contains("//"));
        Assert.That(page.Descendants("style").Single().Value, Does.Not.Contain("url(").And.Not.Contain("@import"));
        Assert.That(page.Descendants("pre").Single().Value, Does.Contain("sample <&>"), "the scenario, letter by letter");
    }

    [Test]
    public void ADamagedTableMakesAPageAllTheSame()
    {
        using var run = new SampleRun().WithNetworks();
        var path = Path.Combine(run.Root, "networks.csv");
        File.WriteAllText(path, File.ReadAllText(path).Replace("giant_share", "gi\0ant", StringComparison.Ordinal));
        Assert.That(Page(run).Value, Does.Contain("gi\uFFFDant"));
    }

    [Test]
    public void ARowWhoseSolvesDidNotConvergeIsWarnedOf()
    {
        using var run = new SampleRun().WithNetworks();
        var path = Path.Combine(run.Root, "networks.csv");
        var lines = File.ReadAllLines(path);
        File.WriteAllLines(
            path, lines.Select((line, k) => line + (k == 0 ? ",unconverged,residual_over_tolerance" : k == 3 ? ",2,1230" : ",0,0.4")));
        Assert.That(RunReport.Write(run.Root, Papers.Kang).Warnings,
            Has.One.Contains("Not converged: 2 solves of the networks at 20 %").And.One.Contains("1.2e3 times"));
    }

    [Test]
    public void APageCanBeReadWithoutEyesAndWithoutMouse()
    {
        using var run = new SampleRun().WithBodies().WithNetworks();
        var page = Page(run);
        Assert.That(page.Descendants("img").Select(i => i.Attribute("alt")!.Value), Is.Not.Empty.And.All.Not.Empty);
        Assert.That(page.Descendants("figure").All(f => f.Elements("figcaption").Any()));
        Assert.That(page.Descendants("table").All(t => t.Elements("caption").Any()));
        Assert.That(page.Descendants("th").Select(t => t.Attribute("scope")?.Value), Is.All.EqualTo("col").Or.EqualTo("row"));
        Assert.That(page.Descendants("div").Where(d => d.Attribute("class")?.Value.StartsWith("scroll", StringComparison.Ordinal) == true)
            .Select(d => d.Attribute("tabindex")?.Value), Is.Not.Empty.And.All.EqualTo("0"));
        Assert.That(page.Element("body")!.Elements().First()
            .Attribute("href")?.Value, Is.EqualTo("#content"), "the first link skips to the content");
        var ids = page.Descendants().Attributes("id").Select(i => i.Value).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(page.Descendants("a").Select(a => a.Attribute("href")!.Value).Where(h => h.StartsWith('#'))
            .Select(h => h[1..]), Is.SubsetOf(ids));
    }

    [Test]
    public void LinksOfFiguresLeadToTheirFiles()
    {
        using var run = new SampleRun().WithNetworks();
        var elsewhere = Path.Combine(run.Root, "of mine", "page.html");
        foreach (var page in (string?[])[null, elsewhere])
        {
            var path = RunReport.Write(run.Root, Papers.Kang, page).Path;
            var links = XDocument.Parse(File.ReadAllText(path)).Descendants("a").Select(a => a.Attribute("href")!.Value)
                .Where(h => !h.StartsWith('#')).ToList();
            Assert.That(links, Has.Some.EndsWith("activation.csv"));
            Assert.That(links.Where(l => !File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Uri.UnescapeDataString(l)))), Is.Empty);
        }
    }

    [Test]
    public void ASectionStandsWithItsFile()
    {
        using var run = new SampleRun();
        var bare = Ids(run);
        Stands(() => run.WithProfile("activation_height.csv", "height_um", "activation"), "electronic", "figure-activation_height");
        Stands(() => run.WithProfile("ebac_profile.csv", "height_um", "collected"), "electronic", "figure-ebac_profile");
        Stands(() => run.WithProfile("plating_profile.csv", "height_um", "current_share"), "cells", "figure-plating_profile");
        Stands(() => run.WithProfile("stripping.csv", "capacity_mAh_cm2", "potential_V"), "cells", "figure-stripping");
        Stands(() => run.WithProfile("pore_sizes.csv", "diameter_um", "cumulative"), "ionic", "figure-pore_sizes");
        Stands(() => run.Write("junction_log.csv", "ratio_reached,first,second,origin,volume_joined_um3\n0.3,1,2,film,1200\n"),
            "junctions");
        Stands(() => run.Write("rearrangement_link.csv", "ratio_reached,born,lost\n0.3,12,2\n"), "junctions");
        Stands(() => run.WithNetworks(), "electronic", "ionic", "cells", "figure-tortuosity", "figure-conductivity", "figure-porosity",
            "figure-foil");

        void Stands(Action add, params string[] ids)
        {
            Assert.That(bare, Has.None.AnyOf([.. ids]));
            var before = Directory.GetFiles(run.Root).ToHashSet();
            add();
            var page = Ids(run);
            foreach (var id in ids) Assert.That(page, Has.One.EqualTo(id));
            foreach (var file in Directory.GetFiles(run.Root).Where(f => !before.Contains(f))) File.Delete(file);
        }
    }

    [Test]
    public void FiguresOfBodiesStandWithTheBodies()
    {
        using var run = new SampleRun();
        string[] figures = ["figure-film", "figure-contact_area", "figure-interface_stress"];
        Assert.That(Ids(run), Has.None.AnyOf([.. figures]));
        run.WithBodies();
        Assert.That(figures, Is.SubsetOf(Ids(run)));
    }

    [Test]
    public void MapsTellTheirOwnRatio()
    {
        using var run = new SampleRun();
        using (var map = EbacMapFigure.Draw([0.1, 0.2, 0.3, 0.4], 2, 2, 1e-6, 0.4, "ebac_map_01"))
            map.Save(Path.Combine(run.Root, "figures"));
        var caption = Page(run).Descendants("figure")
            .Single(f => f.Attribute("id")?.Value == "figure-ebac_map_01").Value.Replace('\u00A0', ' ');
        Assert.That(caption, Does.StartWith("EBAC map at 40 %").And.Contain("The paper: at 40 % one connected body"));
    }

    [Test]
    public void NumbersOfActivationAreThoseOfTheTables()
    {
        // The measured points moved by 0.05: so is the rms; half activation is met where the measured curve has 0.45.
        using var run = new SampleRun().WithNetworks(0.05);
        var film = RunReport.Write(run.Root, Papers.Kang).Activation.Single(a => a.Criterion == "film_theory");
        Assert.That(film.Rms, Is.EqualTo(0.05).Within(1e-12));
        Assert.That(film.MeasuredRatiosCovered, Is.EqualTo(7));
        Assert.That(film.RatioAtHalf, Is.EqualTo(0.30 + 0.05 * (0.45 - 0.22) / (0.56 - 0.22)).Within(1e-12));
        Assert.That(film.SlopeRatio, Is.EqualTo(0.71 / 0.1 / (0.11 / 0.25)).Within(1e-9), "a shift changes no slope");
        Assert.That(film.IsCalibrated);
    }

    [Test]
    public void ARunThatBeginsAtSomeSpringbackStillHasItsSlopes()
    {
        using var run = new SampleRun(); // its first ratio is 0.0002
        Assert.That(RunReport.Write(run.Root, Papers.Kang).Activation.Single().SlopeRatio,
            Is.EqualTo(0.71 / 0.1 / (0.11 / 0.25)).Within(1e-9));
    }

    [Test]
    public void WarningsComeFromTheNumbers()
    {
        using var run = new SampleRun();
        Assert.That(Warnings(run),
            Has.Some.StartsWith("Over-calendering: target 45 %; the press reached 42 %").And.Some.StartsWith(
            "Calibrated").And.Some.StartsWith("Not computed"));
        run.WithBodies(unbalanced: 0.02, energyError: -0.03);
        Assert.That(Warnings(run), Has.Some.StartsWith("Unbalanced: the bodies").And.Some.StartsWith("Energy: -3 %"));
        run.WithBodies(unbalanced: 0.009, energyError: 0.01);
        Assert.That(Warnings(run), Has.None.StartsWith("Unbalanced").And.None.StartsWith("Energy").And.None.StartsWith("Over"));
    }

    [Test]
    public void ContactsBeyondTheirLawAndPressuresThatWereNotReachedAreWarnedOf()
    {
        using var run = new SampleRun();
        run.Table("summary.csv", "ratio_asked,ratio_reached,pressure_asked_MPa,over_calendered", [[null, 0.42, 20, 1]]);
        run.Table("rearrangement.csv", "state,calendering_ratio,load_Pa,full_contacts,double_contacts",
            [[0, 0.3, 1, 0, 0], [1, 0.42, 1, 19, 2]]);
        var warnings = Warnings(run);
        Assert.That(warnings, Has.Some.StartsWith("Over-calendering: target 20 MPa; the press reached 42 %"));
        Assert.That(warnings, Has.Some.StartsWith("Contact law").And.Some.EndsWith("contacts 42 %: 19."));
        Assert.That(warnings, Has.Some.StartsWith("Foil too narrow").And.Some.EndsWith("pairs 42 %: 2."));
    }

    [TestCase("5,3", "0.215", false)]
    [TestCase("6,4", "0.215", true)]
    [TestCase("6,4", "0.24", false)]
    public void DefaultThresholdsOnAnotherMeshAreWarnedOf(string template, string threshold, bool isWarned)
    {
        using var run = new SampleRun().WithBodies();
        const string File = "scenario.resolved.yaml";
        run.Write(File, System.IO.File.ReadAllText(Path.Combine(run.Root, File))
            .Replace("compact:\n", $"compact:\n  template: \"{template}\"\n", StringComparison.Ordinal)
            .Replace("psi_local: 0.215", "psi_local: " + threshold, StringComparison.Ordinal));
        const string Told = "Activation: the default thresholds were fitted on bodies of template 5,3; these have";
        Assert.That(Warnings(run).Any(w => w.StartsWith(Told, StringComparison.Ordinal)), Is.EqualTo(isWarned));
    }

    [Test]
    public void TheScenarioTellsWhatIsCalibratedAndWhatThePaperGives()
    {
        using var run = new SampleRun().WithNetworks();
        var rows = Page(run).Descendants("section").Single(s => s.Attribute("id")?.Value == "values").Descendants("tbody").Elements("tr")
            .Select(r => string.Join(" | ", r.Elements().Select(c => c.Value.Replace('\u00A0', ' ')))).ToList();
        Assert.That(rows, Has.Some.EqualTo("transport.criteria.psi_foil | 0.068 | default, fitted at 20 %, 30 %, 40 %"));
        Assert.That(rows, Has.Some.EqualTo("electrode.thickness | 84 um | as in the paper"));
        Assert.That(rows, Has.Some.EqualTo("film.strength | 300 MPa | changed: the paper has 200 MPa"));
    }

    [Test]
    public void WhatIsNoFinishedRunIsRefused()
    {
        Assert.That(() => RunReport.Write("/nowhere/at/all", Papers.Kang),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("no such folder"));
        using var running = new SampleRun("running");
        Assert.That(() => RunReport.Write(running.Root, Papers.Kang),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("has not finished (running, 7 of 9"));
        using var damaged = new SampleRun();
        damaged.Write("summary.json", "{ \"name\": ");
        Assert.That(() => RunReport.Write(damaged.Root, Papers.Kang),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("summary.json").And.Message.Contains("damaged"));
        using var torn = new SampleRun();
        torn.Write("summary.csv", "ratio_asked,ratio_reached\n0.1\n");
        Assert.That(() => RunReport.Write(torn.Root, Papers.Kang), Throws.TypeOf<FormatException>().With.Message.Contains("line 2"));
        Assert.That(File.Exists(Path.Combine(torn.Root, "report.html")), Is.False);
        using var foreign = new SampleRun();
        foreign.Write("ebac_profile.csv", "ratio_reached,height_um\n0.1,2\n");
        Assert.That(() => RunReport.Write(foreign.Root, Papers.Kang),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("ebac_profile.csv: has no column collected"));
    }

    private static IReadOnlyList<string> Warnings(SampleRun run) => RunReport.Write(run.Root, Papers.Kang).Warnings;

    private static List<string> Ids(SampleRun run) => [.. Page(run).Descendants().Attributes("id").Select(i => i.Value)];

    private static XElement Page(SampleRun run) => XDocument.Parse(File.ReadAllText(RunReport.Write(run.Root, Papers.Kang).Path)).Root!;
}
