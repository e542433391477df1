using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Text as nodes that know where they stand, and what is refused before any key is looked at.</summary>
[TestFixture]
public sealed class SourceTextTests
{
    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void EveryNodeKnowsWhereItStands()
    {
        var root = SourceText.Parse("a: 1\nb:\n  - x\n  - { c: 'y' }\n", "s");
        var list = (ListNode)root.Entries[1].Value;
        var inner = (MapNode)list.Items[1];
        SourceNode[] nodes = [root, root.Entries[0].Key, root.Entries[0].Value, list, list.Items[0], inner, inner.Entries[0].Value];
        Assert.That(nodes.Select(n => n.At),
            Is.EqualTo((string[])["s:1:1", "s:1:1", "s:1:4", "s:3:3", "s:3:5", "s:4:5", "s:4:10"]));
        Assert.That(nodes.Select(n => n.Kind),
            Is.EqualTo((string[])["a mapping", "\"a\"", "\"1\"", "a list", "\"x\"", "a mapping", "\"y\""]));
        var fault = list.Fault("b", "is wrong");
        Assert.That(fault, Is.EqualTo(new Fault("s", 3, 3, "b", "is wrong")));
        Assert.That(fault.ToString(), Is.EqualTo("s:3:3: b: is wrong"));
    }

    // A flag has no lines, nor has what is wrong in it.
    [Test]
    public void WithoutLinesTheSourceAloneIsNamed()
    {
        var list = (ListNode)SourceText.ParseValue("[1, { a: 2 }]", "--set", lines: false)!;
        Assert.That((list.At, list.Items[1].At), Is.EqualTo(("--set", "--set")));
        Assert.That(() => SourceText.ParseValue("[1, 2", "--set", lines: false),
            Throws.TypeOf<ScenarioException>().With.Message.StartsWith("--set: not valid YAML: the text ends too early"));
        Assert.That(() => SourceText.ParseValue("*a", "--set", lines: false),
            Throws.TypeOf<ScenarioException>().With.Message.EqualTo("--set: nothing was named \"&a\" before"));
        Assert.That(SourceText.ParseValue("", "--set", lines: false), Is.Null);
    }

    // "null" in quotes is a word.
    [TestCase("a:", true)]
    [TestCase("a: ~", true)]
    [TestCase("a: null", true)]
    [TestCase("a: Null", true)]
    [TestCase("a: NULL", true)]
    [TestCase("a: nil", false)]
    [TestCase("a: \"null\"", false)]
    [TestCase("a: ''", false)]
    [TestCase("a: |\n  null", false)]
    public void WhatIsNothing(string text, bool isNull)
    {
        var scalar = (ScalarNode)SourceText.Parse(text + "\n", "s").Entries[0].Value;
        Assert.That((scalar.IsNull, scalar.Kind == "nothing"), Is.EqualTo((isNull, isNull)));
    }

    // The name counts from where it is given to where it is given anew.
    [Test]
    public void ANamedNodeIsTheSameNodeWhereverItStands()
    {
        var root = SourceText.Parse("a: &x { k: 1 }\nb: *x\nc: &x [2]\nd: [*x]\ne: &y 3\nf: *y\n", "s");
        SourceNode Of(int k) => root.Entries[k].Value;
        Assert.That(Of(1), Is.SameAs(Of(0)));
        Assert.That(((ListNode)Of(3)).Items[0], Is.SameAs(Of(2)));
        Assert.That(Of(5), Is.SameAs(Of(4)));
    }

    [Test]
    public void ACopyMayBeChangedAndKeepsWhatStandsInTwoPlaces()
    {
        var root = SourceText.Parse("a: &x { k: 1 }\nb: [*x]\nc: 3\n", "s");
        var copy = root.Copy();
        var section = (MapNode)copy.Entries[0].Value;
        section.Entries.Clear();
        ((ListNode)copy.Entries[1].Value).Items.Add(copy.Entries[2].Value);
        using var all = Assert.EnterMultipleScope();
        Assert.That(((MapNode)root.Entries[0].Value).Entries, Has.Count.EqualTo(1));
        Assert.That(((ListNode)root.Entries[1].Value).Items, Has.Count.EqualTo(1));
        Assert.That(((ListNode)copy.Entries[1].Value).Items[0], Is.SameAs(section));
        Assert.That((copy.At, section.At, copy.Entries[1].Key.At), Is.EqualTo(("s:1:1", "s:1:4", "s:2:1")));
    }

    [Test]
    public void NestingEndsAtDepth32()
    {
        static string Nested(int depth) => "a: " + new string('[', depth) + new string(']', depth) + "\n";
        Assert.That(() => SourceText.Parse(Nested(32), "s"), Throws.Nothing);
        Assert.That(() => SourceText.Parse(Nested(33), "s"),
            Throws.TypeOf<ScenarioException>().With.Message.Matches(@"^s:1:36: a(\[0\]){32}: nested too deeply"));
        var maps = string.Concat(Enumerable.Repeat("{ a: ", 33)) + "1" + string.Concat(Enumerable.Repeat(" }", 33));
        Assert.That(() => SourceText.Parse(maps, "s"), Throws.TypeOf<ScenarioException>().With.Message.Contains("nested too deeply"));
    }

