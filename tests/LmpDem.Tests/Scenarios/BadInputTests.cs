using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

/// <summary>Every bad input gives one clear error and the right exit code, through the command's own entry.</summary>
[TestFixture]
public sealed class BadInputTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-bad-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void TheGoodScenarioIsGood()
    {
        var path = Write(BadInput.Good);
        var (code, output, error) = Run("validate", path);
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("valid"));
    }

    [TestCaseSource(typeof(BadInput), nameof(BadInput.All))]
    public void GivesOneClearError(BadInput bad)
    {
        var path = Write(bad.Text);
        var (code, output, error) = Run("validate", path);
        var lines = error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(output, Is.Empty);
        Assert.That(lines, Has.Length.EqualTo(1), error);
        Assert.That(lines[0], Does.StartWith($"error: {path}:{(bad.Place.Length > 0 ? bad.Place + ": " : "")}"));
        if (bad.Key.Length > 0) Assert.That(lines[0], Does.Contain($": {bad.Key}: "));
        Assert.That(lines[0], Does.Contain(bad.Piece));
    }

    [Test]
    public void AllFaultsAreToldAtOnce()
    {
        var path = Write(
            BadInput.Good.Replace("84 um", "84", StringComparison.Ordinal).Replace("seed: 7", "seed: x", StringComparison.Ordinal));
        var (code, _, error) = Run("validate", path);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2), error);
    }

    [Test]
    public void ToldAsJsonOnStdoutToo()
    {
        var path = Write(BadInput.Good.Replace("84 um", "84", StringComparison.Ordinal));
        var (code, output, _) = Run("validate", path, "--json");
        var fault = System.Text.Json.JsonDocument.Parse(output).RootElement.GetProperty("faults")[0];
        Assert.That(code, Is.EqualTo(2));
        Assert.That(fault.GetProperty("line").GetInt32(), Is.EqualTo(4));
        Assert.That(fault.GetProperty("key").GetString(), Is.EqualTo("electrode.thickness"));
    }

    [Test]
    public void MissingFileIsAFileFault() => AssertFileFault(Path.Combine(folder, "none.yaml"), "no such file");

    [Test]
    public void FolderIsAFileFault() => AssertFileFault(folder, "this is a folder");

    [Test]
    public void BinaryFileIsAFileFault()
    {
        var path = Path.Combine(folder, "binary.yaml");
        File.WriteAllBytes(path, [0xff, 0xfe, 0x00, 0xd8, 0x80, 0x81]);
        AssertFileFault(path, "not UTF-8 text");
    }

    [Test]
    public void Utf16IsAFileFaultWithOrWithoutItsMark([Values] bool bigEndian, [Values] bool withMark)
    {
        var path = Path.Combine(folder, "utf16.yaml");
        File.WriteAllText(path, BadInput.Good, new System.Text.UnicodeEncoding(bigEndian, withMark));
        AssertFileFault(path, "the file is UTF-16, not UTF-8 text; save it in the encoding UTF-8");
    }

    [Test]
    public void HugeFileIsAFileFault()
    {
        var path = Path.Combine(folder, "huge.yaml");
        using (var stream = File.Create(path)) stream.SetLength(5 << 20);
        AssertFileFault(path, "a scenario has a few kB");
    }

    [Test]
    public void MissingTableIsAFileFault()
    {
        var path = Write(BadInput.Good.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
        var (code, _, error) = Run("validate", path);
        Assert.That((code, error), Is.EqualTo((4, error)));
        Assert.That(error, Does.Contain("sizes.csv").And.Contain("the table cannot be read"));
    }

    [TestCase("diameter [um],share\n10,0\n30\n", ":3:1: ", "expected 2 cells")]
    [TestCase("diameter [um],part\n10,0\n", ":1:1: ", "no column \"share\" was found among \"diameter [um]\", \"part\"")]
    [TestCase("diameter,share\n10,0\n40,1\n", ":1:1: ", "needs its unit, but bare number")]
    [TestCase("diameter [MPa],share\n10,0\n40,1\n", ":1:1: ", "a length is needed, but the column is in MPa")]
    [TestCase("diameter [um],share\n10,0\n40,0.9\n", ":3:4: ", "must end at share 1")]
    [TestCase("diameter [um],share\n10,0.1\n40,1\n", ":2:4: ", "begins at share 0")]
    [TestCase("# falling\ndiameter [um],share\n40,1\n20,0.5\n10,0\n", ":4:1: ", "sort the rows by rising diameter")]
    [TestCase("diameter [um],share\n10,0\n20,0.6\n30,0.5\n40,1\n", ":4:4: ", "fractions are cumulated")]
    [TestCase("diameter [um],share\n10,0\n10,1\n", ":3:1: ", "each diameter once")]
    [TestCase("diameter [um],share\n10,0\n", ":2:1: ", "at least two points")]
    [TestCase("diameter [um],share,share\n10,0,0\n20,0.9,0.1\n40,1,1\n", ":1:21: ", "stands twice")]
    [TestCase("diameter [um],share\n10,0\n20,60\n40,100\n", ":3:4: ", "write \"share (%)\" in its head")]
    [TestCase("diameter [um];share\n0;0\n40;1\n", ":2:1: ", "out of range")]
    [TestCase("diameter [um],share\n10,0\n,0.5\n40,1\n", ":3:1: ", "the cell is blank")]
    [TestCase("", ":1:1: ", "no head and no rows")]
    public void BadTableIsRefusedAtItsRow(string table, string row, string piece)
    {
        var place = "sizes.csv" + row;
        File.WriteAllText(Path.Combine(folder, "sizes.csv"), table);
        var path = Write(BadInput.Good.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
        var (code, _, error) = Run("validate", path);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain(place).And.Contain(piece));
        Assert.That(error.Split('\n').Count(l => l.StartsWith("error: ", StringComparison.Ordinal)), Is.EqualTo(1), error);
    }

    [TestCase("Size (µm),% Volume Under\n10,0\n40,100\n", "number", ":1:11: ", "\"% Volume Under\" counts volume")]
    [TestCase("x0/µm;Q3/%\n10;0\n40;100\n", "number", ":1:7: ", "write weighting: volume if the table is right")]
    [TestCase("d [um];Q0 [%]\n10;0\n40;100\n", "volume", ":1:8: ", "counts number")]
    public void AHeadThatNamesWhatItCountsIsHeldAgainstTheWeighting(string table, string weighting, string row, string piece)
    {
        File.WriteAllText(Path.Combine(folder, "sizes.csv"), table);
        string Scenario(string word) => Write(BadInput.Good
            .Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal)
            .Replace("weighting: volume", "weighting: " + word, StringComparison.Ordinal));
        var (code, _, error) = Run("validate", Scenario(weighting));
        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("sizes.csv" + row).And.Contain(piece));
        Assert.That(Run("validate", Scenario(weighting == "number" ? "volume" : "number")).Code, Is.Zero);
    }

    [Test]
    public void TheRangeOfASeedIsThatOfItsType()
    {
        var (code, _, error) = Run("validate", Write(BadInput.Good), "--seed", "18446744073709551616");
        Assert.That((code, error), Is.EqualTo((2, error)));
        Assert.That(error, Does.Contain("0 to 2^64 - 1"));
    }

    [TestCase("diameter [um],share\n10,0\n20,0.5\n40,1\n")]
    [TestCase("\uFEFFDiameter / µm;Share (%);Remark\r\n10,0;0;\r\n20,0;50;median\r\n40,0;100;\r\n")]
    public void OneTableInTwoFormsIsOnePowder(string table)
    {
        File.WriteAllText(Path.Combine(folder, "sizes.csv"), table);
        var path = Write(BadInput.Good.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
        var (code, output, error) = Run("validate", path, "--resolved");
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.StartWith(Path.Combine(folder, "sizes.csv") + ": separated by ").And.Contain("3 rows"));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(output, Does.Contain("- diameter: 20 um\n        share: 0.5\n"));
    }

    [TestCase("electrode.thickness=84", "bare number")]
    [TestCase("electrode.thickness", "expected key=value")]
    [TestCase("electrode.thicknes=84 um", "did you mean \"thickness\"")]
    [TestCase("seed.x=1", "is a value and has no keys")]
    [TestCase("press.ratios.9=0.3", "no item of this list")]
    [TestCase("press.ratios=[0, 0.1", "not valid YAML")]
    public void BadSetIsRefused(string set, string piece)
    {
        var (code, _, error) = Run("validate", Write(BadInput.Good), "--set", set);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("--set").And.Contain(piece));
    }

    private static void AssertFileFault(string path, string piece)
    {
        var (code, _, error) = Run("validate", path);
        Assert.That(code, Is.EqualTo(4), error);
        Assert.That(error, Does.Contain(path).And.Contain(piece));
        Assert.That(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(1), error);
    }

    private string Write(string text)
    {
        var path = Path.Combine(folder, "scenario.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = CommandLine.Invoke(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
