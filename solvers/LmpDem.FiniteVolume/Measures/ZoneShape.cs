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
