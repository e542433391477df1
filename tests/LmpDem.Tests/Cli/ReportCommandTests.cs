using System.Text.Json;
using LmpDem.Cli.Verbs;
using LmpDem.Tests.Analysis.Report;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

[TestFixture]
[Parallelizable]
public sealed class ReportCommandTests
{
    [Test]
    public void AReportIsWrittenAndToldAsJson()
    {
        using var run = new SampleRun().WithNetworks();
        var (code, output, error) = Run("report", run.Root, "--json");
        Assert.That((code, error), Is.EqualTo((0, "")));
        var told = JsonDocument.Parse(output).RootElement;
        Assert.That(told.GetProperty("path").GetString(), Is.EqualTo(Path.Combine(run.Root, "report.html")));
        Assert.That(told.GetProperty("findings").EnumerateArray()
            .Select(f => f.GetProperty("verdict").GetString()), Is.Not.Empty.And.All.AnyOf("agrees", "does_not_agree", "not_available"));
    }

    [Test]
    public void AnotherReferenceNeedsNoCode()
    {
        using var run = new SampleRun().WithNetworks(0.0);
        run.Write("own.yaml", """
            authors: Doe et al.
            title: pressed powder
            year: 2025
            activation:
              points: [{ ratio: 0, activation: 0 }, { ratio: 20 %, activation: 16 %, lower: 10 %, upper: 20 % }]
            statements:
              - topic: Activation at 20 %
                says: 16 %
                quantity: activation
                show: [{ at: [20 %], format: "0.0", unit: "%" }]
                agrees_if:
                  near_measured: { at: [20 %], within: 5 % }
            given: [{ key: film.strength, value: 0.3 GPa }]
            """);
        var (code, output, _) = Run("report", run.Root, "--reference", Path.Combine(run.Root, "own.yaml"), "--json");
        Assert.That(code, Is.Zero);
        var finding = JsonDocument.Parse(output).RootElement.GetProperty("findings").EnumerateArray().Single();
        Assert.That(finding.GetProperty("verdict").GetString(), Is.EqualTo("does_not_agree"), "6 % where 11 to 21 % are allowed");
        var page = File.ReadAllText(Path.Combine(run.Root, "report.html"));
        Assert.That(page, Does.Contain("measured, Doe et al. 2025").And.Contain("Doe et al., pressed powder, 2025"));
        Assert.That(page, Does.Contain("as in the paper"), "0.3 GPa are 300 MPa");
        Assert.That(page, Does.Not.Contain("Kang"));
        var both = Path.Combine(run.Root, "both.html");
        var own = Path.Combine(run.Root, "own.yaml");
        Assert.That(Run("compare", run.Root, run.Root, "--out", both, "--ensemble", "--reference", own).Code, Is.Zero);
        Assert.That(File.ReadAllText(both), Does.Contain("measured, Doe et al. 2025").And.Not.Contain("Kang"));
        run.Write("own.yaml", "authors: Doe et al.\ntitle: pressed powder\nyear: 2025\nstatments: []\n");
        var bad = Run("report", run.Root, "--reference", Path.Combine(run.Root, "own.yaml"));
        Assert.That(bad.Code, Is.EqualTo(2));
        Assert.That(bad.Error, Does.Contain("own.yaml:4:1: statments: unknown key \"statments\"; did you mean \"statements\"?"));
        Assert.That(Run("report", run.Root, "--reference", "kang-2027").Code, Is.EqualTo(2));
    }

