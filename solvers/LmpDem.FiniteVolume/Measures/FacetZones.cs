namespace LmpDem.FiniteVolume.Measures;

/// <summary>The zone under every facet of the film.</summary>
internal static class FacetZones
{
    /// <summary>Index of the zone that has all three corners of the facet, one per facet.</summary>
    /// <exception cref="ArgumentException">A facet lies on no zone.</exception>
    public static int[] Of(BodyGeometry g)
    {
        // Zones at every node, node after node.
        var first = new int[g.Nodes.Length + 1];
        foreach (var node in g.ZoneCorners) first[node + 1]++;
        for (var n = 0; n < g.Nodes.Length; n++) first[n + 1] += first[n];
        var next = first.AsSpan(0, g.Nodes.Length).ToArray();
        var zones = new int[g.ZoneCorners.Length];
        for (var k = 0; k < g.ZoneCorners.Length; k++) zones[next[g.ZoneCorners[k]]++] = k / 8;

        var under = new int[g.FacetArea.Length];
        for (var f = 0; f < under.Length; f++)
        {
            var (a, b, c) = (g.FacetCorners[3 * f], g.FacetCorners[3 * f + 1], g.FacetCorners[3 * f + 2]);
            under[f] = -1;
            for (var k = first[a]; k < first[a + 1] && under[f] < 0; k++)
            {
                if (Has(g, zones[k], b) && Has(g, zones[k], c)) under[f] = zones[k];
            }

            if (under[f] < 0) throw new ArgumentException($"facet {f} of the film lies on no zone", nameof(g));
        }

        return under;
    }

    private static bool Has(BodyGeometry g, int zone, long node) => g.ZoneCorners.AsSpan(8 * zone, 8).Contains(node);
}
