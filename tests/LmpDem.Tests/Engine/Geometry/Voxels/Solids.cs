using LmpDem.Engine.Geometry.Voxels;
using LmpDem.Engine.Numerics;

namespace LmpDem.Tests.Engine.Geometry.Voxels;

/// <summary>Closed surfaces of known volume.</summary>
internal static class Solids
{
    /// <summary>A block of twelve triangles.</summary>
    public static (Vec3[] Nodes, long[] Corners) Block(Vec3 low, Vec3 high)
    {
        var nodes = new Vec3[8];
        for (var n = 0; n < 8; n++)
            nodes[n] = new Vec3((n & 1) == 0 ? low.X : high.X, (n & 2) == 0 ? low.Y : high.Y, (n & 4) == 0 ? low.Z : high.Z);
        long[] quads = [0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5];
        var corners = new List<long>();
        for (var q = 0; q < 24; q += 4) corners.AddRange([quads[q], quads[q + 1], quads[q + 2], quads[q], quads[q + 2], quads[q + 3]]);
        return (nodes, [.. corners]);
    }

    /// <summary>
    /// A slab as high and deep as a periodic box of edge 1 that leans by so many widths over the height and leaves a slit beside its image.
    /// </summary>
    public static (Vec3[] Nodes, long[] Corners) Leaning(double slit, double slope)
    {
        // Nodes in the order of a block.
        var (nodes, corners) = Block(new Vec3(0.137 + slit, 0, 0), new Vec3(1.137, 1, 1));
        for (var n = 4; n < 8; n++) nodes[n] += new Vec3(slope, 0, 0);
        return (nodes, corners);
    }

    /// <summary>A sphere made of an octahedron whose triangles are quartered so many times; nodes on the sphere.</summary>
    public static (Vec3[] Nodes, long[] Corners) Sphere(Vec3 centre, double radius, int times)
    {
        var nodes = new List<Vec3> { new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1) };
        List<long> corners = [0, 2, 4, 2, 1, 4, 1, 3, 4, 3, 0, 4, 2, 0, 5, 1, 2, 5, 3, 1, 5, 0, 3, 5];
        for (var n = 0; n < times; n++)
        {
            var middle = new Dictionary<(long, long), long>();
            var finer = new List<long>();
            for (var t = 0; t < corners.Count; t += 3)
            {
                var (a, b, c) = (corners[t], corners[t + 1], corners[t + 2]);
                var (ab, bc, ca) = (Middle(a, b), Middle(b, c), Middle(c, a));
                finer.AddRange([a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca]);
            }

            corners = finer;

            long Middle(long a, long b)
            {
                var key = (Math.Min(a, b), Math.Max(a, b));
                if (middle.TryGetValue(key, out var found)) return found;
                nodes.Add((nodes[(int)a] + nodes[(int)b]).Normalized());
                return middle[key] = nodes.Count - 1;
            }
        }

        return ([.. nodes.Select(v => centre + radius * v)], [.. corners]);
    }

    /// <summary>Bodies one after the other.</summary>
    public static ClosedSurfaces Together(params (Vec3[] Nodes, long[] Corners)[] bodies)
    {
        var nodes = new List<Vec3>();
        var corners = new List<long>();
        var first = new List<int> { 0 };
        foreach (var (n, c) in bodies)
        {
            corners.AddRange(c.Select(v => v + nodes.Count));
            nodes.AddRange(n);
            first.Add(corners.Count / 3);
        }

        return new ClosedSurfaces([.. nodes], [.. corners], [.. first]);
    }
}
