using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Reading;

/// <summary>Checks of keys against each other, just within and just beyond what they allow.</summary>
[TestFixture]
public sealed class ScenarioChecksTests
{
    private const string Sizes = "d50: 20 um\n    sigma_g: 1.35\n    cut_min: 10 um\n    cut_max: 40 um";

    // Spheres of one mode fill at most 0.74, those of two modes or of a table 0.85.
    [TestCase("log_normal", 0.735, null)]
    [TestCase("log_normal", 0.745, "at most 0.74")]
    [TestCase("weibull", 0.745, "at most 0.74")]
    [TestCase("bimodal", 0.845, null)]
    [TestCase("bimodal", 0.855, "at most 0.85")]
    [TestCase("table\n    table: [{ diameter: 10 um, share: 0 }, { diameter: 40 um, share: 1 }]", 0.845, null)]
    [TestCase("table\n    table: [{ diameter: 10 um, share: 0 }, { diameter: 40 um, share: 1 }]", 0.855, "at most 0.85")]
    public void TheDensestPacking(string kind, double solids, string? told)
    {
        var message = Told(("solids_fraction: 0.57", FormattableString.Invariant($"solids_fraction: {solids}")), ("log_normal", kind));
        if (told is null) Assert.That(message, Does.Not.Contain("impossible"));
        else Assert.That(message, Does.Contain(": electrode.solids_fraction: a solids fraction of ").And.Contain(told));
    }

    [TestCase("d50: 10 um", "")]
    [TestCase("d50: 40 um", "")]
    [TestCase("d50: 9.9 um", "s:11:10: electrode.size_distribution.d50: a median of 9.9 um lies outside of the cuts, 10 um to 40 um")]
    [TestCase("d50: 40.5 um", "s:11:10: electrode.size_distribution.d50: a median of 40.5 um lies outside of the cuts, 10 um to 40 um")]
    public void TheMedianLiesWithinTheCuts(string median, string told)
    {
        var message = Told(("d50: 20 um", median));
        if (told.Length == 0) Assert.That(message, Does.Not.Contain("a median of"));
        else Assert.That(message, Does.Contain(told));
    }

    // Where no cut is given: half the smaller median, the first size of a table. A film is at most a tenth of the smallest particle.
    [TestCase("log_normal", Sizes, "999 nm", "")]
    [TestCase("log_normal", Sizes, "1001 nm", "10 um")]
    [TestCase("log_normal", "d50: 20 um", "999 nm", "")]
    [TestCase("log_normal", "d50: 20 um", "1001 nm", "10 um")]
    [TestCase("bimodal", "d50: 20 um\n    second_d50: 12 um", "599 nm", "")]
    [TestCase("bimodal", "d50: 20 um\n    second_d50: 12 um", "601 nm", "6 um")]
    [TestCase("bimodal", "d50: 12 um\n    second_d50: 20 um", "601 nm", "6 um")]
    // Scale 20 um and shape 2: the median is 20 um times the root of ln 2.
    [TestCase("weibull", "scale: 20 um\n    shape: 2", "832 nm", "")]
    [TestCase("weibull", "scale: 20 um\n    shape: 2", "833 nm", "8.326 um")]
    [TestCase("table", "table: [{ diameter: 12 um, share: 0 }, { diameter: 40 um, share: 1 }]", "1199 nm", "")]
    [TestCase("table", "table: [{ diameter: 12 um, share: 0 }, { diameter: 40 um, share: 1 }]", "1201 nm", "12 um")]
    public void AFilmIsThin(string kind, string sizes, string film, string particle)
    {
        var message = Told((Sizes, sizes), ("log_normal", kind), ("thickness: 100 nm", "thickness: " + film));
        if (particle.Length == 0) Assert.That(message, Does.Not.Contain("no thin film"));
        else Assert.That(message, Does.Contain($"electrode.film.thickness: ").And.Contain($"no thin film on particles of {particle}; "));
    }

