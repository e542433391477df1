using System.Globalization;
using LmpDem.Engine.Numerics;

namespace LmpDem.Benchmarks;

/// <summary>A periodic packing from a CSV file: <c># box,Lx,Ly,Lz</c>, then <c>x,y,z,r</c> lines, in metres.</summary>
/// <param name="Length">Edges of the box [m].</param>
/// <param name="Position">Centres [m].</param>
/// <param name="Radius">Radii [m].</param>
public sealed record Packing(Vec3 Length, Vec3[] Position, double[] Radius)
{
    /// <summary>Spheres of the cell that a generated packing repeats.</summary>
    public const int CellSpheres = 1000;

    private const string Head = "x,y,z,r";

    /// <summary>
    /// A cell of spheres such as those of pack20k.csv: radii of 0.75 to 1.25 mm, solids fraction 0.63, some five contacts each. Copies of
    /// it make larger packings of the same work a sphere.
    /// </summary>
    public static Packing Cell()
    {
        var (box, centre, radius) = SphereGrowth.Periodic(CellSpheres, 0.75e-3, 1.25e-3, 0.63);
        return new Packing(box.Length, centre, radius);
    }

    /// <summary>Reads a packing.</summary>
    /// <param name="path">File.</param>
    /// <exception cref="InvalidDataException">The file is not of this form; names the line.</exception>
    public static Packing Read(string path)
    {
        var lines = File.ReadAllLines(path);
        if (lines.Length < 3 || !lines[0].StartsWith("# box,", StringComparison.Ordinal))
            throw new InvalidDataException($"{path}:1: expected '# box,Lx,Ly,Lz'");
        var length = Numbers(path, 1, lines[0]["# box,".Length..], 3);
        var position = new List<Vec3>();
        var radius = new List<double>();
        for (var n = 1; n < lines.Length; n++)
        {
            if (lines[n].Length == 0 || lines[n].StartsWith('#')) continue;
            if (lines[n].StartsWith('x'))
            {
                if (lines[n].Trim() != Head)
                    throw new InvalidDataException($"{path}:{n + 1}: expected the head '{Head}', in this order and each once");
                continue;
            }

            var v = Numbers(path, n + 1, lines[n], 4);
            position.Add(new Vec3(v[0], v[1], v[2]));
            radius.Add(v[3]);
        }

        return new Packing(new Vec3(length[0], length[1], length[2]), [.. position], [.. radius]);
    }

    private static double[] Numbers(string path, int line, string text, int count)
    {
        var parts = text.Split(',');
        var values = new double[count];
        for (var k = 0; k < count; k++)
        {
            if (parts.Length != count || !double.TryParse(parts[k], NumberStyles.Float, CultureInfo.InvariantCulture, out values[k])
                || !double.IsFinite(values[k]))
                throw new InvalidDataException($"{path}:{line}: expected {count} numbers separated by commas");
        }

        return values;
    }
}
