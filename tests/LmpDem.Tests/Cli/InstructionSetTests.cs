using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Cli.Verbs;
using LmpDem.Engine.Snapshots;
using LmpDem.Tests.Scenarios.Runs;
using NUnit.Framework;

namespace LmpDem.Tests.Cli;

/// <summary>Machines without AVX-512, and without AVX2, run and give the same numbers.</summary>
[TestFixture]
[Parallelizable]
public sealed class InstructionSetTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("lmpdem-isa-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase("DOTNET_EnableAVX512F", "DOTNET_EnableAVX512")]
    [TestCase("DOTNET_EnableAVX2", "DOTNET_EnableAVX512")]
    [TestCase("DOTNET_EnableHWIntrinsic")]
    public void BenchmarkEnergiesAreTheSameBits(params string[] off)
    {
        var pack = Path.Combine(folder, "pack.csv");
        File.WriteAllText(pack, Lattice());
        string Energies(string name, params string[] without)
        {
            var file = Path.Combine(folder, name);
            Run(["bench", "dem", "--pack", pack, "--steps", "300", "--threads", "1", "--energy", file], without);
            return File.ReadAllText(file);
        }

        var usual = Energies("usual.csv");
        Assert.That(usual.Split('\n'), Has.Length.GreaterThan(4));
        Assert.That(usual, Does.Not.Contain("NaN"));
        Assert.That(Energies("without.csv", off), Is.EqualTo(usual));
    }

    [Test]
    public void CrushCurveIsTheSameBits()
    {
        var usual = Run(["crush", "--to", "0.05", "--rows", "10"], []);
        Assert.That(Run(["crush", "--to", "0.05", "--rows", "10"], ["DOTNET_EnableAVX2", "DOTNET_EnableAVX512F", "DOTNET_EnableAVX512"]),
            Is.EqualTo(usual));
    }

    // Deformable bodies in contact where no vector instruction is known, as another processor would run them.
    [Test]
    public void PressedBodiesAreTheSameBits()
    {
        static string[] Numbers(params string[] without) =>
        [
            .. Run(["bench", "fv", "--bodies", "8", "--template", "2,1", "--threads", "1", "--steps", "20", "--json"], without).Split('\n')
                .Where(line => Regex.IsMatch(line, "\"(pressure|unbalanced)\"")),
        ];
        Assert.That(Numbers(), Has.Length.EqualTo(2).And.Some.Match("pressure\": [1-9]"));
        Assert.That(Numbers("DOTNET_EnableHWIntrinsic"), Is.EqualTo(Numbers()));
    }

    // Spheres, deformable bodies and networks: every table and snapshot.
    [Test]
    public void AWholeRunIsTheSameBits()
    {
        var scenario = Path.Combine(folder, "small.yaml");
        File.WriteAllText(scenario, RunTests.Small);
        string[] settings =
        [
            "press.ratios=[0, 4 %]", "compact.enabled=true", "compact.template=4,3", "compact.steps_per_percent=20",
            "compact.max_unbalanced=0.5",
            "compact.handoff.ratio=0.03", "transport.pores.voxel=3 um", "transport.plating.voxel=5 um", "output.figures=false",
            "output.report=false",
        ];
        SortedDictionary<string, string> Hashes(string name, params string[] without)
        {
            var run = Path.Combine(folder, name);
            Run(["run", scenario, "--out", run, "--threads", "1", "--quiet", .. settings.SelectMany(s => (string[])["--set", s])], without);
            var hashes = Directory.GetFiles(run, "*.csv").ToDictionary(f => Path.GetFileName(f), File.ReadAllText);
            var files = Directory.GetFiles(Path.Combine(run, "snapshots"), "*.hdf");
            foreach (var file in files.Where(f => !Path.GetFileName(f).StartsWith("pores", StringComparison.Ordinal)))
                hashes[Path.GetFileName(file)] = SnapshotHash.OfContent(SnapshotReader.Read(file));
            return new SortedDictionary<string, string>(hashes, StringComparer.Ordinal);
        }

        var usual = Hashes("usual");
        Assert.That(usual.Keys,
            Is.SupersetOf((string[])["bodies_000001.hdf", "junctions_000001.hdf", "networks.csv", "spheres_000000.hdf", "summary.csv"]));
        Assert.That(Hashes("pairs", "DOTNET_EnableAVX512"), Is.EqualTo(usual));
    }

    private static string Run(string[] arguments, string[] without)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in without) start.Environment[name] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero, error.Result);
        return output;
    }

    // 512 nearly touching spheres that the benchmark's waves push together.
    private static string Lattice()
    {
        const double radius = 1e-3;
        var random = new Random(6);
        var lines = new List<string> { FormattableString.Invariant($"# box,{16.2 * radius},{16.2 * radius},{16.2 * radius}") };
        for (var i = 0; i < 512; i++)
        {
            double At(int k) => radius * (2.025 * k + 1.0 + 0.05 * random.NextDouble());
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{At(i % 8):R},{At(i / 8 % 8):R},{At(i / 64):R},{radius * (1.0 - 0.1 * random.NextDouble()):R}"));
        }

        return string.Join('\n', lines);
    }
}
