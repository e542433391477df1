using LmpDem.Engine.Numerics;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>Stress on the foil's side of the layer compared with the press's; the layer extends from its lowest to its highest node.</summary>
internal static class StressProfile
{
    /// <summary>
    /// Contact force per surface in the lower over that in the upper half: mean of pressure x share in contact over the facets of each
    /// half (facets sorted by their centre), all interfaces counted, those with foil and press too.
    /// </summary>
    public static double ContactBottomTop(BodyGeometry g)
    {
        var (low, high) = Span(g);
        var middle = 0.5 * (low + high);
        var (below, belowArea, above, aboveArea) = (0.0, 0.0, 0.0, 0.0);
        for (var f = 0; f < g.FacetArea.Length; f++)
        {
            var (area, height) = (g.FacetArea[f], 0.0);
            for (var k = 0; k < 3; k++) height += g.Nodes[g.FacetCorners[3 * f + k]].Z / 3.0;
            var load = area * g.ContactShare[f] * g.ContactPressure[f];
            if (height < middle) (below, belowArea) = (below + load, belowArea + area);
            else (above, aboveArea) = (above + load, aboveArea + area);
        }

        return below / belowArea / (above / aboveArea);
    }

    /// <summary>Mean von Mises stress of the zones with their centre in the lowest third over that in the highest, by volume.</summary>
    public static double VonMisesBottomTop(BodyGeometry g, double[] volume, Vec3[] centre)
    {
        var (low, high) = Span(g);
        var third = (high - low) / 3.0;
        var (below, belowVolume, above, aboveVolume) = (0.0, 0.0, 0.0, 0.0);
        for (var z = 0; z < volume.Length; z++)
        {
            if (centre[z].Z < low + third) (below, belowVolume) = (below + volume[z] * g.VonMises[z], belowVolume + volume[z]);
            else if (centre[z].Z > high - third) (above, aboveVolume) = (above + volume[z] * g.VonMises[z], aboveVolume + volume[z]);
        }

        return below / belowVolume / (above / aboveVolume);
    }

    private static (double Low, double High) Span(BodyGeometry g)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var node in g.Nodes) (low, high) = (Math.Min(low, node.Z), Math.Max(high, node.Z));
        return (low, high);
    }
}
