using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Meshing;

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
                        Node(point(i, j, k + 1)), Node(point(i + 1, j, k + 1)), Node(point(i + 1, j + 1, k + 1)), Node(point(i, j + 1, k + 1)),
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
