using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>Validate, dry run and run say the same of an electrode; its sizes stand on the screen.</summary>
public sealed class PackingCommandTests
{
    private const string Narrow = "kind: table, weighting: volume, table: [ { diameter: 39 um, share: 0 }, { diameter: 40 um, share: 1 } ]";
    private const string Usual = "kind: log_normal, weighting: volume, d50: 20 um, sigma_g: 1.35, cut_min: 10 um, cut_max: 40 um";

    [TestCase("0.50", "80", Usual, 0)] // exactly two of the largest diameter
    [TestCase("0.50", "79.999", Usual, 2)]
    [TestCase("0.55", "80", "kind: log_normal, weighting: volume, d50: 40 um, sigma_g: 1", 2)] // six, scaled up to 40.7 um
    [TestCase("0.55", "80.001", Narrow, 2)] // six fill 95 % at most, seven 103 % at least
    [TestCase("0.56", "88", Narrow, 0)]
    public void ValidateDryRunAndRunAgree(string solids, string edge, string sizes, int expected)
    {
        var folder = Directory.CreateTempSubdirectory("fit").FullName;
        var file = Path.Combine(folder, "few.yaml");
        File.WriteAllText(file, Few(solids, edge, sizes));
        var validated = Run("validate", file);
        Assert.That(validated.Code, Is.EqualTo(expected), validated.Error);
        Assert.That(Run("run", file, "--dry-run").Code, Is.EqualTo(expected));
        var run = Run("run", file, "--threads", "1", "--out", Path.Combine(folder, "run"));
        Assert.That(run.Code, expected == 0 ? Is.AnyOf(0, 3) : Is.EqualTo(expected), run.Error);
        Assert.That(run.Error, Does.Not.Contain("internal error"));
        if (run.Code == 0) Assert.That(run.Error, Does.Contain("sizes drawn (target): by volume D10").And.Contain("ms a particle"));
        Directory.Delete(folder, true);
    }

    [Test]
    public void ADryRunWarnsOfATailThatTheBoxMisses()
    {
        var file = Path.GetTempFileName();
        const string Wide = "kind: log_normal, weighting: volume, d50: 15 um, sigma_g: 1.7, cut_min: 4 um, cut_max: 58 um";
        File.WriteAllText(file, Few("0.5", "116", Wide));
        var notes = Enumerable.Range(1, 12).Select(seed => Run("run", file, "--dry-run", "--seed", $"{seed}").Error).ToArray();
        File.Delete(file);
        Assert.That(notes, Has.All.Contain("D90"));
        Assert.That(notes, Has.Some.Contain("misses the tail of the powder"));
    }

    private static string Few(string solids, string edge, string sizes) => $$"""
        name: few
        electrode:
          thickness: 60 um
          solids_fraction: {{solids}}
          lateral_x: {{edge}} um
          lateral_y: {{edge}} um
          size_distribution: { {{sizes}} }
        press: { ratios: [0], unload: false }
        material: { stiffness_scale: 0.03 }
        compact: { enabled: false }
        transport: { enabled: false }
        output: { figures: false, report: false }
        """;

    private static (int Code, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = CommandLine.Invoke(args, output, error);
        return (code, error.ToString());
    }
}
