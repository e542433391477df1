using System.Text;
using LmpDem.Engine.Tables;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Tables;

/// <summary>Tables as spreadsheets, instruments and editors write them: one content, many forms; and what must not be guessed.</summary>
[TestFixture]
public sealed class UserTableTests
{
    private static readonly TableKey[] Keys =
        [new("diameter", true, "size", "d") { Example = "diameter [um]" },
            new("share", true, "cumulative") { Example = "share (%)" }, new("error", false)];

    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [TestCase("diameter [um],share (%)\n10,0\n20.5,50\n40,100\n", TestName = "commas")]
    [TestCase("\uFEFFdiameter [um],share (%)\r\n10,0\r\n20.5,50\r\n40,100\r\n", TestName = "mark and CRLF")]
    [TestCase("diameter [um],share (%)\r10,0\r20.5,50\r40,100", TestName = "CR alone, no last end")]
    [TestCase("Diameter (µm);Share (%)\n10;0\n20,5;50\n40;100\n", TestName = "semicolons, decimal commas, capitals")]
    [TestCase("Size in um\tCumulative %\n10\t0\n20.5\t50\n40\t100\n", TestName = "tabs, names of users, a sign behind a blank")]
    [TestCase("d / um\tshare/%\n10,0\t0,0\n20,5\t50,0\n40,0\t100,0\n", TestName = "tabs, decimal commas, strokes")]
    [TestCase("diameter, um;share, %\n10;0\n20,5;50\n40;100\n", TestName = "commas within the heads")]
    [TestCase("diameter in um;% share\n10;0\n20.5;50\n40;100\n", TestName = "a sign in front")]
    [TestCase("diameter_um,share_percent\n10,0\n20.5,50\n40,100\n", TestName = "units behind underscores")]
    [TestCase("DIAMETER  [um] ,  share per cent\n 10 , 0\n20.5 ,50\n40,1e2\n", TestName = "blanks, per cent in words, a power")]
    [TestCase("diameter,share\n10 um,0 %\n20.5 um,50%\n40 um,100 %\n", TestName = "units in the cells")]
    [TestCase("diameter,share\n[um],[%]\n10,0\n20.5,50\n40,100\n", TestName = "units in a row of their own")]
    [TestCase("\"diameter [um]\",\"share (%)\"\n\"10\",\"0\"\n\"20,5\",\"50\"\n\"40\",\"100\"\n",
        TestName = "quotes around decimal commas")]
    [TestCase("sep=;\ndiameter [um];share (%)\n10;0\n20,5;50\n40;100\n", TestName = "the separator named")]
    [TestCase("# by laser\n\nremark,diameter [um],share (%),\n\"a, b\",10,0,\n,20.5,50,\n# a line\n,40,100,\n,,,\n",
        TestName = "remarks, other columns, blank rows and cells")]
    [TestCase("Sample: Li 3; lot 7\nDate\t2026-03-01\n\n\"Operator: A, B\"\nDiameter (µm);Share (%)\n10;0\n20,5;50\n40;100\n",
        TestName = "what an instrument says above its table")]
    public void OneContentHasManyForms(string text)
    {
        File.WriteAllText(path, text);
        var table = UserTable.Read(path, Keys);
        var (diameter, fraction) = (table.Column("diameter")!, table.Column("share")!);
        using var all = Assert.EnterMultipleScope();
        Assert.That(diameter.Unit.Replace('µ', 'u'), Is.EqualTo("um"));
        Assert.That(fraction.Unit, Is.EqualTo("%"));
        Assert.That(diameter.Numbers.Select(n => n.Value), Is.EqualTo(new double?[] { 10, 20.5, 40 }));
        Assert.That(fraction.Numbers.Select(n => n.Value), Is.EqualTo(new double?[] { 0, 50, 100 }));
        Assert.That(FractionColumn.Read(table, fraction, []), Is.EqualTo(new double?[] { 0, 0.5, 1 }));
    }

