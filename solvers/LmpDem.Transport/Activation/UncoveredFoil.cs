using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Copper laid open by stripping, as fractions of the foil's area, in two readings: by the footprints, which are the contact areas
/// with the foil; and as seen from above, where whatever remains of the layer hides the foil, each body as the disc of the sphere of
/// its volume (flattened bodies hide more). The pictures of the paper show the second.
/// </summary>
/// <param name="Footprint">Contact area of all bodies with the foil.</param>
/// <param name="StrippedFootprint">Contact area of the stripped bodies with the foil: foil that was covered and is bare now.</param>
/// <param name="SeenBefore">Foil seen from above before.</param>
/// <param name="SeenAfter">Foil seen from above when the stripped bodies have been removed.</param>
public sealed record UncoveredFoil(double Footprint, double StrippedFootprint, double SeenBefore, double SeenAfter)
{
    private const double PixelsPerRadius = 16.0;
    private const int MaxPixels = 2048; // an edge

    /// <summary>Takes bodies off a foil.</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="stripped">Whether a body is stripped, wholly, one per body.</param>
    public static UncoveredFoil Of(BodyNetwork network, IReadOnlyList<bool> stripped)
    {
        double all = 0.0, off = 0.0;
        foreach (var junction in network.Junctions)
        {
            if (!junction.AtFoil) continue;
            all += junction.Area;
            if (stripped[junction.First]) off += junction.Area;
        }

        var area = network.Box.FootArea;
        return new UncoveredFoil(all / area, off / area, Seen(network, _ => true), Seen(network, i => !stripped[i]));
    }

    // Centres of pixels that no disc covers, over all.
    private static double Seen(BodyNetwork network, Func<int, bool> present)
    {
        if (network.Count == 0) return 1.0;
        var pixel = network.Radius.Average() / PixelsPerRadius;
        var (lx, ly) = (network.Box.Length.X, network.Box.Length.Y);
        int nx = Math.Clamp((int)Math.Ceiling(lx / pixel), 1, MaxPixels), ny = Math.Clamp((int)Math.Ceiling(ly / pixel), 1, MaxPixels);
        var hidden = new bool[nx * ny];
        for (var i = 0; i < network.Count; i++)
            if (present(i)) Hide(hidden, nx, ny, lx / nx, ly / ny, network.Centre[i], network.Radius[i]);
        return (double)hidden.Count(h => !h) / hidden.Length;
    }

    private static void Hide(bool[] hidden, int nx, int ny, double dx, double dy, Vec3 centre, double radius)
    {
        for (var y = (int)Math.Ceiling((centre.Y - radius) / dy - 0.5); (y + 0.5) * dy <= centre.Y + radius; y++)
        {
            var off = (y + 0.5) * dy - centre.Y;
            var half = Math.Sqrt(Math.Max(radius * radius - off * off, 0.0));
            var row = ((y % ny) + ny) % ny * nx;
            for (var x = (int)Math.Ceiling((centre.X - half) / dx - 0.5); (x + 0.5) * dx <= centre.X + half; x++)
                hidden[row + ((x % nx) + nx) % nx] = true;
        }
    }
}
