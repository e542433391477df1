using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Corners of zones that have turned inside out: the sign of trouble that a zone's volume does not show.</summary>
public static class CornerJacobians
{
    // The three neighbours of each corner along the zone's edges, right-handed.
    private static readonly int[] Edges = [1, 3, 4, 2, 0, 5, 3, 1, 6, 0, 2, 7, 7, 5, 0, 4, 6, 1, 5, 7, 2, 6, 4, 3];

    /// <summary>Inverted corners over all corners.</summary>
    /// <param name="bodies">Bodies.</param>
    public static double InvertedShare(BodyGeometry bodies)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        var inverted = 0L;
        for (long z = 0; z < bodies.VonMises.Length; z++)
        {
            for (var c = 0; c < 8; c++)
            {
                var o = bodies.Nodes[bodies.ZoneCorners[8 * z + c]];
                Vec3 Edge(int k) => bodies.Nodes[bodies.ZoneCorners[8 * z + Edges[3 * c + k]]] - o;
                if (Vec3.Dot(Edge(0), Vec3.Cross(Edge(1), Edge(2))) <= 0.0) inverted++;
            }
        }

        return (double)inverted / (8L * bodies.VonMises.Length);
    }
}
