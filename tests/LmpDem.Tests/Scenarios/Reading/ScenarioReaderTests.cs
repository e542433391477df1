using LmpDem.Engine.Units;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>File, variables and flags over each other, names of the version before, and the order in which faults are told.</summary>
[TestFixture]
public sealed class ScenarioReaderTests
{
    private const string Now = "now; the former name is read in this version for the last time";

    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    // The checks look at the electrode first.
    [TestCase("press: { ratios: [20 %, 10 %] }\nelectrode: { size_distribution: { weighting: number } }\n", "1:18", "2:12")]
    [TestCase("{ press: { ratios: [20 %, 10 %] }, electrode: { size_distribution: { weighting: number } } }\n", "1:20", "1:47")]
    [TestCase("electrode: { size_distribution: { weighting: number } }\npress: { ratios: [20 %, 10 %] }\n", "1:12", "2:18")]
    public void FaultsAreToldInTheOrderOfTheFile(string text, params string[] places)
    {
        var faults = Assert.Throws<ScenarioException>(() => ScenarioReader.ReadText(text, "s"))!.Faults;
        Assert.That(faults.Select(f => $"{f.Line}:{f.Column}"), Is.EqualTo(places));
    }

    [Test]
    public void FaultsOfFlagsStandBesideThoseOfTheFile()
    {
        File.WriteAllText(path, BadInput.Good.Replace("84 um", "84", StringComparison.Ordinal));
        Override[] flags = [Override.FromFlag("seed=x"), Override.FromFlag("contact.friction=y")];
        var faults = Assert.Throws<ScenarioException>(() => ScenarioReader.ReadFile(path, flags))!.Faults;
        Assert.That(faults.Select(f => f.Source), Is.EqualTo((string[])["--set contact.friction=y", "--set seed=x", path]));
    }

    [Test]
    public void TheLaterOfTwoFlagsIsTheStronger()
    {
        File.WriteAllText(path, BadInput.Good);
        Override[] flags = [Override.FromFlag("seed=1"), Override.FromFlag("seed=2")];
        Assert.That(ScenarioReader.ReadFile(path, flags).Seed, Is.EqualTo(2));
        Assert.That(ScenarioReader.ReadFile(path, [.. flags.Reverse()]).Seed, Is.EqualTo(1));
    }

    // Thickness and solids contradict the rest too, which is looked at only where every key by itself is right.
    [Test]
    public void RelationsAreLookedAtWhereEachKeyIsRight()
    {
        var text = BadInput.Good.Replace("solids_fraction: 0.57", "solids_fraction: 0.8", StringComparison.Ordinal);
        Assert.That(() => ScenarioReader.ReadText(text, "s"),
            Throws.TypeOf<ScenarioException>().With.Property("Faults").Count.EqualTo(1).And.Message.Contains("impossible"));
        Assert.That(() => ScenarioReader.ReadText(text.Replace("seed: 7", "seed: x", StringComparison.Ordinal), "s"),
            Throws.TypeOf<ScenarioException>().With.Property("Faults").Count.EqualTo(1).And.Message.StartsWith("s:2:7: seed: "));
    }

    [Test]
    public void AFlagMayNameAKeyAsItWasCalledAndIsToldSo()
    {
        File.WriteAllText(path, BadInput.Good);
        var notes = new List<string>();
        var scenario = ScenarioReader.ReadFile(
            path, [Override.FromFlag("electrode.size_distribution.second_share=0.4"), Override.FromFlag("seed=8")], notes.Add);
        Assert.That(scenario.Electrode.SizeDistribution.SecondFraction, Is.EqualTo(0.4));
        Assert.That(notes, Is.EqualTo((string[])["--set electrode.size_distribution.second_share=0.4: the key "
            + $"electrode.size_distribution.second_share is called electrode.size_distribution.second_fraction {Now}"]));
    }

    [Test]
    public void FormerNamesAreRenamedWhereverTheyStand()
    {
        var map = SourceText.Parse("old_width: 1\npiece: { len: 2 }\nparts:\n  - { len: 3 }\n  - 5\nname: { len: 6 }\n", "s");
        var notes = new List<string>();
        FormerKeys.Rename(map, typeof(Outer), notes.Add);
        var part = (MapNode)map.Entries[1].Value;
        var first = (MapNode)((ListNode)map.Entries[2].Value).Items[0];
        using var all = Assert.EnterMultipleScope();
        Assert.That(map.Entries.Select(e => e.Key.Text), Is.EqualTo((string[])["width", "part", "parts", "name"]));
        Assert.That(map.Entries[1].Key.At, Is.EqualTo("s:2:1"));
        Assert.That(part.Entries.Single().Key.Text, Is.EqualTo("length"));
        Assert.That(((ScalarNode)part.Entries.Single().Value).Text, Is.EqualTo("2"));
        Assert.That(first.Entries.Single().Key.Text, Is.EqualTo("length"));
        Assert.That(((MapNode)map.Entries[3].Value).Entries.Single().Key.Text, Is.EqualTo("len"), "no section of its own");
        Assert.That(notes, Is.EqualTo((string[])
            [$"s:1:1: the key old_width is called width {Now}", $"s:2:1: the key piece is called part {Now}",
            $"s:2:10: the key len is called length {Now}", $"s:4:7: the key len is called length {Now}"]));
        Assert.That(() => FormerKeys.Rename(SourceText.Parse("old_width: 1\n", "s"), typeof(Outer), null), Throws.Nothing);
    }

    [TestCase("old_width: 1\nwidth: 2\n")]
    [TestCase("width: 2\nold_width: 1\n")]
    public void BothNamesAtOnceStayBoth(string text)
    {
        var map = SourceText.Parse(text, "s");
        FormerKeys.Rename(map, typeof(Outer), null);
        Assert.That(map.Entries.Select(e => e.Key.Text), Is.EquivalentTo((string[])["width", "old_width"]));
    }

    [TestCase("old_width", "width")]
    [TestCase("width", "width")]
    [TestCase("piece.len", "part.length")]
    [TestCase("part.len", "part.length")]
    [TestCase("parts.0.len", "parts.0.length")]
    [TestCase("len", "len")]
    [TestCase("none.len", "none.len")]
    public void FormerNamesInAPath(string former, string present) =>
        Assert.That(FormerKeys.Rename(former, typeof(Outer)), Is.EqualTo(present));

    private sealed record Outer
    {
        [Parameter("a width", Formerly = "old_width")]
        public double Width { get; init; }

        [Parameter("a part", Formerly = "piece")]
        public Inner Part { get; init; } = new();

        [Parameter("more parts")]
        public IReadOnlyList<Inner> Parts { get; init; } = [];

        [Parameter("a name")]
        public string Name { get; init; } = "";
    }

    private sealed record Inner
    {
        [Parameter("a length", Formerly = "len")]
        public double Length { get; init; }
    }
}
