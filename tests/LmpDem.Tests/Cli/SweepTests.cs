using LmpDem.Cli;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>A study of two small runs through the command: one fails, the other runs; another study collects neither.</summary>
[TestFixture]
public sealed class SweepTests
{
    private const string Small = """
        name: small
        electrode:
          thickness: 84 um
          solids_fraction: 0.5
          lateral_x: 70 um
          lateral_y: 70 um
          size_distribution: { kind: log_normal, weighting: volume, d50: 20 um, sigma_g: 1.2, cut_min: 14 um, cut_max: 28 um }
        press: { mode: nip_cell, ratios: [0], unload: false }
        material: { stiffness_scale: 0.03 }
        compact: { enabled: false }
        transport: { enabled: false }
        output: { figures: false, report: false }
        """;

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-sweep-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void AMemberFailsAloneAndForeignRunsAreNotCollected()
    {
        var runs = Path.Combine(folder, "runs");
        // Files that are no run's stand where the first member belongs.
        Directory.CreateDirectory(Path.Combine(runs, "seed-1"));
        File.WriteAllText(Path.Combine(runs, "seed-1", "thesis.txt"), "mine");
        var a = Study("a", "");
        var (code, output, error) = Run("sweep", "run", a, "--out", runs);
        Assert.That(code, Is.EqualTo(5), error);
        Assert.That(output, Does.StartWith("a: 1 of 2 members\n"));
        Assert.That(error, Does.Contain("1 of 2 members are done, 1 failed:").And.Contain("seed-1: "));
        Assert.That(File.ReadAllText(Path.Combine(runs, "seed-1", "thesis.txt")), Is.EqualTo("mine"));

        // A restart tries again, as the cause was not the scenario.
        Directory.Delete(Path.Combine(runs, "seed-1"), recursive: true);
        Assert.That(Run("sweep", "run", a, "--out", runs).Code, Is.Zero);

        var b = Study("b", "set: [\"electrode.film.thickness=50 nm\"]\n");
        File.Delete(Path.Combine(runs, "ensemble.csv"));
        (code, output, error) = Run("sweep", "collect", b, "--out", runs);
        Assert.That((code, output), Is.EqualTo((5, "")), error);
        Assert.That(error, Does.Contain("seed-1 holds the run of another scenario").And.Contain("seed-2 holds the run of another scenario"));
        Assert.That(File.Exists(Path.Combine(runs, "ensemble.csv")), Is.False);
        Assert.That(Run("sweep", "collect", a, "--out", runs, "--strict").Code, Is.Zero);
    }

    [Test]
    public void ANameOutsideIsRefused()
    {
        var (code, _, error) = Run("sweep", "run", Study("../outside", ""));
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("cannot name a folder"));
    }

    private string Study(string name, string keys)
    {
        File.WriteAllText(Path.Combine(folder, "small.yaml"), Small);
        var path = Path.Combine(folder, $"{Path.GetFileName(name)}.yaml");
        File.WriteAllText(path, $"name: {name}\nscenario: small.yaml\nseeds: [1, 2]\n{keys}");
        return path;
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
