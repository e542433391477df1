using LmpDem.Dem.Laws;
using LmpDem.Dem.Packing;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Describing;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Writing;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

[TestFixture]
public sealed class ScenarioTests
{
    [Test]
    public void ReadsEveryKindOfValueToSi()
    {
        var s = ScenarioReader.ReadText(BadInput.Good, "good");
        Assert.Multiple(() =>
        {
            Assert.That(s.Name, Is.EqualTo("good"));
            Assert.That(s.Seed, Is.EqualTo(7));
            Assert.That(s.Electrode.Thickness, Is.EqualTo(84e-6));
            Assert.That(s.Electrode.ArealCapacity, Is.Null);
            Assert.That(s.Electrode.SizeDistribution.Weighting, Is.EqualTo(SizeWeighting.Volume));
            Assert.That(s.Electrode.Film.Thickness, Is.EqualTo(100e-9));
            Assert.That(s.Contact.Law, Is.EqualTo(ContactLaw.PlasticDense));
            Assert.That(s.Press.Ratios, Is.EqualTo(new[] { 0, 0.1, 0.2 }));
            Assert.That(s.Press.RollRadius, Is.EqualTo(0.125));
        });
    }

    [TestCaseSource(nameof(ReadyScenarios))]
    public void ReadyScenariosAreValidAndResolveToThemselves(string file)
    {
        var scenario = ScenarioReader.ReadFile(file, []);
        var text = ResolvedText.Write(scenario, comments: false);
        var again = ScenarioReader.ReadText(text, "resolved");
        Assert.That(ResolvedText.Write(again, comments: false), Is.EqualTo(text));
        AssertSame(again, scenario);
        Assert.That(Path.GetFileNameWithoutExtension(file), Is.EqualTo(scenario.Name), "a ready scenario bears its file's name");
    }