    // The median of a table is its first size with half of the powder below it.
    [TestCase("12 um", "")]
    [TestCase("24 um", "")]
    [TestCase("25 um", "a median of 24 um lies outside of the cuts, 25 um to 40 um")]
    public void TheMedianOfATable(string cut, string told)
    {
        const string Table = "table: [{ diameter: 12 um, share: 0 }, { diameter: 24 um, share: 0.5 }, { diameter: 40 um, share: 1 }]";
        var message = Told((Sizes, $"{Table}\n    cut_min: {cut}"), ("log_normal", "table"));
        if (told.Length == 0) Assert.That(message, Does.Not.Contain("a median of"));
        else Assert.That(message, Does.Contain(told));
    }

    // Young's modulus is 7.8 GPa: 200 times 1 MPa is a scale of 0.02564103.
    [TestCase("plastic_dense", "0.02564", "1 MPa", "ratio 200", "plastic laws need 200 or more; set stiffness_scale to 0.02565 or more")]
    [TestCase("plastic_dense", "0.02565", "1 MPa", "", "")]
    [TestCase("plastic", "0.02564", "1 MPa", "ratio 200", "plastic laws need 200 or more; set stiffness_scale to 0.02565 or more")]
    [TestCase("hertz_mindlin", "0.02564", "1 MPa", "", "")]
    [TestCase("plastic", "0.9", "38.9 MPa", "ratio 180.5", "plastic laws need 200 or more; set stiffness_scale to 0.9979 or more")]
    [TestCase("plastic", "0.9979", "38.9 MPa", "", "")]
    [TestCase("plastic", "0.9", "39.1 MPa", "ratio 179.5", "need 200 or more; the material itself is too soft for its yield strength")]
    public void TheModulusIsFarAboveTheYieldStrength(string law, string scale, string strength, string ratio, string told)
    {
        var message = Told(("law: plastic_dense", "law: " + law), ("stiffness_scale: 0.03", "stiffness_scale: " + scale),
            ("yield_strength: 1 MPa", "yield_strength: " + strength));
        if (told.Length == 0) Assert.That(message, Is.Empty);
        else Assert.That(message, Is.EqualTo("s:18:20: material.stiffness_scale: youngs_modulus x stiffness_scale / yield_strength is "
            + $"{ratio["ratio ".Length..]}, but {(told[0] == 'p' ? "" : "plastic laws ")}{told}"));
    }

    // The chord of a roll of 125 mm in a layer of 84 um pressed by 20 % is sqrt(2 x 0.125 x 16.8e-6) m = 2.049 mm.
    [TestCase("6.1 mm", "s:6:14: electrode.lateral_x: 6100 um is too short for the roll: its nip is 2049 um long")]
    [TestCase("6.2 mm", "")]
    public void ARollNeedsALayerOnBothSides(string length, string told) =>
        AssertTold(Told(("mode: nip_cell", "mode: roll"), ("lateral_x: 100 um", "lateral_x: " + length)), told);

    [TestCase("0.841 mm", "")]
    [TestCase("0.839 mm", "s:25:16: press.roll_radius: 839 um is no roll for a layer of 84 um; take at least ten times the layer")]
    public void ARollIsFarLargerThanTheLayer(string radius, string told) =>
        AssertTold(Told(("roll_radius: 125 mm", "roll_radius: " + radius)), told);

    // 1e8 cells of 840,000 um3 have edges of 0.2033 um.
    [TestCase("transport: { pores: { voxel: 0.2 um } }", "s:1:30: transport.pores.voxel: 0.2 um makes 1.1e+8 cells of this electrode, "
        + "some 21 GB; take 0.21 um or more, or switch pores off")]
    [TestCase("transport: { pores: { voxel: 0.05 um } }", "s:1:30: transport.pores.voxel: 0.05 um makes 6.7e+9 cells of this electrode, "
        + "some 1344 GB; take 0.21 um or more, or switch pores off")]
    [TestCase("transport: { pores: { voxel: 0.21 um } }", "")]
    [TestCase("transport: { pores: { voxel: 0.2 um, enabled: false } }", "")]
    [TestCase("transport: { enabled: false, pores: { voxel: 0.2 um } }", "")]
    [TestCase("transport: { pores: { } }", "")]
    public void CellsOfPoresFitIntoMemory(string transport, string told) => AssertTold(Told(("name: good", transport)), told);

