using System.Text;
using System.Text.RegularExpressions;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// The particles of a packing as a file of a user gives them: a table with a head (x, y, z, r; see docs/packing.md), or a data file of
/// LAMMPS with `atom_style sphere`. Lengths are in metres, whatever unit the file has.
/// </summary>
public sealed partial class PackingFile
{
    private const int LinesLookedAt = 100;

    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>Centres, one per particle [m].</summary>
    public required Vec3[] Position { get; init; }

    /// <summary>Radii, one per particle [m].</summary>
    public required double[] Radius { get; init; }

    /// <summary>Thickness of the film, one per particle; null where the file has none [m].</summary>
    public double[]? Film { get; init; }

    /// <summary>Line of the file of each particle, from 1.</summary>
    public required int[] Line { get; init; }

    /// <summary>Edge of the box along x; null where the file states none [m].</summary>
    public double? EdgeX { get; init; }

    /// <summary>Edge of the box along y; null where the file states none [m].</summary>
    public double? EdgeY { get; init; }

    /// <summary>Height of the box above the foil; null where the file states none [m].</summary>
    public double? Height { get; init; }

    /// <summary>How the file was read, in one line without its name.</summary>
    public required string Understood { get; init; }

    /// <summary>What to change where the unit of the lengths is wrong.</summary>
    public required string UnitAdvice { get; init; }

    /// <summary>The very bytes of the file.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of the file, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Name of its copy in the folder of a run.</summary>
    public required string CopyName { get; init; }

    /// <summary>Names that the copy in the folder of a run may have.</summary>
    public static IReadOnlyList<string> CopyNames { get; } = ["packing.given.csv", "packing.given.data"];

    /// <summary>Reads a file; which of the two kinds it is, its content tells.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ScenarioException">It cannot be read, or is no packing; names the line.</exception>
    public static PackingFile Read(string path)
    {
        var bytes = BytesOf(path);
        string[] lines = [.. Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split('\n').Select(l => l.TrimEnd('\r'))];
        var isLammps = lines.Take(LinesLookedAt).Any(l => AtomCount().IsMatch(l));
        var read = isLammps ? LammpsPacking.Read(path, lines) : TablePacking.Read(path, lines);
        read.Content = bytes;
        read.Hash = Sha256.Of(bytes);
        return read;
    }

    /// <summary>A fault of a file that stands in no line of a scenario.</summary>
    internal static Fault FaultAt(string path, int line, string message) => new(path, line, line > 0 ? 1 : 0, "", message);

    private static byte[] BytesOf(string path)
    {
        try
        {
            if (Directory.Exists(path)) throw Unreadable(path, "this is a folder");
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unreadable(path, "no such file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Unreadable(path, e.Message);
        }
    }

    private static ScenarioException Unreadable(string path, string reason) =>
        new(FaultAt(path, 0, $"the packing cannot be read: {reason}")) { IsFileFault = true };

    [GeneratedRegex(@"^\s*[0-9]+\s+atoms\s*(#.*)?$")]
    private static partial Regex AtomCount();
}
