using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>Triangles with a normal and a colour at every vertex.</summary>
internal sealed class SceneMesh
{
    private const int Sides = 8;

    /// <summary>Vertices [m].</summary>
    public List<Vec3> Points { get; } = [];

    /// <summary>Unit normals, one per vertex.</summary>
    public List<Vec3> Normals { get; } = [];

    /// <summary>Colours, one per vertex.</summary>
    public List<int> Colours { get; } = [];

    /// <summary>Three vertices per triangle.</summary>
    public List<int> Triangles { get; } = [];

    /// <summary>A closed surface with colours at its vertices, or on its facets, whose corners are then their own.</summary>
    /// <param name="points">Its vertices [m].</param>
    /// <param name="triangles">Its triangles.</param>
    /// <param name="colours">Colours.</param>
    /// <param name="onFacets">Whether there is one per facet; else one per vertex.</param>
    public static SceneMesh Of(ReadOnlySpan<Vec3> points, int[] triangles, int[] colours, bool onFacets)
    {
        var normals = Smooth(points, triangles);
        var made = new SceneMesh();
        if (onFacets)
        {
            for (var k = 0; k < triangles.Length; k++)
            {
                made.Add(points[triangles[k]], normals[triangles[k]], colours[k / 3]);
                made.Triangles.Add(k);
            }
        }
        else
        {
            for (var v = 0; v < points.Length; v++) made.Add(points[v], normals[v], colours[v]);
            made.Triangles.AddRange(triangles);
        }

        return made;
    }

    /// <summary>Adds a rod.</summary>
    /// <param name="from">One end [m].</param>
    /// <param name="to">The other end [m].</param>
    /// <param name="radius">Radius [m].</param>
    /// <param name="colour">Colour.</param>
    public void AddRod(Vec3 from, Vec3 to, double radius, int colour)
    {
        var along = to - from;
        if (!(along.Length > 0.0)) return;
        along /= along.Length;
        var aside = Vec3.Cross(along, Math.Abs(along.Z) < 0.9 ? new Vec3(0, 0, 1) : new Vec3(1, 0, 0));
        aside /= aside.Length;
        var third = Vec3.Cross(along, aside);
        var first = Points.Count;
        for (var k = 0; k < Sides; k++)
        {
            var (sine, cosine) = Math.SinCos(2.0 * Math.PI * k / Sides);
            var normal = cosine * aside + sine * third;
            Add(from + radius * normal, normal, colour);
            Add(to + radius * normal, normal, colour);
            var (a, b, c, d) = (first + 2 * k, first + 2 * k + 1, first + 2 * ((k + 1) % Sides), first + 2 * ((k + 1) % Sides) + 1);
            Triangles.AddRange([a, c, b, c, d, b]);
        }
    }

    /// <summary>Adds a box along the axes.</summary>
    /// <param name="low">Lowest corner [m].</param>
    /// <param name="high">Highest corner [m].</param>
    /// <param name="colour">Colour.</param>
    public void AddBox(Vec3 low, Vec3 high, int colour)
    {
        Vec3 Corner(int x, int y, int z) => new(x > 0 ? high.X : low.X, y > 0 ? high.Y : low.Y, z > 0 ? high.Z : low.Z);
        foreach (var sign in (int[])[-1, 1])
        {
            for (var axis = 0; axis < 3; axis++)
            {
                Vec3 At(int u, int v) => axis switch { 0 => Corner(sign, u, v), 1 => Corner(v, sign, u), _ => Corner(u, v, sign) };
                var normal = axis switch { 0 => new Vec3(sign, 0, 0), 1 => new Vec3(0, sign, 0), _ => new Vec3(0, 0, sign) };
                var first = Points.Count;
                foreach (var corner in (Vec3[])[At(-1, -1), At(1, -1), At(1, 1), At(-1, 1)]) Add(corner, normal, colour);
                int[] order = sign > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2];
                Triangles.AddRange(order.Select(k => first + k));
            }
        }
    }

    private void Add(Vec3 point, Vec3 normal, int colour)
    {
        Points.Add(point);
        Normals.Add(normal);
        Colours.Add(colour);
    }

    // The mean of the normals of the facets around, by their areas.
    private static Vec3[] Smooth(ReadOnlySpan<Vec3> points, int[] triangles)
    {
        var normals = new Vec3[points.Length];
        for (var k = 0; k < triangles.Length; k += 3)
        {
            var (a, b, c) = (triangles[k], triangles[k + 1], triangles[k + 2]);
            var area = Vec3.Cross(points[b] - points[a], points[c] - points[a]);
            foreach (var v in (int[])[a, b, c]) normals[v] += area;
        }

        return Array.ConvertAll(normals, n => n.Length > 0.0 ? n / n.Length : new Vec3(0, 0, 1));
    }
}