    [TestCase("handoff: { ratio: 19.9 % }", "")]
    [TestCase("handoff: { ratio: 20 % }", "s:1:45: compact.handoff.ratio: the bodies would take over at 20 %, but the press goes only to "
        + "20 %; name a smaller ratio, or extend press.ratios")]
    public void BodiesTakeOverBeforeThePressEnds(string handoff, string told)
    {
        AssertTold(Told(("name: good", $"compact: {{ enabled: true, {handoff} }}")), told);
        AssertTold(Told(("name: good", $"compact: {{ enabled: false, {handoff} }}")), "");
    }

    // Both are faults of a press that the bodies could not follow; without bodies they are none.
    [Test]
    public void BodiesNeedAPressWithASpeed()
    {
        const string Load = "mode: platen\n  platen: { control: load, pressures: [1 MPa] }";
        string Rate(string exponent, bool enabled) => Told(("mode: nip_cell", Load),
            ("name: good", $"compact: {{ enabled: {(enabled ? "true" : "false")}, rate_exponent: {exponent} }}"));
        Assert.That(Rate("0", true), Is.Empty);
        Assert.That(Rate("6.55", true), Does.StartWith("s:1:42: compact.rate_exponent: a platen under load control"));
        Assert.That(Rate("6.55", false), Is.Empty);
    }

    // The roll is long enough here; spheres may run under it.
    [TestCase(true, "s:1:21: compact.enabled: deformable bodies do not run under a roll")]
    [TestCase(false, "")]
    public void BodiesDoNotRunUnderARoll(bool enabled, string told) => AssertTold(Told(
        ("mode: nip_cell", "mode: roll"), ("lateral_x: 100 um", "lateral_x: 6.2 mm"),
        ("name: good", $"compact: {{ enabled: {(enabled ? "true" : "false")} }}")), told);

    // Their lithium yields whatever the law of the spheres.
    [Test]
    public void BodiesNeedStiffLithiumToo() => Assert.That(
        Told(("law: plastic_dense", "law: hertz_mindlin"), ("stiffness_scale: 0.03", "stiffness_scale: 0.02564"),
            ("name: good", "compact: { enabled: true }")),
        Does.StartWith("s:18:20: material.stiffness_scale: ").And.Contains("but deformable bodies need 200 or more"));

    // Nine particles of 39 to 40 um fill at most 0.561 of this layer, ten 0.578 at least.
    [TestCase("0.56", "")]
    [TestCase("0.57", "s:9:5: electrode.size_distribution: no number of particles between the cuts has the target solid volume: 9 fill at most")]
    public void ThePowderIsDrawnAsItWillBePacked(string solids, string told) => AssertTold(Told(
        (Sizes, "table: [{ diameter: 39 um, share: 0 }, { diameter: 40 um, share: 1 }]"), ("log_normal", "table"),
        ("lateral_x: 100 um", "lateral_x: 80.001 um"), ("lateral_y: 100 um", "lateral_y: 80.001 um"), ("solids_fraction: 0.57",
            "solids_fraction: " + solids)), told);

    [TestCase("a.b-c_D9", true)]
    [TestCase("9", true)]
    [TestCase(".a", false)]
    [TestCase("a b", false)]
    [TestCase("a/b", false)]
    [TestCase("\u00e4", false)]
    [TestCase("", false)]
    public void ANameIsThatOfAFolder(string name, bool isOne) => Assert.That(FolderName.Problem(name) is null, Is.EqualTo(isOne));

    [Test]
    public void ANameHas80LettersAtMost()
    {
        Assert.That(FolderName.Problem(new string('a', 80)), Is.Null);
        Assert.That(FolderName.Problem(new string('a', 81)), Does.EndWith("name a folder; use up to 80 letters, digits, -, _ and ."));
    }

    private static void AssertTold(string message, string told)
    {
        if (told.Length == 0) Assert.That(message, Is.Empty);
        else Assert.That(message, Does.StartWith(told));
    }

    /// <summary>What is told of the good scenario with some changes; empty where it is still good.</summary>
    private static string Told(params (string Old, string New)[] changes)
    {
        var text = BadInput.Good;
        foreach (var (old, with) in changes)
        {
            Assert.That(text, Does.Contain(old));
            text = text.Replace(old, with, StringComparison.Ordinal);
        }

        try
        {
            ScenarioReader.ReadText(text, "s");
            return "";
        }
        catch (ScenarioException refused)
        {
            return refused.Message;
        }
    }
}
