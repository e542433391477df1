using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>Packings as tables: what the columns may be called, their units, and the box of a comment.</summary>
[TestFixture]
public sealed class TablePackingTests : PackingFixture
{
    [TestCase("position_x_um,position_y_um,position_z_um,radius_um")]
    [TestCase("pos_x_um,pos_y_um,pos_z_um,r_um")]
    [TestCase("centre_x_um,centre_y_um,centre_z_um,r_um")]
    [TestCase("center_x_um,center_y_um,center_z_um,r_um")]
    [TestCase("X [um],Y [um],Z [um],Radius [um]")]
    public void ColumnsHaveSeveralNames(string head)
    {
        var spheres = Read(head + "\n" + string.Join('\n', Lattice())).Electrode.Given!.Spheres;
        Assert.That((spheres.Position[1].X, spheres.Position[3].Y, spheres.Position[9].Z), Is.EqualTo((15e-6, 15e-6, 15e-6))
            .Using<double>((a, b) => Math.Abs(a - b) < 1e-18));
        Assert.That(spheres.Radius, Is.All.EqualTo(5e-6).Within(1e-18));
    }

    [TestCase("d_um")]
    [TestCase("diameter_um")]
    [TestCase("diameter [um]")]
    public void ADiameterIsTwiceTheRadius(string head) => Assert.That(
        Read($"x_um,y_um,z_um,{head}\n" + string.Join('\n', Lattice().Select(r => r[..r.LastIndexOf(',')] + ",10"))).Electrode.Given!
            .Spheres.Radius, Is.All.EqualTo(5e-6).Within(1e-18));

    // A film may have its unit where all other numbers are metres; elsewhere a column without a unit is a slip.
    [TestCase("x,y,z,r,film_thickness_nm", 1e-6, null)]
    [TestCase("x,y,z,r,film_nm", 1e-6, null)]
    [TestCase("x_um,y_um,z_um,r_um,film_nm", 1.0, null)]
    [TestCase("x_um,y_um,z_um,r_um,film", 1.0,
        ":1:21: film_thickness: this column has no unit, and x is in um; name the unit of every column, or of none")]
    [TestCase("x,y_um,z_um,r_um,film_nm", 1.0,
        ":1:1: x: this column has no unit, and y is in um; name the unit of every column, or of none")]
    [TestCase("x_um,y_um,z_um,r_um,film_g", 1.0,
        ":1:21: film_thickness: a length is needed, but the column is in g; write for example \"film_thickness_um\" as the head")]
    [TestCase("x_um,y_um,z_s,r_um,film_nm", 1.0,
        ":1:11: z: a length is needed, but the column is in s; write for example \"z_um\" as the head")]
    public void UnitsOfAllColumnsOrOfNone(string head, double factor, string? told)
    {
        var rows = Lattice().Select(r => string.Join(',', r.Split(',').Select(c => FormattableString.Invariant(
            $"{factor * double.Parse(c, System.Globalization.CultureInfo.InvariantCulture):R}"))) + ",100");
        var packing = head + "\n" + string.Join('\n', rows);
        if (told is not null) Assert.That(Refusal(packing), Does.EndWith("mine.csv" + told));
        else Assert.That(Read(packing).Electrode.Given!.Spheres.FilmThickness, Is.All.EqualTo(100e-9).Within(1e-18));
    }

    [Test]
    public void EveryFaultOfTheHeadsIsTold()
    {
        var lines = Refusal("x_um,y_um,z_s,size_um\n5,5,5,5\n,5,5,5\n").Split('\n');
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Does.EndWith("mine.csv:1:1: x: no column \"r\" (radius) or \"d\" (diameter) was found; "
            + "a head is for example \"x_um,y_um,z_um,r_um\""));
        Assert.That(lines[1], Does.Contain("mine.csv:1:11: z: a length is needed"));
        Assert.That(lines[2], Does.EndWith("mine.csv:3:1: x: the cell is blank"));
        Assert.That(Refusal("x_um,y_um,z_um,r_um,d_um\n5,5,5,5,10\n"),
            Does.EndWith("mine.csv:1:1: x: radius and diameter are both given; remove one of the columns"));
    }

    // With or without marks between the edges, in small or capital letters, and with the unit of x where it has none.
    [TestCase("# box: 30 x 60 um", 60.0)]
    [TestCase("  # BOX = 30 X 60 um and more", 60.0)]
    [TestCase("# box 30 \u00d7 60 \u00b5m", 60.0)]
    [TestCase("# box;30;60", 60.0)]
    [TestCase("# the box: 3.0e-5 x 6E-5 m", 60.0)]
    [TestCase("# box .03 x .06 mm", 60.0)]
    [TestCase("# box: 30 x 60 um\n# box: 30 x 90 um", 60.0)]
    public void TheBoxOfAComment(string comment, double y)
    {
        var electrode = Read($"{comment}\n{Table(Lattice())}", keys: "").Electrode;
        Assert.That((electrode.LateralX, electrode.LateralY), Is.EqualTo((30e-6, 1e-6 * y))
            .Using<double>((a, b) => Math.Abs(a - b) < 1e-15));
    }

    [TestCase("# box: 30")]
    [TestCase("# boxes: 30 x 30 um")]
    [TestCase("# 30 x 30 um")]
    public void WhatIsNoBoxIsNone(string comment) =>
        Assert.That(Refusal($"{comment}\n{Table(Lattice())}", ""), Does.Contain("states no box; give electrode.lateral_x"));

    [Test]
    public void ABoxWithoutEdgesIsToldAtItsLine() => Assert.That(
        Refusal("# made by hand\n# box: 30 x 0 um\n" + Table(Lattice()), ""),
        Does.EndWith("mine.csv:2:1: the edges of the box must be above 0"));

    [Test]
    public void WhatWasUnderstoodIsTold()
    {
        var notes = new List<string>();
        var rows = Lattice().Select(r => r.Replace(",", "e-6,", StringComparison.Ordinal) + "e-6");
        Read("x,y,z,r\n" + string.Join('\n', rows), notes: notes);
        Assert.That(notes.Single(), Does.Contain("mine.csv: separated by commas; x as metres, y as metres, z as metres, r as metres; 27 "));
    }
}
