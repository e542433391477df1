using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>Data files of LAMMPS: the forms that its versions write, and the line of each fault.</summary>
[TestFixture]
public sealed class LammpsPackingTests : PackingFixture
{
    // The lattice, as LAMMPS writes it with other lines; first places [um] of x and z, and the height of the layer [um].
    [TestCase("", "", 5.0, 30.0)]
    [TestCase("Atoms # sphere", "Atoms", 5.0, 30.0)]
    [TestCase("Atoms # sphere", "Atoms#sphere and more", 5.0, 30.0)]
    [TestCase("27 atoms", "27 atoms # all of them", 5.0, 30.0)]
    [TestCase("27 atoms", "\t27  atoms ", 5.0, 30.0)]
    [TestCase("units = micro", "units micro", 5.0, 30.0)]
    [TestCase("\n\n27 atoms", "\r\n\r\n27 atoms\r", 5.0, 30.0)]
    [TestCase("0 30 xlo xhi", "-5 25 xlo xhi", 10.0, 30.0)]
    [TestCase("0 80 zlo zhi", "-10 33 zlo zhi", 5.0, 33.0)]
    [TestCase("0 80 zlo zhi", "", 5.0, 30.0)]
    [TestCase("0 80 zlo zhi", "0 80 zlo zhi\n0 0 0 xy xz yz", 5.0, 30.0)]
    [TestCase("1 1 10 534 5 5 5\n", "1 1 10 534 5 5 5 0 -1 2 # through a side\n", 5.0, 30.0)]
    [TestCase("1 1 10 534 5 5 5\n", "\n 1\t1 10.0 534 5e0 5 5\n\n", 5.0, 30.0)]
    [TestCase("LAMMPS data", "\ufeffLAMMPS data", 5.0, 30.0)]
    public void FormsOfOnePacking(string old, string with, double x, double height)
    {
        var electrode = Read(Changed(old, with), keys: "").Electrode;
        using var all = Assert.EnterMultipleScope();
        Assert.That(electrode.Given!.Spheres.Position[0].X, Is.EqualTo(1e-6 * x).Within(1e-15));
        Assert.That(electrode.Given.Spheres.Position[0].Z, Is.EqualTo(5e-6).Within(1e-15), "z counts from the foil");
        Assert.That(electrode.Given.Spheres.Radius, Is.All.EqualTo(5e-6).Within(1e-18), "half the diameter");
        Assert.That((electrode.LateralX, electrode.LateralY, electrode.LayerThickness), Is.EqualTo((30e-6, 30e-6, 1e-6 * height))
            .Using<double>((a, b) => Math.Abs(a - b) < 1e-15));
    }

    [TestCase("micro", "lj",
        "mine.csv:1:1: the units lj have no length in metres; write the file with one of si, cgs, micro, nano, real, metal")]
    [TestCase("# sphere", "# bond",
        "mine.csv:14:1: the atoms are of style bond, which has no radius; write the data with atom_style sphere")]
    [TestCase("0 80 zlo zhi", "0 1 0 xy xz yz", "mine.csv:8:1: the box is tilted; only boxes with right angles can be a layer")]
    [TestCase("0 80 zlo zhi", "0 0 -1 xy xz yz", "mine.csv:8:1: the box is tilted")]
    [TestCase("0 30 xlo xhi", "0 wide xlo xhi", "mine.csv:6:1: a finite number is expected, but \"wide\" was found")]
    [TestCase("0 30 xlo xhi", "inf 30 xlo xhi", "mine.csv:6:1: a finite number is expected, but \"inf\" was found")]
    [TestCase("0 30 xlo xhi", "", "mine.csv states no box; give electrode.lateral_x")]
    [TestCase("0 30 ylo yhi", "", "mine.csv states no box; give electrode.lateral_y")]
    [TestCase("27 atoms", "28 atoms", "mine.csv: the header names 28 atoms, and the section Atoms has 27")]
    [TestCase("27 atoms", "26 atoms", "mine.csv: the header names 26 atoms, and the section Atoms has 27")]
    [TestCase("Atoms #", "Bonds #", "mine.csv: the section Atoms is missing")]
    [TestCase("27 1 10 534 25 25 25\n", "26 1 10 534 25 25 25\n", "mine.csv:17:1: the id 26 stands in line 16 already")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 25\n", "mine.csv:16:1: expected id, type, diameter, density, x, y, z")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 25 25 0\n", "but 8 numbers were found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 25 25 0 0\n", "but 9 numbers were found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 25 25 0 0 0 0\n", "but 11 numbers were found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 25 25 # 0 0\n27 1 10 534 25 25 25\n", "the id 27 stands in line 16 already")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 ten 534 25 25 25\n", "mine.csv:16:1: a finite number is expected, but \"ten\" was found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 in 25 25\n", "mine.csv:16:1: a finite number is expected, but \"in\" was found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 10 534 25 in 25\n", "mine.csv:16:1: a finite number is expected, but \"in\" was found")]
    [TestCase("27 1 10 534 25 25 25\n", "2e1 1 10 534 25 25 25\n", "mine.csv:16:1: a whole number is expected, but \"2e1\" was found")]
    [TestCase("27 1 10 534 25 25 25\n", "27 1 0 534 25 25 25\n", "mine.csv:16:1: a radius of 0 m is none")]
    public void AFaultNamesItsLine(string old, string with, string told) =>
        Assert.That(Refusal(Changed(old, with), ""), Does.Contain(told));

    // The title is no header, and without units in it lengths are metres.
    [Test]
    public void TheTitleNamesTheUnitsAlone()
    {
        var refusal = Refusal(Lammps("27 atoms"), "");
        Assert.That(refusal, Does.Contain("the median radius would be 5 m: the unit of the lengths is not what the file says; "
            + "name the units of the file in its first line, for example \"units = micro\" (one of si, cgs, micro, nano, real, metal)"));
        Assert.That(Refusal(Lammps("made with supermicro"), ""), Does.Contain("the median radius would be 5 m"));
        var notes = new List<string>();
        Read(Lammps(), "", notes);
        Assert.That(notes.Single(), Does.Contain("mine.csv: data file of LAMMPS, units micro; 27 particles"));
    }

    // It is taken for a data file where the number of atoms stands in the first hundred lines.
    [TestCase(97, true)]
    [TestCase(98, false)]
    public void TheNumberOfAtomsTellsTheKind(int blanks, bool isLammps)
    {
        var text = Changed("\n\n27 atoms", "\n\n" + new string('\n', blanks) + "27 atoms");
        if (isLammps) Assert.That(Read(text, "").Electrode.Packing, Is.EqualTo("packing.given.data"));
        else Assert.That(Refusal(text, ""), Does.Contain("cells as in the head"));
    }

    private static string Changed(string old, string with)
    {
        var text = Lammps();
        if (old.Length == 0) return text;
        Assert.That(text, Does.Contain(old));
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
