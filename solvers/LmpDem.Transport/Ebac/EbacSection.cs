namespace LmpDem.Transport.Ebac;

/// <summary>The EBAC picture of a cross-section through the layer, normal to the beam, periodic along x.</summary>
/// <param name="Width">Pixels along x.</param>
/// <param name="Rows">Pixels along z, from the foil upward.</param>
/// <param name="Pixel">Edge of a pixel [m].</param>
/// <param name="Sharp">Collected current with the beam at each pixel as a point, 0 in pores; x fastest [A].</param>
/// <param name="Image">The same blurred by the beam's range [A].</param>
/// <param name="Scan">Line scan along the depth.</param>
public sealed record EbacSection(int Width, int Rows, double Pixel, double[] Sharp, double[] Image, DepthScan Scan)
{
    /// <summary>Draws the picture of a section.</summary>
    /// <param name="body">Body at each pixel, negative in pores; x fastest, then z from the foil.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="rows">Pixels along z.</param>
    /// <param name="pixel">Edge of a pixel [m].</param>
    /// <param name="map">Collected fractions.</param>
    /// <param name="spec">Beam.</param>
    public static EbacSection Of(IReadOnlyList<int> body, int width, int rows, double pixel, EbacMap map, EbacSpec spec)
    {
        if (body.Count != width * rows) throw new ArgumentException($"{body.Count} pixels are no {width} x {rows}", nameof(body));
        var deviation = ElectronRange.Deviation(ElectronRange.InLithium(spec.BeamEnergy));
        var sharp = new double[body.Count];
        var sum = new double[rows];
        var solid = new int[rows];
        for (var p = 0; p < sharp.Length; p++)
        {
            if (body[p] < 0) continue;
            sharp[p] = spec.BeamCurrent * map.Fraction[body[p]];
            sum[p / width] += sharp[p];
            solid[p / width]++;
        }

        return new EbacSection(
            width, rows, pixel, sharp, BeamBlur.Image(sharp, width, rows, deviation / pixel),
                DepthScan.Of(sum, solid, width, pixel, deviation));
    }
}

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
            current[v] = spec.BeamCurrent * map.Fraction[body[v]];
            sum[v / perLayer] += current[v];
            solid[v / perLayer]++;
        }

        var deviation = ElectronRange.Deviation(ElectronRange.InLithium(spec.BeamEnergy));
        return new EbacVolume(current, DepthScan.Of(sum, solid, perLayer, voxel, deviation));
    }
}

/// <summary>Collected current along the depth, from the foil upward.</summary>
/// <param name="Height">Height above the foil [m].</param>
/// <param name="Current">Mean collected current at that height, pores counted as nothing, blurred by the beam [A].</param>
/// <param name="OnBodies">Mean over the bodies alone, not blurred; NaN at heights without any [A].</param>
public sealed record DepthScan(double[] Height, double[] Current, double[] OnBodies)
{
    /// <summary>A scan of sums over the rows of a raster.</summary>
    /// <param name="sum">Sum of the current over each row [A].</param>
    /// <param name="solid">Points of each row in a body.</param>
    /// <param name="points">Points of a row.</param>
    /// <param name="spacing">Distance of the rows [m].</param>
    /// <param name="deviation">Deviation of the blur [m].</param>
    internal static DepthScan Of(double[] sum, int[] solid, int points, double spacing, double deviation) => new(
        [.. sum.Select((_, z) => (z + 0.5) * spacing)],
        BeamBlur.Profile([.. sum.Select(s => s / points)], deviation / spacing),
        [.. sum.Select((s, z) => s / solid[z])]);
}