    [Test]
    public void BadInputEndsWithItsCode()
    {
        using var run = new SampleRun();
        run.Write("mine.csv", "ratio,activation\n0.1,7\n");
        var bad = Run("report", run.Root, "--experiment", Path.Combine(run.Root, "mine.csv"));
        Assert.That(bad.Code, Is.EqualTo(2));
        Assert.That(bad.Error, Does.Contain("mine.csv:2:5: activation: \"7\" is out of range; allowed are 0 to 1"));
        Assert.That(Run("report", run.Root, "--experiment", "/no/file.csv").Code, Is.EqualTo(4));
        var told = Run("report", run.Root, "--experiment", Path.Combine(run.Root, "mine.csv"), "--json");
        Assert.That(JsonDocument.Parse(told.Output).RootElement.GetProperty("faults")[0].GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(Run("report", "/no/run").Code, Is.EqualTo(4));
        using var unfinished = new SampleRun("stopped");
        Assert.That(Run("report", unfinished.Root).Code, Is.EqualTo(4));
        Assert.That(Run("compare", run.Root, unfinished.Root).Code, Is.EqualTo(4));
        Assert.That(Run("compare", run.Root).Code, Is.EqualTo(2));
    }

    [Test]
    public void WhatWasUnderstoodOfAMeasurementIsToldInOneLine()
    {
        using var run = new SampleRun().WithNetworks();
        run.Write("mine.csv", "Ratio (%)\tActivation %\n20\t6,5\n44\t90\n");
        var (code, output, error) = Run("report", run.Root, "--experiment", Path.Combine(run.Root, "mine.csv"), "--json");
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Is.EqualTo(
            $"{Path.Combine(run.Root, "mine.csv")}: separated by tabs, decimal commas; calendering_ratio from \"Ratio (%)\" in %, "
            + "activation from \"Activation %\" in %; 2 points; outside of the run's 0 to 40 % and not compared: 44 %"
                + Environment.NewLine));
        Assert.That(error, Does.Contain(JsonDocument.Parse(output).RootElement.GetProperty("experiment_understood").GetString()!));
    }

    [Test]
    public void RunsAreComparedAndToldAsJson()
    {
        using var a = new SampleRun();
        using var b = new SampleRun(seed: 2, shift: 0.02);
        var page = Path.Combine(a.Root, "both.html");
        var (code, output, error) = Run("compare", a.Root, b.Root, "--ensemble", "--out", page, "--json");
        Assert.That((code, error), Is.EqualTo((0, "")));
        Assert.That(JsonDocument.Parse(output).RootElement.GetProperty("mean_curves")[0].GetProperty("rms").GetDouble(), Is.EqualTo(0.01)
            .Within(1e-12));
        Assert.That(File.Exists(page));
    }

    [Test]
    public void RunsAreComparedWithAMeasurement()
    {
        // Activation of the runs by the film criterion: 0.27 and 0.25 at 30 %, against 0.22.
        using var a = new SampleRun().WithNetworks(0.05);
        using var b = new SampleRun(seed: 2).WithNetworks(0.03);
        a.Write("mine.csv", "ratio;activation\n0,3;0,22\n");
        var page = Path.Combine(a.Root, "both.html");
        var (code, output, error) = Run("compare", a.Root, b.Root, "--ensemble",
            "--out", page, "--experiment", Path.Combine(a.Root, "mine.csv"), "--json");
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain("mine.csv: separated by semicolons, decimal commas").And.Contain("1 point; all within"));
        var rms = JsonDocument.Parse(output).RootElement.GetProperty("experiment").EnumerateArray().Select(e =>
            e.GetProperty("criteria").EnumerateArray()
                .Single(c => c.GetProperty("criterion").GetString() == "film_theory").GetProperty("rms").GetDouble());
        Assert.That(rms, Is.EqualTo(new[] { 0.05, 0.03, 0.04 }).Within(1e-12));
        Assert.That(File.ReadAllText(page), Does.Contain("Beside your measurement: mine.csv"));
        File.WriteAllText(Path.Combine(a.Root, "mine.csv"), "ratio,activation\n0.3,1.2\n");
        Assert.That(Run("compare", a.Root, b.Root, "--out", page, "--experiment", Path.Combine(a.Root, "mine.csv")).Code, Is.EqualTo(2));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
