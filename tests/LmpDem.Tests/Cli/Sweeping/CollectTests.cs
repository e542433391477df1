using System.Globalization;
using System.Text.Json;
using LmpDem.Cli.Verbs;
using LmpDem.Scenarios.Runs;
using LmpDem.Scenarios.Studies;
using NUnit.Framework;

namespace LmpDem.Tests.Cli.Sweeping;

/// <summary>`lmpdem sweep collect` over runs made by hand: files, exit codes, rules and their faults.</summary>
[TestFixture]
[Parallelizable]
public sealed class CollectTests
{
    private const string Base = """
        name: base
        electrode:
          solids_fraction: 0.5
          size_distribution: { kind: log_normal, weighting: volume, d50: 20 um, sigma_g: 1.2, cut_min: 14 um, cut_max: 28 um }
        transport: { enabled: false }
        compact: { enabled: false }
        """;

    private string folder = "";
    private string study = "";
    private string runs = "";

    [SetUp]
    public void MakeStudy()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-collect-").FullName;
        (study, runs) = (Path.Combine(folder, "study.yaml"), Path.Combine(folder, "runs"));
        File.WriteAllText(Path.Combine(folder, "base.yaml"), Base);
        File.WriteAllText(study, """
            name: strengths
            scenario: base.yaml
            seeds: [1, 2, 3]
            vary:
              - key: film.strength
                values: [100 MPa, 200 MPa]
            """);
        foreach (var member in Study.ReadFile(study).Members.SkipLast(1)) Finish(member);
    }

    [TearDown]
    public void RemoveStudy() => Directory.Delete(folder, recursive: true);

    [Test]
    public void AMissingMemberIsListedAndEndsAStrictCollection()
    {
        var (code, output, error) = Run();
        Assert.That(code, Is.Zero, error);
        Assert.That(error, Does.Contain("strength-200_MPa_seed-3: has not run"));
        Assert.That(output, Does.StartWith("strengths: 5 of 6 members\n")
            .And.Contain("strength = 100 MPa: ratio at 50 % activation by overlap_law: 36.00 %"));
        foreach (var file in (string[])["ensemble.csv", "statistics.csv", "ensemble.h5", "ensemble.parquet", "report.html"])
            Assert.That(File.Exists(Path.Combine(runs, file)), Is.True, file);
        Assert.That(Run("--strict").Code, Is.EqualTo(5));
    }

    [Test]
    public void AsJsonItIsOneObject()
    {
        var (_, output, _) = Run("--json", "--until", "ratio_at_half < 9 pt");
        var root = JsonDocument.Parse(output).RootElement;
        Assert.That(root.GetProperty("missing")[0].GetProperty("reason").GetString(), Is.EqualTo("has not run"));
        Assert.That(root.GetProperty("ratio_at_half")[0].GetProperty("mean").GetDouble(), Is.EqualTo(0.36).Within(1e-12));
        Assert.That(root.GetProperty("until").GetProperty("groups")[0].GetProperty("is_met").GetBoolean(), Is.True);
        Assert.That(root.GetProperty("variance")[0].GetProperty("rows")[0].GetProperty("source").GetString(), Is.EqualTo("strength"));
    }

    // Thresholds 0.35, 0.36, 0.37: the interval is 5 points wide.
    [Test]
    public void AnIntervalThatIsTooWideEndsWithFiveAndSaysWhatToRun()
    {
        var (code, output, error) = Run("--until", "ratio_at_half(overlap_law) < 1 pt");
        Assert.That(code, Is.EqualTo(5), error);
        Assert.That(output, Does.Contain("width 0.0497, not met; 3 members, 18 needed").And.Contain("next: new: seed 4 to 18"));
        Assert.That(output, Does.Contain("next: strength-200_MPa_seed-3 (missing), new: seed 4 to"));
    }

    [TestCase("ratio_at_half", "error: --until: expected QUANTITY < WIDTH")]
    [TestCase("tortuositi@0.4 < 1 %", "error: --until: \"tortuositi@0.4 < 1 %\": no quantity is called tortuositi")]
    public void ARuleThatCannotBeReadIsAFaultOfUsage(string rule, string expected)
    {
        var (code, _, error) = Run("--until", rule);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(error, Does.StartWith(expected));
    }

    [Test]
    public void ARunOfAnotherScenarioIsNotTaken()
    {
        File.WriteAllText(Path.Combine(folder, "base.yaml"), Base.Replace("0.5", "0.55", StringComparison.Ordinal));
        var (code, output, error) = Run();
        Assert.That((code, output), Is.EqualTo((5, "")));
        Assert.That(error, Does.Contain("holds the run of another scenario").And.Contain("no member of the study has results to collect"));
    }

    // One that is missing is told; one that is not of the study at all is a fault, strict or not.
    [Test]
    public void AForeignRunAmongOthersEndsWithFive()
    {
        var foreign = Study.ReadFile(study).Members[0];
        Finish(foreign, new string('0', foreign.Hash.Length));
        var (code, output, error) = Run();
        Assert.That(code, Is.EqualTo(5), error);
        Assert.That(output, Does.StartWith("strengths: 4 of 6 members\n"));
        Assert.That(error, Does.Contain("strength-100_MPa_seed-1: the folder holds the run of another scenario"));
    }

    private void Finish(StudyMember member, string? hash = null)
    {
        using var run = new RunFolder(Path.Combine(runs, member.Folder));
        Directory.CreateDirectory(run.Root);
        run.Write(new RunStatus(
            RunStatus.Done, "", 1, 1, hash ?? member.Hash, LmpDem.Scenarios.Build.Version, member.Seed, 1, "", "", null));
        var half = (0.34 + 0.01 * member.Seed).ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(run.Summary, $"ratio_asked,ratio_reached,activation_overlap_law\n0,0,0\n{half},{half},0.5\n0.45,0.45,1\n");
    }

    private (int Code, string Output, string Error) Run(params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Invoke(["sweep", "collect", study, "--out", runs, .. more], output, error), output.ToString(),
            error.ToString());
    }
}
