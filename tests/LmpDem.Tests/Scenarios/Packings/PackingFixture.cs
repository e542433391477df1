using System.Globalization;
using LmpDem.Scenarios;
using LmpDem.Scenarios.Reading;
using NUnit.Framework;

namespace LmpDem.Tests.Scenarios.Packings;

/// <summary>A folder with a scenario that names a packing of its own: 27 spheres of 10 um, three layers of three by three, in a box of 30
/// um.</summary>
public abstract class PackingFixture
{
    protected const string Keys = "lateral_x: 30 um, lateral_y: 30 um";

    protected string Folder { get; private set; } = "";

    [SetUp]
    public void MakeFolder() => Folder = Directory.CreateTempSubdirectory("lmpdem-packing-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Folder, recursive: true);

    /// <summary>Rows "x,y,z,r" of a cubic lattice, in units of a length.</summary>
    protected static string[] Lattice(double pitch = 10.0, double radius = 5.0, double height = 0.0) =>
    [
        .. Enumerable.Range(0, 27).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $"{(i % 3 + 0.5) * pitch:R},{(i / 3 % 3 + 0.5) * pitch:R},{(i / 9 + 0.5) * pitch + height:R},{radius:R}")),
    ];

    protected static string Table(params IEnumerable<string> rows) => "x_um,y_um,z_um,r_um\n" + string.Join('\n', rows) + "\n";

    /// <summary>The lattice as LAMMPS has it, with other lines in place of its own.</summary>
    protected static string Lammps(
        string title = "LAMMPS data file, units = micro", string atoms = "Atoms # sphere", string header = "", params string[] more)
    {
        var rows = Lattice().Select(r => r.Split(',')).Select((c, i) => $"{i + 1} 1 10 534 {c[0]} {c[1]} {c[2]}").Concat(more).Reverse();
        return $"{title}\n\n27 atoms\n1 atom types\n\n0 30 xlo xhi\n0 30 ylo yhi\n0 80 zlo zhi\n"
            + $"{header}\nMasses\n\n1 3\n\n{atoms}\n\n{string.Join('\n', rows)}\n\nVelocities\n\n1 0 0 0 0 0 0\n";
    }

    protected string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Reads a scenario whose packing is a file with a content.</summary>
    protected Scenario Read(string packing, string keys = Keys, List<string>? notes = null)
    {
        Write("mine.csv", packing);
        return ReadScenario($"electrode: {{ packing: mine.csv{(keys.Length > 0 ? ", " + keys : "")} }}\n", notes);
    }

    protected Scenario ReadScenario(string text, List<string>? notes = null) =>
        ScenarioReader.ReadFile(Write("scenario.yaml", text), [], notes is null ? null : notes.Add);

    /// <summary>What is told of a packing that is refused.</summary>
    protected string Refusal(string packing, string keys = Keys) => Assert.Throws<ScenarioException>(() => Read(packing, keys))!.Message;
}
