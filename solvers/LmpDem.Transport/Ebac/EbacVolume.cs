namespace LmpDem.Transport.Ebac;

/// <summary>EBAC over a whole layer: what a beam would collect at every voxel, and the line scan over all sections.</summary>
/// <param name="Current">Collected current with the beam at each voxel as a point, 0 in pores; x fastest, then y, then z [A].</param>
/// <param name="Scan">Mean line scan along the depth.</param>
public sealed record EbacVolume(double[] Current, DepthScan Scan)
{
    /// <summary>Fills a raster.</summary>
    /// <param name="body">Body at each voxel, negative in pores; x fastest, then y, then z from the foil.</param>
    /// <param name="perLayer">Voxels of a layer of constant z.</param>
    /// <param name="voxel">Height of a voxel [m].</param>
    /// <param name="map">Collected fractions.</param>
    /// <param name="spec">Beam.</param>
    public static EbacVolume Of(IReadOnlyList<int> body, int perLayer, double voxel, EbacMap map, EbacSpec spec)
    {
        if (perLayer <= 0 || body.Count % perLayer != 0)
            throw new ArgumentException($"{body.Count} voxels are no layers of {perLayer}", nameof(perLayer));
        var current = new double[body.Count];
        var sum = new double[body.Count / perLayer];
        var solid = new int[sum.Length];
        for (var v = 0; v < current.Length; v++)
        {
            if (body[v] < 0) continue;
            current[v] = spec.BeamCurrent * map.Share[body[v]];
            sum[v / perLayer] += current[v];
            solid[v / perLayer]++;
        }

        var deviation = ElectronRange.Deviation(ElectronRange.InLithium(spec.BeamEnergy));
        return new EbacVolume(current, DepthScan.Of(sum, solid, perLayer, voxel, deviation));
    }
}
