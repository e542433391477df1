using LmpDem.Engine.Tables;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Tables;

/// <summary>Heads as users write them: the name, the unit, and what is odd.</summary>
[TestFixture]
public sealed class TableHeadTests
{
    [TestCase("diameter [um]", "diameter", "um")]
    [TestCase("diameter {um}", "diameter", "um")]
    [TestCase("d/um", "d", "um")]
    [TestCase("diameter,um", "diameter", "um")]
    [TestCase("diameter um", "diameter", "um")]
    [TestCase("diameter in um", "diameter", "um")]
    [TestCase("diameter_um", "diameter", "um")]
    [TestCase("Mean Diameter  [um]", "mean_diameter", "um")]
    [TestCase("/um", "um", "")]
    [TestCase("share (%)", "share", "%")]
    [TestCase("share (pct)", "share", "%")]
    [TestCase("share percent", "share", "%")]
    [TestCase("share [per cent]", "share", "%")]
    [TestCase("Anteil (Prozent)", "anteil", "%")]
    [TestCase("% share", "share", "%")]
    [TestCase("share%", "share", "%")]
    [TestCase("ratio ()", "ratio", "")]
    [TestCase("ratio (1)", "ratio", "")]
    [TestCase("ratio [-]", "ratio", "")]
    [TestCase("activation 1", "activation_1", "")]
    [TestCase("remark", "remark", "")]
    [TestCase("-ratio-", "ratio", "")]
    public void NameAndUnit(string head, string name, string unit)
    {
        var column = Read($"{head}\tlot\n0.5\t1\n", new TableKey(name, true)).Columns.Single();
        Assert.That((column.Name, column.Unit, column.Head, column.Place), Is.EqualTo((name, unit, head, 1)));
    }

    [TestCase("diameter (ux)", "diameter", "\"ux\" in its head is no known unit")]
    [TestCase("share % of all", "share_of_all", "the unit in \"share % of all\" stands where it is not understood")]
    [TestCase("(um) diameter", "um_diameter", "the unit in \"(um) diameter\" stands where it is not understood")]
    [TestCase("diameter [um", "diameter_um", "the unit in \"diameter [um\" stands where it is not understood")]
    public void WhatIsOddIsTold(string head, string name, string problem) => Assert.That(
        () => Read($"{head}\tlot\n0.5\t1\n", new TableKey(name, true)),
        Throws.TypeOf<TableException>().With.Message.EndsWith($":1:1: {name}: {problem}; write for example \"{name}\""));

    // "particle mass-g" is a name that is looked for, and no mass in gram; "particle mass (g)" is one.
    [Test]
    public void ANameMayEndAsAUnitDoes()
    {
        var key = new TableKey("mass", true, "particle_mass_g", "particle_mass");
        Assert.That(Read("Sieve A\nparticle mass-g,lot\n2,1\n", key, new("lot", true)).Column("mass")!.Unit, Is.Empty);
        Assert.That(Read("particle mass (g),lot\n2,1\n", key, new("lot", true)).Column("mass")!.Unit, Is.EqualTo("g"));
        foreach (var head in (string[])["particle_mass_g", "particle mass g", "Particle-Mass g"])
        {
            var mass = Read($"Sieve A\n{head},lot\n2,1\n", new("mass", true, "particle_mass_g"), new("lot", true)).Column("mass")!;
            Assert.That((mass.Unit, mass.Head), Is.EqualTo(("", head)));
        }
    }

    // A unit without brackets, none, or that of a column which is not read; what is unknown there is no matter.
    [TestCase("size,part\n[um],\n10,0.5\n", "um")]
    [TestCase("size,part\num,-\n10,0.5\n", "um")]
    [TestCase("size,part\n( um ),[]\n10,0.5\n", "um")]
    [TestCase("size,part,lot (x)\n[um],[%],[s]\n10,0.5,1\n", "um")]
    public void ARowOfUnits(string text, string unit)
    {
        var size = Read(text, new TableKey("size", true), new TableKey("part", true)).Column("size")!;
        Assert.That((size.Unit, size.Numbers.Single().Value), Is.EqualTo((unit, 10.0)));
    }

    // Where a head has its unit the row below is one of values.
    [TestCase("size [um],part\n[mm],[%]\n10,0.5\n", "\"[mm]\" is no number")]
    [TestCase("size,part\n[ux],[%]\n10,0.5\n", "\"[ux]\" is no number")]
    [TestCase("size,part\n[],-\n10,0.5\n", "\"[]\" is no number")]
    public void ARowThatIsNoneOfUnits(string text, string told) => Assert.That(
        () => Read(text, new TableKey("size", true), new TableKey("part", true)),
        Throws.TypeOf<TableException>().With.Message.Contains($":2:1: size: {told}"));

    [TestCase("5 per cent", "%")]
    [TestCase("5 Percent.", "%")]
    [TestCase("5 pct", "%")]
    [TestCase("5mm", "mm")]
    public void UnitsInCells(string cell, string unit) =>
        Assert.That(Read($"size\tlot\n{cell}\t1\n", new TableKey("size", true)).Columns.Single().Unit, Is.EqualTo(unit));

    // A doubled quote within quotes is one quote, and places count the characters as written.
    [Test]
    public void QuotesWithinQuotes()
    {
        var table = Read("\"a \"\"b\"\", c\",size,lot\n,1,1\n", new TableKey("size", true));
        Assert.That(table.Column("size")!.Place, Is.EqualTo(14));
        Assert.That(table.Understood("numbers"), Does.EndWith("not read: \"a \"b\", c\", \"lot\""));
    }

    [TestCase(true, (byte)0xFF, (byte)0xFE, (byte)9, (byte)0)]
    [TestCase(true, (byte)0xFE, (byte)0xFF, (byte)0, (byte)9)]
    [TestCase(true, (byte)0, (byte)9, (byte)0, (byte)65)]
    [TestCase(true, (byte)65, (byte)0, (byte)9, (byte)0)]
    [TestCase(true, (byte)9, (byte)0, (byte)65, (byte)0)]
    [TestCase(true, (byte)0, (byte)65, (byte)0, (byte)9)]
    [TestCase(false, (byte)0, (byte)8, (byte)0, (byte)65)]
    [TestCase(false, (byte)65, (byte)66, (byte)67, (byte)68)]
    [TestCase(false, (byte)0xFE, (byte)0xFE, (byte)65, (byte)66)]
    public void Utf16IsKnownByItsMarkOrItsZeros(bool expected, params byte[] bytes) =>
        Assert.That(TextEncoding.IsUtf16(bytes), Is.EqualTo(expected));

    private static UserTable Read(string text, params TableKey[] keys)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text);
            return UserTable.Read(path, keys);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
