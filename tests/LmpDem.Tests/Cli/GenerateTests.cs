using System.Text.Json.Nodes;
using LmpDem.Cli.Verbs;
using LmpDem.Electrode.Quantities;
using LmpDem.Engine.Snapshots;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>Electrodes without a press: the packings are those of runs, the table is whole, and what is there is left alone.</summary>
[TestFixture]
public sealed class GenerateTests
{
    private const string Rest = "\noutput: { figures: false, report: false }\ntransport: { enabled: false }\n";

    private string folder = "";

    [SetUp]
    public void MakeFolder()
    {
        folder = Directory.CreateTempSubdirectory("lmpdem-generate-").FullName;
        File.WriteAllText(Path.Combine(folder, "small.yaml"), RunTests.Small + Rest);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void ElectrodesAreThePackingsOfRunsAndAreMadeOnce()
    {
        var electrodes = Path.Combine(folder, "electrodes");
        string[] command = ["generate", Path.Combine(folder, "small.yaml"), "--count", "3", "--out", electrodes];
        var (code, output, error) = Run([.. command, "--threads", "2"]);
        Assert.That((code, output.Trim()), Is.EqualTo((0, Path.Combine(electrodes, "electrodes.csv"))), error);
        var table = File.ReadAllText(Path.Combine(electrodes, "electrodes.csv"));
        var rows = table.TrimEnd().Split('\n');
        using var all = Assert.EnterMultipleScope();
        Assert.That(rows[0].Split(','), Is.EqualTo(TableLayout.Electrodes.Columns.Select(c => c.Name)));
        Assert.That(rows.Skip(1).Select(r => r.Split(',')[0]), Is.EqualTo(new[] { "seed-3", "seed-4", "seed-5" }));
        Assert.That(rows.Skip(1).SelectMany(r => r.Split(',')), Has.None.Empty, "every descriptor has a value");

        // The same bytes as a run with this seed, and as other threads make.
        var run = Path.Combine(folder, "run");
        Assert.That(Run("run", Path.Combine(folder, "small.yaml"), "--seed", "4", "--out", run, "--threads", "1").Code, Is.Zero);
        var (made, pressed) =
            (SnapshotReader.Read(Path.Combine(electrodes, "seed-4", "packed.hdf")),
                SnapshotReader.Read(Path.Combine(run, "snapshots", "packed.hdf")));
        Assert.That(SnapshotHash.OfContent(made), Is.EqualTo(SnapshotHash.OfContent(pressed)));
        Assert.That(made.Provenance!.ScenarioHash, Is.EqualTo(pressed.Provenance!.ScenarioHash));

        // Again: nothing is made; a damaged snapshot alone is made anew, to the same table.
        var times = Times(electrodes);
        Assert.That(Run(command).Error.Split("was there before"), Has.Length.EqualTo(4));
        Assert.That(Times(electrodes), Is.EqualTo(times));
        var damaged = Path.Combine(electrodes, "seed-5", "packed.hdf");
        var bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        (code, output, error) = Run([.. command, "--json", "--threads", "1"]);
        Assert.That(code, Is.Zero);
        Assert.That(error, Does.Contain("seed-4: was there before").And.Contain("seed-5: made"));
        Assert.That(File.ReadAllText(Path.Combine(electrodes, "electrodes.csv")), Is.EqualTo(table));
        var told = JsonNode.Parse(output)!;
        Assert.That(((int)told["done"]!, (int)told["electrodes"]![2]!["values"]!["particles"]!),
            Is.EqualTo((3, int.Parse(rows[3].Split(',')[3]))));
    }

    [Test]
    public void AFailedElectrodeIsToldListedAndLeftOutNextTime()
    {
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(
            study, "name: dense\nscenario: small.yaml\nseeds: [3]\nvary:\n"
                + "  - { key: electrode.solids_fraction, values: [\"0.48\", \"0.72\"] }\n");
        var electrodes = Path.Combine(folder, "electrodes");
        var (code, _, error) = Run("generate", study, "--out", electrodes);
        using var all = Assert.EnterMultipleScope();
        Assert.That(code, Is.EqualTo(5));
        Assert.That(error, Does.Contain("1 of 2 electrodes are there, 1 failed:")
            .And.Contain("solids_fraction-0.72_seed-3: a layer of solids fraction 0.720 cannot be made"));
        Assert.That(File.ReadAllLines(Path.Combine(electrodes, "electrodes.csv")), Has.Length.EqualTo(2),
            "a head and the electrode that is there");
        (code, _, error) = Run("generate", study, "--out", electrodes);
        Assert.That((code, error.Contains("left out, as it failed before", StringComparison.Ordinal)), Is.EqualTo((5, true)), error);
    }

    [Test]
    public void AGivenPackingIsAnElectrodeLikeOthers()
    {
        File.WriteAllLines(Path.Combine(folder, "mine.csv"), (string[])
        [
            "# box: 30 x 30 um", "x_um,y_um,z_um,r_um",
            .. Enumerable.Range(0, 27)
                .Select(i => FormattableString.Invariant($"{5 + 10 * (i % 3)},{5 + 10 * (i / 3 % 3)},{5 + 10 * (i / 9)},5")),
        ]);
        var scenario = Path.Combine(folder, "own.yaml");
        File.WriteAllText(scenario, "name: own\nelectrode: { packing: mine.csv }\nmaterial: { stiffness_scale: 0.03 }\n" + Rest);
        var (code, _, error) = Run("generate", scenario, "--out", Path.Combine(folder, "own"));
        Assert.That(code, Is.Zero, error);
        var rows = File.ReadAllLines(Path.Combine(folder, "own", "electrodes.csv"));
        var values = rows[0].Split(',').Zip(rows[1].Split(',')).ToDictionary();
        using var all = Assert.EnterMultipleScope();
        Assert.That((values["particles"], values["d50_volume_um"], values["insertions"]), Is.EqualTo(("27", "10", "0")));
        Assert.That(double.Parse(values["solids_fifth_3"], System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(Middle())
            .Within(1e-9));
        Assert.That(File.Exists(Path.Combine(folder, "own", "seed-1", "packing.given.csv")));
    }

    [TestCase("--count", "0", "--count: expected 1 to 1000000 electrodes, but 0 was found")]
    [TestCase("--set", "electrode.thickness=1", "electrode.thickness: ")]
    public void WrongFlagsAreRefused(string flag, string value, string told)
    {
        var (code, _, error) = Run("generate", Path.Combine(folder, "small.yaml"), "--out", Path.Combine(folder, "none"), flag, value);
        Assert.That((code, error), Is.EqualTo((2, error)), error);
        Assert.That(error, Does.Contain(told));
        Assert.That(Directory.Exists(Path.Combine(folder, "none")), Is.False);
    }

    // The middle fifth of a cubic lattice of three layers, 12 to 18 um, is cut out of the spheres of the middle one.
    private static double Middle() => 9.0 * Math.PI * (25.0 * 6.0 - 2.0 * 27.0 / 3.0) / (900.0 * 6.0);

    private static IReadOnlyList<DateTime> Times(string folder) =>
        [.. Directory.GetFiles(folder, "packed.hdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(File.GetLastWriteTimeUtc)];

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CommandLine.Invoke(args, output, error), output.ToString(), error.ToString());
    }
}
