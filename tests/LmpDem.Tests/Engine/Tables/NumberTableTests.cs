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
}
