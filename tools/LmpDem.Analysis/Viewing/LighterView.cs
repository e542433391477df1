using System.Globalization;
using LmpDem.Engine.Numerics;

namespace LmpDem.Analysis.Viewing;

/// <summary>A view with fewer facets or states than the run has, and the sentence that says so.</summary>
/// <param name="View">The view.</param>
/// <param name="Note">What was left out; null: nothing.</param>
internal sealed record LighterView(ElectrodeView View, string? Note)
{
    private const int FewestFacets = 24;

    // A page shrinks with its facets, but for its text; by this much more it may.
    private const double Hopeless = 1.5;

    // Below this fraction of its facets a body is no longer recognised; then states go.
    private static readonly double[] Fractions = [0.5, 0.25, 0.125];

    /// <summary>The view itself, then ever lighter ones; at least one, the last with two states.</summary>
    /// <param name="full">The view.</param>
    /// <param name="excess">Size of the page of the view given last, over the limit: fractions that cannot do are left out.</param>
    public static IEnumerable<LighterView> From(ElectrodeView full, Func<double> excess)
    {
        yield return new LighterView(full, null);
        var needed = Hopeless / excess();
        var (view, surfaces) = (full, "");
        if (full.Topologies.Count > 0)
        {
            foreach (var fraction in Fractions.Where(f => f <= needed || f == Fractions[^1]))
            {
                view = Coarsened(full, fraction);
                surfaces = string.Create(CultureInfo.InvariantCulture, $"surfaces with {Facets(view)} instead of {Facets(full)} facets");
                yield return new LighterView(view, $"To stay below the size limit this page shows {surfaces}.");
            }
        }

        while (view.States.Count > 2)
        {
            var last = view.States.Count - 1;
            view = view with { States = [.. view.States.Where((_, k) => k % 2 == 0 || k == last)] };
            var states = $"{view.States.Count} of {full.States.Count} states";
            var and = surfaces.Length > 0 ? " and " : "";
            yield return new LighterView(view, $"To stay below the size limit this page shows {states}{and}{surfaces}.");
        }
    }

    /// <summary>Facets of all bodies of the last state.</summary>
    private static int Facets(ElectrodeView view) =>
        view.States.LastOrDefault(s => s.Surface is not null)?.Surface?.Topology.Sum(t => view.Topologies[t].Facets) ?? 0;

    private static ElectrodeView Coarsened(ElectrodeView full, double fraction)
    {
        CoarseTopology[] coarse = [.. full.Topologies.Select((t, k) =>
            CoarseTopology.Of(t, ShapeOf(full, k), Math.Max(FewestFacets, (int)(fraction * t.Facets))))];
        return full with
        {
            Topologies = [.. coarse.Select(c => c.Topology)],
            States = [.. full.States.Select(s => s.Surface is { } surface ? s with { Surface = Coarsened(full, surface, coarse) } : s)],
        };
    }

    private static ViewSurface Coarsened(ElectrodeView full, ViewSurface surface, CoarseTopology[] coarse)
    {
        var (vertices, vertex, facet) = (0, new List<int>(), new List<(CoarseTopology Coarse, int First)>());
        var facets = 0;
        foreach (var t in surface.Topology)
        {
            vertex.AddRange(coarse[t].Kept.Select(v => vertices + v));
            facet.Add((coarse[t], facets));
            vertices += full.Topologies[t].Vertices;
            facets += full.Topologies[t].Facets;
        }

        return new ViewSurface
        {
            Topology = surface.Topology,
            Vertices = [.. vertex.Select(v => surface.Vertices[v])],
            VertexValues = surface.VertexValues.ToDictionary(p => p.Key, p => (double[])[.. vertex.Select(v => p.Value[v])]),
            FacetValues = surface.FacetValues.ToDictionary(
                p => p.Key, p => (double[])[.. facet.SelectMany(f => Means(f.Coarse, p.Value, f.First))]),
        };
    }

    // A coarse facet has the mean of the full ones that lie nearest to it; classes are mended by rounding in the page.
    private static double[] Means(CoarseTopology coarse, double[] values, int first)
    {
        var (sum, count) = (new double[coarse.Topology.Facets], new int[coarse.Topology.Facets]);
        for (var f = 0; f < coarse.CoarseOf.Length; f++)
        {
            sum[coarse.CoarseOf[f]] += values[first + f];
            count[coarse.CoarseOf[f]]++;
        }

        return [.. sum.Select((s, c) => count[c] > 0 ? s / count[c] : double.NaN)];
    }

    private static ReadOnlySpan<Vec3> ShapeOf(ElectrodeView full, int topology)
    {
        var surface = full.States.Select(s => s.Surface).OfType<ViewSurface>().First(s => s.Topology.Contains(topology));
        var first = surface.Topology.TakeWhile(t => t != topology).Sum(t => full.Topologies[t].Vertices);
        return surface.Vertices.AsSpan(first, full.Topologies[topology].Vertices);
    }
}
