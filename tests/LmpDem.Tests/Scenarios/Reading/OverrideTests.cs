using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Values over those of a file: how flags and variables are read, and where they land.</summary>
[TestFixture]
public sealed class OverrideTests
{
    [TestCase("a=1", "a", "1")]
    [TestCase(" a.b = 84 um ", "a.b", "84 um")]
    [TestCase("a=b=c", "a", "b=c")]
    [TestCase("a=", "a", "")]
    public void AFlagIsCutAtItsFirstSign(string text, string key, string value) =>
        Assert.That(Override.FromFlag(text), Is.EqualTo(new Override(key, value, $"--set {text}")));

    [TestCase("=1")]
    [TestCase(" =1")]
    [TestCase("a")]
    [TestCase("")]
    public void AFlagNamesAKeyAndAValue(string text)
    {
        var fault = Assert.Throws<ScenarioException>(() => Override.FromFlag(text))!.Faults.Single();
        Assert.That((fault.Source, fault.Line, fault.Column, fault.Key), Is.EqualTo(($"--set {text}", 0, 0, "")));
        Assert.That(fault.ToString(), Does.StartWith($"--set {text}: expected key=value"));
    }

    // Two underscores are the dot; other variables of the program and of other programs are none, and the order is that of the names.
    [Test]
    public void VariablesOfTheEnvironment()
    {
        var variables = new Dictionary<string, string>
        {
            ["LMPDEM_SEED"] = "1",
            ["LMPDEM_PRESS__LINE_SPEED"] = "2 m/min",
            ["LMPDEM_NUM_THREADS"] = "3",
            ["LMPDEM_CONTACT__BOND__ENABLED"] = "true",
            ["OTHER__SEED"] = "4",
            ["SEED"] = "5",
        };
        Assert.That(Override.FromEnvironment(variables), Is.EqualTo(new Override[]
        {
            new("contact.bond.enabled", "true", "LMPDEM_CONTACT__BOND__ENABLED"),
            new("press.line_speed", "2 m/min", "LMPDEM_PRESS__LINE_SPEED"),
            new("seed", "1", "LMPDEM_SEED"),
        }));
    }

    [TestCase("a=2", "a: 2; b: { c: 1, d: [7, 8] }; n: ")]
    [TestCase("b.c=2", "a: 1; b: { c: 2, d: [7, 8] }; n: ")]
    [TestCase("b=2", "a: 1; b: 2; n: ")]
    [TestCase("b.d=2", "a: 1; b: { c: 1, d: 2 }; n: ")]
    [TestCase("b.d.0=2", "a: 1; b: { c: 1, d: [2, 8] }; n: ")]
    [TestCase("b.d.1=2", "a: 1; b: { c: 1, d: [7, 2] }; n: ")]
    [TestCase("b.d.1={ x: 2, y: [3] }", "a: 1; b: { c: 1, d: [7, { x: 2, y: [3] }] }; n: ")]
    [TestCase("b.e=2", "a: 1; b: { c: 1, d: [7, 8], e: 2 }; n: ")]
    [TestCase("n.x.y=2", "a: 1; b: { c: 1, d: [7, 8] }; n: { x: { y: 2 } }")]
    [TestCase("m.x=2", "a: 1; b: { c: 1, d: [7, 8] }; n: ; m: { x: 2 }")]
    [TestCase("a=", "a: ; b: { c: 1, d: [7, 8] }; n: ")]
    public void AValueLandsAtItsKey(string flag, string expected)
    {
        var root = SourceText.Parse("a: 1\nb:\n  c: 1\n  d: [7, 8]\nn:\n", "s");
        Override.FromFlag(flag).Apply(root);
        Assert.That(string.Join("; ", root.Entries.Select(e => $"{e.Key.Text}: {Text(e.Value)}")), Is.EqualTo(expected));
    }

    [Test]
    public void InAListOfMappingsThePathGoesOn()
    {
        var root = SourceText.Parse("t: [{ d: 1 }, { d: 2 }]\n", "s");
        Override.FromFlag("t.1.d=3").Apply(root);
        Assert.That(Text(root), Is.EqualTo("{ t: [{ d: 1 }, { d: 3 }] }"));
    }

    // What a flag wrote is blamed on the flag, and the rest on its line.
    [Test]
    public void PlacesAreThoseOfTheFlagOrOfTheFile()
    {
        var root = SourceText.Parse("a: 1\nb:\n  c: 1\n", "s");
        Override.FromFlag("b.c=2").Apply(root);
        Override.FromFlag("b.d.e=3").Apply(root);
        var b = (MapNode)root.Entries[1].Value;
        using var all = Assert.EnterMultipleScope();
        Assert.That(root.Entries[0].Value.At, Is.EqualTo("s:1:4"));
        Assert.That(root.Entries[1].Key.At, Is.EqualTo("s:2:1"), "a section that a flag leads through stays where it is");
        Assert.That(b.At, Is.EqualTo("s:3:3"));
        Assert.That((b.Entries[0].Key.At, b.Entries[0].Value.At), Is.EqualTo(("--set b.c=2", "--set b.c=2")));
        Assert.That((b.Entries[1].Key.At, b.Entries[1].Value.At), Is.EqualTo(("--set b.d.e=3", "--set b.d.e=3")));
    }

    [TestCase("a.x=1", "a.x: \"a\" is a value and has no keys")]
    [TestCase("b.c.x.y=1", "b.c.x.y: \"b.c\" is a value and has no keys")]
    [TestCase("b.d.2=1", "b.d.2: \"2\" is no item of this list; it has 2, counted from 0")]
    [TestCase("b.d.-1=1", "b.d.-1: \"-1\" is no item of this list; it has 2, counted from 0")]
    [TestCase("b.d.x=1", "b.d.x: \"x\" is no item of this list; it has 2, counted from 0")]
    public void APathThatLeadsNowhereIsRefused(string flag, string told)
    {
        var root = SourceText.Parse("a: 1\nb:\n  c: 1\n  d: [7, 8]\n", "s");
        Assert.That(() => Override.FromFlag(flag).Apply(root),
            Throws.TypeOf<ScenarioException>().With.Message.EqualTo($"--set {flag}: {told}"));
    }

    private static string Text(SourceNode node) => node switch
    {
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Text(e.Value)}"))} }}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Text))}]",
        _ => ((ScalarNode)node).Text,
    };
}
