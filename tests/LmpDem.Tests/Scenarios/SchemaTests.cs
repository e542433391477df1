using System.Text.Json;
using System.Text.RegularExpressions;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Writing;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

/// <summary>What the schema calls a default is what holds where the key is left out.</summary>
public sealed partial class SchemaTests
{
    // What has no default must be given.
    private const string Min = "electrode: { solids_fraction: 0.57, size_distribution: { weighting: volume } }";

    private static readonly string[] Given = ["electrode.solids_fraction", "electrode.size_distribution.weighting"];

    [Test]
    public void EveryDefaultIsWhatHoldsWhenTheKeyIsLeftOut()
    {
        var read = ScenarioReader.ReadText(Min, "least");
        var held = Leaves(SchemaText.Write(read, read));
        var told = Leaves(SchemaText.Write(new Scenario(), StartingScenario.Record()));
        using var all = Assert.EnterMultipleScope();
        Assert.That(told.Keys, Is.EquivalentTo(held.Keys));
        foreach (var (key, leaf) in held.Where(h => !Given.Contains(h.Key)))
            Assert.That(Default(told[key]), Is.EqualTo(Default(leaf)), key);
    }

    [Test]
    public void WhatInitWritesStandsAsExample()
    {
        var scale = Leaves(SchemaText.Write(new Scenario(), StartingScenario.Record()))["material.stiffness_scale"];
        Assert.That(scale.GetProperty("default").GetDouble(), Is.EqualTo(1.0));
        Assert.That(scale.GetProperty("examples")[0].GetDouble(), Is.EqualTo(0.13));
    }

    // A default that is off the round number by the rounding of its unit prints as 14.999999999999998 keV.
    [Test]
    public void DefaultsAreRoundInTheirUnits() =>
        Assert.That(LongNumber().Matches(StartingScenario.Text()).Select(m => m.Value), Is.Empty);

    [GeneratedRegex(@"[0-9.]{12,}[0-9eE+-]*")]
    private static partial Regex LongNumber();

    private static string? Default(JsonElement leaf) => leaf.TryGetProperty("default", out var value) ? value.GetRawText() : null;

    private static Dictionary<string, JsonElement> Leaves(string schema)
    {
        var leaves = new Dictionary<string, JsonElement>();
        Collect(JsonDocument.Parse(schema).RootElement, "", leaves);
        return leaves;
    }

    private static void Collect(JsonElement schema, string path, Dictionary<string, JsonElement> leaves)
    {
        foreach (var key in schema.GetProperty("properties").EnumerateObject())
        {
            var name = path.Length == 0 ? key.Name : $"{path}.{key.Name}";
            if (key.Value.TryGetProperty("properties", out _)) Collect(key.Value, name, leaves);
            else leaves[name] = key.Value;
        }
    }
}