    [Test]
    public void AnyValueResolvesToItselfBitwise()
    {
        var scenario = StartingScenario.Record();
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var changed = scenario with
            {
                Electrode = scenario.Electrode with { Thickness = 84e-6 * (1 + 0.1 * random.NextDouble()) },
                Material = scenario.Material with { YieldStrength = 1e6 * (1 - 0.5 * random.NextDouble()) },
                Press = scenario.Press with { LineSpeed = random.NextDouble() + 0.1, Ratios = [0.1 * random.NextDouble(), 0.2] },
                Name = "name-" + i,
            };
            AssertSame(ScenarioReader.ReadText(ResolvedText.Write(changed, comments: i % 2 == 0), "resolved"), changed);
        }
    }

    [Test]
    public void CommentsDoNotChangeTheScenario() =>
        AssertSame(ScenarioReader.ReadText(StartingScenario.Text(), "init"), StartingScenario.Record());

    [Test]
    public void TheSmallOneReadsBackToo() =>
        AssertSame(ScenarioReader.ReadText(StartingScenario.Text(StartingScenario.Small()), "small"), StartingScenario.Small());

    [Test]
    public void TheReadyPaperScenarioIsTheStartingOne()
    {
        var ready = ScenarioReader.ReadFile(ReadyScenarios().Single(f => f.EndsWith("lmp-84um.yaml", StringComparison.Ordinal)), []);
        AssertSame(ready, StartingScenario.Record());
    }

    [TestCase("mode: nip_cell", "mode: roll", "under a roll")]
    [TestCase("mode: nip_cell", "mode: platen\n  platen: { control: load, pressures: [1 MPa] }", null)]
    [TestCase("law: plastic_dense", "law: plastic_dense", null)]
    [TestCase("mode: nip_cell", "mode: platen", null)]
    public void DeformableBodiesNeedAFlatPress(string old, string with, string? refused)
    {
        var text = BadInput.Good.Replace(old, with, StringComparison.Ordinal)
            .Replace("lateral_x: 100 um", "lateral_x: 50 mm", StringComparison.Ordinal);
        Assert.That(() => ScenarioReader.ReadText(text, "without"), Throws.Nothing);
        var bodies = text + "\ncompact:\n  enabled: true\n";
        if (refused is null) Assert.That(ScenarioReader.ReadText(bodies, "with").Compact.Enabled, Is.True);
        else
            Assert.That(() => ScenarioReader.ReadText(bodies, "with"), Throws.TypeOf<ScenarioException>()
                .With.Message.Contains("compact.enabled").And.Message.Contains(refused).And.Message.Contains("set compact.enabled: false"));
    }

    [Test]
    public void RateDependenceNeedsASpeedOfThePress()
    {
        const string Rate = "\ncompact: { enabled: true, rate_exponent: 6.55 }\n";
        Assert.That(() => ScenarioReader.ReadText(BadInput.Good + Rate, "gap"), Throws.Nothing);
        const string Load = "mode: platen\n  platen: { control: load, pressures: [1 MPa] }";
        var load = BadInput.Good.Replace("mode: nip_cell", Load, StringComparison.Ordinal);
        Assert.That(
            () => ScenarioReader.ReadText(load + Rate, "load"),
            Throws.TypeOf<ScenarioException>().With.Message.Contains("compact.rate_exponent"));
    }

    [Test]
    public void DeformableBodiesNeedAModulusFarAboveTheYieldStrength()
    {
        var soft = BadInput.Good.Replace("law: plastic_dense", "law: hertz_mindlin", StringComparison.Ordinal)
            .Replace("stiffness_scale: 0.03", "stiffness_scale: 0.01", StringComparison.Ordinal);
        Assert.That(() => ScenarioReader.ReadText(soft, "without"), Throws.Nothing);
        Assert.That(() => ScenarioReader.ReadText(soft + "\ncompact: { enabled: true }\n", "with"), Throws.TypeOf<ScenarioException>()
            .With.Message.Contains("material.stiffness_scale").And.Message.Contains("deformable bodies need 200"));
    }

    [Test]
    public void FlagsGoOverEnvironmentOverFile()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, BadInput.Good);
            var environment = Override.FromEnvironment(new Dictionary<string, string>
            {
                ["LMPDEM_SEED"] = "11",
                ["LMPDEM_CONTACT__FRICTION"] = "0.4",
                ["LMPDEM_CONTACT__BOND__ENABLED"] = "true",
                ["LMPDEM_NUM_THREADS"] = "3",
            });
            var s = ScenarioReader.ReadFile(
                path, [.. environment, Override.FromFlag("contact.friction=0.5"), Override.FromFlag("press.ratios.2=30 %")]);
            Assert.Multiple(() =>
            {
                Assert.That(s.Seed, Is.EqualTo(11), "environment over file");
                Assert.That(s.Contact.Friction, Is.EqualTo(0.5), "flag over environment");
                Assert.That(s.Contact.Bond.Enabled, Is.True);
                Assert.That(s.Press.Ratios[2], Is.EqualTo(0.3));
                Assert.That(s.Contact.Law, Is.EqualTo(ContactLaw.PlasticDense), "the rest of the section stays");
            });
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void ATableMayStandInAFileBesideTheScenario()
    {
        var folder = Directory.CreateTempSubdirectory("lmpdem-table-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "sizes.csv"), "# measured\ndiameter [um],share\n10,0\n20,50 %\n40,100 %\n");
            var path = Path.Combine(folder, "s.yaml");
            File.WriteAllText(
                path, BadInput.Good.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
            var s = ScenarioReader.ReadFile(path, []);
            Assert.That(s.Electrode.SizeDistribution.Table.Select(e => (e.Diameter, e.Share)),
                Is.EqualTo(new[] { (10e-6, 0.0), (20e-6, 0.5), (40e-6, 1.0) }));
            AssertSame(ScenarioReader.ReadText(ResolvedText.Write(s, comments: false), "resolved"), s);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestCase("LateralX", "lateral_x")]
    [TestCase("D50", "d50")]
    [TestCase("SigmaG", "sigma_g")]
    [TestCase("NipCell", "nip_cell")]
    [TestCase("IncludesFoil", "includes_foil")]
    public void KeysAreSnakeCase(string name, string key) => Assert.That(SnakeCase.Of(name), Is.EqualTo(key));

    [TestCase("thicknes", "thickness")]
    [TestCase("lateralX", "lateral_x")]
    [TestCase("soilds_fraction", "solids_fraction")]
    [TestCase("press", null)]
    public void SuggestsTheClosestKey(string word, string? expected) =>
        Assert.That(Spelling.Closest(word, ["thickness", "lateral_x", "solids_fraction"]), Is.EqualTo(expected));

    [Test]
    public void EveryKeyExplainsItself()
    {
        var silent = Walk(typeof(Scenario)).Where(k => k.Parameter.Meaning.Length < 5).Select(k => k.Name);
        Assert.That(silent, Is.Empty);
    }

    private static IEnumerable<SpecKey> Walk(Type type) =>
        SpecKey.Of(type).SelectMany(k => k.Kind == SpecKind.Record ? Walk(k.ValueType).Prepend(k) : [k]);

    internal static IEnumerable<string> ReadyScenarios()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LmpDem.sln"))) folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "scenarios"), "*.yaml").Order(StringComparer.Ordinal);
    }

    // Records hold lists, which compare by reference; so values are compared key by key.
    private static void AssertSame(object actual, object expected, string path = "")
    {
        foreach (var key in SpecKey.Of(expected.GetType()))
        {
            var (a, e) = (key.Get(actual), key.Get(expected));
            if (key.Kind == SpecKind.Record && !key.IsList && e is not null) AssertSame(a!, e, $"{path}.{key.Name}");
            else Assert.That(a, Is.EqualTo(e), $"{path}.{key.Name}");
        }
    }
}
