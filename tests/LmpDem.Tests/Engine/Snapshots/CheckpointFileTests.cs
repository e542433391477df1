using LmpDem.Engine.Checkpoints;
using LmpDem.Engine.Snapshots;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Snapshots;

/// <summary>A checkpoint gives back every bit, and tells when it is damaged or another's.</summary>
public sealed class CheckpointFileTests
{
    private string file = "";

    [SetUp]
    public void NameFile() => file = Path.Combine(Path.GetTempPath(), $"lmpdem-checkpoint-{Guid.NewGuid():N}.state");

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [Test]
    public void GivesBackEveryBit()
    {
        var (first, second) = (new Part { Number = -0.0, Name = "20 %", Maybe = 7 }, new Part { Number = double.NaN });
        first.List.AddRange([1, 2, 3]);
        CheckpointFile.Write(file, "heading", [("first", first), ("second", second)]);
        var kept = CheckpointFile.Open(file);
        Part one = new(), two = new() { Maybe = 3 };
        Assert.That(kept.Heading, Is.EqualTo("heading"));
        Assert.That(kept.Restore("second", two) && kept.Restore("first", one), Is.True, "in any order");
        Assert.That(kept.Restore("third", new Part()), Is.False);
        Assert.That(double.IsNegative(one.Number), Is.True);
        Assert.That((one.Name, one.Maybe, one.List), Is.EqualTo(("20 %", 7, new List<int> { 1, 2, 3 })));
        Assert.That((two.Number, two.Maybe, two.List.Count), Is.EqualTo((double.NaN, (int?)null, 0)));
    }

    [Test]
    public void EveryFlippedBitAndEveryCutIsFound()
    {
        CheckpointFile.Write(file, "heading", [("part", new Part { Name = "a name" })]);
        var whole = File.ReadAllBytes(file);
        for (var k = 0; k < whole.Length; k++)
        {
            var damaged = (byte[])whole.Clone();
            damaged[k] ^= (byte)(1 << (k % 8));
            File.WriteAllBytes(file, damaged);
            Assert.That(() => CheckpointFile.Open(file), Throws.TypeOf<SnapshotException>().With.Message.Contains(file),
                $"byte {k} flipped");
            File.WriteAllBytes(file, whole[..k]);
            Assert.That(() => CheckpointFile.Open(file), Throws.TypeOf<SnapshotException>(), $"cut to {k} bytes");
        }
    }

    [Test]
    public void AnotherPartIsRefused()
    {
        CheckpointFile.Write(file, "", [("part", new Part())]);
        Assert.That(() => CheckpointFile.Open(file)
            .Restore("part", new Other()), Throws.TypeOf<SnapshotException>().With.Message.Contains("another version"));
        Assert.That(() => CheckpointFile.Open(file + ".none"), Throws.TypeOf<SnapshotException>());
    }

    private sealed class Part : IKept
    {
        public double Number;

        public string Name { get; set; } = "";

        public int? Maybe { get; set; }

        public List<int> List { get; } = [];

        public void Exchange(StateBook book)
        {
            book.Value("number", ref Number);
            Name = book.Text("name", Name);
            Maybe = book.Optional("maybe", Maybe);
            book.List("list", List);
        }
    }

    private sealed class Other : IKept
    {
        public void Exchange(StateBook book) => book.Value("number", 0.0f);
    }
}
