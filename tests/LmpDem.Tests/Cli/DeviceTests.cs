using LmpDem.Cli.Verbs;
using LmpDem.FiniteVolume.Gpu;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>The option --device.</summary>
[TestFixture]
[Parallelizable]
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

    [Test]
    public void TheDeviceChangesNoByteOfAStudy()
    {
        var folder = Path.GetDirectoryName(scenario)!;
        File.WriteAllText(scenario, DeviceRunTests.Text);
        var study = Path.Combine(folder, "study.yaml");
        // One member has bodies; that of spheres alone has nothing for the device.
        File.WriteAllText(study, $$"""
            name: pair
            scenario: {{scenario}}
            set: ["output.figures=false"]
            vary: [{ key: compact.enabled, values: [true, false] }]
            """);
        var (one, other) = (Path.Combine(folder, "processor"), Path.Combine(folder, "device"));
        var (code, _, error) = Run("sweep", "run", study, "--out", one);
        Assert.That(code, Is.Zero, error);
        (code, _, error) = Run("sweep", "run", study, "--out", other, "--device", "emulated");
        Assert.That(code, Is.Zero, error);
        const string bodies = "enabled-true_seed-3", spheres = "enabled-false_seed-3";
        Assert.That(Text(other, bodies, "log.jsonl"), Does.Contain("device: "));
        Assert.That(Text(other, spheres, "log.jsonl"), Does.Not.Contain("device: "));
        foreach (var table in (string[])["summary.csv", "compaction.csv", "networks.csv"])
            Assert.That(Text(other, bodies, table), Is.EqualTo(Text(one, bodies, table)), table);
        Assert.That(Text(other, spheres, "summary.csv"), Is.EqualTo(Text(one, spheres, "summary.csv")));

        // One after the other: the second begins when the first has ended.
        var lines = error.Split('\n').ToList();
        Assert.That(lines.FindLastIndex(l => l.StartsWith("[0]", StringComparison.Ordinal)),
            Is.LessThan(lines.FindIndex(l => l.StartsWith("[1]", StringComparison.Ordinal))), error);

        static string Text(string study, string member, string file) => File.ReadAllText(Path.Combine(study, member, file));
    }

    [Test]
    public void AMemberThatADeviceDoesNotRunIsNamedBeforeTheFirstBegins()
    {
        var folder = Path.GetDirectoryName(scenario)!;
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, $"name: mixed\nscenario: {scenario}\nseeds: [3, 4]\n");
        var (code, _, error) = Run("sweep", "run", study, "--out", Path.Combine(folder, "runs"), "--device", "emulated");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("seed-3: --device gpu does not run compact.formulation: mixed; use --device cpu or --device auto"));
        Assert.That(Directory.EnumerateFiles(folder, "log.jsonl", SearchOption.AllDirectories), Is.Empty, "nothing was begun");
    }

    [TestCase("slurm", "slurm.sh")]
    [TestCase("snakemake", "Snakefile")]
    [TestCase("parallel", "parallel.sh")]
    public void AnEngineGivesItsMembersTheDevice(string engine, string file)
    {
        var folder = Path.GetDirectoryName(scenario)!;
        File.WriteAllText(scenario, DeviceRunTests.Text);
        var (study, runs) = (Path.Combine(folder, "study.yaml"), Path.Combine(folder, "runs"));
        File.WriteAllText(study, $"name: pair\nscenario: {scenario}\nseeds: [3, 4]\n");
        Assert.That(Run("sweep", "plan", study, "--out", runs).Code, Is.Zero);
        Assert.That(Run("sweep", "emit", engine, runs).Code, Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(runs, file)), Does.Not.Contain("--device").And.Not.Contain("gpu"));
        Assert.That(Run("sweep", "emit", engine, runs, "--device", "gpu").Code, Is.Zero, "the card is the site's and need not be here");
        Assert.That(File.ReadAllText(Path.Combine(runs, file)), Does.Contain("--device gpu --index"));
        Assert.That(Run("sweep", "emit", engine, runs, "--device", "gpuu").Code, Is.EqualTo(2));
    }

    [Test]
    public void TheVerificationRunsOnADeviceAndSaysWhatItLeavesOut()
    {
        var (code, output, error) = Run("verify", "--quick", "--device", "emulated", "--only", "bits");
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("values of").And.Contain("all 5 comparisons within tolerance"));
        Assert.That(error, Does.Contain("for tests").And.Contain("experiments are left out"));
        Assert.That(Run("verify", "--device", "emulated", "--docs", "x.md").Code, Is.EqualTo(2));
        Assert.That(Run("verify", "--device", "emulated", "--only", "Hertz").Code, Is.EqualTo(2));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
