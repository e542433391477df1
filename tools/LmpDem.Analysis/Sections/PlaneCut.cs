using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Sections;

/// <summary>
/// Cuts a mesh by the planes y = c + k period. A point on a plane counts as beyond it, so a mesh that ends there is cut once.
/// </summary>
/// <param name="points">Points of the mesh [m].</param>
/// <param name="y">Place of the plane, c [m].</param>
/// <param name="period">Distance of its periodic images [m].</param>
public sealed class PlaneCut(IReadOnlyList<Vec3> points, double y, double period)
{
    // Corners of the faces of a hexahedron in VTK's order, outward by the right hand.
    private static readonly int[][] Faces = [[0, 3, 2, 1], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]];

    /// <summary>The polygons in which hexahedra are cut.</summary>
    /// <param name="corners">Eight points a zone, in VTK's order.</param>
    /// <param name="body">Id of the body, one per zone.</param>
    /// <param name="value">The quantity that colours, one per zone.</param>
    public IReadOnlyList<CutZone> Zones(IReadOnlyList<long> corners, IReadOnlyList<int> body, IReadOnlyList<double> value)
    {
        var cut = new List<CutZone>();
        for (var z = 0; z < body.Count; z++)
        {
            var (first, last) = Images(corners, 8 * z, 8);
            for (var image = first; image <= last; image++)
            {
                foreach (var outline in Outlines(corners, 8 * z, y + image * period))
                    cut.Add(new CutZone(body[z], image, value[z], outline));
            }
        }

        return cut;
    }

    /// <summary>The lines in which triangles are cut.</summary>
    /// <param name="corners">Three points a facet, outward by the right hand.</param>
    /// <param name="body">Id of the body, one per facet.</param>
    /// <param name="whole">Whether the film is intact, one per facet.</param>
    public IReadOnlyList<CutFacet> Facets(IReadOnlyList<long> corners, IReadOnlyList<int> body, IReadOnlyList<bool> whole)
    {
        var cut = new List<CutFacet>();
        for (var f = 0; f < body.Count; f++)
        {
            var (first, last) = Images(corners, 3 * f, 3);
            for (var image = first; image <= last; image++)
            {
                var plane = y + image * period;
                var (a, b, c) = (corners[3 * f], corners[3 * f + 1], corners[3 * f + 2]);
                if (Crossing(a, b, c, plane) is var (from, to))
                    cut.Add(new CutFacet(body[f], image, whole[f], At(from, plane), At(to, plane)));
            }
        }

        return cut;
    }

    private (int First, int Last) Images(IReadOnlyList<long> corners, int begin, int count)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var k = begin; k < begin + count; k++)
        {
            var at = points[(int)corners[k]].Y;
            (low, high) = (Math.Min(low, at), Math.Max(high, at));
        }

        return ((int)Math.Ceiling((low - y) / period), (int)Math.Floor((high - y) / period));
    }

    // Faces are split along the diagonal through their lowest point, so neighbours agree. The triangles close the zone: where the
    // plane leaves one of them it enters the next, and a step a triangle leads around the outline.
    private List<Vec3[]> Outlines(IReadOnlyList<long> corners, int begin, double plane)
    {
        var steps = new List<((long, long) From, (long, long) To)>(12);
        foreach (var face in Faces)
        {
            var (a, b, c, d) = (corners[begin + face[0]], corners[begin + face[1]], corners[begin + face[2]], corners[begin + face[3]]);
            if (Math.Min(b, d) < Math.Min(a, c)) (a, b, c, d) = (b, c, d, a);
            if (Crossing(a, b, c, plane) is { } one) steps.Add(one);
            if (Crossing(a, c, d, plane) is { } two) steps.Add(two);
        }

        var outlines = new List<Vec3[]>(1); // more than one only where a zone is badly bent
        while (steps.Count > 0)
        {
            var outline = new List<Vec3>(steps.Count);
            for (var k = steps.Count - 1; k >= 0;)
            {
                var to = steps[k].To;
                outline.Add(At(to, plane));
                steps.RemoveAt(k);
                k = steps.FindIndex(s => s.From == to);
            }

            if (outline.Count > 2) outlines.Add([.. outline]);
        }

        return outlines;
    }

    // The edges at which a plane leads through a triangle, the solid on its left seen with x to the right and z upward.
    private ((long, long) From, (long, long) To)? Crossing(long a, long b, long c, double plane)
    {
        var (atA, atB, atC) = (Beyond(a, plane), Beyond(b, plane), Beyond(c, plane));
        if (atA == atB && atB == atC) return null;
        while (!atA || atB) (a, b, c, atA, atB, atC) = (b, c, a, atB, atC, atA); // now a -> b leads back before the plane
        return (atC ? Edge(b, c) : Edge(c, a), Edge(a, b));
    }

    private bool Beyond(long point, double plane) => points[(int)point].Y >= plane;

    // Lower point first: neighbours then find the same point to the last bit.
    private static (long, long) Edge(long a, long b) => a < b ? (a, b) : (b, a);

    private Vec3 At((long A, long B) edge, double plane)
    {
        var (a, b) = (points[(int)edge.A], points[(int)edge.B]);
        var p = a + (plane - a.Y) / (b.Y - a.Y) * (b - a);
        return new Vec3(p.X, 0.0, p.Z);
    }
}

/// <summary>The line in which a plane y = constant cuts a facet of a film.</summary>
/// <param name="Body">Id of the body that bears the film.</param>
/// <param name="Image">Which of the plane's periodic images cuts it.</param>
/// <param name="Whole">Whether the film is intact there.</param>
/// <param name="From">One end (x, 0, z) [m].</param>
/// <param name="To">The other end (x, 0, z); the body lies on the left of the way, seen with x to the right and z upward [m].</param>
public readonly record struct CutFacet(int Body, int Image, bool Whole, Vec3 From, Vec3 To)
{
    /// <summary>Length of the line [m].</summary>
    public double Length => (To - From).Length;
}

/// <summary>The polygon in which a plane y = constant cuts a zone of a body.</summary>
/// <param name="Body">Id of the body.</param>
/// <param name="Image">Which of the plane's periodic images cuts it: a long body may be cut twice.</param>
/// <param name="Value">The quantity that colours it.</param>
/// <param name="Outline">Corners (x, 0, z) in order [m].</param>
public sealed record CutZone(int Body, int Image, double Value, IReadOnlyList<Vec3> Outline)
{
    /// <summary>Area of the polygon [m2].</summary>
    public double Area
    {
        get
        {
            var twice = 0.0;
            var o = Outline[0];
            for (var k = 1; k + 1 < Outline.Count; k++)
            {
                var (a, b) = (Outline[k] - o, Outline[k + 1] - o);
                twice += a.X * b.Z - a.Z * b.X;
            }

            return 0.5 * Math.Abs(twice);
        }
    }
}
