using LmpDem.Engine.Tables;
using NUnit.Framework;

namespace LmpDem.Tests.Engine.Tables;

/// <summary>Bytes that are text or none, and characters that come with numbers copied from documents.</summary>
[TestFixture]
public sealed class TableTextTests
{
    private const string Spreadsheet = "this is a spreadsheet, not a text; save the sheet as CSV";
    private const string Control = "this is no text (it holds control characters); save the table as CSV";

    private static readonly TableKey[] Keys = [new("size", true)];

    private string path = "";

    [SetUp]
    public void NameFile() => path = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(path);

    [Test]
    public void NoBreakBlanksAndTheTypographicMinusAreThoseOfTheKeyboard()
    {
        File.WriteAllText(path, "size\u00a0[um],lot\n\u22121.5\u202f,1\n\u202f2\u00a0um,1\n");
        var size = UserTable.Read(path, Keys).Column("size")!;
        Assert.That((size.Unit, size.Numbers[0].Value, size.Numbers[1].Value), Is.EqualTo(("um", -1.5, 2.0)));
    }

    [TestCase(Spreadsheet, (byte)0xD0, (byte)0xCF, (byte)0x11, (byte)0xE0, (byte)0xA1)]
    [TestCase(Spreadsheet, (byte)'P', (byte)'K', (byte)3, (byte)4)]
    [TestCase(Control, (byte)'a', (byte)0, (byte)'b')]
    [TestCase(Control, (byte)'a', (byte)8, (byte)'b')]
    [TestCase(Control, (byte)0)]
    public void WhatIsNoTextIsRefused(string told, params byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        var failure = Assert.Throws<TableException>(() => UserTable.Read(path, Keys))!;
        Assert.That((failure.Message, failure.IsFileFault), Is.EqualTo(($"{path}: the table cannot be read: {told}", true)));
    }

    // A form feed, as old printers want it, is no letter of a number, and no reason to refuse the file.
    [Test]
    public void ATabAndWhatFollowsItAreText()
    {
        File.WriteAllText(path, "size\tlot\n1\t\fa\n");
        Assert.That(UserTable.Read(path, Keys).Column("size")!.Numbers.Single().Value, Is.EqualTo(1.0));
    }

    [Test]
    public void ANameThatNoFileCanHaveIsAFileFault()
    {
        var failure = Assert.Throws<TableException>(() => UserTable.Read(new string('n', 300), Keys))!;
        Assert.That(failure.IsFileFault, Is.True);
        Assert.That(failure.Message, Does.Contain("n: the table cannot be read: "));
        Assert.That(Assert.Throws<TableException>(() => UserTable.Read(Path.Combine(path + ".none", "t.csv"), Keys))!.Message,
            Does.EndWith(": the table cannot be read: no such file"));
    }
}
