namespace LmpDem.FiniteVolume.Meshing;

/// <summary>The outer faces of a mesh of hexahedra as triangles.</summary>
internal static class SurfaceTriangles
{
    /// <summary>
    /// Two triangles for each face that one zone has alone. Nodes of the surface are coloured like a chess board and
    /// diagonals join one colour only: the pattern has no preferred direction.
    /// </summary>
    public static (int[] Facets, int[] Zone) Of(int nodes, int[] zones)
    {
        var quads = new Dictionary<(int, int, int, int), (int[] Corners, int Zone)>();
        for (var z = 0; z < zones.Length / 8; z++)
        {
            for (var k = 0; k < 24; k += 4)
            {
                var q = BodyTemplate.FaceCorners[k..(k + 4)].Select(c => zones[8 * z + c]).ToArray();
                var s = (int[])q.Clone();
                Array.Sort(s);
                if (!quads.Remove((s[0], s[1], s[2], s[3]))) quads.Add((s[0], s[1], s[2], s[3]), (q, z));
            }
        }

        var outer = quads.Values.OrderBy(q => q.Zone).ThenBy(q => q.Corners.Min()).ThenBy(q => q.Corners.Sum()).ToArray();
        var colour = Colours(nodes, outer.Select(q => q.Corners));
        var facets = new List<int>();
        var owner = new List<int>();
        foreach (var (q, z) in outer)
        {
            var at = colour[q[0]] == 0 ? 0 : 1;
            int a = q[at], b = q[(at + 1) & 3], c = q[(at + 2) & 3], d = q[(at + 3) & 3];
            facets.AddRange([a, b, c, a, c, d]);
            owner.AddRange([z, z]);
        }

        return ([.. facets], [.. owner]);
    }

    /// <summary>The facet across the edge opposite to each corner; the surface is closed.</summary>
    public static int[] Neighbours(int[] facets)
    {
        var edges = new Dictionary<(int, int), int>();
        for (var e = 0; e < facets.Length; e++) edges.Add(Edge(facets, e), e / 3);
        var adjacent = new int[facets.Length];
        for (var e = 0; e < facets.Length; e++)
        {
            var (a, b) = Edge(facets, e);
            adjacent[e] = edges[(b, a)];
        }

        return adjacent;
    }

    private static (int, int) Edge(int[] facets, int corner)
    {
        var first = corner / 3 * 3;
        return (facets[first + (corner + 1) % 3], facets[first + (corner + 2) % 3]);
    }

    private static int[] Colours(int nodes, IEnumerable<int[]> quads)
    {
        var edges = new List<int>[nodes];
        foreach (var q in quads)
        {
            for (var k = 0; k < 4; k++)
            {
                (edges[q[k]] ??= []).Add(q[(k + 1) & 3]);
                (edges[q[(k + 1) & 3]] ??= []).Add(q[k]);
            }
        }

        var colour = new int[nodes];
        Array.Fill(colour, -1);
        var open = new Queue<int>();
        for (var start = 0; start < nodes; start++)
        {
            if (edges[start] is null || colour[start] >= 0) continue;
            colour[start] = 0;
            open.Enqueue(start);
            while (open.TryDequeue(out var n))
            {
                foreach (var other in edges[n])
                {
                    if (colour[other] >= 0) continue;
                    colour[other] = 1 - colour[n];
                    open.Enqueue(other);
                }
            }
        }

        return colour;
    }
}
