using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.States;

namespace LmpDem.FiniteVolume.Measures;

/// <summary>
/// Spheres that stand for deformed bodies: around each body's centre the sphere that, less the caps beyond the planes of
/// the common circles with its neighbours and beyond foil and press, keeps the body's volume (Zunker and Kamrin 2024,
/// doi 10.1016/j.jmps.2023.105492). They give deformed bodies the overlap that a contact law of volume-conserving spheres
/// would see. A sphere with a tenth of its surface left free grows no further: there the picture ends.
/// </summary>
public static class ApparentSpheres
{
    private const double ClosedFraction = 0.1;
    private const int MaxSweeps = 200;
    private const double Enough = 1e-5; // of the radius, in a sweep

    /// <summary>Radii of the spheres, one per body [m].</summary>
    /// <param name="centre">Centres of the bodies [m].</param>
    /// <param name="radius">Radii of spheres of the bodies' volumes [m].</param>
    /// <param name="pairs">Bodies that touch; the second is negative at the foil.</param>
    /// <param name="box">Region, as high as the layer; foil at z = 0, press at its height.</param>
    public static double[] Radii(
        IReadOnlyList<Vec3> centre, IReadOnlyList<double> radius, IReadOnlyList<(int First, int Second)> pairs, Box box)
    {
        double[] grown = [.. radius];
        var (area, volume) = (new double[grown.Length], new double[grown.Length]);
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            Array.Clear(area);
            Array.Clear(volume);
            foreach (var (i, j) in pairs)
            {
                if (j < 0) continue;
                var distance = box.MinImage(centre[i] - centre[j]).Length;
                if (distance >= grown[i] + grown[j]) continue;
                Cut(i, DepthOf(grown[i], grown[j], distance));
                Cut(j, DepthOf(grown[j], grown[i], distance));
            }

            for (var i = 0; i < grown.Length; i++)
            {
                Cut(i, grown[i] - centre[i].Z);
                Cut(i, grown[i] - (box.Length.Z - centre[i].Z));
            }

            var most = 0.0;
            for (var i = 0; i < grown.Length; i++)
            {
                var surface = 4.0 * Math.PI * grown[i] * grown[i];
                var lacking = 4.0 / 3.0 * Math.PI * (Cube(radius[i]) - Cube(grown[i])) + volume[i];
                var free = surface - area[i];
                if (free <= ClosedFraction * surface || lacking <= 0.0) continue;
                var growth = Math.Min(lacking / free, 0.02 * radius[i]); // a neighbour grows at the same time
                grown[i] += growth;
                most = Math.Max(most, growth / radius[i]);
            }

            if (most < Enough) break;
        }

        return grown;

        void Cut(int body, double depth)
        {
            if (depth <= 0.0) return;
            area[body] += 2.0 * Math.PI * grown[body] * depth;
            volume[body] += Math.PI / 3.0 * depth * depth * (3.0 * grown[body] - depth);
        }
    }

    // Depth of the common circle's plane below the surface of the first sphere.
    private static double DepthOf(double radius, double other, double distance) =>
        radius - 0.5 * (distance + (radius - other) * (radius + other) / distance);

    private static double Cube(double x) => x * x * x;
}

/// <summary>Penetration of nodes in penalty contact.</summary>
internal static class Penetration
{
    /// <summary>The deepest penetration [m], and the mean over the nodes in contact over the size of their facets.</summary>
    public static (double Deepest, double MeanFraction) Of(FvState state)
    {
        double deepest = 0.0, sum = 0.0;
        var count = 0;
        void Take(double depth, double size)
        {
            deepest = Math.Max(deepest, depth);
            sum += depth / size;
            count++;
        }

        for (var s = 0; s < state.Bodies.Count; s++)
        {
            var (bundle, lane) = (state.Bodies.BundleOf[s], state.Bodies.LaneOf(s));
            var size = bundle.LaneValue(LaneRow.FacetSize, lane);
            foreach (var entry in state.Contacts.EntriesOf(s))
            {
                if (entry.Active != 0) Take(entry.Depth, size);
            }

            foreach (var n in bundle.Template.SurfaceNodes)
            {
                foreach (var wall in state.Walls.Walls)
                {
                    var distance = wall.Distance(bundle.Node(n, lane));
                    if (distance < 0.0) Take(-distance, size);
                }
            }
        }

        return (deepest, count > 0 ? sum / count : 0.0);
    }
}
