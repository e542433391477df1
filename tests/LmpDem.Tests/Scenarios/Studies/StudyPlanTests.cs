using LmpDem.Dem.Packing;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

/// <summary>The plan of a study on disk, and members that go by it.</summary>
public sealed class StudyPlanTests
{
    private readonly List<ulong> ran = [];

    private string folder = "";

    private string root = "";

    private string InRoot(string name) => Path.Combine(root, name);

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("plan").FullName;
        root = Path.Combine(folder, "runs");
        ran.Clear();
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void APlanHoldsEveryMemberWithItsScenario()
    {
        var plan = Plan("vary: [{ key: film.strength, values: [100 MPa, 200 MPa] }]\nseeds: [4, 5]\n");
        Assert.That(plan.Members.Select(m => (m.Index, m.Folder, m.Seed, m.Factors.Single().Number)),
            Is.EqualTo(new (int, string, ulong, double?)[]
        {
            (0, "strength-100_MPa_seed-4", 4, 100e6), (1, "strength-100_MPa_seed-5", 5, 100e6),
            (2, "strength-200_MPa_seed-4", 4, 200e6), (3, "strength-200_MPa_seed-5", 5, 200e6),
        }));
        foreach (var member in plan.Members)
        {
            var scenario = ScenarioReader.ReadFile(Path.Combine(root, member.Folder, "scenario.resolved.yaml"), []);
            Assert.That(new RunStamp(scenario, 1).Hash, Is.EqualTo(member.ScenarioHash).And.StartWith(member.Id));
            Assert.That((scenario.Seed, scenario.Film.Strength), Is.EqualTo((member.Seed, member.Factors.Single().Number!.Value)));
            Assert.That(member.Cost.Particles, Is.GreaterThan(10));
        }

        var read = StudyManifest.Read(InRoot("manifest.json"));
        Assert.That(read.Members.Select(m => (m.Index, m.Id, m.Label, m.Cost)),
            Is.EqualTo(plan.Members.Select(m => (m.Index, m.Id, m.Label, m.Cost))));
        Assert.That(read.StudyText, Is.EqualTo(File.ReadAllText(Path.Combine(folder, "study.yaml"))));
    }

    [Test]
    public void PlanningAgainKeepsThePlanAndMendsScenarios()
    {
        var plan = Plan("seeds: [4, 5]\n");
        var before = File.ReadAllText(InRoot("manifest.json"));
        Directory.Delete(InRoot("seed-5"), recursive: true);
        File.WriteAllText(InRoot("seed-4/scenario.resolved.yaml"), "seed: 6\n");
        Plan("seeds: [4, 5]\n");
        Assert.That(File.ReadAllText(InRoot("manifest.json")), Is.EqualTo(before));
        foreach (var index in (int[])[0, 1]) Assert.That(Run(index), Is.False);
        Assert.That(ran, Is.EqualTo(plan.Members.Select(m => m.Seed)));
    }

    [Test]
    public void AStudyGrowsBehindItsMembersAndChangesNoIndexUnasked()
    {
        Plan("seeds: [4, 5]\n");
        Assert.That(Plan("seeds: [4, 5, 6]\n").Members, Has.Count.EqualTo(3));
        var refused = Assert.Throws<StudyPlanException>(() => Plan("seeds: [5, 4, 6]\n"))!;
        Assert.That(refused.Message, Does.Contain("index 0 is seed-4").And.Contain("--replace"));
        Assert.That(Assert.Throws<StudyPlanException>(() => Plan("seeds: [4, 5]\n"))!.Message,
            Does.Contain("index 2 is seed-6").And.Contain("nothing in the study"));
        Assert.That(Plan("seeds: [5, 4, 6]\n", replace: true).Members[0].Folder, Is.EqualTo("seed-5"));
    }

    [TestCase("\"seed\":4", "\"seed\":7", "was changed")]
    [TestCase("seed-4", "seed-9", "was changed")]
    [TestCase("100 MPa", "101 MPa", "was changed")]
    [TestCase("\"index\":0", "\"index\":1", "was changed")]
    [TestCase("lmpdem study manifest 2", "lmpdem study manifest 3", "no plan of a study that this version reads")]
    [TestCase("\"members\":[", "\"members\":", "manifest.json:2: ")]
    [TestCase("\"members\":[", "\"member\":[", "no plan of a study")]
    public void AnEditedPlanIsRefused(string piece, string other, string told)
    {
        Plan("set: [\"film.strength=100 MPa\"]\nseeds: [4, 5]\n");
        var text = File.ReadAllText(InRoot("manifest.json"));
        Assert.That(text, Does.Contain(piece));
        File.WriteAllText(InRoot("manifest.json"), text.Replace(piece, other, StringComparison.Ordinal));
        Assert.That(() => StudyManifest.Read(InRoot("manifest.json")),
            Throws.TypeOf<StudyPlanException>().With.Message.Contains(told).And.Message.Contains("--replace"));
    }

