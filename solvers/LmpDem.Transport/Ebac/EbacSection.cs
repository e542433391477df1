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
            sharp[p] = spec.BeamCurrent * map.Share[body[p]];
            sum[p / width] += sharp[p];
            solid[p / width]++;
        }

        return new EbacSection(
            width, rows, pixel, sharp, BeamBlur.Image(sharp, width, rows, deviation / pixel),
                DepthScan.Of(sum, solid, width, pixel, deviation));
    }
}
