using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Engine.Numerics;

namespace LmpDem.Scenarios.Reading;

/// <summary>
/// A packing as a data file of LAMMPS with `atom_style sphere` (`read_data`, `write_data`): header, box, and the section Atoms with
/// id, type, diameter, density, x, y, z. Units are those named in its first line ("units = si"), metres where none are. Other sections are
/// passed over; particles are put in the order of their ids.
/// </summary>
internal sealed partial class LammpsPacking
{
    private const int AtomCells = 7;

    // Length of LAMMPS's styles of units [m]; "lj" has none.
    private static readonly Dictionary<string, double> Lengths = new()
    {
        ["si"] = 1.0,
        ["cgs"] = 1e-2,
        ["micro"] = 1e-6,
        ["nano"] = 1e-9,
        ["real"] = 1e-10,
        ["metal"] = 1e-10,
    };

    private readonly string path;
    private readonly IReadOnlyList<string> lines;
    private readonly double metre;
    private readonly string units;
    private readonly Dictionary<char, (double Low, double High)> bounds = [];
    private readonly List<(long Id, double Diameter, Vec3 Place, int Line)> atoms = [];

    private LammpsPacking(string path, IReadOnlyList<string> lines)
    {
        (this.path, this.lines) = (path, lines);
        units = UnitStyle().Match(lines[0]) is { Success: true } match ? match.Groups["style"].Value : "";
        if (units.Length > 0 && !Lengths.ContainsKey(units))
            throw Refused(0, $"the units {units} have no length in metres; write the file with one of {string.Join(", ", Lengths.Keys)}");
        metre = units.Length > 0 ? Lengths[units] : 1.0;
    }

    /// <summary>Reads a data file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">Its lines, at least one.</param>
    /// <exception cref="ScenarioException">It is no such file.</exception>
    public static PackingFile Read(string path, IReadOnlyList<string> lines) => new LammpsPacking(path, lines).Read();

    private PackingFile Read()
    {
        var stated = 0L;
        var at = 1; // the first line is a title
        for (; at < lines.Count && !Section().IsMatch(lines[at]); at++)
        {
            var words = Words(at);
            if (words is [var count, "atoms"]) stated = Whole(at, count);
            else if (words is [var low, var high, [var axis, 'l', 'o'], [_, 'h', 'i']]) bounds[axis] = (Number(at, low), Number(at, high));
            else if (words is [.. var tilts, "xy", "xz", "yz"] && tilts.Any(t => Number(at, t) != 0.0))
                throw Refused(at, "the box is tilted; only boxes with right angles can be a layer");
        }

        for (; at < lines.Count; at++)
            if (Section().Match(lines[at]) is { Success: true } section && section.Groups["name"].Value == "Atoms") break;
        if (at >= lines.Count) throw Refused(-1, "the section Atoms is missing");
        ReadAtoms(at);
        if (atoms.Count != stated) throw Refused(-1, $"the header names {stated} atoms, and the section Atoms has {atoms.Count}");
        return Result();
    }

    private void ReadAtoms(int head)
    {
        var style = Section().Match(lines[head]).Groups["style"].Value;
        if (style is not ("" or "sphere"))
            throw Refused(head, $"the atoms are of style {style}, which has no radius; write the data with atom_style sphere");
        var known = new Dictionary<long, int>();
        for (var n = head + 1; n < lines.Count && !Section().IsMatch(lines[n]); n++)
        {
            var words = Words(n);
            if (words.Length == 0) continue;
            // Three more are the images through periodic sides, which the coordinates leave out.
            if (words.Length is not (AtomCells or AtomCells + 3))
                throw Refused(n,
                    $"expected id, type, diameter, density, x, y, z of atom_style sphere, but {words.Length} numbers were found");
            var id = Whole(n, words[0]);
            if (!known.TryAdd(id, n)) throw Refused(n, $"the id {id} stands in line {known[id] + 1} already");
            var place = new Vec3(Number(n, words[4]), Number(n, words[5]), Number(n, words[6]));
            atoms.Add((id, metre * Number(n, words[2]), metre * place, n + 1));
        }

        atoms.Sort((a, b) => a.Id.CompareTo(b.Id));
    }

    private PackingFile Result()
    {
        var origin = new Vec3(Low('x'), Low('y'), 0.0);
        return new PackingFile
        {
            Path = path,
            CopyName = PackingFile.CopyNames[1],
            Position = [.. atoms.Select(a => a.Place - origin)],
            Radius = [.. atoms.Select(a => 0.5 * a.Diameter)],
            Line = [.. atoms.Select(a => a.Line)],
            EdgeX = Edge('x'),
            EdgeY = Edge('y'),
            Height = bounds.TryGetValue('z', out var z) ? metre * z.High : null,
            Understood = $"data file of LAMMPS, units {(units.Length > 0 ? units : "si, as none are named")}",
            UnitAdvice = "name the units of the file in its first line, for example \"units = micro\" "
                + $"(one of {string.Join(", ", Lengths.Keys)})",
        };
    }

    private double Low(char axis) => bounds.TryGetValue(axis, out var b) ? metre * b.Low : 0.0;

    private double? Edge(char axis) => bounds.TryGetValue(axis, out var b) ? metre * (b.High - b.Low) : null;

    private string[] Words(int line)
    {
        var text = lines[line];
        var comment = text.IndexOf('#', StringComparison.Ordinal);
        return (comment < 0 ? text : text[..comment]).Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }

    private double Number(int line, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw Refused(line, $"a finite number is expected, but \"{text}\" was found");

    private long Whole(int line, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw Refused(line, $"a whole number is expected, but \"{text}\" was found");

    // A line from 0; below 0 for the file as a whole.
    private ScenarioException Refused(int line, string message) => new(PackingReading.FaultAt(path, line + 1, message));

    [GeneratedRegex(@"\bunits\s*[\s=]\s*(?<style>lj|real|metal|si|cgs|electron|micro|nano)\b")]
    private static partial Regex UnitStyle();

    [GeneratedRegex(@"^(?<name>[A-Z][A-Za-z ]*?)\s*(#\s*(?<style>\S+).*)?$")]
    private static partial Regex Section();
}
