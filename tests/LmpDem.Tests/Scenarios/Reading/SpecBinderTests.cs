using LmpDem.Engine.Units;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Records from nodes, by a record of the tests' own: values at and beyond their bounds, and what is told of each slip.</summary>
[TestFixture]
public sealed class SpecBinderTests
{
    private const string Lengths = "allowed units: nm, um, mm, cm, m; range 1 um to 1000 um";

    [TestCase("length: 1 um", 1e-6)]
    [TestCase("length: 1000 um", 1e-3)]
    [TestCase("length: 1 mm", 1e-3)]
    public void ALengthMayBeAtItsBounds(string text, double length) =>
        Assert.That(Read(text).Rod.Length, Is.EqualTo(length).Within(1).Ulps);

    [TestCase("length: 0.999 um", $"length: \"0.999 um\" is out of range; expected a length with its unit ({Lengths})")]
    [TestCase("length: 1.001 mm", $"length: \"1.001 mm\" is out of range; expected a length with its unit ({Lengths})")]
    [TestCase("length: 84", $"length: expected a length with its unit ({Lengths}), but the bare number \"84\" was found; "
        + "write for example \"84 um\"")]
    [TestCase("length: 84 MPa", $"length: expected a length with its unit ({Lengths}), but \"84 MPa\", a pressure, was found")]
    [TestCase("length: long", $"length: expected a length with its unit ({Lengths}), but \"long\" was found: "
        + "it does not start with a number")]
    [TestCase("amount: 0.5", "amount: expected a quantity in mol with its unit (allowed units: mol; range 1 mol or more), but the bare "
        + "number \"0.5\" was found; write for example \"0.5 mol\"")]
    public void WhatIsNoLengthIsTold(string text, string told) => Assert.That(Faults(text), Is.EqualTo((string[])["s:1:9: " + told]));

    // Per cent is meant where the hundredth is in the range, whose upper end is the whole or less.
    [TestCase("part: 0.04", "")]
    [TestCase("part: 5", "5 %")]
    [TestCase("part: 4.9", "")]
    [TestCase("part: 100", "100 %")]
    [TestCase("part: 101", "")]
    [TestCase("part: 120 %", "")]
    [TestCase("part: -1", "")]
    [TestCase("half: 50", "50 %")]
    [TestCase("half: 0.6", "0.6 %")]
    [TestCase("half: 51", "")]
    [TestCase("ratio: 3", "")]
    public void PerCentIsOfferedWhereItCanBeMeant(string text, string offer)
    {
        var key = text[..text.IndexOf(':', StringComparison.Ordinal)];
        var range = key switch { "part" => "0.05 to 1", "half" => "0 to 0.5", _ => "0 to 2" };
        var value = text[(key.Length + 2)..];
        Assert.That(Faults(text), Is.EqualTo((string[])[$"s:1:{key.Length + 3}: {key}: \"{value}\" is out of range; "
            + $"expected a number (range {range})" + (offer.Length > 0 ? $"; did you mean \"{offer}\"?" : "")]));
    }

    [Test]
    public void EveryKindOfValueIsReadToSi()
    {
        var rod = Read("length: 0.2 mm\npart: 5 %\nhalf: 0.5\nratio: 0\namount: 1 mol\ncount: 9\nseed: 18446744073709551615\nbent: true\n"
            + "name: 5\nend: sharp_tip\nsteps: [1 um, 1 mm]\ntip: { enabled: true }\n").Rod;
        using var all = Assert.EnterMultipleScope();
        Assert.That((rod.Length, rod.Part, rod.Half, rod.Ratio, rod.Amount), Is.EqualTo((0.2e-3, 0.05, 0.5, 0.0, 1.0)));
        Assert.That((rod.Count, rod.Seed, rod.Bent, rod.Name, rod.End), Is.EqualTo((9, ulong.MaxValue, true, "5", End.SharpTip)));
        Assert.That(rod.Steps, Is.EqualTo(new[] { 1e-6, 1e-3 }));
        Assert.That(rod.Tip.Enabled, Is.True);
    }

