using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Volumes and centres of zones as the solver sees them: a face's area vector is half the product of its diagonals.</summary>
internal static class ZoneShape
{
    // Corners of the faces of a hexahedron in VTK's order, outward by the right hand.
    private static readonly int[][] Faces = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]];

    /// <summary>Volume and mean of the corners of every zone.</summary>
    public static (double[] Volume, Vec3[] Centre) Of(BodyGeometry g)
    {
        var zones = g.VonMises.Length;
        var (volume, centre) = (new double[zones], new Vec3[zones]);
        Span<Vec3> corner = stackalloc Vec3[8];
        for (var z = 0; z < zones; z++)
        {
            var sum = Vec3.Zero;
            for (var c = 0; c < 8; c++)
            {
                corner[c] = g.Nodes[g.ZoneCorners[8 * z + c]];
                sum += corner[c];
            }

            centre[z] = sum / 8.0;
            foreach (var face in Faces)
            {
                var (a, b, c, d) = (corner[face[0]], corner[face[1]], corner[face[2]], corner[face[3]]);
                var area = 0.5 * Vec3.Cross(c - a, d - b);
                volume[z] += Vec3.Dot(0.25 * (a + b + c + d) - centre[z], area) / 3.0;
            }
        }

        return (volume, centre);
    }
}

/// <summary>Corners of zones that have turned inside out: the sign of trouble that a zone's volume does not show.</summary>
public static class CornerJacobians
{
    // The three neighbours of each corner along the zone's edges, right-handed.
    private static readonly int[] Edges = [1, 3, 4, 2, 0, 5, 3, 1, 6, 0, 2, 7, 7, 5, 0, 4, 6, 1, 5, 7, 2, 6, 4, 3];

    /// <summary>Inverted corners over all corners.</summary>
    /// <param name="bodies">Bodies.</param>
    public static double InvertedFraction(BodyGeometry bodies)
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
