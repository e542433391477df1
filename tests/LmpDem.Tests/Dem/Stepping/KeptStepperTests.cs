using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Dem.Stepping;

/// <summary>
/// A stepper keeps its whole state in a checkpoint, in the middle of its lists, and another one goes on from it on other threads.
/// </summary>
public sealed class KeptStepperTests
{
    private const int Side = 15; // 3,375 particles: two workers, if there are as many threads

    private string file = "";

    [SetUp]
    public void NameFile() => file = Path.Combine(Path.GetTempPath(), $"lmpdem-stepper-{Guid.NewGuid():N}.state");

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [TestCase("plastic", 1, 2)]
    [TestCase("plastic", 2, 1)]
    [TestCase("plastic_dense", 2, 2)]
    [TestCase("plastic_dense", 2, 1)]
    [TestCase("hertz_mindlin", 1, 1)]
    public void GoesOnToTheSameBits(string name, int before, int after)
    {
        var law = Scene.Law(name);
        using var straight = Scene.Start(Side, law, adhesion: 0.1, threads: before);
        straight.Run(137);
        CheckpointFile.Write(file, "", [("stepper", straight)]);
        using var resumed = Scene.Start(Side, law, adhesion: 0.1, threads: after);
        Assert.That(CheckpointFile.Open(file).Restore("stepper", resumed), Is.True);
        Assert.That(resumed.ListedPairs, Is.EqualTo(straight.ListedPairs), "the lists as they were");
        straight.Run(60);
        resumed.Run(60);
        Assert.That(resumed.Rebuilds, Is.EqualTo(straight.Rebuilds));
        straight.Run(140);
        resumed.Run(140);
        Assert.That(Scene.State(resumed), Is.EqualTo(Scene.State(straight)));
    }
}
