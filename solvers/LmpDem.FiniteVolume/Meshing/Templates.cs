using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Meshing;

/// <summary>Meshes of the bodies that a solver is run or tested with.</summary>
public static class Templates
{
    // Half edge of the inner block over the radius, between a cube of 0.8 x 0.5 and a ball of 0.55: bulged so that the zones
    // at its edges and corners are neither flat nor sharp.
    private const double CubeFraction = 0.4;
    private const double BallFraction = 0.55;

    /// <summary>
    /// A sphere: an inner bulged block of n^3 zones and six blocks of n^2 x m to the surface, layers of equal thickness (graded
    /// ones inverted earlier). Scaled so that the mesh has the volume of a sphere of radius 1: with nodes on the sphere it would be
    /// 0.983, 0.992 and 0.996 of it at n = 4, 6, 8.
    /// </summary>
    /// <param name="size">n and m.</param>
    public static BodyTemplate Sphere(TemplateSize size)
    {
        var mesh = new MeshBuilder();
        var n = size.Across;
        double At(int i) => -1.0 + 2.0 * i / n;
        mesh.Add(n, n, n, (i, j, k) => Inner(new Vec3(At(i), At(j), At(k))));
        AddShell(mesh, n, size.Deep, Inner, Outer);
        var raw = mesh.Build();
        return mesh.Build(Math.Cbrt(4.0 / 3.0 * Math.PI / raw.Volume()));
    }

    /// <summary>A hollow sphere of outer radius 1, nodes on both spheres.</summary>
    /// <param name="size">n and m.</param>
    /// <param name="inner">Inner radius, 0 to below 1.</param>
    public static BodyTemplate Shell(TemplateSize size, double inner)
    {
        var mesh = new MeshBuilder();
        AddShell(mesh, size.Across, size.Deep, q => inner * Outer(q), Outer);
        return mesh.Build();
    }

    /// <summary>A block from the origin to (x, y, z), its inner nodes moved at random.</summary>
    /// <param name="zones">Zones along x, y, z.</param>
    /// <param name="edge">Edges.</param>
    /// <param name="disorder">Largest motion of an inner node over the edge of a zone, 0 to 0.3.</param>
    public static BodyTemplate Block((int X, int Y, int Z) zones, Vec3 edge, double disorder = 0.0)
    {
        var mesh = new MeshBuilder();
        var h = new Vec3(edge.X / zones.X, edge.Y / zones.Y, edge.Z / zones.Z);
        mesh.Add(zones.X, zones.Y, zones.Z, (i, j, k) =>
        {
            var p = new Vec3(i * h.X, j * h.Y, k * h.Z);
            var isInner = i > 0 && j > 0 && k > 0 && i < zones.X && j < zones.Y && k < zones.Z;
            if (!isInner || disorder == 0.0) return p;
            var random = new Philox(1, "block", (ulong)(i + 1000 * (j + 1000 * k)));
            double Moved() => 2.0 * disorder * (random.NextUniform() - 0.5);
            return p + new Vec3(h.X * Moved(), h.Y * Moved(), h.Z * Moved());
        });
        return mesh.Build();
    }

    // Equal angles along the faces keep the zones alike in size over the sphere.
    private static Vec3 Outer(Vec3 q) =>
        new Vec3(Math.Tan(q.X * Math.PI / 4), Math.Tan(q.Y * Math.PI / 4), Math.Tan(q.Z * Math.PI / 4)).Normalized();

    private static Vec3 Inner(Vec3 q)
    {
        var l = Math.Max(Math.Abs(q.X), Math.Max(Math.Abs(q.Y), Math.Abs(q.Z)));
        return l == 0.0 ? Vec3.Zero : 0.5 * (BallFraction * l * Outer(q / l) + CubeFraction * q);
    }

    private static void AddShell(MeshBuilder mesh, int n, int m, Func<Vec3, Vec3> inner, Func<Vec3, Vec3> outer)
    {
        for (var face = 0; face < 6; face++)
        {
            var (axis, sign) = (face / 2, face % 2 == 1 ? 1.0 : -1.0);
            Vec3 Point(int i, int j, int k)
            {
                double a = -1.0 + 2.0 * i / n, b = -1.0 + 2.0 * j / n;
                var q = axis switch { 0 => new Vec3(sign, a, b), 1 => new Vec3(b, sign, a), _ => new Vec3(a, b, sign) };
                var w = (double)k / m;
                return (1.0 - w) * inner(q) + w * outer(q);
            }

            // Layers count outward; on the negative faces the other way, which keeps the grid right-handed.
            if (sign > 0.0) mesh.Add(n, n, m, Point);
            else mesh.Add(n, n, m, (i, j, k) => Point(i, j, m - k));
        }
    }
}

/// <summary>Collects zones by their corner points; points that fall together become one node.</summary>
internal sealed class MeshBuilder
{
    private const double Grain = 1e-6; // of the unit length; nodes stand at least 1e-2 apart

    private readonly Dictionary<(long, long, long), int> known = [];
    private readonly List<Vec3> nodes = [];
    private readonly List<int> zones = [];

    /// <summary>Adds a grid of zones.</summary>
    /// <param name="a">Zones along the first direction.</param>
    /// <param name="b">Zones along the second direction.</param>
    /// <param name="c">Zones along the third direction.</param>
    /// <param name="point">Point of grid node (i, j, k); the three directions are right-handed.</param>
    public void Add(int a, int b, int c, Func<int, int, int, Vec3> point)
    {
        for (var i = 0; i < a; i++)
        {
            for (var j = 0; j < b; j++)
            {
                for (var k = 0; k < c; k++)
                {
                    zones.AddRange([
                        Node(point(i, j, k)), Node(point(i + 1, j, k)), Node(point(i + 1, j + 1, k)), Node(point(i, j + 1, k)),
                        Node(point(i, j, k + 1)), Node(point(i + 1, j, k + 1)), Node(point(i + 1, j + 1, k + 1)),
                            Node(point(i, j + 1, k + 1)),
                    ]);
                }
            }
        }
    }

    /// <summary>The mesh, its points scaled.</summary>
    public BodyTemplate Build(double scale = 1.0) => new([.. nodes.Select(p => scale * p)], [.. zones]);

    private int Node(Vec3 p)
    {
        var key = ((long)Math.Round(p.X / Grain), (long)Math.Round(p.Y / Grain), (long)Math.Round(p.Z / Grain));
        if (known.TryGetValue(key, out var n)) return n;
        known.Add(key, nodes.Count);
        nodes.Add(p);
        return nodes.Count - 1;
    }
}
