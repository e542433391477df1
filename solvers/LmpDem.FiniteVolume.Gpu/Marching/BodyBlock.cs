using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Gpu.Kernels;
using LmpDem.FiniteVolume.Meshing;

namespace LmpDem.FiniteVolume.Gpu.Marching;

/// <summary>The bodies of one mesh, and the tables that kernels need of it.</summary>
internal sealed class BodyBlock
{
    /// <summary>Bundles of a group.</summary>
    public const int BundlesOfGroup = Columns.Lanes / Bundle.Lanes;

    private BodyBlock(Bundle[] bundles, int firstBundle)
    {
        Bundles = bundles;
        FirstBundle = firstBundle;
        var mesh = Mesh;
        (NodeFirst, NodeCorners) = Around(mesh.NodeCount, mesh.Zones, c => (c / 8 * Columns.CornerRows + 3 * (c % 8)) * Columns.Lanes);
        FacetSurface = [.. mesh.Facets.Select(n => mesh.SurfaceIndex[n])];
        (FilmFirst, FilmCorners) = Around(mesh.SurfaceNodes.Length, FacetSurface, c => 4 * (c / 3) + c % 3);
        Occupied = [.. Enumerable.Range(0, Groups).Select(g =>
            Bundle.Lanes * Math.Min(BundlesOfGroup, bundles.Length - BundlesOfGroup * g))];
        IsBody = new int[Groups * Columns.Lanes];
        for (var b = 0; b < bundles.Length; b++)
            for (var l = 0; l < bundles[b].Count; l++) IsBody[b * Bundle.Lanes + l] = 1;
    }

    /// <summary>Bundles, in their order.</summary>
    public Bundle[] Bundles { get; }

    /// <summary>Index of the first of them among all bundles.</summary>
    public int FirstBundle { get; }

    /// <summary>Their mesh.</summary>
    public BodyTemplate Mesh => Bundles[0].Template;

    /// <summary>Groups.</summary>
    public int Groups => (Bundles.Length + BundlesOfGroup - 1) / BundlesOfGroup;

    /// <summary>Offsets of the corners of zones and facets in vector columns.</summary>
    public int[] Corners => Offsets(Mesh.Zones);

    /// <inheritdoc cref="Corners"/>
    public int[] FacetCorners => Offsets(Mesh.Facets);

    /// <summary>Places of the facets' corners among the surface nodes.</summary>
    public int[] FacetSurface { get; }

    /// <summary>Corners of the zones around every node, in the order of zones.</summary>
    public int[] NodeFirst { get; }

    /// <inheritdoc cref="NodeFirst"/>
    public int[] NodeCorners { get; }

    /// <summary>Facets around every surface node, rising.</summary>
    public int[] FilmFirst { get; }

    /// <inheritdoc cref="FilmFirst"/>
    public int[] FilmCorners { get; }

    /// <summary>Lanes in use of every group.</summary>
    public int[] Occupied { get; }

    /// <summary>Whether a lane holds a body.</summary>
    public int[] IsBody { get; }

    /// <summary>The blocks of all bundles, which are in the order of meshes.</summary>
    /// <param name="bundles">All bundles.</param>
    public static BodyBlock[] Of(Bundle[] bundles)
    {
        var blocks = new List<BodyBlock>();
        for (var b = 0; b < bundles.Length;)
        {
            var end = b + 1;
            while (end < bundles.Length && bundles[end].Template == bundles[b].Template) end++;
            blocks.Add(new BodyBlock(bundles[b..end], b));
            b = end;
        }

        return [.. blocks];
    }

    private static int[] Offsets(int[] nodes) => [.. nodes.Select(n => Columns.Vector * n)];

    // Lists, for every node, the corners that name it, in their order.
    private static (int[] First, int[] Codes) Around(int nodes, int[] corners, Func<int, int> code)
    {
        var first = new int[nodes + 1];
        foreach (var n in corners) first[n + 1]++;
        for (var n = 0; n < nodes; n++) first[n + 1] += first[n];
        var next = first[..nodes];
        var codes = new int[corners.Length];
        for (var c = 0; c < corners.Length; c++) codes[next[corners[c]]++] = code(c);
        return (first, codes);
    }
}
