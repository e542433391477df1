using LmpDem.Cli;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios;

/// <summary>Every bad input gives one clear error and the right exit code, through the command's own entry.</summary>
[TestFixture]
public sealed class BadInputTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("lmpdem-bad-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

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
        var path = Write(BadInput.Good.Replace("84 um", "84", StringComparison.Ordinal).Replace("seed: 7", "seed: x", StringComparison.Ordinal));
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
    public void MissingFileIsAFileFault() => AssertFileFault(Path.Combine(_folder, "none.yaml"), "no such file");

    [Test]
    public void FolderIsAFileFault() => AssertFileFault(_folder, "this is a folder");

    [Test]
    public void BinaryFileIsAFileFault()
    {
        var path = Path.Combine(_folder, "binary.yaml");
        File.WriteAllBytes(path, [0xff, 0xfe, 0x00, 0xd8, 0x80, 0x81]);
        AssertFileFault(path, "not UTF-8 text");
    }

    [Test]
    public void HugeFileIsAFileFault()
    {
        var path = Path.Combine(_folder, "huge.yaml");
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
    [TestCase("diameter [um],part\n10,0\n", ":1:1: ", "the column \"part\"")]
    [TestCase("diameter,share\n10,0\n40,1\n", ":2:1: ", "bare number")]
    [TestCase("diameter [um],share\n10,0\n40,0.9\n", "", "must end at share 1")]
    [TestCase("", ":1:1: ", "the table has no rows")]
    public void BadTableIsRefused(string table, string place, string piece)
    {
        File.WriteAllText(Path.Combine(_folder, "sizes.csv"), table);
        var path = Write(BadInput.Good.Replace("kind: log_normal", "kind: table\n    table: sizes.csv", StringComparison.Ordinal));
        var (code, _, error) = Run("validate", path);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain(place).And.Contain(piece));
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
        var path = Path.Combine(_folder, "scenario.yaml");
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
