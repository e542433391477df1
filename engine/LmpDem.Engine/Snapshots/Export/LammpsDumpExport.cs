using System.Globalization;
using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// Spheres as a LAMMPS text dump, which OVITO, LAMMPS and others read. The header states LAMMPS's unit style si: lengths
/// in metres, all else SI. The box comes from the scalars box_x, box_y, box_z [m] and periodic_x, periodic_y, periodic_z (0
/// or 1); where they are missing it encloses the spheres and is open. LAMMPS counts from 1: the column id is the field id
/// plus 1.
/// </summary>
public static class LammpsDumpExport
{
    private static readonly string[] Axes = ["x", "y", "z"];

    /// <summary>LAMMPS's names of the vectors that it and OVITO know.</summary>
    private static readonly Dictionary<string, string> Known = new()
    {
        ["velocity_x"] = "vx",
        ["velocity_y"] = "vy",
        ["velocity_z"] = "vz",
        ["force_x"] = "fx",
        ["force_y"] = "fy",
        ["force_z"] = "fz",
        ["angular_velocity_x"] = "omegax",
        ["angular_velocity_y"] = "omegay",
        ["angular_velocity_z"] = "omegaz",
    };

    /// <summary>Writes one frame; the frames of a series may follow each other in one file.</summary>
    /// <param name="s">A snapshot of spheres.</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentException">The snapshot holds no spheres.</exception>
    public static void Write(Snapshot s, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(writer);
        var radius = s.PointFields.FirstOrDefault(f => f.Name == "radius" && f.Components == 1);
        if (s.Cells != CellKind.Vertex || radius is null)
            throw new ArgumentException($"a LAMMPS dump holds spheres; this snapshot is of kind {s.Kind}", nameof(s));
        var id = s.PointFields.FirstOrDefault(f => f.Name == "id" && f.Components == 1);
        var others = ExportColumn.Of(s.PointFields.Where(f => f.Name is not ("radius" or "id" or "type")));
        var radiusColumn = new ExportColumn("radius", "m", radius, 0);
        writer.NewLine = "\n";
        WriteHead(s, radius, writer);
        var names = others.Select(c => Known.GetValueOrDefault(c.Name, c.Name));
        writer.WriteLine(string.Join(' ', ["ITEM: ATOMS id type x y z radius", .. names]));
        for (var i = 0; i < s.PointCount; i++)
        {
            var number = 1 + (id is null ? i : Convert.ToInt64(id.Values.GetValue(i), CultureInfo.InvariantCulture));
            var p = s.Points[i];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1 {p.X} {p.Y} {p.Z} "));
            writer.Write(radiusColumn.Text(i));
            foreach (var column in others)
            {
                writer.Write(' ');
                writer.Write(column.Text(i));
            }

            writer.WriteLine();
        }
    }

    private static void WriteHead(Snapshot s, Field radius, TextWriter writer)
    {
        writer.WriteLine("ITEM: UNITS");
        writer.WriteLine("si");
        writer.WriteLine("ITEM: TIME");
        writer.WriteLine(ExportColumn.Number(s.Time));
        writer.WriteLine("ITEM: TIMESTEP");
        writer.WriteLine(s.Index.ToString(CultureInfo.InvariantCulture));
        writer.WriteLine("ITEM: NUMBER OF ATOMS");
        writer.WriteLine(s.PointCount.ToString(CultureInfo.InvariantCulture));
        var (low, high) = Bounds(s, radius);
        var flags = Axes.Select(a => s.Scalar("periodic_" + a) is > 0 ? "pp" : "ff");
        writer.WriteLine("ITEM: BOX BOUNDS " + string.Join(' ', flags));
        writer.WriteLine($"{ExportColumn.Number(low.X)} {ExportColumn.Number(high.X)}");
        writer.WriteLine($"{ExportColumn.Number(low.Y)} {ExportColumn.Number(high.Y)}");
        writer.WriteLine($"{ExportColumn.Number(low.Z)} {ExportColumn.Number(high.Z)}");
    }

    private static (Vec3 Low, Vec3 High) Bounds(Snapshot s, Field radius)
    {
        if (s.Scalar("box_x") is { } x && s.Scalar("box_y") is { } y && s.Scalar("box_z") is { } z)
            return (Vec3.Zero, new Vec3(x, y, z));
        if (s.PointCount == 0) return (Vec3.Zero, Vec3.Zero);
        var low = s.Points[0];
        var high = low;
        for (var i = 0; i < s.PointCount; i++)
        {
            var (p, r) = (s.Points[i], Convert.ToDouble(radius.Values.GetValue(i), CultureInfo.InvariantCulture));
            low = new Vec3(Math.Min(low.X, p.X - r), Math.Min(low.Y, p.Y - r), Math.Min(low.Z, p.Z - r));
            high = new Vec3(Math.Max(high.X, p.X + r), Math.Max(high.Y, p.Y + r), Math.Max(high.Z, p.Z + r));
        }

        return (low, high);
    }
}
