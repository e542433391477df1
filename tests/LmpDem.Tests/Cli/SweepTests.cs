using System.Text.Json;
using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>A study of two small runs through the command: one fails, the other runs; another study collects neither.</summary>
[TestFixture]
[Parallelizable]
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

        // Each member's end stands in the status, and one alone may be asked for any number of times.
        (code, output, _) = Run("sweep", "status", runs, "--json");
        Assert.That((code, Counts(output)), Is.EqualTo((0, "done 1, failed 1, missing 0")));
        Assert.That(Run("sweep", "status", runs, "--strict").Code, Is.EqualTo(5));
        Assert.That(Member(runs, 1), Is.EqualTo((0, true)));
        Assert.That(Run("sweep", "run", "--manifest", Path.Combine(runs, "manifest.json"), "--index", "2").Error,
            Does.Contain("indices 0 to 1"));

        // A restart tries again, as the cause was not the scenario.
        Directory.Delete(Path.Combine(runs, "seed-1"), recursive: true);
        Assert.That(Run("sweep", "run", a, "--out", runs).Code, Is.Zero);
        Assert.That(Counts(Run("sweep", "status", runs, "--json").Output), Is.EqualTo("done 2, failed 0, missing 0"));

        var b = Study("b", "set: [\"electrode.film.thickness=50 nm\"]\n");
        File.Delete(Path.Combine(runs, "ensemble.csv"));
        (code, output, error) = Run("sweep", "collect", b, "--out", runs);
        Assert.That((code, output), Is.EqualTo((5, "")), error);
        Assert.That(error,
            Does.Contain("seed-1: the folder holds the run of another scenario").And.Contain(
            "seed-2: the folder holds the run of another scenario"));
        Assert.That(File.Exists(Path.Combine(runs, "ensemble.csv")), Is.False);
        Assert.That(Run("sweep", "collect", a, "--out", runs, "--strict").Code, Is.Zero);
    }

    [Test]
    public void APlanIsWhatTheOthersGoBy()
    {
        var (runs, study) = (Path.Combine(folder, "planned"), Study("a", ""));
        Assert.That(Run("sweep", "status", study, "--out", runs),
            Is.EqualTo((2, "", $"error: {study} is not planned in {runs}; give `lmpdem sweep plan {study}` first, with the same --out\n")));
        var (code, output, error) = Run("sweep", "plan", study, "--out", runs);
        Assert.That(code, Is.Zero, error);
        Assert.That(output, Does.Contain("members       2, index 0 to 1"));
        Assert.That(Counts(Run("sweep", "status", study, "--out", runs, "--json").Output), Is.EqualTo("done 0, failed 0, missing 2"));
        Assert.That(Run("sweep", "emit", "parallel", runs, "--stdout").Output, Does.Contain($"cd {runs}\n").And.Contain("seq 0 1 |"));
        // A reference goes along: a file by its whole path, as scripts run elsewhere.
        var own = Path.Combine(folder, "own.yaml");
        File.WriteAllText(own, "authors: Doe\ntitle: own cells\nyear: 2025\nactivation: { points: [{ ratio: 0.1, activation: 0.5 }] }\n");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, own);
        Assert.That(Run("sweep", "emit", "slurm", runs, "--stdout", "--reference", relative).Output,
            Does.Contain($"sweep run --manifest manifest.json --reference {own} --index")
                .And.Contain($"sweep collect --manifest manifest.json --reference {own}\n"));
        Assert.That(Run("sweep", "emit", "parallel", runs, "--stdout", "--reference", "kang-2026").Output,
            Does.Contain("--manifest manifest.json --reference kang-2026 --index"));
        Assert.That(Run("sweep", "emit", "parallel", runs, "--stdout").Output, Does.Not.Contain("--reference"));
        (code, output, error) = Run("sweep", "emit", "parallel", runs, "--stdout", "--reference", "nobody-1900");
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(error, Does.Contain("--reference: no reference has the name \"nobody-1900\""));
        Assert.That(Run("sweep", "emit", "slurm", runs, "--cpus", "0").Error, Does.Contain("--cpus: expected a whole number, 1 or more"));
        Assert.That(Run("sweep", "emit", "pbs", runs).Error, Does.Contain("slurm, snakemake, parallel"));
        Assert.That(Run("sweep", "emit", "slurm", runs, "--time", "1; reboot").Error, Does.Contain("one plain word"));

        // Edited by hand, it is taken by none of them.
        var file = Path.Combine(runs, "manifest.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"seed\":2", "\"seed\":3", StringComparison.Ordinal));
        foreach (var verb in (string[])["run", "status", "collect"])
            Assert.That(Run("sweep", verb, runs),
                Is.EqualTo((2, "",
                $"error: {file}: the plan was changed after it was made, as its seal tells: it is not taken; make the plan anew with "
                + $"`lmpdem sweep plan STUDY --replace`\n")));
        Assert.That(Run("sweep", "run", "--manifest", file, "--index", "0").Code, Is.EqualTo(2));
        Assert.That(Run("sweep", "run", "--manifest", file, "--index", "0", "--jobs", "2", "--replace"),
            Is.EqualTo((2, "",
                "error: --jobs and --replace: not with --index, which runs one member of the plan as it stands; leave it out\n")));
    }

    [TestCase("run")]
    [TestCase("status")]
    [TestCase("collect")]
    public void AStudyIsNamedOnce(string verb)
    {
        Assert.That(Run("sweep", verb).Error, Does.Contain("name the study"));
        Assert.That(Run("sweep", verb, "a.yaml", "--manifest", "b.json").Error, Does.Contain("name the study"));
        Assert.That(Run("sweep", verb, "nowhere.json"),
            Is.EqualTo((2, "", "error: nowhere.json: no such file; make the plan with `lmpdem sweep plan STUDY`\n")));
        Assert.That(Run("sweep", verb, "nowhere.yaml").Code, Is.EqualTo(4));
    }

    [Test]
    public void ANameOutsideIsRefused()
    {
        var (code, _, error) = Run("sweep", "run", Study("../outside", ""));
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain("cannot name a folder"));
    }

    private static (int Code, bool WasDone) Member(string runs, int index)
    {
        var (code, _, error) = Run("sweep", "run", "--manifest", Path.Combine(runs, "manifest.json"), "--index", $"{index}");
        return (code, error.Contains("nothing ran now", StringComparison.Ordinal));
    }

    private static string Counts(string json)
    {
        var counts = JsonDocument.Parse(json).RootElement.GetProperty("counts");
        return string.Join(", ", new[] { "done", "failed", "missing" }.Select(state => $"{state} {counts.GetProperty(state).GetInt32()}"));
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
