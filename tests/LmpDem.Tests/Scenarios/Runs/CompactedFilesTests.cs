using System.Text.Json;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Exports;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Tests.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>The files of a finite-volume stage, written from states that no solver made.</summary>
public sealed class CompactedFilesTests
{
    private string folder = "";

    [OneTimeSetUp]
    public void Write()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-compacted-").FullName;
        using var run = new RunFolder(Path.Combine(folder, "run"));
        run.Prepare(CompactedSample.Stamp.Hash, force: false);
        var writer = new RunWriter(run, CompactedSample.Stamp, RunPlan.StatesOf(CompactedSample.Scenario()), Papers.Kang.Measured);
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        writer.On(new BodiesTookOver(CompactedSample.Audit));
        writer.On(new BodiesPressed(recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit)));
        writer.On(new BodiesPressed(recorder.Record(CompactedSample.State(0.1, 2000), CompactedSample.Audit)));
        writer.On(new BodiesPressed(recorder.Record(CompactedSample.State(0.2, 3000, saturated: true), CompactedSample.Audit)));
        writer.Finish(TimeSpan.FromSeconds(1));
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestCase("bodies", CellKind.Hexahedron, 2)]
    [TestCase("films", CellKind.Triangle, 24)]
    [TestCase("tools", CellKind.Hexahedron, 2)]
    public void EverySeriesHoldsEveryState(string kind, CellKind cells, int count)
    {
        var listed = JsonDocument.Parse(File.ReadAllText(InRun("snapshots", kind + ".hdf.series"))).RootElement.GetProperty("files");
        Assert.That(listed.EnumerateArray()
            .Select(f => f.GetProperty("name").GetString()), Is.EqualTo(Enumerable.Range(0, 3).Select(i => $"{kind}_00000{i}.hdf")));
        var last = SnapshotReader.Read(InRun("snapshots", $"{kind}_000002.hdf"));
        Assert.That((last.Kind, last.Cells, last.CellCount), Is.EqualTo((kind, cells, count)));
        Assert.That(last.Scalar("over_calendered"), Is.EqualTo(1));
        Assert.That(last.Scalar("handoff_pairs_kept"), Is.EqualTo(2));
        Assert.That(last.Scalar("calendering_ratio"), Is.EqualTo(0.42));
    }

    [Test]
    public void BodiesAreExportedAsTheirFacetsAndAsVoxels()
    {
        var path = InRun("snapshots", "bodies_000001.hdf");
        var shapes = new StateShapes(path, SnapshotReader.Read(path));
        using var stl = new MemoryStream();
        shapes.WriteStl(2, stl);
        var image = shapes.Voxels(new VoxelSettings { Edge = 0.1 });
        using var all = Assert.EnterMultipleScope();
        Assert.That(stl.Length, Is.EqualTo(84 + 24 * 50), "two cubes of twelve facets");
        Assert.That((image.Nx, image.Ny, image.Nz, image.Labels.Count(l => l == 1)), Is.EqualTo((20, 10, 20, 2000)), "two unit cubes");
        Assert.That(() => shapes.Voxels(new VoxelSettings { Edge = 0.1, Film = true }),
            Throws.InstanceOf<SnapshotException>().With.Message.Contains("--film"));
    }

    [Test]
    public void SummaryHasARowForEveryRatioAsked()
    {
        var rows = SummaryTable.Read(InRun("summary.csv"));
        Assert.That(rows.Select(r => r[Catalogue.TargetCalenderingRatio]), Is.EqualTo(new double?[] { 0.1, 0.2 }));
        Assert.That(rows.Select(r => r[Catalogue.OverCalendered]), Is.EqualTo(new double?[] { 0, 1 }));
        Assert.That(rows[0][Catalogue.FilmIntact], Is.GreaterThan(0));
    }

    [Test]
    public void ARowOfTheSameRatioIsCompletedNotRepeated()
    {
        using var run = new RunFolder(Path.Combine(folder, "same"));
        run.Prepare("hash", force: false);
        var writer = new RunWriter(run, CompactedSample.Stamp, 4);
        var spheres = CompactedSample.Handoff(new StateRow { [Catalogue.TargetCalenderingRatio] = 0.1, [Catalogue.MeanOverlap] = 0.02 });
        writer.On(new SpheresPressed(spheres));
        var recorder = new CompactRecorder(CompactedSample.Stamp, spheres, 2.2);
        writer.On(new BodiesPressed(recorder.Record(CompactedSample.State(0.1, 10), CompactedSample.Audit)));
        Assert.That(writer.Rows.Single()[Catalogue.MeanOverlap], Is.EqualTo(0.02));
        Assert.That(writer.Rows.Single()[Catalogue.FilmIntact], Is.Not.Null);
    }

    [Test]
    public void CompactionHasARowForEveryState()
    {
        var table = NumberTable.Read(InRun("compaction.csv"));
        Assert.That(table.Rows, Has.Count.EqualTo(3));
        Assert.That(table.Column("tool_work_J"), Is.All.EqualTo(10));
        Assert.That(table.Column("energy_error")[0], Is.EqualTo(0.01).Within(1e-12));
    }

    [Test]
    public void TheOutcomeTellsTheHandoffAndTheActivationByBrokenFilms()
    {
        var root = JsonDocument.Parse(File.ReadAllText(InRun("summary.json"))).RootElement;
        Assert.That(root.GetProperty("handoff").GetProperty("pairs_kept").GetInt32(), Is.EqualTo(2));
        var fracture = root.GetProperty("activation").EnumerateArray().Single(a => a.GetProperty("criterion").GetString() == "fracture");
        Assert.That(fracture.GetProperty("measured_ratios_covered").GetInt32(), Is.GreaterThan(0));
        Assert.That(fracture.GetProperty("is_calibrated").GetBoolean(), Is.False);
        Assert.That(File.ReadAllText(InRun("log.jsonl")), Does.Contain("\"what\":\"handoff\""));
    }

    [Test]
    public void InspectShowsFilmAndAreasInATableOfReadableWidth()
    {
        var (code, output, _) = Run("inspect", InRun());
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("Li-pore").And.Contain("over-calendered").And.Contain("films, %").And.Not.Contain("law, %"));
        Assert.That(output.Split('\n').Where(l => l.Contains("over-calendered", StringComparison.Ordinal))
            .Max(l => l.Length), Is.LessThanOrEqualTo(133), output);
    }

    [Test]
    public void AnalyzePrintsATableByRatio()
    {
        var (code, output, error) = Run("analyze", InRun());
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("Film and contact areas").And.Contain("hourglass").And.Contain("Li-Cu p95").And.Contain("42.0"));
        Assert.That(output.Split('\n').Max(l => l.Length), Is.LessThanOrEqualTo(110));
    }

    [Test]
    public void AnalyzeGivesTheNumbersOfTheRunAsJsonAndCsv()
    {
        var csv = Path.Combine(folder, "analysis.csv");
        var (code, output, _) = Run("analyze", InRun(), "--json", "--csv", csv);
        Assert.That(code, Is.Zero);
        var last = JsonDocument.Parse(output).RootElement.GetProperty("rows")[2];
        var row = SummaryTable.Read(InRun("summary.csv"))[^1];
        using var all = Assert.EnterMultipleScope();
        Assert.That(last.GetProperty("film_intact").GetDouble(), Is.EqualTo(row[Catalogue.FilmIntact]));
        Assert.That(last.GetProperty("area_li_cu").GetDouble(), Is.EqualTo(row[Catalogue.AreaLiCu]));
        Assert.That(last.GetProperty("area_li_li").GetDouble(), Is.EqualTo(row[Catalogue.AreaLiLi]));
        Assert.That(last.GetProperty("hourglass_share").GetDouble(), Is.EqualTo(0.2 / 8).Within(1e-15));
        Assert.That(last.GetProperty("worst_body").GetDouble(), Is.EqualTo(1));
        Assert.That(NumberTable.Read(csv).Column("worst_plastic_strain"), Is.All.EqualTo(0.7));
    }

    [Test]
    public void AnalyzeOfNothingIsAFileFault()
    {
        Assert.That(Run("analyze", Path.Combine(folder, "none")) is (4, "", var missing)
            && missing.Contains("no such folder", StringComparison.Ordinal));
        var empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;
        Assert.That(Run("analyze", empty) is (4, "", var none)
            && none.Contains("no snapshots of deformable bodies", StringComparison.Ordinal));
        var partial = Directory.CreateDirectory(Path.Combine(folder, "partial", "snapshots")).FullName;
        File.Copy(InRun("snapshots", "bodies_000000.hdf"), Path.Combine(partial, "bodies_000000.hdf"));
        Assert.That(Run("analyze", Path.Combine(folder, "partial")) is (4, "", var films)
            && films.Contains("films_000000.hdf: is missing", StringComparison.Ordinal));
        File.WriteAllBytes(Path.Combine(partial, "films_000000.hdf"), File.ReadAllBytes(InRun("snapshots", "films_000000.hdf"))[..3000]);
        Assert.That(Run("analyze", Path.Combine(folder, "partial")) is (4, "", var cut)
            && cut.Contains("films_000000.hdf: ", StringComparison.Ordinal));
        File.Copy(InRun("snapshots", "films_000001.hdf"), Path.Combine(partial, "films_000000.hdf"), overwrite: true);
        Assert.That(Run("analyze", Path.Combine(folder, "partial")) is (4, "", var other)
            && other.Contains("do not belong", StringComparison.Ordinal));
    }

    [TestCase("bodies")]
    [TestCase("films")]
    [TestCase("tools")]
    public void ExportsAsCsvAndVtu(string kind)
    {
        var to = Path.Combine(folder, "export");
        Assert.That(Run("export", InRun(), "--format", "csv", "--kind", kind, "--out", to).Code, Is.Zero);
        Assert.That(Run("export", InRun(), "--format", "vtu", "--kind", kind, "--out", to).Code, Is.Zero);
        Assert.That(new FileInfo(Path.Combine(to, kind + "_000002.csv")).Length, Is.GreaterThan(100));
    }

    // Ratios 0, 10 %, 20 % and a hand-off between them: 0, hand-off, after it, those beyond, and opened.
    [TestCase("", 6)]
    [TestCase("handoff: { ratio: 5 % }", 6)]
    [TestCase("handoff: { ratio: 10 % }", 5)]
    public void ThePlanCountsTheStatesOfBothSolvers(string handoff, int states)
    {
        var scenario = LmpDem.Scenarios.Reading.ScenarioReader.ReadText(
            $"{BadInput.Good}\ncompact: {{ enabled: true{(handoff.Length > 0 ? ", " : "")}{handoff} }}\n", "plan");
        var plan = RunPlan.Of(scenario, 2);
        Assert.That(plan.States, Is.EqualTo(states));
        Assert.That(RunPlan.StatesOf(scenario with { Press = scenario.Press with { Unload = false } }), Is.EqualTo(states - 1));
        Assert.That(plan.Zones, Is.EqualTo(575 * plan.Particles));
        Assert.That(plan.WallSeconds, Is.GreaterThan(RunPlan.Of(scenario with { Compact = new() }, 2).WallSeconds * 0.5));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = LmpDem.Cli.Verbs.CommandLine.Invoke(args, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string InRun(params string[] parts) => Path.Combine([folder, "run", .. parts]);
}