    [Test]
    public void WhatWasUnderstoodIsOneLine()
    {
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("Diameter (µm);share;remark\n20,5;0,5;x\n"));
        Assert.That(UserTable.Read(path, Keys).Understood("fractions"), Is.EqualTo(
            "separated by semicolons, decimal commas, Latin-1; diameter from \"Diameter (µm)\" in µm, share as fractions; not read: "
                + "\"remark\""));
    }

    // Whole numbers show no decimal comma; a column without a name is none that is not read.
    [Test]
    public void WhatWasUnderstoodNamesWhatIsThere()
    {
        File.WriteAllText(path, "By laser\ndiameter [um],share,remark,,lot\n10,0,x,,y\n");
        var table = UserTable.Read(path, Keys);
        Assert.That(table.Understood("fractions"), Is.EqualTo(
            "separated by commas, 1 line above the head left out; diameter from \"diameter [um]\" in um, share as fractions; "
                + "not read: \"remark\", \"lot\""));
        Assert.That(table.Column("error"), Is.Null);
        File.WriteAllText(path, "diameter [um],share\n10,0\n");
        Assert.That(UserTable.Read(path, Keys).Understood("fractions"),
            Is.EqualTo("separated by commas; diameter from \"diameter [um]\" in um, share as fractions"));
    }

    // Missing where nothing stands; the number in its column's own words where something does.
    [Test]
    public void ABlankCellIsNoNumber()
    {
        File.WriteAllText(path, "diameter [um];share\n10,50;\n");
        var table = UserTable.Read(path, Keys);
        Assert.That(table.Column("diameter")!.Numbers, Is.EqualTo(new[] { new TableNumber(2, 1, "10,50", "10.50", 10.5) }));
        Assert.That(table.Column("share")!.Numbers, Is.EqualTo(new[] { new TableNumber(2, 7, "", "", null) }));
    }

    [Test]
    public void LinesAboveTheHeadAreCountedAndPlacesStay()
    {
        File.WriteAllText(path, "Instrument: A\nDate: today\ndiameter [um],share\n10,0\n20,n/a\n");
        var failure = Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!;
        Assert.That(failure.Message, Does.StartWith(path + ":5:4: share: ").And.Contain("leave the row out"));
        File.WriteAllText(path, "Instrument: A\nDate: today\ndiameter [um],share\n10,0\n20,1\n");
        Assert.That(UserTable.Read(path, Keys).Understood("fractions"), Does.Contain("2 lines above the head left out"));
    }

    [Test]
    public void OtherEncodingsAreRead([Values("utf-16", "utf-16BE")] string name)
    {
        File.WriteAllText(path, "diameter [µm]\tshare\n10\t0\n", Encoding.GetEncoding(name));
        Assert.That(UserTable.Read(path, Keys).Understood("fractions"), Does.Contain("tabs").And.Contain("UTF-16").And.Contain("in µm"));
    }

    [Test]
    public void Utf16WithoutItsMarkIsRefusedInOneSentence([Values(true, false)] bool bigEndian)
    {
        File.WriteAllBytes(path, new UnicodeEncoding(bigEndian, false).GetBytes("diameter,share\n10,0\n"));
        Assert.That(() => UserTable.Read(path, Keys), Throws.TypeOf<TableException>().With.Message.EqualTo(
            $"{path}: the table cannot be read: this is UTF-16 text without the mark that says so; save the table in the encoding UTF-8"));
    }

    // Columns twice, whatever they are called
    [TestCase("diameter [um],share,share\n10,0,0\n", ":1:21: share: ", "stands twice")]
    [TestCase("# c\ndiameter [um],Share,share (%)\n10,0,0\n", ":2:21: share: ", "both name share")]
    [TestCase("d,diameter,share\n10,10,0\n", ":1:3: diameter: ", "both name diameter")]
    [TestCase("diameter,share,remark,remark\n10,0,a,b\n", ":1:23: remark: ", "stands twice")]
    [TestCase("diameter,share,\n10,0,5\n", ":1:16: ", "holds values and has no name")]
    // Heads
    [TestCase("diameter,part\n10,0\n",
        ":1:1: ", "no column \"share\" was found among \"diameter\", \"part\"; a head is for example \"diameter [um],share (%)\"")]
    [TestCase("10,0\n20,1\n", ":1:1: ", "numbers stand where the head is expected")]
    [TestCase("diameter share\n10 0\n", ":1:1: ", "separate columns by commas, semicolons or tabs")]
    [TestCase("diameter [ux],share\n10,0\n", ":1:1: diameter: ",
        "\"ux\" in its head is no known unit; write for example \"diameter [um]\"")]
    [TestCase("diameter,(%) share\n10,0.5\n", ":1:10: share: ", "stands where it is not understood; write for example \"share (%)\"")]
    [TestCase("diameter,share\n", ":1:1: ", "no rows below its head")]
    [TestCase("# nothing\n", ":1:1: ", "no head and no rows")]
    // Rows
    [TestCase("diameter,share\n10\n", ":2:1: ", "expected 2 cells as in the head, but found 1; leave a cell blank rather than out")]
    [TestCase("diameter,share\n10;0\n", ":2:1: ", "separated by commas, this row by semicolons")]
    [TestCase("diameter,share\n10,0\n20,5,0,5\n", ":3:1: ", "decimal commas need semicolons or tabs")]
    [TestCase("diameter,share,error\n10,0\n\"20,1\n", ":3:1: ", "double quote")]
    // Numbers
    [TestCase("diameter,share\n10,much\n", ":2:4: share: ", "\"much\" is no number")]
    [TestCase("diameter,share\n10,NaN\n", ":2:4: share: ", "\"NaN\" is no number")]
    [TestCase("diameter,share\n10,1e999\n", ":2:4: share: ", "no finite number")]
    [TestCase("diameter,share\n10,0x1\n", ":2:4: share: ", "no number")]
    [TestCase("diameter;share\n1.234,5;0\n", ":2:1: diameter: ", "groups its digits")]
    [TestCase("diameter;share\n1,234,567;0\n", ":2:1: diameter: ", "groups its digits")]
    [TestCase("diameter;share\n1,500;0\n2,500;1\n", ":2:1: diameter: ", "\"1,500\" may be 1.500 or 1500")]
    [TestCase("diameter;share\n10.5;0\n20,5;1\n", ":3:1: diameter: ", "a decimal comma, and other numbers of this table a decimal point")]
    [TestCase("diameter;share\n10.5;0\n1,500;1\n", ":3:1: diameter: ", "\"1,500\" groups its digits; write 1234.5")]
    [TestCase("diameter,share,error\n0,35,06\n", ":2:6: error: ", "what follows a decimal comma")]
    [TestCase("diameter,share\n10 um,0\n20,1\n", ":3:1: diameter: ", "\"20\" has no unit, and other cells of the column are in um")]
    [TestCase("diameter [um],share\n10 mm,0\n", ":2:1: diameter: ", "in mm, and the head in um")]
    [TestCase("diameter [um],share\n10 ux,0\n", ":2:1: diameter: ", "\"ux\" no unit")]
    public void WhatCannotBeReadIsPlacedAtFileAndRow(string text, string place, string piece)
    {
        File.WriteAllText(path, text);
        var failure = Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!;
        Assert.That(failure.Faults.Select(f => f.ToString()), Has.Some.StartsWith(path + place).And.Some.Contains(piece));
        Assert.That(failure.IsFileFault, Is.False);
    }

    // A fault of the head is the only one, and those of rows come in the order of the file.
    [TestCase("diameter,part,\n10,x,\n", ":1:1: no column \"share\" was found among \"diameter\", \"part\"; "
        + "a head is for example \"diameter [um],share (%)\"")]
    [TestCase("10,0\n20,x\n",
        ":1:1: numbers stand where the head is expected; name the columns above them, for example \"diameter [um],share (%)\"")]
    [TestCase("10,,5\n20,,x\n",
        ":1:1: numbers stand where the head is expected; name the columns above them, for example \"diameter [um],share (%)\"")]
    [TestCase("diameter,diameter,share\nx,1,0\n",
        ":1:10: diameter: the column \"diameter\" stands twice; remove one, or give it another name")]
    [TestCase("size,diameter,share\nx,1,0\n",
        ":1:6: diameter: the columns \"size\" and \"diameter\" both name diameter; remove one, or give it another name")]
    [TestCase("diameter,share\n", ":1:1: the table has no rows below its head")]
    [TestCase("diameter,share\n1,05\n", ":2:3: share: \"05\" looks like what follows a decimal comma; "
        + "decimal commas need semicolons or tabs between the columns")]
    [TestCase("diameter,share,\n10,0,\n20,1,5\n", ":1:16: column 3 holds values and has no name in the head")]
    [TestCase("diameter,share\n-,\n10,0\n", ":2:1: diameter: \"-\" is no number; leave the row out where nothing was measured")]
    [TestCase("diameter,share\n10,%\n", ":2:4: share: \"%\" is no number")]
    [TestCase("diameter,share\nx,y\nz,1\n",
        ":2:1: diameter: \"x\" is no number", ":2:3: share: \"y\" is no number", ":3:1: diameter: \"z\" is no number")]
    [TestCase("diameter,share\n10 um,0\n20,1\n30,1\n", ":3:1: diameter: \"20\" has no unit, and other cells of the column are in um; "
        + "write \"diameter (um)\" as its head")]
    [TestCase("diameter,share\n10,0\n20,1\n30 um,1\n", ":2:1: diameter: \"10\" has no unit, and other cells of the column are in um; "
        + "write \"diameter (um)\" as its head")]
    [TestCase("diameter,share\n10 um,0\n20 mm,1\n",
        ":3:1: diameter: \"20 mm\" is in mm, and the cell above in um; write one unit throughout")]
    // Cells too few or too many
    [TestCase("diameter\tshare\n10\t0\t5\n", ":2:1: expected 2 cells as in the head, but found 3")]
    [TestCase("diameter,share\n10,0,5,\n",
        ":2:1: expected 2 cells as in the head, but found 4; decimal commas need semicolons or tabs between the columns")]
    [TestCase("diameter,share\n10;1,0,5\n",
        ":2:1: expected 2 cells as in the head, but found 3; decimal commas need semicolons or tabs between the columns")]
    [TestCase("diameter,share,error\n1,0;5\n",
        ":2:1: expected 3 cells as in the head, but found 2; the head is separated by commas, this row by semicolons?")]
    [TestCase("diameter;share, %;error\n10;0\n",
        ":2:1: expected 3 cells as in the head, but found 2; leave a cell blank rather than out")]
    public void EveryFaultIsToldOnce(string text, params string[] faults)
    {
        File.WriteAllText(path, text);
        var failure = Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!;
        Assert.That(failure.Faults.Select(f => f.ToString()), Is.EqualTo(faults.Select(f => path + f)));
    }

    // A column of numbers without a name, a name that is a number, a unit for one column alone, zeros without a unit, the separator named
    // against the look of the head, and thousands that a power rules out.
    [TestCase(",diameter [um],share\n,10,0.5\n", 10.0, "um")]
    [TestCase("0,diameter [um],share\n1,10,0.5\n", 10.0, "um")]
    [TestCase("diameter,share\n[um],-\n10,0.5\n", 10.0, "um")]
    [TestCase("diameter,share\n0,0\n10 um,0.5\n", 0.0, "um")]
    [TestCase("sep=,\ndiameter [um],share,a;b\n10,0.5,1;2\n", 10.0, "um")]
    [TestCase("diameter [um],share\n10,0.5,,\n", 10.0, "um")]
    [TestCase("diameter;share\n1,500e1;1\n", 15.0, "")]
    public void WhatIsUnusualAndClearIsRead(string text, double first, string unit)
    {
        File.WriteAllText(path, text);
        var diameter = UserTable.Read(path, Keys).Column("diameter")!;
        Assert.That((diameter.Numbers[0].Value, diameter.Unit), Is.EqualTo((first, unit)));
    }

    // The comma of 1,500 is a decimal comma where another number of the file shows one.
    [Test]
    public void AnotherNumberOfTheFileDecides()
    {
        File.WriteAllText(path, "diameter;share\n1,500;0,5\n");
        Assert.That(UserTable.Read(path, Keys).Column("diameter")!.Numbers[0].Value, Is.EqualTo(1.5));
    }

    [TestCase("share\n0.1\n1.2\n1.4\n",
        ":3:1: share: ", "\"1.2\" is out of range; allowed are 0 to 1; with \"0.1\" in row 2, fractions and per cent are mixed")]
    [TestCase("share\n5\n120\n", ":2:1: share: ", "allowed are 0 to 1; if the column is in per cent, write \"share (%)\" in its head")]
    [TestCase("share (%)\n5\n120\n", ":3:1: share: ", "\"120\" is out of range; allowed are 0 to 100 %")]
    [TestCase("share\n-0.1\n", ":2:1: share: ", "out of range")]
    [TestCase("share (%)\n0\n0.5\n1\n", ":1:1: share: ", "per cent, yet no value exceeds 1")]
    [TestCase("share [um]\n0\n", ":1:1: share: ", "a fraction has no unit um")]
    public void SharesStayWithinTheirWhole(string text, string place, string piece)
    {
        // A second column, as one alone has no separator.
        File.WriteAllText(path, string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((l, k) => $"{l},{(k == 0 ? "diameter" : "1")}\n")));
        var table = UserTable.Read(path, Keys);
        var faults = new List<TableFault>();
        FractionColumn.Read(table, table.Column("share")!, faults);
        Assert.That(faults.Single().ToString(), Does.StartWith(path + place).And.Contain(piece));
    }

    // What is said behind the range: nothing where per cent cannot be meant.
    [TestCase("share,d\n0.5,1\n120,1\n", 1.0, "\"120\" is out of range; allowed are 0 to 1")]
    [TestCase("share,d\n-0.5,1\n", 1.0, "\"-0.5\" is out of range; allowed are 0 to 1")]
    [TestCase("share,d\n1,1\n", 0.99, "\"1\" is out of range; allowed are 0 to 0.99")]
    [TestCase("share (%),d\n99.5,1\n", 0.99, "\"99.5\" is out of range; allowed are 0 to 99 %")]
    [TestCase("share,d\n0,1\n1,1\n50,1\n", 1.0,
        "\"50\" is out of range; allowed are 0 to 1; if the column is in per cent, write \"share (%)\" in its head")]
    [TestCase("share,d\n0.5,1\n100,1\n", 1.0, "\"100\" is out of range; allowed are 0 to 1; with \"0.5\" in row 2, fractions and per cent "
        + "are mixed or the value exceeds the whole: write fractions from 0 to 1, or per cent throughout with \"share (%)\" in the head")]
    public void TheRangeOfAFraction(string text, double most, string message)
    {
        File.WriteAllText(path, text);
        var table = UserTable.Read(path, Keys);
        var faults = new List<TableFault>();
        FractionColumn.Read(table, table.Column("share")!, faults, most: most);
        Assert.That(faults.Single().Message, Is.EqualTo(message));
    }

    // A single value below 1 % is no sign that fractions were meant.
    [Test]
    public void OneSmallPercentageIsOne()
    {
        File.WriteAllText(path, "share (%),d\n0,1\n0.5,1\n");
        var table = UserTable.Read(path, Keys);
        Assert.That(FractionColumn.Read(table, table.Column("share")!, []), Is.EqualTo(new double?[] { 0.0, 0.005 }));
    }

    [Test]
    public void WhatIsNoTextIsAFileFault()
    {
        var files = new (byte[], string)[] { ("PK\u0003\u0004xl"u8.ToArray(), "save the sheet as CSV"), ([1, 0, 2, 0], "no text") };
        foreach (var (bytes, piece) in files)
        {
            File.WriteAllBytes(path, bytes);
            var failure = Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!;
            Assert.That(failure.IsFileFault);
            Assert.That(failure.Message, Does.Contain(piece));
        }

        using (var large = File.Create(path)) large.SetLength(65 << 20);
        Assert.That(Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!.Message,
            Does.EndWith("the table cannot be read: it has 65 MB, and a table has 64 MB at most"));
        Assert.That(Assert.Throws<TableException>(() => UserTable.Read(path + ".none", Keys))!.Message, Does.Contain("no such file"));
        Assert.That(Assert.Throws<TableException>(() => UserTable.Read(Path.GetTempPath(), Keys))!.Message, Does.Contain("folder"));
    }
}
