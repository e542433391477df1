using LmpDem.Dem.Packing;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Studies;

/// <summary>A member fails alone; a restart runs again what may end otherwise.</summary>
[TestFixture]
public sealed class StudyRunTests
{
    private readonly List<ulong> ran = [];
    private readonly List<string> leftOut = [];
    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("study").FullName;
        ran.Clear();
        leftOut.Clear();
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void AMemberFailsAloneAndIsLeftOutByARestart()
    {
        // Seed 1 cannot be packed, seed 2 meets a full disk, seed 3 runs.
        var ends = Run(Fails);
        Assert.That(ran, Is.EqualTo(new ulong[] { 1, 2, 3 }));
        Assert.That(ends.Select(e => (e.State, e.FailsAgain)), Is.EqualTo(new[] { ("failed", true), ("failed", false), ("done", false) }));
        Assert.That(ends[0].Message, Does.Contain("does not come to rest"));
        Assert.That(File.ReadAllText(Path.Combine(folder, StudyRun.FileName)), Does.Contain("\"fails_again\": true").And.Contain("no space left"));

        ran.Clear();
        ends = Run(_ => { });
        Assert.That(ran, Is.EqualTo(new ulong[] { 2, 3 }));
        Assert.That(leftOut.Single(), Does.Contain("does not come to rest"));
        Assert.That(ends.Select(e => e.State), Is.EqualTo(new[] { "failed", "done", "done" }));

        ran.Clear();
        Assert.That(Run(_ => { }, retry: true).Select(e => e.State), Is.All.EqualTo("done"));
        Assert.That(ran, Is.EqualTo(new ulong[] { 1, 2, 3 }));
    }

    [Test]
    public void AnotherScenarioOrVersionIsTriedAgain()
    {
        Run(Fails);
        ran.Clear();
        Run(_ => { }, set: "film.strength=123 MPa");
        Assert.That(ran, Is.EqualTo(new ulong[] { 1, 2, 3 }));

        Run(Fails);
        var file = Path.Combine(folder, StudyRun.FileName);
        File.WriteAllText(file, File.ReadAllText(file).Replace($"\"{LmpDem.Scenarios.Build.Version}\"", "\"0.0.1\"", StringComparison.Ordinal));
        ran.Clear();
        Run(_ => { });
        Assert.That(ran, Is.EqualTo(new ulong[] { 1, 2, 3 }));
    }

    [Test]
    public void AStopEndsTheStudyAndForgetsNoFailure()
    {
        Run(Fails);
        Assert.That(() => Run(m => throw new RunStoppedException("stopped")), Throws.InstanceOf<RunStoppedException>());
        ran.Clear();
        Run(_ => { });
        Assert.That(ran, Is.EqualTo(new ulong[] { 2, 3 }));
    }

    [Test]
    public void ADamagedMemoryIsNone()
    {
        Run(Fails);
        File.WriteAllText(Path.Combine(folder, StudyRun.FileName), "[{");
        ran.Clear();
        Run(_ => { });
        Assert.That(ran, Is.EqualTo(new ulong[] { 1, 2, 3 }));
    }

    private static void Fails(StudyMember member)
    {
        if (member.Seed == 1) throw new PackingException("the packing does not come to rest");
        if (member.Seed == 2) throw new IOException("no space left");
    }

    private IReadOnlyList<MemberEnd> Run(Action<StudyMember> fate, bool retry = false, string set = "film.strength=200 MPa")
    {
        File.WriteAllText(Path.Combine(folder, "base.yaml"), BadInput.Good + "\n");
        var path = Path.Combine(folder, "study.yaml");
        File.WriteAllText(path, $"name: x\nscenario: base.yaml\nseeds: [1, 2, 3]\nset: [\"{set}\"]\n");
        var run = new StudyRun(Study.ReadFile(path), folder)
        {
            Began = (_, _, reason) =>
            {
                if (reason is not null) leftOut.Add(reason);
            },
        };
        return run.Run(
            (member, _) =>
            {
                ran.Add(member.Seed);
                fate(member);
            }, retry);
    }
}
