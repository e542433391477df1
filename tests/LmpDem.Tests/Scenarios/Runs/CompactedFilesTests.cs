using System.Text.Json;
using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Stages;
using LmpDem.Tests.Scenarios.Stages;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Runs;

/// <summary>The files of a finite-volume stage, written from states that no solver made.</summary>
public sealed class CompactedFilesTests
{
    private string _folder = "";

    [OneTimeSetUp]
    public void Write()
    {
        _folder = Directory.CreateTempSubdirectory("lmpdem-compacted-").FullName;
        using var run = new RunFolder(Path.Combine(_folder, "run"));
        run.Prepare(CompactedSample.Stamp.Hash, force: false);
        var writer = new RunWriter(run, CompactedSample.Stamp, RunPlan.StatesOf(CompactedSample.Scenario()));
        var recorder = new CompactRecorder(CompactedSample.Stamp, CompactedSample.Handoff(), 2.2);
        writer.HandedOff(CompactedSample.Audit);
        writer.Compacted(recorder.Record(CompactedSample.State(0.05, 1000), CompactedSample.Audit));
        writer.Compacted(recorder.Record(CompactedSample.State(0.1, 2000), CompactedSample.Audit));
        writer.Compacted(recorder.Record(CompactedSample.State(0.2, 3000, saturated: true), CompactedSample.Audit));
        writer.Finish(TimeSpan.FromSeconds(1));
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("bodies", CellKind.Hexahedron, 2)]
    [TestCase("films", CellKind.Triangle, 24)]
    [TestCase("tools", CellKind.Hexahedron, 2)]
    public void EverySeriesHoldsEveryState(string kind, CellKind cells, int count)
    {
        var listed = JsonDocument.Parse(File.ReadAllText(InRun("snapshots", kind + ".hdf.series"))).RootElement.GetProperty("files");
        Assert.That(listed.EnumerateArray().Select(f => f.GetProperty("name").GetString()), Is.EqualTo(Enumerable.Range(0, 3).Select(i => $"{kind}_00000{i}.hdf")));
        var last = SnapshotReader.Read(InRun("snapshots", $"{kind}_000002.hdf"));
        Assert.That((last.Kind, last.Cells, last.CellCount), Is.EqualTo((kind, cells, count)));
        Assert.That(last.Scalar("over_calendered"), Is.EqualTo(1));
        Assert.That(last.Scalar("handoff_pairs_kept"), Is.EqualTo(2));
        Assert.That(last.Scalar("calendering_ratio"), Is.EqualTo(0.42));
    }

    [Test]
    public void SummaryHasARowForEveryRatioAsked()
    {
        var rows = SummaryTable.Read(InRun("summary.csv"));
        Assert.That(rows.Select(r => r.RatioAsked), Is.EqualTo(new double?[] { 0.1, 0.2 }));
        Assert.That(rows.Select(r => r.OverCalendered), Is.EqualTo(new double?[] { 0, 1 }));
        Assert.That(rows[0].FilmIntact, Is.GreaterThan(0));
    }

    [Test]
    public void ARowOfTheSameRatioIsCompletedNotRepeated()
    {
        using var run = new RunFolder(Path.Combine(_folder, "same"));
        run.Prepare("hash", force: false);
        var writer = new RunWriter(run, CompactedSample.Stamp, 4);
        var spheres = CompactedSample.Handoff(new SummaryRow { RatioAsked = 0.1, MeanOverlap = 0.02 });
        writer.Pressed(spheres);
        writer.Compacted(new CompactRecorder(CompactedSample.Stamp, spheres, 2.2).Record(CompactedSample.State(0.1, 10), CompactedSample.Audit));
        Assert.That(writer.Rows.Single().MeanOverlap, Is.EqualTo(0.02));
        Assert.That(writer.Rows.Single().FilmIntact, Is.Not.Null);
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
        Assert.That(root.GetProperty("activation_fracture").GetProperty("measured_ratios_covered").GetInt32(), Is.GreaterThan(0));
        Assert.That(File.ReadAllText(InRun("log.jsonl")), Does.Contain("\"what\":\"handoff\""));
    }

    // Ratios 0, 10 %, 20 % and a hand-off between them: 0, hand-off, after it, and those beyond.
    [TestCase("", 5)]
    [TestCase("handoff: { ratio: 5 % }", 5)]
    [TestCase("handoff: { ratio: 10 % }", 4)]
    public void ThePlanCountsTheStatesOfBothSolvers(string handoff, int states)
    {
        var scenario = LmpDem.Scenarios.Reading.ScenarioReader.ReadText($"{BadInput.Good}\ncompact: {{ enabled: true{(handoff.Length > 0 ? ", " : "")}{handoff} }}\n", "plan");
        var plan = RunPlan.Of(scenario, 2);
        Assert.That(plan.States, Is.EqualTo(states));
        Assert.That(plan.Zones, Is.EqualTo(575 * plan.Particles));
        Assert.That(plan.WallSeconds, Is.GreaterThan(RunPlan.Of(scenario with { Compact = new() }, 2).WallSeconds * 0.5));
    }

    private string InRun(params string[] parts) => Path.Combine([_folder, "run", .. parts]);
}
