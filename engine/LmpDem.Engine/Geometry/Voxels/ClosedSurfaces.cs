using LmpDem.Engine.Numerics;

namespace LmpDem.Engine.Geometry.Voxels;

/// <summary>Closed surfaces of bodies, made of triangles. Bodies are in one piece and may stick out of a periodic box.</summary>
/// <param name="Nodes">Nodes [m].</param>
/// <param name="Corners">Corners of the triangles, three node indices each, outward by the right hand.</param>
/// <param name="First">First triangle of every body, and the number of triangles at the end.</param>
public sealed record ClosedSurfaces(Vec3[] Nodes, long[] Corners, int[] First)
{
    /// <summary>Number of bodies.</summary>
    public int Count => First.Length - 1;

    /// <summary>Number of triangles.</summary>
    public int Triangles => First[^1];

    /// <summary>Volume enclosed by a body's surface [m3].</summary>
    public double Volume(int body)
    {
        var six = 0.0;
        var origin = First[body] < First[body + 1] ? Nodes[Corners[3 * First[body]]] : Vec3.Zero;
        for (var t = First[body]; t < First[body + 1]; t++)
        {
            six += Vec3.Dot(Nodes[Corners[3 * t]] - origin, Vec3.Cross(Nodes[Corners[3 * t + 1]] - origin, Nodes[Corners[3 * t + 2]] - origin));
        }

        return six / 6.0;
    }
}