    [TestCase("count: 1", "")]
    [TestCase("count: 0", "\"0\" is out of range; expected a whole number (range 1 to 9)")]
    [TestCase("count: 10", "\"10\" is out of range; expected a whole number (range 1 to 9)")]
    [TestCase("count: 3000000000", "\"3000000000\" is out of range; expected a whole number (range 1 to 9)")]
    [TestCase("count: 7.5", "expected a whole number (range 1 to 9), but \"7.5\" was found")]
    [TestCase("seed: -1", "\"-1\" is out of range; expected a whole number (range 0 to 2^64 - 1)")]
    [TestCase("bent: false", "")]
    [TestCase("bent: True", "expected true or false, but \"True\" was found")]
    [TestCase("end: round", "")]
    [TestCase("end: sharp-tip", "expected one of round, sharp_tip, but \"sharp-tip\" was found; did you mean \"sharp_tip\"?")]
    [TestCase("end: bevelled", "expected one of round, sharp_tip, but \"bevelled\" was found")]
    [TestCase("bent:", "no value is given; expected true or false")]
    [TestCase("name: \"\"", "")]
    [TestCase("name: [a]", "expected a text, but a list was found")]
    [TestCase("tip: 5", "expected a mapping with the keys enabled, angle, but \"5\" was found; write { enabled: true }")]
    [TestCase("bore: wide", "expected a mapping with the keys width, but \"wide\" was found")]
    [TestCase("tips: 5", "expected a list such as [{...}, ...], each item a mapping with the keys enabled, angle, but \"5\" was found")]
    [TestCase("steps: 5 um", $"expected a list such as [1 um, ...], each item a length with its unit ({Lengths}), but \"5 um\" was found")]
    [TestCase("depths: 5 um", "expected a list such as [2 um, ...], each item a length with its unit (allowed units: nm, um, mm, cm, m; "
        + "range 2 um or more), but \"5 um\" was found")]
    [TestCase("drops: 5 um", "expected a list such as [-2 um, ...], each item a length with its unit (allowed units: nm, um, mm, cm, m; "
        + "range -2 um or less), but \"5 um\" was found")]
    [TestCase("steps:", $"no value is given; expected a list such as [1 um, ...], each item a length with its unit ({Lengths})")]
    [TestCase("ends: round", "expected a list such as [round, ...], each item one of round, sharp_tip, but \"round\" was found")]
    public void WhatDoesNotFitIsTold(string text, string told)
    {
        var key = text[..text.IndexOf(':', StringComparison.Ordinal)];
        var faults = Bind(text).Binder.Faults;
        Assert.That(faults.Select(f => f.Message), Is.EqualTo(told.Length > 0 ? [told] : (string[])[]));
        Assert.That(faults.Select(f => f.Key), Has.All.EqualTo(key));
    }

    // Each fault stands where its value stands, and those that follow are found too.
    [Test]
    public void EveryFaultIsToldAtItsPlace()
    {
        var faults = Bind("steps: [1 um, x,\n  2 um, 5 s]\ntips:\n  - { angle: 2 }\n  - 3\nedge: 1\nbore:\n  angel: 5\n").Binder.Faults;
        Assert.That(faults.Select(f => (f.Line, f.Column, f.Key)), Is.EqualTo(new[]
        {
            (1, 15, "steps[1]"), (2, 9, "steps[3]"), (4, 14, "tips[0].angle"), (5, 5, "tips[1]"), (6, 1, "edge"), (8, 3, "bore.angel"),
        }));
        Assert.That(faults[3].Message, Is.EqualTo("expected a mapping with the keys enabled, angle, but \"3\" was found"));
        Assert.That(faults[4].Message, Does.StartWith("unknown key \"edge\"; keys of this section: length, part"));
        Assert.That(faults[5].Message, Is.EqualTo("unknown key \"angel\"; keys of this section: width"));
    }

    [Test]
    public void AKeyThatStandsElsewhereIsNamedWithItsSection()
    {
        Assert.That(Faults("bore: { angle: 0.5 }").Single(), Is.EqualTo(
            "s:1:9: bore.angle: unknown key \"angle\" here; did you mean \"tip.angle\"? Keys of this section: width"));
        Assert.That(Faults("bore: { count: 5 }").Single(), Is.EqualTo(
            "s:1:9: bore.count: unknown key \"count\" here; did you mean \"count\"? Keys of this section: width"));
        Assert.That(Faults("lenght: 5 um").Single(), Is.EqualTo("s:1:1: lenght: unknown key \"lenght\"; did you mean \"length\"?"));
    }

    [Test]
    public void AKeyWithoutDefaultIsMissedAtItsSection()
    {
        var binder = new SpecBinder(typeof(Joint), ".");
        binder.Record(typeof(Joint), (MapNode)SourceText.Parse("a:\n  bolt: { }\n", "s").Entries[0].Value, "");
        Assert.That(binder.Faults.Select(f => f.ToString()), Is.EqualTo((string[])
            ["s:2:9: bolt.width: this key is missing and has no default: width of the bolt; "
                + "expected a length with its unit (allowed units: nm, um, mm, cm, m)"]));
        binder = new SpecBinder(typeof(Joint), ".");
        var joint = (Joint)binder.Record(typeof(Joint), SourceText.Parse("bolt: { width: 3 um }\n", "s"), "");
        Assert.That((binder.Faults.Count, joint.Bolt.Width), Is.EqualTo((0, 3e-6)));
    }

