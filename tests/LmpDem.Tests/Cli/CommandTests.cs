using System.Text.Json;
using System.Text.RegularExpressions;
using LmpDem.Cli;
using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

[TestFixture]
public sealed class CommandTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-cli-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void InitWritesAScenarioThatValidates()
    {
        var path = Path.Combine(folder, "s.yaml");
        Assert.That(Run("init", path).Code, Is.Zero);
        Assert.That(Run("validate", path), Is.EqualTo((0, $"{path}: valid{Environment.NewLine}", "")));
    }

    [Test]
    public void InitDoesNotOverwrite()
    {
        var path = Path.Combine(folder, "s.yaml");
        File.WriteAllText(path, "mine");
        var (code, _, error) = Run("init", path);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("--force"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("mine"));
        Assert.That(Run("init", path, "--force").Code, Is.Zero);
    }

    [Test]
    public void SchemaIsJsonThatKnowsTheKeys()
    {
        var (code, output, error) = Run("schema");
        Assert.That((code, error), Is.EqualTo((0, "")));
        var thickness = JsonDocument.Parse(output).RootElement
            .GetProperty("properties").GetProperty("electrode").GetProperty("properties").GetProperty("thickness");
        Assert.That(thickness.GetProperty("x-unit").GetString(), Is.EqualTo("um"));
        var pattern = new Regex(thickness.GetProperty("pattern").GetString()!, RegexOptions.ECMAScript);
        Assert.That(pattern.IsMatch("84 um"), Is.True);
        Assert.That(pattern.IsMatch("84"), Is.False);
    }

    [TestCase("doctor", "--json")]
    [TestCase("cite", "--json")]
    public void JsonIsPure(params string[] args)
    {
        var (_, output, _) = Run(args);
        Assert.That(() => JsonDocument.Parse(output), Throws.Nothing, output);
    }

    [TestCase(new[] { "frobnicate" }, "unknown verb")]
    [TestCase(new[] { "valdate", "x" }, "did you mean \"validate\"")]
    [TestCase(new[] { "validate" }, "scenario")]
    [TestCase(new string[0], "a verb is missing")]
    [TestCase(new[] { "validate", "x.yaml", "--frob" }, "--frob")]
    [TestCase(new[] { "doctor", "--threads", "many" }, "--threads: expected a number of threads")]
    [TestCase(new[] { "doctor", "--threads", "0" }, "--threads: expected a number of threads")]
    public void BadCommandLinesExitWithTwo(string[] args, string piece)
    {
        var (code, output, error) = Run(args);
        Assert.That((code, output), Is.EqualTo((2, "")), error);
        Assert.That(error, Does.StartWith("error: ").And.Contain(piece));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [Test]
    public void TangledBodiesEndWithThree()
    {
        var error = new StringWriter();
        var shell = new Shell(new StringWriter(), error, new Dictionary<string, string>(), false);
        Assert.That(Failure.Report(shell, json: false, new LmpDem.FiniteVolume.Measures.TangledException(12, 3, 45, "volume ratio", -0.1)),
            Is.EqualTo(3));
        Assert.That(error.ToString(), Does.Contain("body 3, zone 45, volume ratio = -0.1").And.Contain("finer template"));
    }

    [Test]
    public void HelpListsTheVerbs() =>
        Assert.That(Run("--help").Output, Does.Contain("init").And.Contain("validate").And.Contain("analyze"));

    [TestCase(null, 0, "processors")]
    [TestCase(null, 1, "5 OMP_NUM_THREADS")]
    [TestCase(null, 2, "4 SLURM_CPUS_PER_TASK")]
    [TestCase(null, 3, "3 LMPDEM_NUM_THREADS")]
    [TestCase("2", 3, "2 --threads")]
    public void ThreadsComeFromTheFirstThatIsSet(string? flag, int variables, string expected)
    {
        var environment = new Dictionary<string, string>();
        if (variables > 0) environment["OMP_NUM_THREADS"] = "5,2";
        if (variables > 1) environment["SLURM_CPUS_PER_TASK"] = "4";
        if (variables > 2) environment["LMPDEM_NUM_THREADS"] = "3";
        var choice = ThreadChoice.Resolve(flag, environment);
        Assert.That($"{choice.Count} {choice.Reason}", Does.EndWith(expected));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var code = CommandLine.Invoke(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
