using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Networks;

namespace LmpDem.Tests.Transport.Networks;

/// <summary>Regular and random networks with known answers.</summary>
internal static class Lattice
{
    /// <summary>
    /// Equal spheres at the nodes of a cubic lattice on the foil, periodic to the sides, all in contact with their six neighbours.
    /// </summary>
    public static BodyNetwork Cubic(int n, int height, double radius)
    {
        var junctions = new List<Junction>();
        var centre = new List<Vec3>();
        var top = new List<bool>();
        int Body(int x, int y, int z) => ((z * n) + (y + n) % n) * n + (x + n) % n;
        for (var z = 0; z < height; z++)
        {
            for (var y = 0; y < n; y++)
            {
                for (var x = 0; x < n; x++)
                {
                    var i = Body(x, y, z);
                    centre.Add(radius * new Vec3(2 * x + 1, 2 * y + 1, 2 * z + 1));
                    top.Add(z == height - 1);
                    if (z == 0) junctions.Add(Touch(i, Junction.Foil));
                    if (z + 1 < height) junctions.Add(Touch(i, Body(x, y, z + 1)));
                    foreach (var j in new[] { Body(x + 1, y, z), Body(x, y + 1, z) }) junctions.Add(Touch(Math.Min(i, j), Math.Max(i, j)));
                }
            }
        }

        var bodies = n * n * height;
        var box = Box.Layer(2 * n * radius, 2 * n * radius, 2 * height * radius);
        return new BodyNetwork
        {
            Volume = [.. Enumerable.Repeat(4.0 / 3.0 * Math.PI * radius * radius * radius, bodies)],
            Radius = [.. Enumerable.Repeat(radius, bodies)],
            Centre = centre,
            AtTop = top,
            Junctions = [.. junctions.OrderBy(j => j.First).ThenBy(j => j.Second)
                .Select(j => j.AtFoil ? j : j with { Image = box.NearestImage(centre[j.First] - centre[j.Second]) })],
            Box = box,
        };
    }

    /// <summary>Metallic areas of random junctions: present with a probability, spread log-normally around 1 um2.</summary>
    public static double[] RandomAreas(BodyNetwork network, double probability, double spread, ulong seed)
    {
        var random = new Philox(seed, "areas");
        var area = new double[network.Junctions.Count];
        for (var k = 0; k < area.Length; k++)
        {
            var present = random.NextUniform() < probability;
            area[k] = 1e-12 * Math.Exp(spread * random.NextNormal());
            if (!present) area[k] = 0.0;
        }

        return area;
    }

    private static Junction Touch(int i, int j) => new() { First = i, Second = j, Area = 1e-12 };
}
