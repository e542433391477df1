using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>The sphere of radius 1 that stands for undeformed particles: an icosahedron divided twice, 320 facets.</summary>
public static class UnitSphere
{
    private const int Divisions = 2;

    static UnitSphere()
    {
        var t = 0.5 * (1.0 + Math.Sqrt(5.0));
        List<Vec3> points =
        [
            new(-1, t, 0), new(1, t, 0), new(-1, -t, 0), new(1, -t, 0), new(0, -1, t), new(0, 1, t),
            new(0, -1, -t), new(0, 1, -t), new(t, 0, -1), new(t, 0, 1), new(-t, 0, -1), new(-t, 0, 1),
        ];
        for (var k = 0; k < points.Count; k++) points[k] /= points[k].Length;
        int[] triangles =
        [
            0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8,
            3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1,
        ];
        for (var level = 0; level < Divisions; level++) triangles = Divided(points, triangles);
        (Points, Topology) = ([.. points], new SurfaceTopology(points.Count, triangles));
    }

    /// <summary>Its triangles.</summary>
    public static SurfaceTopology Topology { get; }

    /// <summary>Its vertices.</summary>
    public static IReadOnlyList<Vec3> Points { get; }

    private static int[] Divided(List<Vec3> points, int[] triangles)
    {
        var halves = new Dictionary<(int, int), int>();
        int Half(int a, int b)
        {
            var edge = a < b ? (a, b) : (b, a);
            if (halves.TryGetValue(edge, out var known)) return known;
            var middle = points[a] + points[b];
            points.Add(middle / middle.Length);
            return halves[edge] = points.Count - 1;
        }

        var finer = new List<int>();
        for (var k = 0; k < triangles.Length; k += 3)
        {
            var (a, b, c) = (triangles[k], triangles[k + 1], triangles[k + 2]);
            var (ab, bc, ca) = (Half(a, b), Half(b, c), Half(c, a));
            finer.AddRange([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca]);
        }

        return [.. finer];
    }
}
