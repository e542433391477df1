using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>The sphere of radius 1 that stands for undeformed particles: an icosahedron divided twice, 320 facets.</summary>
public static class UnitSphere
{
    private static readonly Icosphere Sphere = new(2);

    /// <summary>Its triangles.</summary>
    public static SurfaceTopology Topology { get; } =
        new(Sphere.Nodes.Count, [.. Sphere.Triangles.SelectMany(t => (int[])[t.A, t.B, t.C])]);

    /// <summary>Its vertices.</summary>
    public static IReadOnlyList<Vec3> Points => Sphere.Nodes;
}
