using System.Globalization;
using System.Text.Json;
using LmpDem.Cli.Verbs;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>`lmpdem converge` on an electrode of seventeen spheres.</summary>
[TestFixture]
[Parallelizable]
public sealed class ConvergeTests
{
    private string folder = "";
    private string scenario = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-converge-").FullName;
        scenario = Path.Combine(folder, "small.yaml");
        File.WriteAllText(scenario, RunTests.Small.Replace("ratios: [0]", "ratios: [0, 4 %]", StringComparison.Ordinal)
            + "\ntransport: { pores: { voxel: 4 um, in_plane: false }, plating: { voxel: 8 um } }\n");
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void EverySettingGetsAnErrorBarAndALaterCallGoesOn()
    {
        var root = Path.Combine(folder, "study");
        var told = JsonDocument.Parse(Invoke(0, "converge", scenario, "--out", root, "--settings", "voxel", "--json")).RootElement;
        var runs = told.GetProperty("runs").EnumerateArray().ToList();
        Assert.That(runs.Select(r => r.GetProperty("value").GetString()), Is.EquivalentTo((string[])["6 um", "2.667 um"]));
        Assert.That(told.GetProperty("errors").GetProperty("tortuosity").GetProperty("together").GetDouble(), Is.GreaterThan(0));
        Assert.That(told.GetProperty("errors").GetProperty("load_MPa").GetProperty("together").GetDouble(), Is.Zero, "cells press nothing");

        var lines = File.ReadAllLines(Path.Combine(root, "convergence.csv")).Select(l => l.Split(',')).ToList();
        var finer = lines.Where(l => l[3] == "1" && l[6] == "tortuosity").ToList();
        Assert.That(finer.Select(l => Number(l[4])), Is.EqualTo((double[])[0, 0.04]));
        foreach (var line in finer)
            Assert.That(Number(line[9]), Is.EqualTo(100 * (Number(line[8]) - Number(line[7])) / Number(line[7])).Within(1e-9));
        Assert.That(File.Exists(Path.Combine(root, "figures", "convergence_tortuosity_z.svg")));
        Assert.That(File.ReadAllText(Path.Combine(root, "convergence.html")), Does.Contain("Error bar of each setting"));

        var before = Directory.GetFiles(root, "summary.csv", SearchOption.AllDirectories).ToDictionary(f => f, File.GetLastWriteTimeUtc);
        Assert.That(before, Has.Count.EqualTo(3));
        Invoke(0, "converge", scenario, "--out", root, "--settings", "voxel");
        foreach (var (file, time) in before) Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(time), "nothing runs twice");
    }

    [Test]
    public void TheReportOfTheSameScenarioTellsTheErrorsOfTheStudyBesideIt()
    {
        var run = Path.Combine(folder, "run");
        Invoke(0, "run", scenario, "--out", run, "--quiet", "--set", "output.figures=false");
        Invoke(0, "converge", scenario, "--out", run + "-converge", "--settings", "press");
        var told = JsonDocument.Parse(Invoke(0, "report", run, "--json")).RootElement;
        Assert.That(told.GetProperty("numerical_errors_from").GetString(), Does.Contain("measured on the same scenario"));
        var coordination = told.GetProperty("numbers").EnumerateArray()
            .Single(n => n.GetProperty("quantity").GetString() == "coordination").GetProperty("error");
        Assert.That(coordination.GetProperty("from").GetString(), Does.StartWith("press 0.001 to 0.0005: "));
    }

    [Test]
    public void ADryRunTellsTheCheapestFirstAndRunsNothing()
    {
        var (_, error) = Run(0, "converge", scenario, "--out", Path.Combine(folder, "dry"), "--dry-run");
        var words = error.Split('\n').Select(l => l.Trim()).ToList();
        Assert.That(words[0], Does.StartWith("6 runs, about "));
        Assert.That(words, Has.Some.StartsWith("press coarser, 0.001 -> 0.002:").And.Some.StartsWith("foil finer, "));
        Assert.That(Directory.GetFiles(Path.Combine(folder, "dry")).Select(Path.GetFileName),
            Is.EquivalentTo((string[])["scenario.yaml", "study.yaml"]));
    }

    [TestCase("--settings", "mash", "expected some of mesh, speed, press, voxel, foil, but \"mash\" was found")]
    [TestCase("--settings", "mesh", "none of these settings")]
    [TestCase("--budget", "0.01s", "--budget: the scenario and its cheapest change take about")]
    [TestCase("--budget", "soon", "--budget: expected a duration")]
    public void WrongFlagsAreRefusedInASentence(string flag, string value, string expected) =>
        Assert.That(Run(2, "converge", scenario, "--out", Path.Combine(folder, "wrong"), flag, value).Error, Does.Contain(expected));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Invoke(int code, params string[] args) => Run(code, args).Output;

    private static (string Output, string Error) Run(int code, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.That(CommandLine.Invoke(args, output, error), Is.EqualTo(code), error.ToString());
        return (output.ToString(), error.ToString());
    }
}
