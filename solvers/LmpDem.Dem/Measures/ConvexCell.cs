using LmpDem.Engine.Numerics;

namespace LmpDem.Dem.Measures;

/// <summary>
/// A convex polyhedron that planes cut smaller and smaller, around a site at the origin. Which vertices a plane takes away is
/// decided once per vertex, so faces stay closed loops whatever the rounding; planes through a vertex or an edge are no
/// special case. The buffers are kept from one cell to the next.
/// </summary>
internal sealed class ConvexCell
{
    private List<Vec3> vertices = [];
    private List<Vec3> nextVertices = [];
    private List<int> loops = [];
    private List<int> nextLoops = [];
    private List<int> faces = []; // start of each face's loop, and the end of the last
    private List<int> nextFaces = [];
    private readonly List<int> kept = []; // new index of a vertex that stays, -1 of one that goes
    private readonly List<double> height = [];
    private readonly List<(int Inside, int Outside, int Vertex)> cuts = [];
    private readonly List<(int From, int To)> rim = [];
    private double tolerance;

    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty => vertices.Count == 0;

    /// <summary>Number of faces.</summary>
    public int FaceCount => Math.Max(0, faces.Count - 1);

    /// <summary>Square of the distance of the farthest vertex from the site [m2].</summary>
    public double ReachSquared { get; private set; }

    /// <summary>Starts over with a box.</summary>
    /// <param name="low">Corner of least coordinates, from the site [m].</param>
    /// <param name="high">Corner of largest coordinates, from the site [m].</param>
    public void Reset(Vec3 low, Vec3 high)
    {
        vertices.Clear();
        loops.Clear();
        faces.Clear();
        if (!(low.X < high.X && low.Y < high.Y && low.Z < high.Z)) return;
        for (var v = 0; v < 8; v++)
        {
            vertices.Add(new Vec3(
                (v & 1) == 0 ? low.X : high.X,
                (v & 2) == 0 ? low.Y : high.Y,
                (v & 4) == 0 ? low.Z : high.Z));
        }

        ReadOnlySpan<int> corners = [0, 4, 6, 2, 1, 3, 7, 5, 0, 1, 5, 4, 2, 6, 7, 3, 0, 2, 3, 1, 4, 5, 7, 6];
        for (var k = 0; k < corners.Length; k++)
        {
            if (k % 4 == 0) faces.Add(k);
            loops.Add(corners[k]);
        }

        faces.Add(loops.Count);
        tolerance = 1e-14 * (high - low).Length; // below it a vertex counts as on the plane and stays
        MeasureReach();
    }

    /// <summary>Keeps the part where normal . x is at most the offset.</summary>
    /// <param name="normal">Unit normal of the plane, out of what is kept.</param>
    /// <param name="offset">Distance of the plane from the site along the normal; may be negative [m].</param>
    /// <returns>Whether anything was cut off.</returns>
    public bool Clip(Vec3 normal, double offset)
    {
        if (!Classify(normal, offset)) return false;
        if (nextVertices.Count == 0)
        {
            vertices.Clear();
            loops.Clear();
            faces.Clear();
            ReachSquared = 0.0;
            return true;
        }

        nextLoops.Clear();
        nextFaces.Clear();
        cuts.Clear();
        rim.Clear();
        for (var f = 0; f < FaceCount; f++) ClipFace(faces[f], faces[f + 1]);
        CloseRim();
        nextFaces.Add(nextLoops.Count);
        (vertices, nextVertices) = (nextVertices, vertices);
        (loops, nextLoops) = (nextLoops, loops);
        (faces, nextFaces) = (nextFaces, faces);
        MeasureReach();
        return true;
    }

    /// <summary>Volume of what is left [m3].</summary>
    public double Volume()
    {
        var six = 0.0;
        for (var f = 0; f < FaceCount; f++)
        {
            var a = vertices[loops[faces[f]]];
            for (var k = faces[f] + 1; k + 1 < faces[f + 1]; k++)
                six += Vec3.Dot(a, Vec3.Cross(vertices[loops[k]], vertices[loops[k + 1]]));
        }

        return six / 6.0;
    }

    private bool Classify(Vec3 normal, double offset)
    {
        height.Clear();
        kept.Clear();
        nextVertices.Clear();
        var cut = false;
        foreach (var v in vertices)
        {
            var h = Vec3.Dot(normal, v) - offset;
            height.Add(h);
            if (h > tolerance)
            {
                kept.Add(-1);
                cut = true;
            }
            else
            {
                kept.Add(nextVertices.Count);
                nextVertices.Add(v);
            }
        }

        return cut;
    }

    private void ClipFace(int from, int to)
    {
        var begin = nextLoops.Count;
        int firstEntry = -1, lastExit = -1;
        for (var k = from; k < to; k++)
        {
            var a = loops[k];
            var b = loops[k + 1 < to ? k + 1 : from];
            if (kept[a] >= 0) nextLoops.Add(kept[a]);
            if (kept[a] >= 0 == kept[b] >= 0) continue;
            var v = kept[a] >= 0 ? Cut(a, b) : Cut(b, a);
            nextLoops.Add(v);
            if (kept[a] >= 0)
            {
                lastExit = v;
            }
            else if (lastExit >= 0)
            {
                rim.Add((v, lastExit)); // the lid runs along the cut against the face's sense
                lastExit = -1;
            }
            else
            {
                firstEntry = v;
            }
        }

        if (firstEntry >= 0) rim.Add((firstEntry, lastExit));
        if (nextLoops.Count > begin) nextFaces.Add(begin);
    }

    private int Cut(int inside, int outside)
    {
        foreach (var (i, o, vertex) in cuts)
        {
            if (i == inside && o == outside) return vertex;
        }

        // A kept vertex may lie above the plane by less than the tolerance; the cut then stays at that vertex.
        var fraction = Math.Max(0.0, -height[inside]) / (height[outside] - Math.Min(0.0, height[inside]));
        nextVertices.Add(vertices[inside] + fraction * (vertices[outside] - vertices[inside]));
        cuts.Add((inside, outside, nextVertices.Count - 1));
        return nextVertices.Count - 1;
    }

    // Every cut edge is left once and entered once, so the rim's pieces always join to closed loops.
    private void CloseRim()
    {
        while (rim.Count > 0)
        {
            nextFaces.Add(nextLoops.Count);
            var (begin, at) = rim[^1];
            rim.RemoveAt(rim.Count - 1);
            nextLoops.Add(begin);
            while (at != begin)
            {
                nextLoops.Add(at);
                var piece = 0;
                while (rim[piece].From != at) piece++;
                at = rim[piece].To;
                rim[piece] = rim[^1];
                rim.RemoveAt(rim.Count - 1);
            }
        }
    }

    private void MeasureReach()
    {
        ReachSquared = 0.0;
        foreach (var v in vertices) ReachSquared = Math.Max(ReachSquared, v.LengthSquared);
    }
}