    [Test]
    public void AKeyThatMayBeUnsetLosesItsDefaultByNothing()
    {
        Assert.That(new Rod().End, Is.EqualTo(End.Round));
        Assert.That(Read("end:").Rod.End, Is.Null);
        Assert.That(Read("end: ~").Rod.End, Is.Null);
    }

    [Test]
    public void GivenIsWhatHasAValueAndAFaultFindsTheNextSectionAround()
    {
        var binder = Bind("tip:\n  enabled: true\nend:\nlength: 5 um\n").Binder;
        using var all = Assert.EnterMultipleScope();
        Assert.That(binder.IsGiven("length"), Is.True);
        Assert.That(binder.IsGiven("tip.enabled"), Is.True);
        Assert.That(binder.IsGiven("end"), Is.False);
        Assert.That(binder.IsGiven("count"), Is.False);
        Assert.That(binder.Place("tip.enabled").At, Is.EqualTo("s:2:12"));
        Assert.That(binder.Place("tip.angle").At, Is.EqualTo("s:2:3"));
        Assert.That(binder.Place("tip.angle.sign").At, Is.EqualTo("s:2:3"));
        Assert.That(binder.Place("bore.width").At, Is.EqualTo("s:1:1"));
        binder.Refuse("tip.angle", "is wrong");
        Assert.That(binder.Faults.Single(), Is.EqualTo(new Fault("s", 2, 3, "tip.angle", "is wrong")));
    }

    private static (Rod Rod, SpecBinder Binder) Bind(string text)
    {
        var binder = new SpecBinder(typeof(Rod), ".");
        return ((Rod)binder.Record(typeof(Rod), SourceText.Parse(text, "s"), ""), binder);
    }

    private static (Rod Rod, SpecBinder Binder) Read(string text)
    {
        var read = Bind(text);
        Assert.That(read.Binder.Faults, Is.Empty);
        return read;
    }

    private static string[] Faults(string text) => [.. Bind(text).Binder.Faults.Select(f => f.ToString())];

    private enum End
    {
        Round,
        SharpTip,
    }

    private sealed record Rod
    {
        [Parameter("length of the rod", Unit = "um", Min = 1, Max = 1000)]
        public double Length { get; init; } = 1e-5;

        [Parameter("a part of a whole", Min = 0.05, Max = 1)]
        public double Part { get; init; } = 0.5;

        [Parameter("half a whole at most", Min = 0, Max = 0.5)]
        public double Half { get; init; } = 0.25;

        [Parameter("a ratio beyond the whole", Min = 0, Max = 2)]
        public double Ratio { get; init; } = 1.0;

        [Parameter("amount of substance", Unit = "mol", Min = 1)]
        public double Amount { get; init; } = 2.0;

        [Parameter("number of rods", Min = 1, Max = 9)]
        public int Count { get; init; } = 1;

        [Parameter("seed", Min = 0)]
        public ulong Seed { get; init; }

        [Parameter("whether it is bent")]
        public bool Bent { get; init; }

        [Parameter("its name")]
        public string Name { get; init; } = "";

        [Parameter("its end")]
        public End? End { get; init; } = SpecBinderTests.End.Round;

        [Parameter("its ends")]
        public IReadOnlyList<End> Ends { get; init; } = [];

        [Parameter("steps along it", Unit = "um", Min = 1, Max = 1000)]
        public IReadOnlyList<double> Steps { get; init; } = [];

        [Parameter("depths of its holes", Unit = "um", Min = 2)]
        public IReadOnlyList<double> Depths { get; init; } = [];

        [Parameter("drops of its ends", Unit = "um", Max = -2)]
        public IReadOnlyList<double> Drops { get; init; } = [];

        [Parameter("its tip")]
        public Tip Tip { get; init; } = new();

        [Parameter("its other tips")]
        public IReadOnlyList<Tip> Tips { get; init; } = [];

        [Parameter("its bore")]
        public Bore Bore { get; init; } = new();
    }

    private sealed record Tip
    {
        [Parameter("whether it has one")]
        public bool Enabled { get; init; }

        [Parameter("its angle", Min = 0, Max = 1)]
        public double Angle { get; init; }
    }

    private sealed record Bore
    {
        [Parameter("its width", Unit = "um")]
        public double Width { get; init; }
    }

    private sealed record Joint
    {
        [Parameter("a bolt")]
        public Bolt Bolt { get; init; } = new() { Width = 1e-6 };
    }

    private sealed record Bolt
    {
        [Parameter("width of the bolt", Unit = "um")]
        public required double Width { get; init; }
    }
}
