using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;

namespace LmpDem.Benchmarks;

/// <summary>
/// A random layer of spheres without overlap: soft spheres of a log-normal powder grow between foil and press and push
/// each other apart. Depends on its arguments alone.
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
        var near = new List<(int, int)>();
        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            if (sweep % ListSweeps == 0) List(box, centre, radius, near);
            var deepest = Push(box, centre, radius, near, Math.Min(1.0, 0.5 + 0.5 * sweep / GrowthSweeps));
            if (sweep >= GrowthSweeps && deepest < Tolerance) return true;
        }

        return false;
    }

    // Pairs that may touch before the next list: a sweep moves a sphere by a small part of its radius.
    private static void List(Box box, Vec3[] centre, double[] radius, List<(int, int)> near)
    {
        near.Clear();
        for (var i = 0; i < centre.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var most = 1.5 * (radius[i] + radius[j]);
                if (box.MinImage(centre[i] - centre[j]).LengthSquared < most * most) near.Add((i, j));
            }
        }
    }

    private static double Push(Box box, Vec3[] centre, double[] radius, List<(int, int)> near, double grown)
    {
        var push = new Vec3[centre.Length];
        var deepest = 0.0;
        foreach (var (i, j) in near)
        {
            var d = box.MinImage(centre[i] - centre[j]);
            var overlap = grown * (radius[i] + radius[j]) - d.Length;
            if (!(overlap > 0.0)) continue;
            deepest = Math.Max(deepest, overlap);
            var half = 0.5 * overlap * d.Normalized();
            push[i] += half;
            push[j] -= half;
        }

        for (var i = 0; i < centre.Length; i++)
        {
            double below = grown * radius[i] - centre[i].Z, above = centre[i].Z + grown * radius[i] - box.Length.Z;
            deepest = Math.Max(deepest, Math.Max(below, above));
            push[i] += new Vec3(0.0, 0.0, Math.Max(below, 0.0) - Math.Max(above, 0.0));
            centre[i] += 0.4 * push[i];
        }

        return deepest;
    }
}
