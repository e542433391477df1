using System.Text.RegularExpressions;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>A run packs an electrode, exports it, and other runs take it as their own packing: the same electrode comes out.</summary>
[TestFixture]
public sealed class GivenPackingRunTests
{
    private string folder = "";
    private string run = "";

    [OneTimeSetUp]
    public void RunOnce()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-own-").FullName;
        run = Path.Combine(folder, "run");
        File.WriteAllText(
            Path.Combine(folder, "small.yaml"), RunTests.Small
                + "\noutput: { figures: false, report: false }\ntransport: { enabled: false }\n");
        var (code, _, error) = Run("run", Path.Combine(folder, "small.yaml"), "--out", run, "--threads", "1");
        Assert.That(code, Is.Zero, error);
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("lammps-data", "packed.data")]
    [TestCase("csv", "packed.csv")]
    public void AnExportedPackingGivesTheSameElectrode(string format, string file)
    {
        Assert.That(Run("export", run, "--kind", "packed", "--format", format, "--out", folder).Code, Is.Zero);
        var own = Path.Combine(folder, "own-" + format);
        var (code, _, error) = Run("run", Own(file), "--out", own, "--threads", "1");
        Assert.That(code, Is.Zero, error);
        using var all = Assert.EnterMultipleScope();
        // Doubles are written so that they read back to the bit: not near, but equal.
        Assert.That(File.ReadAllText(Path.Combine(own, "summary.csv")), Is.EqualTo(File.ReadAllText(Path.Combine(run, "summary.csv"))));
        Assert.That(error, Does.Contain("the given packing is taken as it is"));

        // The folder of the run is enough to repeat it, and its snapshots say where they come from.
        var resolved = Path.Combine(own, "scenario.resolved.yaml");
        var copy = Directory.GetFiles(own, "packing.given.*").Single();
        Assert.That(File.ReadAllBytes(copy), Is.EqualTo(File.ReadAllBytes(Path.Combine(folder, file))));
        var hash = Regex.Match(File.ReadAllText(resolved), "packing_sha256: \"(?<hash>[0-9a-f]{64})\"").Groups["hash"].Value;
        Assert.That(SnapshotReader.Read(Path.Combine(own, "snapshots", "packed.hdf")).Provenance!.ParentHashes, Is.EqualTo(new[] { hash }));
        Assert.That(Run("run", resolved, "--out", own, "--threads", "1").Error, Does.Contain("this run was done before; nothing ran now"));

        File.AppendAllText(copy, "\n# touched\n");
        (code, _, error) = Run("run", resolved, "--out", own, "--threads", "1");
        Assert.That((code, error), Is.EqualTo((2, error)), error);
        Assert.That(error, Does.Contain("is another file than the one that this scenario was made with"));
    }

    [Test]
    public void AStateOfARunIsAPackingToo()
    {
        var state = Path.Combine(folder, "state.csv");
        Assert.That(Run("export", Path.Combine(run, "snapshots", "spheres_000000.hdf"), "--format", "csv", "--out", state).Code, Is.Zero);
        var (code, output, error) = Run("validate", Own("state.csv"), "--resolved");
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("packing: \"packing.given.csv\""));
    }

    [Test]
    public void AWrongPackingIsRefusedBeforeAnythingIsWritten()
    {
        var lines = File.ReadAllLines(Exported());
        lines[5] = "x" + lines[5];
        File.WriteAllLines(Path.Combine(folder, "wrong.csv"), lines);
        var away = Path.Combine(folder, "nothing");
        var (code, _, error) = Run("run", Own("wrong.csv"), "--out", away);
        using var all = Assert.EnterMultipleScope();
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("wrong.csv:6:1: x: "));
        Assert.That(Directory.Exists(away), Is.False);
    }

    [Test]
    public void APackingNamedFromElsewhereIsCopiedIntoTheRunAndNowhereElse()
    {
        Exported();
        Directory.CreateDirectory(Path.Combine(folder, "deep", "er"));
        var scenario = Path.Combine(folder, "deep", "er", "up.yaml");
        File.WriteAllText(scenario, $"name: up\nseed: 3\nelectrode: {{ packing: ../../packed.csv }}\n{Rest}");
        var before = Directory.GetFiles(folder);
        var (code, _, error) = Run("run", scenario, "--out", Path.Combine(folder, "deep", "run"), "--threads", "1");
        using var all = Assert.EnterMultipleScope();
        Assert.That(code, Is.Zero, error);
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(before));
        Assert.That(File.Exists(Path.Combine(folder, "deep", "run", "packing.given.csv")));
    }

    private const string Rest =
        "material: { stiffness_scale: 0.03 }\npress: { ratios: [0], unload: false }\n"
        + "output: { figures: false, report: false }\ntransport: { enabled: false }\n";

    private string Exported()
    {
        Assert.That(Run("export", run, "--kind", "packed", "--format", "csv", "--out", folder).Code, Is.Zero);
        return Path.Combine(folder, "packed.csv");
    }

    private string Own(string file)
    {
        var path = Path.Combine(folder, $"own-{file}.yaml");
        File.WriteAllText(path, $"name: own\nseed: 3\nelectrode: {{ packing: {file} }}\n{Rest}");
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