    [Test]
    public void APlanOfAnotherVersionIsRefusedAndReplaced()
    {
        var plan = Plan("seeds: [4]\n");
        var other = StudyManifest.Of(plan.Name, plan.Study, plan.StudyText, plan.Members, "0.0.1");
        other.Write(InRoot("manifest.json"));
        Assert.That(() => StudyManifest.Read(InRoot("manifest.json")),
            Throws.TypeOf<StudyPlanException>().With.Message.Contains("version 0.0.1"));
        Assert.That(() => Plan("seeds: [4]\n"), Throws.TypeOf<StudyPlanException>());
        Assert.That(Plan("seeds: [4]\n", replace: true).Version, Is.EqualTo(LmpDem.Scenarios.Build.Version));
    }

    [Test]
    public void AMemberWhoseScenarioWasChangedIsRefused()
    {
        Plan("seeds: [4, 5]\n");
        var path = InRoot("seed-5/scenario.resolved.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("seed: 5", "seed: 6", StringComparison.Ordinal));
        Assert.That(() => Run(1), Throws.TypeOf<StudyPlanException>().With.Message.Contains("not the scenario of member 1"));
        File.Delete(path);
        Assert.That(() => Run(1), Throws.TypeOf<StudyPlanException>().With.Message.Contains("is missing"));
        Assert.That(() => Run(2), Throws.TypeOf<StudyPlanException>().With.Message.Contains("indices 0 to 1"));
        Assert.That(() => Run(-1), Throws.TypeOf<StudyPlanException>());
        Assert.That(ran, Is.Empty);
    }

    [Test]
    public void AFailureOfTheScenarioIsNotTriedAgainAndOneOfTheMachineIs()
    {
        Plan("seeds: [1, 2, 3]\n");
        Assert.That(() => Run(0, new PackingException("the packing does not come to rest")), Throws.TypeOf<PackingException>());
        Assert.That(() => Run(1, new IOException("no space left")), Throws.TypeOf<IOException>());
        Assert.That(States(),
            Is.EqualTo(new[] { ("failed", "the packing does not come to rest"), ("failed", "no space left"), ("missing", "has not run") }));
        Assert.That(() => Run(0),
            Throws.TypeOf<FailedBeforeException>().With.Message.Contains("does not come to rest").And.Message.Contains("--retry-failed"));
        Assert.That(Run(1), Is.False);
        Assert.That(Run(0, retry: true), Is.False);
        Assert.That(ran, Is.EqualTo(new ulong[] { 2, 1 }));
        Assert.That(States().Select(s => s.State), Is.All.EqualTo("missing"), "what ran left no results");
    }

    [Test]
    public void TwoProcessesDoNotRunOneMember()
    {
        var plan = Plan("seeds: [1]\n");
        Assert.That(() => new MemberRun(plan, root).Run(0, false, (_, held) =>
        {
            held.Hold();
            Run(0);
        }), Throws.TypeOf<HeldException>().With.Message.Contains("another run is writing"));
        Assert.That(ran, Is.Empty);
    }

    // A folder that cannot be written is no folder that another process holds: the member failed, and its end tells.
    [Test]
    public void AFolderThatCannotBeWrittenIsNotTakenForAHeldOne()
    {
        var plan = Plan("seeds: [1]\n");
        Directory.CreateDirectory(Path.Combine(InRoot(plan.Members[0].Folder), ".lock"));
        Assert.That(() => Run(0), Throws.TypeOf<SnapshotException>().With.Message.Contains("cannot be made or written"));
        Assert.That(States()[0].State, Is.EqualTo("failed"));
    }

    [Test]
    public void StatesAreThoseOfTheRunsInTheFolders()
    {
        var plan = Plan("seeds: { count: 6 }\n");
        void Status(int index, string state, string? message, string? hash = null)
        {
            using var run = new RunFolder(InRoot(plan.Members[index].Folder));
            run.Write(new RunStatus(
                state, "press", 1, 3, hash ?? plan.Members[index].ScenarioHash, LmpDem.Scenarios.Build.Version, 1, 1, "", "", message));
        }

        Status(0, RunStatus.Done, null);
        Status(1, RunStatus.Running, null); // nobody holds its folder: it was killed
        Status(2, RunStatus.Running, null);
        Status(3, RunStatus.Stopped, "stopped on request");
        Status(4, RunStatus.Done, null, hash: new string('0', 64));
        using var held = new RunFolder(InRoot(plan.Members[2].Folder));
        held.Hold();
        Assert.That(States(), Is.EqualTo(new[]
        {
            ("done", null), ("stopped", "was killed in press"), ("running", "in press"), ("stopped", "stopped on request"),
            ("failed", "the folder holds the run of another scenario, which is not taken; give the study another folder with --out"),
                ("missing", "has not run"),
        }));
    }

    private (string State, string? Message)[] States() =>
        [.. MemberState.Of(StudyManifest.Read(InRoot("manifest.json")), root).Select(s => (s.State, s.Message))];

    private bool Run(int index, Exception? fate = null, bool retry = false) =>
        new MemberRun(StudyManifest.Read(InRoot("manifest.json")), root).Run(index, retry, (scenario, _) =>
        {
            if (fate is not null) throw fate;
            ran.Add(scenario.Seed);
        });

    private StudyManifest Plan(string keys, bool replace = false)
    {
        File.WriteAllText(Path.Combine(folder, "base.yaml"), BadInput.Good + "\n");
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, "name: x\nscenario: base.yaml\n" + keys);
        return StudyPlan.Write(Study.ReadFile(path), path, File.ReadAllText(path), root, replace);
    }
}
