using System.Globalization;
using System.Text.Json;
using LmpDem.Cli.Verbs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

[TestFixture]
[Parallelizable]
public sealed class CrushTests
{
    private const string Header = "d_over_R,rel_density,force_uN,p_axial_MPa,p_lateral_MPa,contact_radius_um,broken_share,unbalanced";

    private static readonly string[] Fast =
        ["crush", "--solver", "fv", "--template", "3,2", "--advance", "1e-4", "--max-unbalanced", "0.05"];

    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-crush-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    // Relative density of a sphere in the untouched cell: pi/6 in a cube, 2/3 in a cylinder, 0.7405 close-packed.
    [TestCase("planes", 2.0 / 3.0)]
    [TestCase("box", Math.PI / 6)]
    [TestCase("cylinder", 2.0 / 3.0)]
    [TestCase("isostatic", Math.PI / 6)]
    [TestCase("polyhedron", 0.74048)]
    public void EveryCellPressesABodyInItsFilm(string cell, double density)
    {
        var (code, output, error) = Run([.. Fast, "--cell", cell, "--to", "0.1", "--rows", "5", "--film", "100 nm", "--friction", "0.1"]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        var lines = output.TrimEnd('\n').Split('\n');
        Assert.That(lines[0], Is.EqualTo(Header));
        var rows = lines[1..]
            .Select(l => l.Split(',').Select(v => v.Length == 0 ? double.NaN : double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        Assert.That(rows.Select(r => r[0]), Is.EqualTo(new[] { 0, 0.02, 0.04, 0.06, 0.08, 0.1 }).Within(1e-12));
        Assert.That(rows[0][1], Is.EqualTo(density).Within(1e-5));
        Assert.That(rows[^1][1], Is.EqualTo(rows[0][1] / Math.Pow(0.9, cell == "isostatic" ? 3 : 1)).Within(1e-9));
        Assert.That(rows[^1][2], Is.GreaterThan(rows[1][2]), "force rises");
        Assert.That(rows[^1][3], Is.GreaterThan(0.1), "MPa, at a yield strength of 1");
        Assert.That(rows[^1][4], cell == "planes" ? Is.Zero : Is.GreaterThan(0.0));
        Assert.That(double.IsNaN(rows[^1][5]), Is.EqualTo(cell != "planes"));
        Assert.That(rows[0][6], Is.Zero, "the film is whole before it is pressed");
        Assert.That(rows[^1][6], Is.InRange(0.05, 1.0));
    }

    [Test]
    public void WithoutFilmThereIsNoBrokenFraction()
    {
        var (code, output, error) = Run([.. Fast, "--to", "0.05", "--rows", "2", "--law", "plastic", "--json"]);
        Assert.That((code, error), Is.EqualTo((0, $"note: --law is for --solver dem and not used here{Environment.NewLine}")));
        var rows = JsonDocument.Parse(output).RootElement.GetProperty("rows");
        Assert.That(rows.GetArrayLength(), Is.EqualTo(3));
        Assert.That(rows[2].GetProperty("broken_share").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public void ATangledMeshEndsWithThreeAndKeepsItsRows()
    {
        var file = Path.Combine(folder, "curve.csv");
        var (code, output, error) = Run(
            "crush", "--solver", "fv", "--cell", "planes", "--friction", "2", "--template", "4,2", "--advance", "1e-3", "--max-unbalanced",
                "0.5", "--to", "0.9", "--rows", "30", "--csv", file);
        Assert.That((code, output), Is.EqualTo((3, "")), error);
        Assert.That(error,
            Does.Contain("note: achieved d/R = 0.").And.Match("error: the bodies tangled at step [0-9]+: body [0-9], zone [0-9]+"));
        var lines = File.ReadAllLines(file);
        Assert.That(lines[0], Is.EqualTo(Header));
        Assert.That(lines, Has.Length.GreaterThan(10));
        Assert.That(lines[1..].Select(l => l.Count(c => c == ',')), Is.All.EqualTo(7), "rows are whole");
        Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1), "no unfinished file");
    }

    // Full at pi/6 over the approach's height in a box, at 2/3 in a tube, at 0.7405 close-packed; 0.002 before it is the end.
    [TestCase("box", "0.48", 0.4744)]
    [TestCase("cylinder", "0.334", 0.3313)]
    [TestCase("isostatic", "0.2", 0.192)]
    [TestCase("polyhedron", "0.26", 0.2575)]
    public void ACellThatWouldBeMoreThanFullIsRefused(string cell, string to, double largest)
    {
        var (code, output, error) = Run("crush", "--solver", "fv", "--cell", cell, "--to", to);
        Assert.That((code, output), Is.EqualTo((2, "")), error);
        Assert.That(error,
            Is.EqualTo(string.Create(
            CultureInfo.InvariantCulture, $"error: --to: \"{to}\" is out of range; allowed are 1E-06 to {largest}{Environment.NewLine}")));
    }

    [Test]
    public void WithoutAnEndACellIsClosedToADensityOf097()
    {
        var (code, output, error) = Run([.. Fast, "--cell", "isostatic", "--rows", "2", "--copies", "1"]);
        Assert.That((code, error), Is.EqualTo((0, "")));
        var last = output.TrimEnd('\n').Split('\n')[^1].Split(',');
        Assert.That(double.Parse(last[1], CultureInfo.InvariantCulture), Is.EqualTo(0.97).Within(1e-9));
    }

    [Test]
    public void TheNumberOfThreadsChangesNoBit()
    {
        string[] seventeen =
            [.. Fast, "--cell", "cylinder", "--to", "0.05", "--rows", "3", "--copies", "17", "--friction", "0.1", "--film", "100 nm",
            "--threads"];
        var one = Run([.. seventeen, "1"]);
        Assert.That(one.Code, Is.Zero, one.Error);
        Assert.That(Run([.. seventeen, "3"]).Output, Is.EqualTo(one.Output));
    }

    [Test]
    public void RowsDoNotDependOnHowManyThereAre()
    {
        // The walls do not stop for rows: every second one of many is near that of few, which are means over other steps.
        double[] Forces(string rows, int every) => [.. Run([.. Fast, "--to", "0.1", "--rows", rows]).Output.TrimEnd('\n').Split('\n')[1..]
            .Where((_, k) => k > 0 && k % every == 0).Select(l => double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture))];
        var (few, many) = (Forces("4", 1), Forces("32", 8));
        for (var k = 0; k < few.Length; k++) Assert.That(many[k], Is.EqualTo(few[k]).Within(0.15 * few[k])); // at ten times the usual speed
    }

    [TestCase("--solver", "fem", "--solver: expected one of dem, fv")]
    [TestCase("--cell", "cube", "--cell: expected one of")]
    [TestCase("--template", "8", "--template: expected n,m")]
    [TestCase("--template", "1,1", "--template: expected n,m")]
    [TestCase("--film", "100", "--film: expected")]
    [TestCase("--film", "-1 nm", "--film:")]
    [TestCase("--film", "2 um", "--film:")]
    [TestCase("--film", "thick", "--film: expected")]
    [TestCase("--film-youngs", "0 GPa", "--film-youngs:")]
    [TestCase("--film-poisson", "0.5", "--film-poisson:")]
    [TestCase("--film-strength", "200", "--film-strength: expected")]
    [TestCase("--weibull", "-1", "--weibull:")]
    [TestCase("--hardening", "-1 MPa", "--hardening:")]
    [TestCase("--friction", "nan", "--friction:")]
    [TestCase("--seed", "-1", "--seed: expected a whole number")]
    [TestCase("--copies", "0", "--copies: expected a whole number")]
    [TestCase("--threads", "0", "--threads: expected a number of threads")]
    [TestCase("--advance", "0", "--advance:")]
    [TestCase("--max-unbalanced", "1", "--max-unbalanced:")]
    [TestCase("--to", "1", "--to:")]
    [TestCase("--rows", "0", "--rows:")]
    [TestCase("--radius", "10 MPa", "--radius: expected")]
    public void BadValuesEndWithTwo(string flag, string value, string message)
    {
        string[] solver = flag == "--solver" ? [] : ["--solver", "fv"];
        var (code, output, error) = Run(["crush", .. solver, flag, value]);
        Assert.That((code, output), Is.EqualTo((2, "")), error);
        Assert.That(error, Does.StartWith("error: " + message));
        Assert.That(error.Trim().Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("--bodies", "0")]
    [TestCase("--template", "5;3")]
    [TestCase("--steps", "-5")]
    [TestCase("--threads", "0")]
    public void BadValuesOfTheBenchmarkEndWithTwo(string flag, string value)
    {
        var (code, output, error) = Run("bench", "fv", flag, value);
        Assert.That((code, output), Is.EqualTo((2, "")), error);
        Assert.That(error, Does.StartWith($"error: {flag}: expected"));
    }

    [Test]
    public void TheBenchmarkPrintsItsKeys()
    {
        var (code, output, error) = Run("bench", "fv", "--bodies", "8", "--template", "2,1", "--steps", "50", "--threads", "1", "--json");
        Assert.That(code, Is.Zero, error);
        var result = JsonDocument.Parse(output).RootElement;
        double Value(string key) => result.GetProperty(key).GetDouble();
        foreach (var key in new[] { "zone_steps_per_second", "zone_kernel_steps_per_second", "bytes_per_zone", "seconds", "pressure" })
            Assert.That(Value(key), Is.GreaterThan(0.0), key);
        Assert.That(Value("zones_percent") + Value("film_percent") + Value("contact_percent") + Value("motion_percent"), Is.EqualTo(100.0)
            .Within(1e-6));
        Assert.That(Value("zones"), Is.EqualTo(8 * 32));
        Assert.That(Value("ratio"), Is.EqualTo(0.30).Within(1e-3));
    }

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
