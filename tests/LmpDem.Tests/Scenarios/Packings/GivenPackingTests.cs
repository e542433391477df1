using LmpDem.Dem.Packing;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Writing;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>What a scenario takes from a packing of the user's own, and what it says of one that is wrong.</summary>
[TestFixture]
public sealed class GivenPackingTests : PackingFixture
{
    [Test]
    public void ThicknessSolidsAndSizesAreThoseOfTheParticles()
    {
        var notes = new List<string>();
        var electrode = Read(Table(Lattice()), notes: notes).Electrode;
        using var all = Assert.EnterMultipleScope();
        Assert.That(electrode.LayerThickness, Is.EqualTo(30e-6).Within(1e-15));
        Assert.That(electrode.SolidsFraction, Is.EqualTo(Math.PI / 6.0).Within(1e-9), "a cubic lattice");
        Assert.That(electrode.Given!.Spheres.Radius, Is.All.EqualTo(5e-6).Within(1e-18));
        Assert.That(electrode.Distribution().Quantile(SizeWeighting.Volume, 0.5), Is.EqualTo(10e-6).Within(1e-12));
        Assert.That(notes.Single(), Does.Contain("mine.csv: separated by commas")
            .And.Contain("27 particles, 30 x 30 um, 30 um high, solids fraction 0.524"));
    }

