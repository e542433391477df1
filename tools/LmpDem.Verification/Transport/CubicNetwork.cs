using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Verification.Transport;

/// <summary>Equal spheres at the nodes of a cubic lattice on the foil, periodic to the sides, each touching its six neighbours.</summary>
internal static class CubicNetwork
{
    /// <summary>Builds the lattice.</summary>
    /// <param name="n">Spheres along x and along y, >= 3.</param>
    /// <param name="height">Spheres along z.</param>
    /// <param name="radius">Radius [m].</param>
    public static BodyNetwork Of(int n, int height, double radius)
    {
        var junctions = new List<Junction>();
        var centre = new List<Vec3>();
        int Body(int x, int y, int z) => (z * n + y % n) * n + x % n;
        for (var z = 0; z < height; z++)
        {
            for (var y = 0; y < n; y++)
            {
                for (var x = 0; x < n; x++)
                {
                    var i = Body(x, y, z);
                    centre.Add(radius * new Vec3(2 * x + 1, 2 * y + 1, 2 * z + 1));
                    if (z == 0) junctions.Add(new Junction { First = i, Second = Junction.Foil, Area = 1e-12 });
                    if (z + 1 < height) junctions.Add(new Junction { First = i, Second = Body(x, y, z + 1), Area = 1e-12 });
                    foreach (var j in new[] { Body(x + 1, y, z), Body(x, y + 1, z) })
                        junctions.Add(new Junction { First = Math.Min(i, j), Second = Math.Max(i, j), Area = 1e-12 });
                }
            }
        }

        var box = Box.Layer(2 * n * radius, 2 * n * radius, 2 * height * radius);
        return new BodyNetwork
        {
            Volume = [.. centre.Select(_ => 4.0 / 3.0 * Math.PI * radius * radius * radius)],
            Radius = [.. centre.Select(_ => radius)],
            Centre = centre,
            AtTop = [.. centre.Select(c => c.Z > (2 * height - 2) * radius)],
            Junctions = [.. junctions.OrderBy(j => j.First).ThenBy(j => j.Second)
                .Select(j => j.AtFoil ? j : j with { Image = box.NearestImage(centre[j.First] - centre[j.Second]) })],
            Box = box,
        };
    }

    /// <summary>Metallic areas: each junction conducts with a probability, its area log-normal around 1 um2 [m2].</summary>
    /// <param name="network">Bodies and junctions.</param>
    /// <param name="probability">Probability to conduct.</param>
    /// <param name="spread">Deviation of the area's logarithm.</param>
    public static double[] Areas(BodyNetwork network, double probability, double spread)
    {
        var random = new Philox(1, "metallic_area");
        var area = new double[network.Junctions.Count];
        for (var k = 0; k < area.Length; k++)
        {
            var conducts = random.NextUniform() < probability;
            var value = 1e-12 * Math.Exp(spread * random.NextNormal());
            area[k] = conducts ? value : 0.0;
        }

        return area;
    }
}
