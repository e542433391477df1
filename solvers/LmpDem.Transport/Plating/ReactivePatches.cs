namespace LmpDem.Transport.Plating;

/// <summary>Patches where only areas of whole bodies are known, or of the foil.</summary>
public static class ReactivePatches
{
    /// <summary>Free copper: a patch for every pore voxel that stands on the foil.</summary>
    /// <param name="voxels">The layer.</param>
    public static IReadOnlyList<ReactivePatch> OnFreeFoil(ElectrodeVoxels voxels)
    {
        var patches = new List<ReactivePatch>();
        for (var v = 0; v < voxels.Nx * voxels.Ny; v++)
            if (voxels.Body[v] == ElectrodeVoxels.Pore)
                patches.Add(new ReactivePatch(v, ReactivePatch.Foil, voxels.Edge.X * voxels.Edge.Y));
        return patches;
    }

    /// <summary>
    /// Spreads the bare area of each body evenly over its voxel faces on pores. A body whose faces on pores are none gets no patch.
    /// Where the bare facets themselves are known, patches made from them say more.
    /// </summary>
    /// <param name="voxels">The layer.</param>
    /// <param name="bareArea">Bare surface on pores, one per body [m2].</param>
    public static IReadOnlyList<ReactivePatch> OnBodies(ElectrodeVoxels voxels, IReadOnlyList<double> bareArea)
    {
        var (x, y, z) = voxels.Edge;
        double[] faceArea = [y * z, x * z, x * y];
        var whole = new double[bareArea.Count];
        foreach (var (_, body, area) in Faces(voxels, faceArea)) whole[body] += area;
        var patches = new List<ReactivePatch>();
        foreach (var (voxel, body, area) in Faces(voxels, faceArea))
            if (bareArea[body] > 0.0)
                patches.Add(new ReactivePatch(voxel, body, area * bareArea[body] / whole[body]));
        return patches;
    }

    private static IEnumerable<ReactivePatch> Faces(ElectrodeVoxels voxels, double[] faceArea)
    {
        for (var v = 0; v < voxels.Count; v++)
        {
            if (voxels.Body[v] != ElectrodeVoxels.Pore) continue;
            for (var face = 0; face < 6; face++)
            {
                var next = voxels.Neighbour(v, face);
                if (next >= 0 && voxels.Body[next] >= 0) yield return new ReactivePatch(v, voxels.Body[next], faceArea[face / 2]);
            }
        }
    }
}
