using LmpDem.Engine.Snapshots;
using LmpDem.Engine.Tables;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Tables;

public sealed class NumberTableTests
{
    private string path = "";

    [SetUp]
    public void NameAFile() => path = Path.Combine(Path.GetTempPath(), $"lmpdem-{Guid.NewGuid():N}.csv");

    [TearDown]
    public void RemoveTheFile() => File.Delete(path);

    [Test]
    public void NumbersComeBackToTheBitAndBlanksStayBlank()
    {
        var table = new NumberTable(["a", "b"]);
        table.Add(0.1 + 0.2, null);
        table.Add(-1e-300, 3);
        table.Write(path);
        Assert.That(File.ReadAllText(path), Is.EqualTo("a,b\n0.30000000000000004,\n-1E-300,3\n"));
        var back = NumberTable.Read(path);
        Assert.That(back.Column("a"), Is.EqualTo(new double?[] { 0.1 + 0.2, -1e-300 }));
        Assert.That(back.Column("b"), Is.EqualTo(new double?[] { null, 3 }));
        Assert.That(File.Exists(path + ".tmp"), Is.False);
    }

    [TestCase("a,b\n1\n", "line 2")]
    [TestCase("a,b\n1,2\n1,x\n", "line 3, column b")]
    [TestCase("a,\"b\"\n1,2\n", "line 1")]
    [TestCase("", "empty")]
    [TestCase("a,b,a\n1,2,3\n", "line 1: the column a stands twice")]
    public void ADamagedFileIsNamedWithItsLine(string text, string expected)
    {
        File.WriteAllText(path, text);
        Assert.That(() => NumberTable.Read(path),
            Throws.InstanceOf<FormatException>().With.Message.Contains(expected).And.Message.Contains(path));
    }

    [Test]
    public void RowsAndNamesThatDoNotFitAreRefused()
    {
        var table = new NumberTable(["a", "b"]);
        Assert.That(() => table.Add(1.0), Throws.ArgumentException);
        Assert.That(() => table.Column("c"), Throws.ArgumentException);
        Assert.That(() => new NumberTable(["a,b"]), Throws.ArgumentException);
        Assert.That(() => new NumberTable(["\"a"]), Throws.ArgumentException);
    }

    [TestCase("a,b")]
    [TestCase("a\"b")]
    [TestCase("a\rb")]
    [TestCase("a\nb")]
    public void ANameThatWouldNotReadBackIsRefused(string name) => Assert.That(() => new NumberTable(["x", name]),
        Throws.ArgumentException.With.Message.StartsWith($"the column name '{name}' holds a comma, a quote or a line end"));

    [Test]
    public void RowsAreCopiedAndColumnsCounted()
    {
        var table = new NumberTable(["a", "b"]);
        double?[] row = [1, 2];
        table.Add(row);
        row[0] = 5;
        Assert.That(table.Column("a"), Is.EqualTo(new double?[] { 1 }));
        Assert.That(() => table.Add(1, 2, 3), Throws.ArgumentException.With.Message.StartsWith("3 values for 2 columns"));
        Assert.That(() => table.Column("c"), Throws.ArgumentException.With.Message.StartsWith("no column 'c'; there are a, b"));
    }

    [TestCase("a,b\n1,2\n3\n", "line 3 has 1 values for 2 columns")]
    [TestCase("a,b\n1,2\n3,4,\n", "line 3 has 3 values for 2 columns")]
    [TestCase("a,b\n1,x\n", "line 2, column b: 'x' is no number")]
    [TestCase("a,b\n(1),2\n", "line 2, column a: '(1)' is no number")]
    [TestCase("a,\"b\"\n1,2\n", "line 1: the column name \"b\" holds a quote")]
    [TestCase("", "the file is empty")]
    public void TheFaultOfAFileIsToldWhole(string text, string told)
    {
        File.WriteAllText(path, text);
        Assert.That(() => NumberTable.Read(path), Throws.TypeOf<FormatException>().With.Message.EqualTo($"{path}: {told}"));
    }

    // The unit stands in the name once, in letters, digits and underscores.
    [TestCase("force", "N", "force_N")]
    [TestCase("count", "1", "count")]
    [TestCase("count", "", "count")]
    [TestCase("gap_um", "um", "gap_um")]
    [TestCase("gap_um", "m", "gap_um_m")]
    [TestCase("gapum", "um", "gapum_um")]
    [TestCase("capacity", "mAh/cm2", "capacity_mAh_cm2")]
    [TestCase("capacity_mAh_cm2", "mAh/cm2", "capacity_mAh_cm2")]
    public void AColumnOfAFieldNamesItsUnit(string name, string unit, string column) =>
        Assert.That(FieldTable.ColumnOf(Field.Single(name, unit, 1.0)), Is.EqualTo(column));

    [Test]
    public void FieldsMakeRowsThatMayEndEarly()
    {
        Field[] both = [Field.Single("force", "N", 1.5), new("count", "1", 1, new[] { 7L })];
        Assert.That(FieldTable.Of(("state", [0, 1, 2]), [[both[0]], both, []]).ToString(),
            Is.EqualTo("state,force_N,count\n0,1.5,\n1,1.5,7\n2,,\n"));
        Assert.That(FieldTable.Of(("state", []), []).ToString(), Is.EqualTo("state\n"));
        Assert.That(() => FieldTable.Of(("state", [0, 1]), [both]), Throws.ArgumentException.With.Message.StartsWith("2 keys for 1 rows"));
        Assert.That(() => FieldTable.Of(("state", [0, 1]), [both, [both[1]]]),
            Throws.ArgumentException.With.Message.StartsWith("row 1 holds other fields than the longest row"));
    }
}
