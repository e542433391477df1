using LmpDem.Cli.Verbs;
using LmpDem.FiniteVolume.Gpu;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The option --device.</summary>
[TestFixture]
public sealed class DeviceTests
{
    private static readonly string[] Fast =
    [
        "crush", "--solver", "fv", "--template", "2,1", "--copies", "2", "--advance", "1e-3", "--max-unbalanced", "0.4", "--to", "0.02",
        "--rows", "1", "--film", "100 nm", "--friction", "0.2",
    ];

    private string scenario = "";

    [SetUp]
    public void WriteScenario()
    {
        scenario = Path.Combine(Directory.CreateTempSubdirectory("lmpdem-devices-").FullName, "scenario.yaml");
        File.WriteAllText(scenario, RunTests.Small + "\ncompact: { enabled: true, formulation: mixed }\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(scenario)!, recursive: true);

    [Test]
    public void TheDeviceChangesNoByteOfACurve()
    {
        var (_, processor, _) = Run(Fast);
        var (code, emulated, error) = Run([.. Fast, "--device", "emulated"]);
        Assert.That((code, emulated), Is.EqualTo((0, processor)), error);
        Assert.That(error, Does.StartWith("device: ").And.Contain("for tests"));
        Assert.That(processor.Trim().Split('\n'), Has.Length.EqualTo(3));
    }

    [Test]
    public void WithoutAGpuOneIsRefusedAndAutoTakesTheProcessor()
    {
        using (var card = GpuDevice.Find(out _))
            if (card is not null) Assert.Ignore("skipped: there is a GPU");
        var (code, output, error) = Run([.. Fast, "--device", "gpu"]);
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.StartWith("error: --device gpu: no GPU was found: ").And.EndWith("; use --device cpu\n"));
        (code, output, error) = Run([.. Fast, "--device", "auto"]);
        Assert.That((code, output), Is.EqualTo((0, Run(Fast).Output)));
        Assert.That(error, Does.StartWith("device: cpu (no "));
    }

    [Test]
    public void WhatADeviceDoesNotRunIsRefusedBeforeARunBegins()
    {
        var folder = Path.Combine(Path.GetDirectoryName(scenario)!, "run");
        var (code, _, error) = Run("run", scenario, "--out", folder, "--device", "emulated", "--quiet");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Is.EqualTo("error: --device gpu does not run compact.formulation: mixed; use --device cpu\n"));
        Assert.That(Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.jsonl").Any(), Is.False, "nothing was begun");
    }

    [TestCase("gpuu", "cpu, gpu, auto")]
    [TestCase("", "cpu, gpu, auto")]
    public void OtherWordsAreRefused(string word, string piece)
    {
        var (code, output, error) = Run([.. Fast, "--device", word]);
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("--device").And.Contain(piece));
    }

    [Test]
    public void WithoutBodiesItIsNotUsedAndSaidSo()
    {
        var (code, _, error) = Run("crush", "--to", "0.01", "--rows", "1", "--device", "auto");
        Assert.That(code, Is.Zero);
        Assert.That(error, Does.Contain("note: --device is for --solver fv"));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
