using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>Packings of the user's own just within and just beyond what is allowed, and where exactly a fault stands.</summary>
[TestFixture]
public sealed class PackingBoundsTests : PackingFixture
{
    // Edges agree to a millionth, thickness, solids fraction and capacity to half a per cent; the lattice has 30 um, pi/6, 3.2386 mAh/cm2.
    [TestCase("lateral_x: 30.00002 um", "")]
    [TestCase("lateral_x: 30.00004 um", "electrode.lateral_x: 30 um is given here, and 30 um in ")]
    [TestCase("lateral_x: 29.99996 um", "electrode.lateral_x: 30 um is given here, and 30 um in ")]
    [TestCase("lateral_y: 29.99998 um", "")]
    [TestCase("lateral_y: 29 um", "electrode.lateral_y: 29 um is given here, and 30 um in ")]
    [TestCase("thickness: 30.149 um", "")]
    [TestCase("thickness: 29.851 um", "")]
    [TestCase("thickness: 30.151 um", "electrode.thickness: 30.151 um of layer is given here, and the packing ")]
    [TestCase("thickness: 29.849 um", "electrode.thickness: 29.849 um of layer is given here, and the packing ")]
    [TestCase("thickness: 41 um, includes_foil: true, foil_thickness: 11 um", "")]
    [TestCase("thickness: 30 um, includes_foil: true, foil_thickness: 11 um", "electrode.thickness: 19 um of layer is given here")]
    [TestCase("solids_fraction: 0.5285", "")]
    [TestCase("solids_fraction: 0.5187", "")]
    [TestCase("solids_fraction: 0.5287", "electrode.solids_fraction: 0.5287 is given here")]
    [TestCase("solids_fraction: 0.5185", "electrode.solids_fraction: 0.5185 is given here")]
    [TestCase("areal_capacity: 3.254 mAh/cm2", "")]
    [TestCase("areal_capacity: 3.223 mAh/cm2", "")]
    [TestCase("areal_capacity: 3.256 mAh/cm2", "electrode.areal_capacity: 3.256 mAh/cm2 is given here")]
    [TestCase("areal_capacity: 3.222 mAh/cm2", "electrode.areal_capacity: 3.222 mAh/cm2 is given here")]
    public void WhatIsGivenTwiceAgrees(string keys, string told)
    {
        var packing = "# box: 30 x 30 um\n" + Table(Lattice());
        if (told.Length > 0)
        {
            Assert.That(Refusal(packing, keys), Does.StartWith(Path.Combine(Folder, "scenario.yaml") + ":1:").And.Contain(told));
            return;
        }

        var electrode = Read(packing, keys).Electrode;
        using var all = Assert.EnterMultipleScope();
        Assert.That(electrode.LayerThickness, Is.EqualTo(30e-6).Within(1e-15), "the packing decides");
        Assert.That(electrode.SolidsFraction, Is.EqualTo(Math.PI / 6.0).Within(1e-6));
        Assert.That(electrode.ArealCapacity, Is.Null);
        var edge = keys.StartsWith("lateral_x", StringComparison.Ordinal) ? 30.00002e-6 : 30e-6;
        Assert.That(electrode.LateralX, Is.EqualTo(edge).Within(1e-15));
    }

