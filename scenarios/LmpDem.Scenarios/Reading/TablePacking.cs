using System.Globalization;
using System.Text.RegularExpressions;
using LmpDem.Engine.Numerics;
using LmpDem.Engine.Tables;
using LmpDem.Engine.Units;

namespace LmpDem.Scenarios.Reading;

/// <summary>A packing as a table: columns x, y, z, r or d, and film_thickness if known; metres unless their heads name a unit.</summary>
internal static partial class TablePacking
{
    private const string Example = "x_um,y_um,z_um,r_um";

    private static readonly TableKey[] Keys =
    [
        new("x", true, "position_x", "pos_x", "centre_x", "center_x") { Example = "x_um" },
        new("y", true, "position_y", "pos_y", "centre_y", "center_y") { Example = "y_um" },
        new("z", true, "position_z", "pos_z", "centre_z", "center_z") { Example = "z_um" },
        new("r", false, "radius") { Example = "r_um" },
        new("d", false, "diameter") { Example = "d_um" },
        new("film_thickness", false, "film") { Example = "film_thickness_nm" },
    ];

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lines">Its lines.</param>
    /// <exception cref="ScenarioException">It is no such table.</exception>
    public static PackingFile Read(string path, IReadOnlyList<string> lines)
    {
        try
        {
            var table = UserTable.Read(path, Keys);
            var faults = Faults(table).ToList();
            if (faults.Count > 0) throw new TableException(faults);
            var size = table.Column("r") ?? table.Column("d")!;
            var half = size.Key == "r" ? 1.0 : 0.5;
            double[] At(TableColumn column) => [.. column.Numbers.Select(n => UnitOf(column).ToSi(n.Value!.Value))];
            var (x, y, z) = (At(table.Column("x")!), At(table.Column("y")!), At(table.Column("z")!));
            var (edgeX, edgeY, height) = BoxOf(path, lines, UnitOf(table.Column("x")!));
            return new PackingFile
            {
                Path = path,
                CopyName = PackingFile.CopyNames[0],
                Position = [.. x.Select((value, i) => new Vec3(value, y[i], z[i]))],
                Radius = [.. At(size).Select(s => half * s)],
                Film = table.Column("film_thickness") is { } film ? At(film) : null,
                Line = [.. table.Rows],
                EdgeX = edgeX,
                EdgeY = edgeY,
                Height = height,
                Understood = table.Understood("metres"),
                UnitAdvice = $"name the unit in the heads, for example \"{Example}\"; without one, numbers are metres",
            };
        }
        catch (TableException e)
        {
            var faults = e.Faults.Select(f => new Fault(f.Source, f.Line, f.Column, f.Key, f.Message));
            throw new ScenarioException([.. faults]) { IsFileFault = e.IsFileFault };
        }
    }

    private static IEnumerable<TableFault> Faults(UserTable table)
    {
        if (table.Column("r") is null == table.Column("d") is null)
        {
            yield return table.FaultAt(table.Column("x")!, table.Column("r") is null
                ? $"no column \"r\" (radius) or \"d\" (diameter) was found; a head is for example \"{Example}\""
                : "radius and diameter are both given; remove one of the columns");
        }

        var named = table.Columns.FirstOrDefault(c => c.Unit.Length > 0 && c.Key != "film_thickness");
        foreach (var column in table.Columns)
        {
            if (UnitOf(column).Dimension != Unit.Parse("m").Dimension)
                yield return table.FaultAt(
                    column, $"a length is needed, but the column is in {column.Unit}; write for example \"{column.Key}_um\" as the head");
            else if (named is not null && column.Unit.Length == 0)
                yield return table.FaultAt(
                    column, $"this column has no unit, and {named.Key} is in {named.Unit}; name the unit of every column, or of none");
            for (var k = 0; k < column.Numbers.Count; k++)
                if (column.Numbers[k].Value is null) yield return table.FaultAt(column, k, "the cell is blank");
        }
    }

    private static Unit UnitOf(TableColumn column) => Unit.Parse(column.Unit.Length > 0 ? column.Unit : "m");

    // A line of comment: "# box,6e-5,6e-5,7e-5" or "# box: 60 x 60 um".
    private static (double? X, double? Y, double? Height) BoxOf(string path, IReadOnlyList<string> lines, Unit unit)
    {
        for (var n = 0; n < lines.Count; n++)
        {
            if (!lines[n].TrimStart().StartsWith('#') || !lines[n].Contains("box", StringComparison.OrdinalIgnoreCase)) continue;
            if (Box().Match(lines[n]) is not { Success: true } match) continue;
            var own = match.Groups["unit"].Value is { Length: > 0 } text ? Unit.Parse(text) : unit;
            double? Edge(string name) => match.Groups[name].Value is { Length: > 0 } number
                ? own.ToSi(double.Parse(number, CultureInfo.InvariantCulture))
                : null;
            var (x, y, height) = (Edge("x"), Edge("y"), Edge("z"));
            if (x > 0.0 && y > 0.0 && height is not <= 0.0) return (x, y, height);
            throw new ScenarioException(PackingReading.FaultAt(path, n + 1, "the edges of the box must be above 0"));
        }

        return (null, null, null);
    }

    private const string Number = @"[0-9]*\.?[0-9]+(e[+-]?[0-9]+)?";

    [GeneratedRegex(
        @"\bbox\b[\s:;,=]*(?<x>" + Number + @")[\s;,x×]+(?<y>" + Number + @")"
        + @"([\s;,x×]+(?<z>" + Number + @"))?\s*(?<unit>(um|µm|nm|mm|m)\b)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Box();
}
