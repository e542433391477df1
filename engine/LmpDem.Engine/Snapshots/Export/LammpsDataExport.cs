using System.Globalization;

namespace LmpDem.Engine.Snapshots.Export;

/// <summary>
/// Spheres as a data file that LAMMPS reads with `units si`, `atom_style sphere` and `read_data`: diameters and density, the box from
/// its scalars box_x, box_y, box_z [m]. All else is SI. The file states its units and periodic sides in its first line; LAMMPS itself
/// takes them from its own commands (`boundary p p f`).
/// </summary>
public static class LammpsDataExport
{
    private static readonly string[] Axes = ["x", "y", "z"];

    /// <summary>Writes the file.</summary>
    /// <param name="s">A snapshot of spheres in a box.</param>
    /// <param name="density">Density of the particles, > 0 [kg/m3].</param>
    /// <param name="writer">Where to.</param>
    /// <exception cref="ArgumentException">The snapshot holds no spheres, or no box.</exception>
    public static void Write(Snapshot s, double density, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(s);
        ArgumentNullException.ThrowIfNull(writer);
        var radius = ExportColumn.Exact(s).FirstOrDefault(f => f is { Name: "radius", Components: 1 });
        if (s.Cells != CellKind.Vertex || radius is null)
            throw new ArgumentException($"a LAMMPS data file holds spheres; this snapshot is of kind {s.Kind}", nameof(s));
        var id = s.PointFields.FirstOrDefault(f => f is { Name: "id", Components: 1 });
        var edges = Axes.Select(a => s.Scalar("box_" + a) ?? throw new ArgumentException("the snapshot has no box", nameof(s))).ToArray();
        var sides = string.Join(' ', Axes.Select(a => s.Scalar("periodic_" + a) is > 0 ? "p" : "f"));
        writer.NewLine = "\n";
        writer.WriteLine(Text($"LAMMPS data file, units = si, boundary {sides}: {s.Kind} {s.Index} at {s.Time} s, foil at z = 0"));
        writer.WriteLine();
        writer.WriteLine(Text($"{s.PointCount} atoms"));
        writer.WriteLine("1 atom types");
        writer.WriteLine();
        for (var a = 0; a < Axes.Length; a++) writer.WriteLine(Text($"0 {edges[a]:R} {Axes[a]}lo {Axes[a]}hi"));
        writer.WriteLine();
        writer.WriteLine("Atoms # sphere");
        writer.WriteLine();
        for (var i = 0; i < s.PointCount; i++)
        {
            var number = 1 + (id is null ? i : Convert.ToInt64(id.Values.GetValue(i), CultureInfo.InvariantCulture));
            var diameter = 2.0 * Convert.ToDouble(radius.Values.GetValue(i), CultureInfo.InvariantCulture);
            var p = s.Points[i]; // may lie outside of a periodic side; LAMMPS folds it back
            writer.WriteLine(Text($"{number} 1 {diameter:R} {density:R} {p.X:R} {p.Y:R} {p.Z:R}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