    [Test]
    public void AllThatDisagreesIsTold()
    {
        var lines = Refusal(Table(Lattice()), Keys + ", thickness: 84 um, solids_fraction: 0.6").Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        lines = Refusal(Table(Lattice()), "").Split('\n');
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain(": electrode.packing: ").And.Contain("states no box; give electrode.lateral_x, or a line "));
        Assert.That(lines[1], Does.Contain(": electrode.packing: ").And.Contain("states no box; give electrode.lateral_y, or a line "));
        Assert.That(Refusal(Table(Lattice()), "lateral_x: 30 um"), Does.Not.Contain("give electrode.lateral_x").And.Contain("lateral_y"));
    }

    // A stated height is taken up to the smallest radius above the highest particle; farther up the layer counts to that particle.
    [TestCase("34.9", 34.9, "")]
    [TestCase("35.1", 30.0, "; its box is 35.1 um high, and the layer counts to its highest particle")]
    [TestCase("29.8", 29.8, "")]
    public void TheHeightOfTheBoxIsThatOfThePlatenWhereTheLayerReachesIt(string stated, double height, string above)
    {
        var notes = new List<string>();
        var electrode = Read($"# box: 30 x 30 x {stated} um\n" + Table(Lattice()), "", notes).Electrode;
        Assert.That(electrode.LayerThickness, Is.EqualTo(1e-6 * height).Within(1e-15));
        Assert.That(notes.Single(), Does.EndWith(FormattableString.Invariant(
            $"27 particles, 30 x 30 um, {height:0.###} um high, solids fraction {Math.PI / 6.0 * 30.0 / height:0.000}{above}")));
    }

    // The unit is doubted where half of the particles have no size of a particle, and the particle where it alone has none.
    [Test]
    public void RadiiHaveTheirRange()
    {
        using var all = Assert.EnterMultipleScope();
        Assert.That(Read(Table(Lattice(1000.0, 500.0)), "lateral_x: 3 mm, lateral_y: 3 mm").Electrode.LayerThickness,
            Is.EqualTo(3e-3).Within(1e-12));
        Assert.That(Refusal(Table(Lattice(1000.2, 500.1)), "lateral_x: 3 mm, lateral_y: 3 mm"),
            Does.Contain("mine.csv: the median radius would be 0.0005 m: the unit of the lengths is not what the file says; name "));
        Assert.That(Refusal(Table(Lattice().Append("5,5,45,500.1"))),
            Does.Contain("mine.csv:29:1: a radius of 0.0005 m is no particle's; radii are 5E-10 to 0.0005 m"));
        Assert.That(Refusal(Table(Lattice().Append("5,5,45,0.00049"))),
            Does.Contain("mine.csv:29:1: a radius of 4.9E-10 m is no particle's"));
        Assert.That(Refusal(Table(Lattice().Append("5,5,45,0.00051"))), Does.Not.Contain("is no particle's"));
    }

    [TestCase("0", "")]
    [TestCase("4999", "")]
    [TestCase("5000", "mine.csv:2:1: the thickness of a film is 0 or more, and less than the radius")]
    [TestCase("-1", "mine.csv:2:1: the thickness of a film is 0 or more, and less than the radius")]
    public void AFilmIsThinnerThanTheRadius(string film, string told)
    {
        var rows = Lattice().Select((r, i) => $"{r},{(i == 0 ? film : "9")}");
        var packing = "x_um,y_um,z_um,r_um,film_thickness_nm\n" + string.Join('\n', rows);
        var message = Told(packing, Keys);
        if (told.Length == 0) Assert.That(message, Does.Not.Contain("the thickness of a film"));
        else Assert.That(message, Does.Contain(told));
    }

    // One sphere upon the other: a layer has 1 um to 5 mm.
    [TestCase(0.3, 3, "electrode.packing: ", " is 0.9 um high; a layer has 1 um to 5000 um")]
    [TestCase(0.4, 3, "", "")]
    [TestCase(1000.0, 5, "", "")]
    [TestCase(1000.0, 6, "electrode.packing: ", " is 6000 um high; a layer has 1 um to 5000 um")]
    public void ALayerHasItsHeight(double diameter, int layers, string key, string told)
    {
        var rows = Enumerable.Range(0, layers).SelectMany(z => Enumerable.Range(0, 16).Select(i => FormattableString.Invariant(
            $"{(i % 4 + 0.5) * diameter:R},{(i / 4 + 0.5) * diameter:R},{(z + 0.5) * diameter:R},{0.5 * diameter:R}")));
        var edge = FormattableString.Invariant($"{4 * diameter:R} um");
        var message = Told(Table(rows), $"lateral_x: {edge}, lateral_y: {edge}");
        if (told.Length == 0) Assert.That(message, Does.Not.Contain("a layer has"));
        else Assert.That(message, Does.Contain(key).And.Contain(told));
    }

    [Test]
    public void TenFaultsAreToldAndTheOthersCounted()
    {
        string[] Wrong(int count) => Refusal(Table(Lattice().Select((r, i) => i < count ? r[..r.LastIndexOf(',')] + ",0" : r))).Split('\n');
        var ten = Wrong(10);
        Assert.That(ten, Has.Length.EqualTo(10).And.All.Contains("a radius of 0 m is none"));
        Assert.That(ten[9], Does.Contain("mine.csv:11:1: "));
        var eleven = Wrong(11);
        Assert.That(eleven, Has.Length.EqualTo(11));
        Assert.That(eleven[9], Does.Contain("mine.csv:11:1: "));
        Assert.That(eleven[10], Does.EndWith("mine.csv: and 1 more faults"));
    }

    [Test]
    public void TwoParticlesAreALayer()
    {
        var electrode = Read(Table("5,5,5,5", "15,15,5,5"), "lateral_x: 20 um, lateral_y: 20 um").Electrode;
        Assert.That((electrode.Given!.Spheres.Count, electrode.LayerThickness), Is.EqualTo((2, 10e-6))
            .Using<double>((a, b) => Math.Abs(a - b) < 1e-15));
    }

    [Test]
    public void AHashIsHeldInEitherCase()
    {
        var hash = Read(Table(Lattice())).Electrode.PackingSha256!;
        Scenario Again(string sha) => ReadScenario($"electrode: {{ packing: mine.csv, {Keys}, packing_sha256: \"{sha}\" }}\n");
        Assert.That(Again(hash.ToUpperInvariant()).Electrode.PackingSha256, Is.EqualTo(hash));
        var other = Assert.Throws<ScenarioException>(() => Again("00" + hash[2..]))!.Faults.Single();
        Assert.That((other.Key, other.Line), Is.EqualTo(("electrode.packing_sha256", 1)));
        Assert.That(other.Message, Does.Contain("mine.csv is another file").And.Contain($"its SHA-256 is {hash}"));
    }

    [TestCase("", 1)]
    [TestCase(", size_distribution: { }", 1)]
    [TestCase(", size_distribution: { weighting: number }", 2)]
    public void SizesThatAreNotUsedAreToldOnce(string keys, int count)
    {
        var notes = new List<string>();
        var hash = Read(Table(Lattice()), Keys + keys, notes).Electrode.PackingSha256;
        Assert.That(notes, Has.Count.EqualTo(count));
        if (count > 1) Assert.That(notes[1], Does.StartWith("electrode.size_distribution is not used"));
        notes.Clear();
        ReadScenario($"electrode: {{ packing: mine.csv, {Keys}{keys}, packing_sha256: {hash} }}\n", notes);
        Assert.That(notes, Has.Count.EqualTo(1), "a resolved scenario names every key");
    }

    [TestCase("\"\"", "no file is named")]
    [TestCase("\"  \"", "no file is named")]
    [TestCase(".", "the packing cannot be read: this is a folder")]
    [TestCase("none/mine.csv", "the packing cannot be read: no such file")]
    public void APackingIsAFile(string name, string told)
    {
        var refused = Assert.Throws<ScenarioException>(() => ReadScenario($"electrode: {{ packing: {name}, {Keys} }}\n"))!;
        Assert.That(refused.Message, Does.Contain(told));
        Assert.That(refused.IsFileFault, Is.EqualTo(told.Contains("cannot be read", StringComparison.Ordinal)));
    }

    [Test]
    public void ANameThatNoFileCanHaveIsAFileFault()
    {
        var refused = Assert.Throws<ScenarioException>(
            () => ReadScenario($"electrode: {{ packing: {new string('n', 300)}, {Keys} }}\n"))!;
        Assert.That(refused.IsFileFault, Is.True);
        Assert.That(refused.Message, Does.Contain("n: the packing cannot be read: "));
    }

    private string Told(string packing, string keys)
    {
        try
        {
            Read(packing, keys);
            return "";
        }
        catch (ScenarioException refused)
        {
            return refused.Message;
        }
    }
}