    [TestCase("a: 1\nb: { c: 1,\n     c: 2 }\n", "s:3:6: b.c: the key \"c\" stands twice (first in line 2); remove one")]
    [TestCase("a:\n  - { b: 1, b: 2 }\n", "s:2:13: a[0].b: the key \"b\" stands twice (first in line 2); remove one")]
    [TestCase("a: *x\n", "s:1:4: a: nothing was named \"&x\" before")]
    [TestCase("a: [1, *x]\n", "s:1:8: a[1]: nothing was named \"&x\" before")]
    [TestCase("a: { [1]: 2 }\n", "s:1:6: a: a key must be a plain word")]
    [TestCase("a: 1\n---\nb: 2\n", "s:2:1: a second document begins here; a scenario is one")]
    [TestCase("[1]\n", "s:1:1: a scenario is a mapping (lines of \"key: value\"), but a list was found")]
    [TestCase("# c\nword\n", "s:2:1: a scenario is a mapping (lines of \"key: value\"), but \"word\" was found")]
    [TestCase("", "s:1:1: the scenario is empty; `lmpdem init` writes a scenario to start from")]
    [TestCase("---\n", "s:1:1: the scenario is empty; `lmpdem init` writes a scenario to start from")]
    public void WhatIsNoScenarioIsToldAtItsPlace(string text, string told) => Assert.That(
        () => SourceText.Parse(text, "s"), Throws.TypeOf<ScenarioException>().With.Message.EqualTo(told));

    // The parser's own words follow, without their full stop.
    [TestCase("a: 1\nb:\n\tc: 1\n", "s:3:1: not valid YAML: this line is indented with a tab; indent with spaces (")]
    [TestCase("a: 1\nb:\n  c: 1\n  \td: 1\n", "s:4:3: not valid YAML: this line is indented with a tab; indent with spaces (")]
    [TestCase("a: 1\nb: [1, 2\n", "not valid YAML: the text ends too early (")]
    [TestCase("a: 1\n b: 2\nc: 3\n", "s:2:3: not valid YAML: ")]
    public void WhatIsNoYamlIsToldAtItsPlace(string text, string told)
    {
        var message = Assert.Throws<ScenarioException>(() => SourceText.Parse(text, "s"))!.Message;
        Assert.That(message, Does.Contain(told).And.Not.EndsWith(".").And.Not.Contain(".)"));
    }

    [Test]
    public void AFileIsNamedAsWhatItIs()
    {
        File.WriteAllText(path, "");
        string Told(string file, string what) => Assert.Throws<ScenarioException>(() => SourceText.ReadFile(file, what))!.Message;
        using var all = Assert.EnterMultipleScope();
        Assert.That(Told(path, "study"), Is.EqualTo(path + ":1:1: the study is empty"));
        Assert.That(Told(path + ".none", "study"), Is.EqualTo(path + ".none: no such file"));
        Assert.That(Told(path + ".none", "scenario"),
            Is.EqualTo(path + ".none: no such file; `lmpdem init` writes a scenario to start from"));
        Assert.That(Told(Path.Combine(path + ".none", "s.yaml"), "study"), Does.EndWith(": no such file"));
        Assert.That(Told(Path.GetTempPath(), "study"), Does.EndWith(": this is a folder; give the study file in it"));
        Assert.That(Told(new string('n', 300), "study"), Does.Contain(": the file cannot be read: "));
    }

    [Test]
    public void AFileMayHaveFourMegabytesAndAMark()
    {
        File.WriteAllText(path, "\ufeffa: 1\n#".PadRight((4 << 20) - 2, 'x')); // the mark has three bytes
        Assert.That(new FileInfo(path).Length, Is.EqualTo(4 << 20));
        var root = SourceText.ReadFile(path);
        Assert.That((root.Entries[0].Key.Text, root.At), Is.EqualTo(("a", path + ":1:1")));
        File.AppendAllText(path, "x");
        var failure = Assert.Throws<ScenarioException>(() => SourceText.ReadFile(path))!;
        Assert.That((failure.Message, failure.IsFileFault), Is.EqualTo((path + ": the file has 4 MB; a scenario has a few kB", true)));
    }

    [Test]
    public void AFaultWithoutALineOrAKeyNamesNone()
    {
        Assert.That(new Fault("s", 0, 0, "", "is wrong").ToString(), Is.EqualTo("s: is wrong"));
        Assert.That(new Fault("s", 0, 0, "a", "is wrong").ToString(), Is.EqualTo("s: a: is wrong"));
        Assert.That(new Fault("s", 1, 2, "", "is wrong").ToString(), Is.EqualTo("s:1:2: is wrong"));
    }
}