    // The same particles, however a spreadsheet or a program writes them.
    [TestCase("x,y,z,r", "1e-6", "")]
    [TestCase("x [um],y [um],z [um],radius [um]", "1", "")]
    [TestCase("r_nm,x_nm,y_nm,z_nm", "1000", "3012")]
    [TestCase("d_um,x_um,y_um,z_um", "1", "3012")]
    [TestCase("id;x_um;y_um;z_um;r_um", "1", "x0123")]
    public void HeadsNameOrderAndUnits(string head, string factor, string order)
    {
        var scale = double.Parse(factor, System.Globalization.CultureInfo.InvariantCulture);
        var rows = Lattice().Select((row, n) =>
        {
            var cells = row.Split(',').Select(c => scale * double.Parse(c, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            if (head.Contains("d_um", StringComparison.Ordinal)) cells[3] *= 2.0;
            var texts = cells.ConvertAll(c => c.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            if (order.Length > 0) texts = [.. order.Select(c => c == 'x' ? $"{n}" : texts[c - '0'])];
            return string.Join(head.Contains(';', StringComparison.Ordinal) ? ';' : ',', texts);
        });
        var given = Read(head + "\n" + string.Join('\n', rows)).Electrode.Given!;
        var usual = Read(Table(Lattice())).Electrode.Given!;
        for (var i = 0; i < 27; i++)
        {
            Assert.That((given.Spheres.Position[i] - usual.Spheres.Position[i]).Length, Is.LessThan(1e-19));
            Assert.That(given.Spheres.Radius[i], Is.EqualTo(usual.Spheres.Radius[i]).Within(1e-19));
        }
    }

    [Test]
    public void MarksDecimalCommasAndTheBoxOfACommentAreUnderstood()
    {
        var rows = Lattice().Select(r => string.Join(';', r.Split(',').Select(c => c.Contains('.') ? c.Replace('.', ',') : c + ",0")));
        var given = Read("\ufeff# box: 30 x 30 um\nx_um;y_um;z_um;r_um\n" + string.Join("\r\n", rows), keys: "").Electrode.Given!;
        Assert.That((given.Box.Length.X, given.Box.Length.Y, given.Spheres.Count), Is.EqualTo((30e-6, 30e-6, 27)));
    }

    [Test]
    public void AFilmOfTheTableIsKeptAndOthersAreDrawnAsForGeneratedParticles()
    {
        var drawn = Read(Table(Lattice())).Electrode;
        var own = Read("x_um,y_um,z_um,r_um,film_thickness_nm\n" + string.Join('\n', Lattice().Select((r, i) => $"{r},{100 + i}")))
            .Electrode;
        using var all = Assert.EnterMultipleScope();
        Assert.That(own.Draw(own.Distribution(), 7).FilmThickness[26], Is.EqualTo(126e-9).Within(1e-18));
        Assert.That(drawn.Draw(drawn.Distribution(), 7).FilmThickness[26], Is.EqualTo(drawn.Film.Draw(7, 26)));
        Assert.That(drawn.Draw(drawn.Distribution(), 8).FilmThickness[26], Is.Not.EqualTo(drawn.Film.Draw(7, 26)));
    }

    [Test]
    public void LammpsDataIsReadInItsUnitsAndByIds()
    {
        var electrode = Read(Lammps(), keys: "").Electrode;
        var usual = Read(Table(Lattice())).Electrode;
        using var all = Assert.EnterMultipleScope();
        Assert.That(electrode.Packing, Is.EqualTo("packing.given.data"));
        Assert.That((electrode.LateralX, electrode.LayerThickness), Is.EqualTo((30e-6, 30e-6))
            .Using<double>((a, b) => Math.Abs(a - b) < 1e-15), "the box is higher than the layer");
        for (var i = 0; i < 27; i++)
            Assert.That((electrode.Given!.Spheres.Position[i] - usual.Given!.Spheres.Position[i])
                .Length, Is.LessThan(1e-18), $"particle {i}");
    }

    [Test]
    public void TheHashOfAScenarioFollowsTheContentOfItsPackingAndNotItsPath()
    {
        string Hash(Scenario s) => new RunStamp(s, 1).Hash;
        var first = Hash(Read(Table(Lattice())));
        Write("other.csv", Table(Lattice()));
        var moved = Hash(ReadScenario($"electrode: {{ packing: other.csv, {Keys} }}\n"));
        var changed = Hash(Read(Table(Lattice().Reverse())));
        Assert.That((moved, changed == first), Is.EqualTo((first, false)));
    }

    [Test]
    public void ResolvedTextNamesTheCopyAndReadsBackAlike()
    {
        var text = ResolvedText.Write(Read(Table(Lattice())), comments: false);
        Assert.That(text, Does.Contain("packing: \"packing.given.csv\"").And.Contain("packing_sha256:"));
        Write("packing.given.csv", Table(Lattice()));
        Assert.That(ResolvedText.Write(ReadScenario(text), comments: false), Is.EqualTo(text));
        Write("packing.given.csv", Table(Lattice().Reverse()));
        Assert.That(Assert.Throws<ScenarioException>(() => ReadScenario(text))!.Message, Does.Contain("electrode.packing_sha256: ")
            .And.Contain("is another file"));
    }

    [Test]
    public void ScenariosWithoutAPackingAreWrittenAsBefore() =>
        Assert.That(ResolvedText.Write(new Scenario(), comments: false), Does.Not.Contain("packing"));

    // One row or head of the table is wrong, or all of it.
    [TestCase("5,5,5,0", "mine.csv:2:1: a radius of 0 m is none")]
    [TestCase("5,5,5,-5", "mine.csv:2:1: a radius of -5E-06 m is none")]
    [TestCase("5,5,5,NaN", "mine.csv:2:7: r: \"NaN\" is no number")]
    [TestCase("5,5,,5", "mine.csv:2:5: z: the cell is blank")]
    [TestCase("5,5,5", "expected 4 cells as in the head, but found 3")]
    [TestCase("-6,5,5,5", "mine.csv:2:1: x = -6 um lies outside of the box, 0 to 30 um")]
    [TestCase("5,36,5,5", "mine.csv:2:1: y = 36 um lies outside of the box, 0 to 30 um")]
    [TestCase("5,5,2,5", "mine.csv:2:1: this particle reaches 3 um below the foil (z = 0)")]
    [TestCase("13,5,5,5", "mine.csv:3:1: this particle overlaps that of line 2 by 8 um, 160 % of the smaller radius; at most 10 %")]
    [TestCase("5,5,25,5", "mine.csv:20:1: this particle stands where that of line 2 stands; remove one of the two")]
    [TestCase("5,5,5,5e-6", "a radius of 5E-12 m is no particle's")]
    [TestCase("5,5,5,5000", "a radius of 0.005 m is no particle's")]
    public void AFaultOfAParticleNamesItsLine(string row, string told) =>
        Assert.That(Refusal(Table(Lattice().Skip(1).Prepend(row))), Does.Contain(told));

    [TestCase("x,y,z,r", "the median radius would be 5 m: the unit of the lengths is not what the file says")]
    [TestCase("x_m,y_m,z_m,r_m", "name the unit in the heads, for example \"x_um,y_um,z_um,r_um\"")]
    [TestCase("x_pm,y_pm,z_pm,r_pm", "the median radius would be 5E-12 m")]
    [TestCase("x_um,y_um,z_um,r", "this column has no unit, and x is in um")]
    [TestCase("x_um,y_um,z_um,r_s", "a length is needed, but the column is in s")]
    [TestCase("x_um,y_um,z_um,size", "no column \"r\" (radius) or \"d\" (diameter) was found")]
    [TestCase("x_um,y_um,height_um,r_um", "no column \"z\" was found")]
    public void WrongHeadsAndUnitsAreTold(string head, string told) =>
        Assert.That(Refusal(head + "\n" + string.Join('\n', Lattice())), Does.Contain(told));

    [Test]
    public void WhatIsWrongWithAllParticlesIsTold()
    {
        using var all = Assert.EnterMultipleScope();
        Assert.That(Refusal(Table(Lattice()[0])), Does.Contain("a layer has two particles at least, and this file has 1"));
        Assert.That(Refusal(Table(Lattice(height: 12.0))), Does.Contain("the lowest particle floats 12 um above the foil (z = 0)"));
        Assert.That(Refusal(Table(Lattice()), "lateral_x: 300 um, lateral_y: 300 um"), Does.Contain("27 particles fill 0.0052 of")
            .And.Contain("too few"));
        Assert.That(Refusal(Table(Lattice()), ""), Does.Contain("states no box; give electrode.lateral_x"));
        Assert.That(Refusal("# box: 40 x 30 um\n" + Table(Lattice())),
            Does.Contain("electrode.lateral_x: 30 um is given here, and 40 um in"));
        Assert.That(Refusal(Table(Lattice()), Keys + ", thickness: 84 um"),
            Does.Contain("electrode.thickness: 84 um of layer is given here, and the packing").And.Contain("30 um"));
        Assert.That(Refusal(Table(Lattice()), Keys + ", solids_fraction: 0.6"), Does.Contain("electrode.solids_fraction: 0.6 is given here")
            .And.Contain("0.5236"));
        // pi/6 of 30 um of lithium, 3861 mAh/g and 0.534 g/cm3.
        Assert.That(Refusal(Table(Lattice()), Keys + ", areal_capacity: 9 mAh/cm2"),
            Does.Contain("electrode.areal_capacity: 9 mAh/cm2 is given here").And.Contain("has 3.2386 mAh/cm2; remove the key"));
        Assert.That(Refusal("x_um,y_um,z_um,r_um,d_um\n5,5,5,5,10\n"), Does.Contain("radius and diameter are both given"));
        Assert.That(Refusal("x_um,y_um,z_um,r_um,film_um\n" + string.Join('\n', Lattice().Select(r => r + ",5"))),
            Does.Contain("mine.csv:2:1: the thickness of a film is 0 or more, and less than the radius"));
        Assert.That(Refusal(Table(Lattice().Concat(Lattice()))).Split('\n'), Has.Length.EqualTo(11)
            .And.Some.Contains("and 17 more faults"));
        Assert.That(Refusal(Table(Lattice()), "lateral_x: 15 um, lateral_y: 30 um"), Does.Contain("outside of the box, 0 to 15 um"));
        var column = Lattice().Where((_, i) => i % 3 == 0);
        Assert.That(Refusal(Table(column), "lateral_x: 12 um, lateral_y: 30 um"), Does.Contain("electrode.lateral_x: 12 um is too narrow"));
    }

    // The box of a comment, in a unit of its own or in that of x; the third edge is the height of the platen where the layer reaches it.
    [TestCase("# box: 30 x 30 um", 30e-6)]
    [TestCase("# Box 0.03 x 0.03 mm", 30e-6)]
    [TestCase("# box,30,30", 30e-6)]
    [TestCase("# box = 3e4 x 3e4 x 3.3e4 nm", 33e-6)]
    [TestCase("# box: 30 x 30 x 36 um", 30e-6)]
    [TestCase("# out of the box\n# box: 30 x 30 um", 30e-6)]
    public void TheBoxOfAComment(string comment, double height)
    {
        var electrode = Read($"{comment}\n{Table(Lattice())}", keys: "").Electrode;
        Assert.That(electrode.LateralX, Is.EqualTo(30e-6).Within(1e-18));
        Assert.That(electrode.LateralY, Is.EqualTo(30e-6).Within(1e-18));
        Assert.That(electrode.LayerThickness, Is.EqualTo(height).Within(1e-15));
    }

    [TestCase("# box: 0 x 30 um")]
    [TestCase("# box: 30 x 0 um")]
    [TestCase("# box: 30 x 30 x 0 um")]
    public void ABoxHasEdges(string comment) => Assert.That(
        Refusal($"{comment}\n{Table(Lattice())}", ""), Does.EndWith("mine.csv:1:1: the edges of the box must be above 0"));

    // A lattice of 30 lengths in every style of LAMMPS's units but micro; none of them is a layer of particles.
    [TestCase("si", "the median radius would be 5 m")]
    [TestCase("cgs", "the median radius would be 0.05 m")]
    [TestCase("nano", "is 0.03 um high; a layer has 1 um to 5000 um")]
    [TestCase("real", "is 0.003 um high")]
    [TestCase("metal", "is 0.003 um high")]
    public void UnitsOfLammps(string style, string told) =>
        Assert.That(Refusal(Lammps("LAMMPS data file, units = " + style), ""), Does.Contain(told));

    [TestCase("LAMMPS data file, units = lj", "Atoms # sphere", "", "the units lj have no length in metres")]
    [TestCase("LAMMPS data file", "Atoms # sphere", "", "the median radius would be 5 m")]
    [TestCase("LAMMPS data file, units = micro", "Atoms # atomic", "", "the atoms are of style atomic, which has no radius")]
    [TestCase("LAMMPS data file, units = micro", "Atoms # sphere", "1 0 0 xy xz yz", "the box is tilted")]
    [TestCase("LAMMPS data file, units = micro", "Bonds", "", "the section Atoms is missing")]
    public void FaultsOfLammpsDataAreTold(string title, string atoms, string header, string told) =>
        Assert.That(Refusal(Lammps(title, atoms, header), ""), Does.Contain(told));

    [TestCase("27 1 10 534 5 5 5", "the id 27 stands in line 16 already")]
    [TestCase("28 1 10 534 5 5", "expected id, type, diameter, density, x, y, z of atom_style sphere, but 6 numbers were found")]
    [TestCase("28 1 10 534 5 5 nan", "a finite number is expected, but \"nan\" was found")]
    [TestCase("28.5 1 10 534 5 5 5", "a whole number is expected, but \"28.5\" was found")]
    [TestCase("28 1 10 534 15 15 35", "the header names 27 atoms, and the section Atoms has 28")]
    public void FaultsOfAtomsAreTold(string row, string told) => Assert.That(Refusal(Lammps(more: row), ""), Does.Contain(told));

    [Test]
    public void AFileThatIsMissingIsToldWithItsPath()
    {
        var missing = Assert.Throws<ScenarioException>(() => ReadScenario("electrode: { packing: none.csv }\n"))!;
        Assert.That(missing.Message, Does.Contain("none.csv: the packing cannot be read: no such file"));
        Assert.That(Assert.Throws<ScenarioException>(
            () => ReadScenario("electrode: { packing_sha256: \"00\", solids_fraction: 0.5 }\n"))!.Message,
            Does.Contain("this key belongs to electrode.packing"));
    }
}
