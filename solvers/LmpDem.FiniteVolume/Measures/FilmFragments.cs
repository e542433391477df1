namespace LmpDem.FiniteVolume.Measures;

/// <summary>Patches of film that have stayed in one piece.</summary>
internal static class FilmFragments
{
    /// <summary>Number of patches on all bodies: facets of intact film that are joined through edges they share.</summary>
    /// <param name="g">The bodies.</param>
    /// <param name="bare">Whether the facet is bare, one per facet.</param>
    public static int Count(BodyGeometry g, bool[] bare)
    {
        var root = new int[bare.Length];
        for (var f = 0; f < root.Length; f++) root[f] = f;
        var patches = 0;
        for (var b = 0; b < g.Count; b++)
        {
            var (begin, end) = (g.FacetFirst[b], g.FacetFirst[b + 1]);
            var edges = new List<(long Low, long High, int Facet)>(3 * (end - begin));
            for (var f = begin; f < end; f++)
            {
                if (bare[f]) continue;
                patches++;
                for (var k = 0; k < 3; k++)
                {
                    var (p, q) = (g.FacetCorners[3 * f + k], g.FacetCorners[3 * f + (k + 1) % 3]);
                    edges.Add((Math.Min(p, q), Math.Max(p, q), f));
                }
            }

            edges.Sort(); // equal edges stand side by side
            for (var k = 1; k < edges.Count; k++)
            {
                if (edges[k].Low != edges[k - 1].Low || edges[k].High != edges[k - 1].High) continue;
                var (p, q) = (Root(root, edges[k].Facet), Root(root, edges[k - 1].Facet));
                if (p == q) continue;
                root[Math.Max(p, q)] = Math.Min(p, q);
                patches--;
            }
        }

        return patches;
    }

    private static int Root(int[] root, int f)
    {
        while (root[f] != f) f = root[f] = root[root[f]];
        return f;
    }
}
