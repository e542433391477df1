using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry;

/// <summary>A unit sphere as triangles: the faces of an icosahedron cut in four again and again, nodes on the sphere.</summary>
public sealed class Icosphere
{
    /// <summary>Largest refinement: 81,920 triangles a sphere.</summary>
    public const int MaxRefine = 6;

    private readonly List<Vec3> nodes = [];

    /// <summary>Cuts the faces.</summary>
    /// <param name="refine">How often, 0 to <see cref="MaxRefine"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0 or larger.</exception>
    public Icosphere(int refine)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(refine);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(refine, MaxRefine);
        var golden = 0.5 * (1.0 + Math.Sqrt(5.0));
        foreach (var (one, other) in ((double, double)[])[(1, golden), (-1, golden), (1, -golden), (-1, -golden)])
        {
            Add(new Vec3(0, one, other)); // nodes 0, 3, 6, 9
            Add(new Vec3(one, other, 0));
            Add(new Vec3(other, 0, one));
        }

        var edge = nodes.Min(n => n == nodes[0] ? double.PositiveInfinity : (n - nodes[0]).Length) * 1.001;
        var faces = new List<(int, int, int)>();
        for (var a = 0; a < nodes.Count; a++)
            for (var b = a + 1; b < nodes.Count; b++)
                for (var c = b + 1; c < nodes.Count; c++)
                    if (Apart(a, b) < edge && Apart(b, c) < edge && Apart(a, c) < edge) faces.Add(Outward(a, b, c));
        for (var k = 0; k < refine; k++) faces = Cut(faces);
        Triangles = faces;
        var volume = faces.Sum(f => Vec3.Dot(nodes[f.Item1], Vec3.Cross(nodes[f.Item2], nodes[f.Item3])) / 6.0);
        FactorOfEqualVolume = Math.Cbrt(4.0 / 3.0 * Math.PI / volume);
    }

    /// <summary>Nodes at distance 1 from the origin.</summary>
    public IReadOnlyList<Vec3> Nodes => nodes;

    /// <summary>Triangles, outward by the right hand.</summary>
    public IReadOnlyList<(int A, int B, int C)> Triangles { get; }

    /// <summary>Factor on the nodes with which the triangles enclose the volume of the unit sphere.</summary>
    public double FactorOfEqualVolume { get; }

    private int Add(Vec3 node)
    {
        nodes.Add(node / node.Length);
        return nodes.Count - 1;
    }

    private double Apart(int a, int b) => (nodes[a] - nodes[b]).Length;

    private (int, int, int) Outward(int a, int b, int c) =>
        Vec3.Dot(nodes[a], Vec3.Cross(nodes[b], nodes[c])) > 0.0 ? (a, b, c) : (a, c, b);

    private List<(int, int, int)> Cut(List<(int A, int B, int C)> faces)
    {
        var middles = new Dictionary<(int, int), int>();
        int Middle(int a, int b)
        {
            var key = a < b ? (a, b) : (b, a);
            if (!middles.TryGetValue(key, out var middle)) middles[key] = middle = Add(nodes[a] + nodes[b]);
            return middle;
        }

        var cut = new List<(int, int, int)>(4 * faces.Count);
        foreach (var (a, b, c) in faces)
        {
            var (ab, bc, ca) = (Middle(a, b), Middle(b, c), Middle(c, a));
            cut.AddRange([(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]);
        }

        return cut;
    }
}
