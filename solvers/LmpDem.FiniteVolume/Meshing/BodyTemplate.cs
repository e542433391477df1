using System.Globalization;
using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Meshing;

/// <summary>
/// Mesh that bodies share: hexahedral zones, and the triangles of their outer faces. Bodies differ in size, place and
/// orientation only, so that eight of them can be updated in the lanes of one vector.
/// </summary>
public sealed class BodyTemplate
{
    /// <summary>Corners of the six faces of a zone, outward by the right hand, four each.</summary>
    internal static readonly int[] FaceCorners = [0, 3, 2, 1, 4, 5, 6, 7, 0, 1, 5, 4, 1, 2, 6, 5, 2, 3, 7, 6, 3, 0, 4, 7];

    /// <summary>A mesh of zones; its surface is found and cut into triangles.</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="zones">Corners of the zones, eight each in VTK's order.</param>
    /// <exception cref="ArgumentException">A zone has no positive volume.</exception>
    public BodyTemplate(Vec3[] nodes, int[] zones)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(zones);
        Nodes = nodes;
        Zones = zones;
        for (var z = 0; z < ZoneCount; z++)
        {
            if (!(ZoneVolume(nodes, zones.AsSpan(8 * z, 8)) > 0.0))
                throw new ArgumentException($"zone {z} has no positive volume", nameof(zones));
        }

        (Facets, FacetZone) = SurfaceTriangles.Of(nodes.Length, zones);
        Adjacent = SurfaceTriangles.Neighbours(Facets);
        SurfaceIndex = new int[nodes.Length];
        Array.Fill(SurfaceIndex, -1);
        foreach (var n in Facets) SurfaceIndex[n] = 0;
        SurfaceNodes = [.. Enumerable.Range(0, nodes.Length).Where(n => SurfaceIndex[n] == 0)];
        for (var s = 0; s < SurfaceNodes.Length; s++) SurfaceIndex[SurfaceNodes[s]] = s;
    }

    /// <summary>Nodes of the stress-free template; a sphere's has the volume of a sphere of radius 1.</summary>
    public Vec3[] Nodes { get; }

    /// <summary>Corners of the zones, eight node indices each, in VTK's order.</summary>
    public int[] Zones { get; }

    /// <summary>Corners of the surface's facets, three node indices each, outward by the right hand.</summary>
    public int[] Facets { get; }

    /// <summary>The zone behind every facet.</summary>
    public int[] FacetZone { get; }

    /// <summary>The facet across the edge opposite to each corner, three per facet.</summary>
    public int[] Adjacent { get; }

    /// <summary>Nodes of the surface, rising.</summary>
    public int[] SurfaceNodes { get; }

    /// <summary>Place of a node in <see cref="SurfaceNodes"/>, -1 inside, one per node.</summary>
    public int[] SurfaceIndex { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Nodes.Length;

    /// <summary>Number of zones.</summary>
    public int ZoneCount => Zones.Length / 8;

    /// <summary>Number of facets.</summary>
    public int FacetCount => Facets.Length / 3;

    /// <summary>Volume of a zone by its faces' diagonals, as the zone kernel computes it.</summary>
    /// <param name="nodes">Nodes.</param>
    /// <param name="corners">Eight corners.</param>
    public static double ZoneVolume(ReadOnlySpan<Vec3> nodes, ReadOnlySpan<int> corners)
    {
        var sum = 0.0;
        for (var k = 0; k < 24; k += 4)
        {
            Vec3 a = nodes[corners[FaceCorners[k]]], b = nodes[corners[FaceCorners[k + 1]]];
            Vec3 c = nodes[corners[FaceCorners[k + 2]]], d = nodes[corners[FaceCorners[k + 3]]];
            sum += Vec3.Dot(a + b + c + d, Vec3.Cross(c - a, d - b));
        }

        return sum / 24.0;
    }

    /// <summary>Volume of the whole template.</summary>
    public double Volume()
    {
        var sum = 0.0;
        for (var z = 0; z < ZoneCount; z++) sum += ZoneVolume(Nodes, Zones.AsSpan(8 * z, 8));
        return sum;
    }
}

/// <summary>Size of a body's mesh.</summary>
/// <param name="Across">Zones along the edge of a cube face, n.</param>
/// <param name="Deep">Layers of zones from the inner block to the surface, m.</param>
public readonly record struct TemplateSize(int Across, int Deep)
{
    /// <summary>Sizes from coarse to fine that a run grades its bodies over.</summary>
    public static IReadOnlyList<TemplateSize> Ladder { get; } = [new(4, 3), new(5, 3), new(6, 4), new(8, 5), new(10, 6)];

    /// <summary>Zones of a body, n^3 + 6 n^2 m.</summary>
    public int Zones => Across * Across * Across + 6 * Across * Across * Deep;

    /// <summary>Reads "n,m".</summary>
    /// <param name="text">Text such as "6,4".</param>
    /// <param name="size">The size, n from 2 to 16 and m from 1 to 12.</param>
    public static bool TryParse(string text, out TemplateSize size)
    {
        size = default;
        var parts = text.Split(',');
        if (parts.Length != 2
            || !int.TryParse(parts[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var across)
            || !int.TryParse(parts[1].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var deep)
            || across is < 2 or > 16 || deep is < 1 or > 12) return false;
        size = new TemplateSize(across, deep);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Across},{Deep}");
}
