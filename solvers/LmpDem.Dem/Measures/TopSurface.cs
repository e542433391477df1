using LmpDem.Dem.Bodies;
using LmpDem.Engine.Geometry;

namespace LmpDem.Dem.Measures;

/// <summary>
/// The upper face of a layer as a probe from above finds it: the height of the highest particle over each place of a square grid, and 0,
/// the foil, where there is none. Spheres hide what lies under them, so that pores below overhangs do not count.
/// </summary>
/// <param name="MeanHeight">Mean height above the foil [m].</param>
/// <param name="RootMeanSquare">Root mean square of the height about its mean, Sq of ISO 25178 [m].</param>
/// <param name="MeanDeviation">Mean absolute deviation of the height from its mean, Sa of ISO 25178 [m].</param>
/// <param name="BareFoil">Fraction of the foil that is seen from above.</param>
public readonly record struct TopSurface(double MeanHeight, double RootMeanSquare, double MeanDeviation, double BareFoil)
{
    /// <summary>Probes a packing.</summary>
    /// <param name="spheres">The particles.</param>
    /// <param name="box">The region, periodic in x and y.</param>
    /// <param name="points">Places along the longer edge; those along the shorter one lie as closely.</param>
    public static TopSurface Of(Spheres spheres, Box box, int points = 128)
    {
        ArgumentNullException.ThrowIfNull(spheres);
        var step = Math.Max(box.Length.X, box.Length.Y) / points;
        var (nx, ny) = (Whole(box.Length.X, step), Whole(box.Length.Y, step));
        var (dx, dy) = (box.Length.X / nx, box.Length.Y / ny);
        var height = new double[nx * ny];
        for (var i = 0; i < spheres.Count; i++)
        {
            var (place, radius) = (spheres.Position[i], spheres.ApparentRadius[i]);
            for (var v = (int)Math.Ceiling((place.Y - radius) / dy - 0.5); (v + 0.5) * dy <= place.Y + radius; v++)
            {
                for (var u = (int)Math.Ceiling((place.X - radius) / dx - 0.5); (u + 0.5) * dx <= place.X + radius; u++)
                {
                    var (x, y) = ((u + 0.5) * dx - place.X, (v + 0.5) * dy - place.Y);
                    var rise = radius * radius - x * x - y * y;
                    if (rise < 0.0) continue;
                    ref var here = ref height[Fold(v, ny) * nx + Fold(u, nx)];
                    here = Math.Max(here, place.Z + Math.Sqrt(rise));
                }
            }
        }

        var mean = height.Average();
        return new TopSurface(
            mean, Math.Sqrt(height.Average(h => (h - mean) * (h - mean))), height.Average(h => Math.Abs(h - mean)),
            (double)height.Count(h => h == 0.0) / height.Length);
    }

    private static int Whole(double length, double step) => Math.Max(1, (int)Math.Round(length / step));

    private static int Fold(int place, int count) => (place % count + count) % count;
}
