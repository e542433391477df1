using System.Text.Json;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Snapshots;
using LmpDem.Tests.Transport.Calibration;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Calibrating;

[TestFixture]
[Parallelizable]
public sealed class CalibrateTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-calibrate-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void ThresholdsComeBackFromRunsOnDisk()
    {
        var runs = Enumerable.Range(1, 3).Select(k => Run($"s{k}", (ulong)k, 1.0, "200 MPa")).ToArray();
        var csv = Path.Combine(folder, "fit.csv");
        var (code, output, error) = Invoke(["calibrate", .. runs, "--measured", Measured(1.0), "--csv", csv, "--json"]);
        Assert.That((code, error),
            Is.EqualTo((0, $"{Measured(1.0)}: separated by commas; calendering_ratio as fractions, activation as fractions; "
            + "not read: \"kind\"; 6 points; all within the run's 0 to 40 %" + Environment.NewLine)));
        var json = JsonDocument.Parse(output).RootElement;
        Assert.That(json.GetProperty("calibrated").GetBoolean(), Is.True);
        double Value(int k) => json.GetProperty("parameters")[k].GetProperty("value").GetDouble();
        // A body's step in each threshold, see CalibrationTests.
        Assert.That((Value(0), Value(1)), Is.EqualTo((0.06, 0.12)).Using<double>((a, b) => Math.Abs(a - b) < 0.005));
        Assert.That(json.GetProperty("largest_error_left_out").GetDouble(), Is.LessThan(0.01));
        Assert.That(json.GetProperty("parameters")[0].GetProperty("bootstrap_low").ValueKind, Is.EqualTo(JsonValueKind.Number));
        var text = File.ReadAllText(csv);
        Assert.That(text, Does.StartWith("# calibrated: film_theory to 20 %, 30 %, 40 %").And.Contain("calendering_ratio,activation,"));
        // The table is itself a file of measured points.
        Assert.That(Invoke(["calibrate", runs[0], "--measured", csv, "--parameters", "psi", "--points", "all"]).Code, Is.Zero);
    }

    [Test]
    public void TheTableSaysWhatIsCalibratedAndWhatIsPredicted()
    {
        var (code, output, _) = Invoke(
            ["calibrate", Run("s1", 1, 1.0, "200 MPa"), "--measured", Measured(1.0), "--parameters", "psi_bodies", "--hold",
            "psi_foil=0.06"]);
        Assert.That(code, Is.Zero);
        Assert.That(output,
            Does.Contain("Calibrated, not predicted").And.Contain("left out").And.Contain("one run").And.Contain("psi_foil = 0.06"));
    }

    [Test]
    public void AStrengthIsFoundBetweenRunsOfAStudy()
    {
        Run("study/weak", 1, 1.0 / 0.8, "100 MPa");
        Run("study/strong", 1, 1.0 / 1.2, "400 MPa");
        var (code, output, error) = Invoke(
            ["calibrate", "--study", Path.Combine(folder, "study"), "--parameters", "film.strength", "--criterion", "film_theory", "--hold",
            "psi_foil=0.06,psi_bodies=0.12", "--measured", Measured(1.0), "--json"]);
        Assert.That(code, Is.Zero, error);
        // Activation of the sample is linear in 1 / opening, so the mean of both runs is the opening of 1, half way in the logarithm
        // at 200 MPa. A body's step in activation, 0.0025, is 2 % of the strength.
        var found = JsonDocument.Parse(output).RootElement.GetProperty("parameters")[0];
        Assert.That(found.GetProperty("value").GetDouble(), Is.EqualTo(200.0).Within(8.0));
        Assert.That(found.GetProperty("unit").GetString(), Is.EqualTo("MPa"));
    }

    [TestCase("ratio,share\n0.2,0.1\n", "m.csv:1:1", "no column \"activation\"")]
    [TestCase("calendering_ratio,activation\n0.2,10\n", "m.csv:2:5", "write \"activation (%)\" in its head")]
    [TestCase("calendering_ratio,activation\n0.2,much\n", "m.csv:2:5", "no number")]
    [TestCase("calendering_ratio,activation,lower\n0.2,0.1,0.3\n", "m.csv:2:9", "above the activation of its row")]
    public void FaultyPointsAreNamedWithTheirPlace(string text, string place, string piece)
    {
        var path = Path.Combine(folder, "m.csv");
        File.WriteAllText(path, text);
        var (code, output, error) = Invoke(["calibrate", "nowhere", "--measured", path]);
        Assert.That((code, output), Is.EqualTo((2, "")), error);
        Assert.That(error, Does.Contain(place).And.Contain(piece));
    }

    [TestCase("--parameters", "psi_foill", "did you mean \"psi_foil\"")]
    [TestCase("--parameters", "psi,psi_foil", "name either")]
    [TestCase("--parameters", "psi_foil,contact_size", "belongs to")]
    [TestCase("--parameters", "psi_foil,psi_bodies,opened_foil,opened_bodies", "one to 3")]
    [TestCase("--criterion", "contact_sise", "did you mean \"contact_size\"")]
    [TestCase("--points", "23 %", "nothing was measured at \"23 %\"")]
    [TestCase("--bounds", "psi_foil=0.4:0.1", "do not ascend")]
    [TestCase("--bounds", "psi=0:1", "none of the fitted")]
    [TestCase("--hold", "psi_foil=0.1", "is fitted")]
    [TestCase("--allowance", "much", "--allowance")]
    public void WrongFlagsExitWithTwo(string flag, string value, string piece)
    {
        var (code, _, error) = Invoke(["calibrate", "nowhere", flag, value]);
        Assert.That(code, Is.EqualTo(2), error);
        Assert.That(error, Does.Contain(piece));
    }

    [Test]
    public void ReplicatesAndErrorsAreUnderstood()
    {
        var path = Path.Combine(folder, "m.csv");
        File.WriteAllText(path, "Ratio (%);Activation (%);Error (%)\n20;5,0;1\n20;7,0;1\n30;22;2\n47;90;2\n");
        var (code, output, error) = Invoke(["calibrate", Run("s1", 1, 1.0, "200 MPa"),
            "--measured", path, "--parameters", "psi", "--points", "20 %,30 %", "--json"]);
        Assert.That(code, Is.Zero, error);
        Assert.That(error,
            Does.Contain("3 points from 4 rows, replicates averaged at 20 %; outside of the run's 0 to 40 % and not compared: 47 %"));
        var points = JsonDocument.Parse(output).RootElement.GetProperty("points");
        // Mean 6 % of 5 and 7 %, each within 1 %: 4 to 8 %.
        Assert.That(points[0].GetProperty("activation").GetDouble(), Is.EqualTo(0.06).Within(1e-12));
        Assert.That(points[0].GetProperty("lower").GetDouble(), Is.EqualTo(0.04).Within(1e-12));
        Assert.That(points[1].GetProperty("upper").GetDouble(), Is.EqualTo(0.24).Within(1e-12));
    }

    [Test]
    public void WhereTheReferencesPointsWereNotMeasuredAllPointsAreUsed()
    {
        var path = Path.Combine(folder, "m.csv");
        File.WriteAllText(path, "ratio (%),activation (%),std (%)\n10,1,0.5\n30,22,2\n");
        var (code, output, error) =
            Invoke(["calibrate", Run("s1", 1, 1.0, "200 MPa"), "--measured", path, "--parameters", "psi", "--json"]);
        Assert.That(code, Is.Zero, error);
        var points = JsonDocument.Parse(output).RootElement.GetProperty("points").EnumerateArray().ToArray();
        Assert.That(points.Select(p => p.GetProperty("calibrated").GetBoolean()), Is.EqualTo(new[] { true, true }));
        Assert.That(points[1].GetProperty("upper").GetDouble(), Is.EqualTo(0.24).Within(1e-12), "std is the error");
    }

    [Test]
    public void RunsThatDoNotBelongTogetherAreRefused()
    {
        var (a, b, c) = (Run("a", 1, 1.0, "200 MPa"), Run("b", 2, 1.0, "100 MPa"), Run("c", 1, 1.0, "200 MPa"));
        var (code, _, error) = Invoke(["calibrate", a, b]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("film.strength"));
        (code, _, error) = Invoke(["calibrate", a, c]);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.Contain("one scenario and one seed"));
        Assert.That(Invoke(["calibrate", Path.Combine(folder, "none")]).Code, Is.EqualTo(4));
        Assert.That(Invoke(["calibrate"]).Code, Is.EqualTo(2));
    }

    [Test]
    public void WhatIsAppliedAfterARunSetsNoRunsApart()
    {
        var (a, b) = (Run("a", 1, 1.0, "200 MPa"), Run("b", 2, 1.0, "200 MPa"));
        File.AppendAllText(Path.Combine(a, "scenario.resolved.yaml"), "transport:\n  criteria:\n    psi_foil: 0.2\n");
        File.AppendAllText(Path.Combine(b, "scenario.resolved.yaml"), "transport:\n  criteria:\n    psi_foil: 0.3\n");
        Assert.That(Invoke(["calibrate", a, b]).Code, Is.Zero);
    }

    // Activation of the sample at the thresholds 0.06 and 0.12.
    private string Measured(double softening)
    {
        var path = Path.Combine(folder, "measured.csv");
        File.WriteAllText(path, "calendering_ratio,activation,kind\n" + string.Concat(PsiSample.Ratios.Select(r =>
            FormattableString.Invariant($"{r},{PsiSample.Exact(r, 0.06, 0.12, softening)},made\n"))));
        return path;
    }

    private string Run(string name, ulong seed, double softening, string strength)
    {
        using var run = new RunFolder(Path.Combine(folder, name));
        Directory.CreateDirectory(run.Snapshots);
        run.Write(new RunStatus(RunStatus.Done, "compact", 6, 6, "hash", "0", seed, 1, "", "", null));
        File.WriteAllText(run.Scenario, $"name: {name}\nseed: {seed}\nfilm:\n  strength: {strength}\n");
        var states = PsiSample.Run(seed, softening).States;
        for (var k = 0; k < states.Count; k++)
        {
            var (ratio, network) = states[k];
            Field[] scalars =
            [
                Field.Single("calendering_ratio", "1", ratio),
            ];
            var snapshot = JunctionSnapshot.Of(network, k, ratio, [], scalars, new Provenance("0", "0", "", "", seed, 1, "", "", []));
            SnapshotWriter.Write(Path.Combine(run.Snapshots, FormattableString.Invariant($"junctions_{k:000000}.hdf")), snapshot);
        }

        return run.Root;
    }

    private static (int Code, string Output, string Error) Invoke(string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
