using System.Text;
using System.Text.RegularExpressions;
using LmpDem.Engine.Snapshots;

namespace LmpDem.Scenarios.Reading;

/// <summary>Reads the packing that a user gives, as a table or as a data file of LAMMPS.</summary>
internal static partial class PackingReading
{
    private const int LinesLookedAt = 100;

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
    public static Fault FaultAt(string path, int line, string message) => new(path, line, line > 0 ? 1 : 0, "", message);

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
