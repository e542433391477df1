using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Transport.Activation;

/// <summary>
/// Copper laid open by stripping, as seen from above, where whatever remains of the layer hides the
/// foil, each body as the disc of the sphere
/// of its volume (flattened bodies hide more). The pictures of the paper show this, and not the footprints of the bodies on the foil.
/// </summary>
public static class UncoveredFoil
{
    private const double PixelsPerRadius = 16.0;
    private const int MaxPixels = 2048; // an edge

    /// <summary>Fraction of the foil seen from above, 0 to 1.</summary>
    /// <param name="network">Bodies.</param>
    /// <param name="stripped">Whether a body is stripped, wholly, one per body.</param>
    public static double Seen(BodyNetwork network, IReadOnlyList<bool> stripped) => Seen(network, i => !stripped[i]);

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
