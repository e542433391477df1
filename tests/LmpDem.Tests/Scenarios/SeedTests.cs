using LmpDem.Dem.Packing;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Writing;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

/// <summary>A seed of its own changes what it draws, and nothing else.</summary>
public sealed class SeedTests
{
    private static readonly ElectrodeSpec Electrode = new()
    {
        Thickness = 70e-6,
        SolidsFraction = 0.5,
        LateralX = 60e-6,
        LateralY = 60e-6,
        SizeDistribution =
            new SizeDistributionSpec { Weighting = SizeWeighting.Volume, D50 = 18e-6, SigmaG = 1.2, CutMin = 12e-6, CutMax = 26e-6 },
    };

    [TestCase("sizes", true, true, false)]
    [TestCase("places", false, true, false)]
    [TestCase("films", false, false, true)]
    public void ASeedOfThePackingChangesWhatItDraws(string what, bool sizes, bool places, bool films)
    {
        var seeds = what switch
        {
            "sizes" => new PowderSeeds(5, 1, 1),
            "places" => new PowderSeeds(1, 5, 1),
            _ => new PowderSeeds(1, 1, 5)
        };
        var (plain, other) = (Inserted(1), Inserted(seeds));
        Assert.That(other.Radius.SequenceEqual(plain.Radius), Is.Not.EqualTo(sizes));
        Assert.That(other.Position.SequenceEqual(plain.Position), Is.Not.EqualTo(places));
        var common = Math.Min(plain.Count, other.Count); // other sizes may be another number of them
        Assert.That(other.FilmThickness.Take(common).SequenceEqual(plain.FilmThickness.Take(common)), Is.Not.EqualTo(films));
        // What a seed of its own draws is what the run's seed of that number would draw.
        var five = Inserted(5);
        if (what == "sizes") Assert.That(other.Radius, Is.EqualTo(five.Radius));
        if (what == "films") Assert.That(other.FilmThickness.Take(five.Count), Is.EqualTo(five.FilmThickness.Take(other.Count)));
    }

    [TestCase(5UL, null, true, true)]
    [TestCase(1UL, 5UL, false, true)]
    [TestCase(5UL, 1UL, true, false)]
    public void MeshesTurnAndFacetsScatterByTheirOwnSeeds(ulong seed, ulong? meshSeed, bool films, bool meshes)
    {
        var (plain, other) = (Body(1, null), Body(seed, meshSeed));
        Assert.That(other.Strength == plain.Strength, Is.Not.EqualTo(films));
        Assert.That(other.Node == plain.Node, Is.Not.EqualTo(meshes));
    }

    [Test]
    public void AScenarioWithoutThemIsWhatItWas()
    {
        var text = ResolvedText.Write(Good, comments: false);
        Assert.That(text, Does.Not.Contain("seeds:"));
        Assert.That(ScenarioReader.ReadText(ResolvedText.Write(Good, comments: true), "x").Seeds, Is.Null);
        Assert.That(ResolvedText.Write(Good with { Seeds = new SeedSpec() }, comments: false), Is.EqualTo(text));
        var plain = Good with { Seed = 4 };
        Assert.That((plain.PowderSeeds, plain.FilmSeed, plain.MeshSeed), Is.EqualTo((new PowderSeeds(4, 4, 4), 4UL, 4UL)));
    }

    [Test]
    public void AScenarioKeepsThoseThatAreSet()
    {
        var text = ResolvedText.Write(
            Good with { Seed = 4, Seeds = new SeedSpec { Places = ulong.MaxValue, Meshes = 2 } }, comments: false);
        Assert.That(text, Does.Contain("seeds:\n  places: 18446744073709551615\n  meshes: 2\nelectrode:"));
        var read = ScenarioReader.ReadText(text, "x");
        Assert.That((read.PowderSeeds, read.FilmSeed, read.MeshSeed), Is.EqualTo((new PowderSeeds(4, ulong.MaxValue, 4), 4UL, 2UL)));
        Assert.That(new RunStamp(read, 1).Text, Is.EqualTo(text));
    }

    [TestCase("seeds: { place: 3 }", "did you mean \"places\"")]
    [TestCase("seeds: [1, 2]", "sizes, places, films, meshes")]
    [TestCase("seeds: { sizes: -1 }", "out of range")]
    public void WhatIsNoSeedIsRefused(string keys, string told) => Assert.That(
        () => ScenarioReader.ReadText(BadInput.Good + "\n" + keys, "x"), Throws.TypeOf<ScenarioException>().With.Message.Contains(told));

    private static Scenario Good => ScenarioReader.ReadText(BadInput.Good, "x");

    private static LmpDem.Dem.Bodies.Spheres Inserted(PowderSeeds seeds)
    {
        var spheres = Electrode.Draw(new SizeDistribution(Electrode.SizeDistribution), seeds);
        SequentialInsertion.Fill(spheres, Electrode.LateralX, Electrode.LateralY, 0.3, seeds.Places);
        return spheres;
    }

    // Strength of a facet, and place of a node, of one body.
    private static (double Strength, Vec3 Node) Body(ulong seed, ulong? meshSeed)
    {
        var settings = new FvSettings { Material = new PlasticMaterial(5e9, 0.36, 1e6), Seed = seed, MeshSeed = meshSeed, Orient = true };
        settings = settings with { Film = settings.Film with { WeibullModulus = 5.0 } };
        var seeds = new[] { new BodySeed(Vec3.Zero, 1e-5, 1e-7) };
        using var bodies = BodyAssembly.Build(seeds, BodyAssembly.Meshes(seeds, settings), null, settings);
        var bundle = bodies.Bundles[0];
        return (bundle.Facet.AsSpan()[FacetRow.Strength * Bundle.Lanes], bundle.Node(0, 0));
    }
}
