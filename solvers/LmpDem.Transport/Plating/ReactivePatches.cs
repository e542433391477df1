using LmpDem.Engine.Numerics;
using LmpDem.Transport.Diffusion;

namespace LmpDem.Transport.Plating;

/// <summary>Patches of facets, of the foil, and where only areas of whole bodies are known.</summary>
public static class ReactivePatches
{
    /// <summary>Free copper: a patch for the open fraction of every face on the foil.</summary>
    /// <param name="layer">The layer.</param>
    public static IReadOnlyList<ReactivePatch> OnFreeFoil(ElectrodeCells layer)
    {
        var h = layer.Cells.Edge;
        var patches = new List<ReactivePatch>();
        for (var v = 0; v < layer.Cells.Nx * layer.Cells.Ny; v++)
            if (layer.Cells.OpenZ[v] > 0.0f)
                patches.Add(new ReactivePatch(v, ReactivePatch.Foil, layer.Cells.OpenZ[v] * h.X * h.Y, 0.5 * h.Z));
        return patches;
    }

    /// <summary>Bare free facets in the cells before them, joined by cell and body; none where a gap is below the tolerance.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="facets">Facets of the bodies.</param>
    public static IReadOnlyList<ReactivePatch> OnFacets(ElectrodeCells layer, SurfaceFacets facets)
    {
        var cells = layer.Cells;
        var sums = new SortedDictionary<(int Cell, int Body), (double Area, double Volume)>();
        for (var f = 0; f < facets.Count; f++)
        {
            var area = facets.Area[f] * facets.BareFraction[f] * facets.FreeFraction[f];
            if (!(area > 0.0) || PoreInFront.Of(cells, facets.Centre[f], facets.Normal[f]) is not { } cell) continue;
            var away = cells.Box.MinImage(
                cells.Centre(cell % cells.Nx, cell / cells.Nx % cells.Ny, cell / cells.Nx / cells.Ny) - facets.Centre[f]);
            // A centre inside the body has no electrolyte in front of it: the potential of the cell is used for its surface.
            var distance = Math.Max(0.0, Vec3.Dot(away, facets.Normal[f]));
            var sum = sums.GetValueOrDefault((cell, facets.Body[f]));
            sums[(cell, facets.Body[f])] = (sum.Area + area, sum.Volume + area * distance);
        }

        return [.. sums.Select(s => new ReactivePatch(s.Key.Cell, s.Key.Body, s.Value.Area, s.Value.Volume / s.Value.Area))];
    }

    /// <summary>
    /// Spreads the bare area of each body evenly over its closed faces on pores, in cells that are wholly solid or pore. A body whose
    /// faces on pores are none gets no patch. Where the bare facets themselves are known, patches made from them say more.
    /// </summary>
    /// <param name="layer">The layer.</param>
    /// <param name="bareArea">Bare surface on pores, one per body [m2].</param>
    public static IReadOnlyList<ReactivePatch> OnBodies(ElectrodeCells layer, IReadOnlyList<double> bareArea)
    {
        var whole = new double[bareArea.Count];
        foreach (var face in Faces(layer)) whole[face.Body] += face.Area;
        return [.. Faces(layer).Where(f => bareArea[f.Body] > 0.0).Select(f =>
            f with { Area = f.Area * bareArea[f.Body] / whole[f.Body] })];
    }

    private static IEnumerable<ReactivePatch> Faces(ElectrodeCells layer)
    {
        var h = layer.Cells.Edge;
        double[] area = [h.Y * h.Z, h.X * h.Z, h.X * h.Y];
        double[] half = [0.5 * h.X, 0.5 * h.Y, 0.5 * h.Z];
        for (var v = 0; v < layer.Count; v++)
        {
            if (layer.Body[v] != ElectrodeCells.Pore) continue;
            for (var face = 0; face < 6; face++)
            {
                var next = layer.Neighbour(v, face).Cell;
                if (next >= 0 && layer.Body[next] >= 0) yield return new ReactivePatch(v, layer.Body[next], area[face / 2], half[face / 2]);
            }
        }
    }
}

/// <summary>A piece of surface that reacts with the electrolyte of the cell before it.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Body">Body whose bare surface it is; <see cref="Foil"/> on free copper.</param>
/// <param name="Area">Its area, > 0 [m2].</param>
/// <param name="Distance">Electrolyte between the centre of the cell and the surface, >= 0 [m].</param>
public readonly record struct ReactivePatch(int Cell, int Body, double Area, double Distance)
{
    /// <summary>Number that stands for the free copper of the foil in place of a body.</summary>
    public const int Foil = -1;

    /// <summary>Whether it is free copper.</summary>
    public bool OnFoil => Body < 0;
}
