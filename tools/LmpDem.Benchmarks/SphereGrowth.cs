using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Benchmarks;

/// <summary>
/// Random packings for benchmarks: soft spheres grow between foil and press, or in a periodic box, and push each other apart. They depend
/// on the arguments alone; the time goes with the number of spheres.
/// </summary>
internal static class SphereGrowth
{
    private const double MedianDiameter = 20e-6; // by volume
    private const double GeometricDeviation = 1.25;
    private const double SmallestRadius = 4.5e-6;
    private const double LargestRadius = 15e-6;
    private const int GrowthSweeps = 10_000;
    private const int MaxSweeps = 30_000;
    private const int MaxTries = 50;
    private const double Tolerance = 1e-9; // overlap that counts as none
    private const int ListSweeps = 20;
    private const int PeriodicSweeps = 3000;

    /// <summary>Grows a layer.</summary>
    /// <param name="count">Number of spheres.</param>
    /// <param name="height">Height of the layer [m].</param>
    /// <param name="solids">Solids fraction, which gives the foot.</param>
    /// <exception cref="InvalidOperationException">They found no places without overlap.</exception>
    public static (Box Box, Vec3[] Centre, double[] Radius) Layer(int count, double height, double solids)
    {
        for (ulong attempt = 0; attempt < MaxTries; attempt++)
        {
            var random = new Philox(1, "bench_fv", attempt);
            var radius = new double[count];
            for (var i = 0; i < count; i++) radius[i] = Radius(ref random);
            var volume = radius.Sum(r => 4.0 / 3.0 * Math.PI * r * r * r);
            var edge = Math.Sqrt(volume / (solids * height));
            var box = Box.Layer(edge, edge, height);
            var centre = new Vec3[count];
            for (var i = 0; i < count; i++)
                centre[i] = new Vec3(
                    edge * random.NextUniform(), edge * random.NextUniform(),
                    radius[i] + (height - 2.0 * radius[i]) * random.NextUniform());
            if (Grow(box, centre, radius)) return (box, centre, radius);
        }

        throw new InvalidOperationException($"{count} spheres found no places without overlap");
    }

    /// <summary>
    /// Grows spheres in a cube that is periodic along all edges. They are too dense to be free of overlap: each ends in contact with some.
    /// </summary>
    /// <param name="count">Number of spheres.</param>
    /// <param name="smallest">Smallest radius [m].</param>
    /// <param name="largest">Largest radius; all between are as frequent [m].</param>
    /// <param name="solids">Solids fraction.</param>
    public static (Box Box, Vec3[] Centre, double[] Radius) Periodic(int count, double smallest, double largest, double solids)
    {
        var random = new Philox(1, "bench_dem");
        var radius = new double[count];
        for (var i = 0; i < count; i++) radius[i] = smallest + (largest - smallest) * random.NextUniform();
        var edge = Math.Cbrt(radius.Sum(r => 4.0 / 3.0 * Math.PI * r * r * r) / solids);
        var box = new Box(new Vec3(edge, edge, edge), true, true, true);
        var centre = new Vec3[count];
        for (var i = 0; i < count; i++) centre[i] = edge * new Vec3(random.NextUniform(), random.NextUniform(), random.NextUniform());
        var near = new NearPairs(box);
        var push = new Vec3[count];
        for (var sweep = 0; sweep < PeriodicSweeps; sweep++)
        {
            if (sweep % ListSweeps == 0) near.List(centre, radius);
            Push(box, centre, radius, near.Pairs, push, Math.Min(1.0, 0.5 + sweep / (double)PeriodicSweeps));
        }

        return (box, Array.ConvertAll(centre, box.Wrap), radius);
    }

    private static double Radius(ref Philox random)
    {
        var s = Math.Log(GeometricDeviation);
        var median = 0.5 * MedianDiameter * Math.Exp(-3.0 * s * s); // by number
        while (true)
        {
            var radius = median * Math.Exp(s * random.NextNormal());
            if (radius is >= SmallestRadius and <= LargestRadius) return radius;
        }
    }

    private static bool Grow(Box box, Vec3[] centre, double[] radius)
    {
        var near = new NearPairs(box);
        var push = new Vec3[centre.Length];
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            if (sweep % ListSweeps == 0) near.List(centre, radius);
            var deepest = Push(box, centre, radius, near.Pairs, push, Math.Min(1.0, 0.5 + 0.5 * sweep / GrowthSweeps));
            if (sweep >= GrowthSweeps && deepest < Tolerance) return true;
        }

        return false;
    }

    private static double Push(Box box, Vec3[] centre, double[] radius, List<(int, int)> near, Vec3[] push, double grown)
    {
        Array.Clear(push);
        var deepest = 0.0;
        foreach (var (i, j) in near)
        {
            var d = box.MinImage(centre[i] - centre[j]);
            var reach = grown * (radius[i] + radius[j]);
            if (d.LengthSquared > 1.001 * reach * reach) continue; // most are; the root is dear
            var overlap = reach - d.Length;
            if (!(overlap > 0.0)) continue;
            deepest = Math.Max(deepest, overlap);
            var half = 0.5 * overlap * d.Normalized();
            push[i] += half;
            push[j] -= half;
        }

        for (var i = 0; i < centre.Length; i++)
        {
            if (box.PeriodicZ)
            {
                centre[i] += 0.4 * push[i];
                continue;
            }

            double below = grown * radius[i] - centre[i].Z, above = centre[i].Z + grown * radius[i] - box.Length.Z;
            deepest = Math.Max(deepest, Math.Max(below, above));
            push[i] += new Vec3(0.0, 0.0, Math.Max(below, 0.0) - Math.Max(above, 0.0));
            centre[i] += 0.4 * push[i];
        }

        return deepest;
    }

    // Pairs that may touch before the next list: a sweep moves a sphere by a small part of its radius. In the order of the spheres.
    private sealed class NearPairs(Box box)
    {
        private const double Reach = 1.5;   // of the sum of the radii
        private const double Stirred = 0.1; // of the smallest radius: a list stays good while no sphere has moved farther

        private readonly CellGrid grid = new(box);
        private readonly List<int> found = [];
        private Vec3[] listed = [];

        public List<(int First, int Second)> Pairs { get; } = [];

        public void List(Vec3[] centre, double[] radius)
        {
            var far = Stirred * radius.Min();
            if (listed.Length > 0 && !centre.Where((c, i) => (c - listed[i]).LengthSquared > far * far).Any()) return;
            listed = [.. centre];
            Pairs.Clear();
            var largest = radius.Max();
            grid.Fill(centre, 2.0 * Reach * largest);
            for (var i = 0; i < centre.Length; i++)
            {
                grid.FindNear(centre[i], Reach * (radius[i] + largest), found);
                foreach (var j in found)
                {
                    if (j >= i) break;
                    var most = Reach * (radius[i] + radius[j]);
                    if (box.MinImage(centre[i] - centre[j]).LengthSquared < most * most) Pairs.Add((i, j));
                }
            }
        }
    }
}
