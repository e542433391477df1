using LmpDem.Analysis.Viewing;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Measures;

namespace LmpDem.Cli.Viewing;

/// <summary>Surfaces of deformed bodies for a view. Bodies of one template share their triangles, which are kept once.</summary>
internal sealed class BodyMeshes
{
    private readonly List<SurfaceTopology> topologies = [];
    private readonly Dictionary<(int Vertices, int Facets), List<int>> alike = [];

    /// <summary>The topologies met so far.</summary>
    public IReadOnlyList<SurfaceTopology> Topologies => topologies;

    /// <summary>The surfaces of a state.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="centre">Their centres as they come, one per body [m].</param>
    /// <param name="box">The region, into which bodies are brought by their centres.</param>
    public ViewSurface Of(BodyGeometry bodies, IReadOnlyList<Vec3> centre, Box box)
    {
        var stress = NodeStress(bodies);
        var (topology, vertices, stresses) = (new int[bodies.Count], new List<Vec3>(), new List<double>());
        for (var b = 0; b < bodies.Count; b++)
        {
            var (nodes, triangles) = Surface(bodies, b);
            topology[b] = IndexOf(new SurfaceTopology(nodes.Count, triangles));
            var shift = box.Wrap(centre[b]) - centre[b];
            vertices.AddRange(nodes.Select(n => bodies.Nodes[n] + shift));
            stresses.AddRange(nodes.Select(n => stress[n]));
        }

        var facets = Enumerable.Range(0, bodies.FacetArea.Length);
        return new ViewSurface
        {
            Topology = topology,
            Vertices = [.. vertices],
            VertexValues = new Dictionary<string, double[]> { [ViewKeys.VonMises] = [.. stresses] },
            FacetValues = new Dictionary<string, double[]>
            {
                [ViewKeys.Film] = [.. facets.Select(f => bodies.IsBare(f) ? 1.0 : 0.0)],
                [ViewKeys.Exposure] = [.. facets.Select(bodies.Exposure)],
            },
        };
    }

    /// <summary>Mean von Mises stress over the zones of each body [Pa].</summary>
    /// <param name="bodies">The bodies.</param>
    public static double[] MeanStress(BodyGeometry bodies) =>
        [.. Enumerable.Range(0, bodies.Count).Select(b => bodies.VonMises[bodies.ZoneFirst[b]..bodies.ZoneFirst[b + 1]].Average())];

    /// <summary>Adds what the films of whole bodies show: fraction of their surface that is broken, and that is bare.</summary>
    /// <param name="bodies">The bodies.</param>
    /// <param name="values">Values body by body.</param>
    public static void AddFilms(BodyGeometry bodies, Dictionary<string, double[]> values)
    {
        var (area, broken, bare) = (new double[bodies.Count], new double[bodies.Count], new double[bodies.Count]);
        var owner = bodies.FacetBody();
        for (var f = 0; f < owner.Length; f++)
        {
            area[owner[f]] += bodies.FacetArea[f];
            if (bodies.IsBare(f)) broken[owner[f]] += bodies.FacetArea[f];
            bare[owner[f]] += bodies.Exposure(f) * bodies.FacetArea[f];
        }

        values[ViewKeys.Film] = [.. broken.Zip(area, (b, a) => b / a)];
        values[ViewKeys.Exposure] = [.. bare.Zip(area, (b, a) => b / a)];
    }

    // The mean over the zones around a node.
    private static double[] NodeStress(BodyGeometry bodies)
    {
        var (sum, count) = (new double[bodies.Nodes.Length], new int[bodies.Nodes.Length]);
        for (var k = 0; k < bodies.ZoneCorners.Length; k++)
        {
            sum[bodies.ZoneCorners[k]] += bodies.VonMises[k / 8];
            count[bodies.ZoneCorners[k]]++;
        }

        return [.. sum.Select((s, n) => s / count[n])];
    }

    // The nodes on a body's surface, and its triangles counted among them.
    private static (List<int> Nodes, int[] Triangles) Surface(BodyGeometry bodies, int body)
    {
        var (from, to) = (3 * bodies.FacetFirst[body], 3 * bodies.FacetFirst[body + 1]);
        var corners = bodies.FacetCorners[from..to];
        List<int> nodes = [.. corners.Select(n => (int)n).Distinct().Order()];
        var place = nodes.Select((n, k) => (n, k)).ToDictionary(p => (long)p.n, p => p.k);
        return (nodes, [.. corners.Select(n => place[n])]);
    }

    private int IndexOf(SurfaceTopology topology)
    {
        var key = (topology.Vertices, topology.Facets);
        if (!alike.TryGetValue(key, out var candidates)) alike[key] = candidates = [];
        foreach (var k in candidates)
            if (topologies[k].Triangles.AsSpan().SequenceEqual(topology.Triangles)) return k;
        candidates.Add(topologies.Count);
        topologies.Add(topology);
        return topologies.Count - 1;
    }
}
