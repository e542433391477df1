using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>
/// A surface with fewer facets whose vertices are some of the full one's, so that all bodies and states of one topology share it: edges
/// are collapsed one by one, first those that sweep over the least volume (Lindstrom and Turk 1998, doi:10.1109/VISUAL.1998.745314).
/// </summary>
public sealed class CoarseTopology
{
    // A facet that turns further than this by a collapse would fold the surface.
    private const double LeastCosine = 0.3;

    private const int Tetrahedron = 4;

    private CoarseTopology(SurfaceTopology topology, int[] kept, int[] coarseOf)
    {
        (Topology, Kept, CoarseOf) = (topology, kept, coarseOf);
    }

    /// <summary>The coarse surface.</summary>
    public SurfaceTopology Topology { get; }

    /// <summary>Vertices of the full surface that stay, in the order of the coarse ones.</summary>
    public int[] Kept { get; }

    /// <summary>Facet of the coarse surface that lies nearest, one per full facet.</summary>
    public int[] CoarseOf { get; }

    /// <summary>Coarsens a surface.</summary>
    /// <param name="full">The full surface, closed.</param>
    /// <param name="shape">Places of its vertices on one of the bodies [m].</param>
    /// <param name="facets">Facets to have; more stay where no edge can be collapsed without folding the surface.</param>
    public static CoarseTopology Of(SurfaceTopology full, ReadOnlySpan<Vec3> shape, int facets)
    {
        var points = shape.ToArray();
        var left = new List<(int A, int B, int C)>();
        for (var f = 0; f < full.Facets; f++) left.Add((full.Triangles[3 * f], full.Triangles[3 * f + 1], full.Triangles[3 * f + 2]));
        while (left.Count > Math.Max(facets, Tetrahedron) && Cheapest(left, points) is { } edge) left = Collapse(left, edge.From, edge.To);
        int[] kept = [.. left.SelectMany(t => (int[])[t.A, t.B, t.C]).Distinct().Order()];
        var place = kept.Select((v, k) => (v, k)).ToDictionary(p => p.v, p => p.k);
        int[] triangles = [.. left.SelectMany(t => (int[])[place[t.A], place[t.B], place[t.C]])];
        Vec3 Middle((int A, int B, int C) t) => (points[t.A] + points[t.B] + points[t.C]) / 3.0;
        Vec3[] middles = [.. left.Select(Middle)];
        var nearest = new int[full.Facets];
        for (var f = 0; f < nearest.Length; f++)
        {
            var at = Middle((full.Triangles[3 * f], full.Triangles[3 * f + 1], full.Triangles[3 * f + 2]));
            for (var c = 1; c < middles.Length; c++)
                if ((middles[c] - at).Length < (middles[nearest[f]] - at).Length) nearest[f] = c;
        }

        return new CoarseTopology(new SurfaceTopology(kept.Length, triangles), kept, nearest);
    }

    // The edge whose collapse sweeps over the least volume and is allowed; of equal ones the shortest, then the first.
    private static (int From, int To)? Cheapest(List<(int A, int B, int C)> left, Vec3[] points)
    {
        var around = left.SelectMany(t => (int[])[t.A, t.B, t.C]).Distinct().ToDictionary(v => v, _ => new List<(int A, int B, int C)>());
        foreach (var t in left) foreach (var v in (int[])[t.A, t.B, t.C]) around[v].Add(t);
        var edges = left.SelectMany(t => ((int From, int To)[])[(t.A, t.B), (t.B, t.C), (t.C, t.A)]);
        var ordered = edges.OrderBy(e => Swept(e, around, points)).ThenBy(e => (points[e.From] - points[e.To]).Length).ThenBy(e => e);
        foreach (var edge in ordered)
            if (IsAllowed(edge, around, points)) return edge;
        return null;
    }

    private static bool IsAllowed((int From, int To) edge, Dictionary<int, List<(int A, int B, int C)>> around, Vec3[] points)
    {
        HashSet<int> Near(int v) => [.. around[v].SelectMany(t => (int[])[t.A, t.B, t.C]).Where(n => n != v)];
        var common = Near(edge.From);
        common.IntersectWith(Near(edge.To));
        if (common.Count != 2) return false; // else the surface would touch itself
        foreach (var t in around[edge.From])
        {
            if (Has(t, edge.To)) continue;
            var (old, moved) = (Normal(t, points), Normal(Moved(t, edge.From, edge.To), points));
            if (!(Vec3.Dot(old, moved) > LeastCosine * old.Length * moved.Length)) return false;
        }

        return true;
    }

    // Six times the volume between the facets around the vertex that goes and what takes their place, each counted as positive.
    private static double Swept((int From, int To) edge, Dictionary<int, List<(int A, int B, int C)>> around, Vec3[] points)
    {
        var (sum, step) = (0.0, points[edge.To] - points[edge.From]);
        foreach (var t in around[edge.From]) sum += Math.Abs(Vec3.Dot(step, Normal(t, points)));
        return sum;
    }

    private static List<(int A, int B, int C)> Collapse(List<(int A, int B, int C)> left, int from, int to) =>
        [.. left.Where(t => !(Has(t, from) && Has(t, to))).Select(t => Moved(t, from, to))];

    private static bool Has((int A, int B, int C) t, int v) => t.A == v || t.B == v || t.C == v;

    private static (int A, int B, int C) Moved((int A, int B, int C) t, int from, int to) =>
        (t.A == from ? to : t.A, t.B == from ? to : t.B, t.C == from ? to : t.C);

    private static Vec3 Normal((int A, int B, int C) t, Vec3[] points) => Vec3.Cross(points[t.B] - points[t.A], points[t.C] - points[t.A]);
}
