using System.Diagnostics;
using System.Text.Json.Serialization;
using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Ebac;
using LmpDem.Transport.Networks;

namespace LmpDem.Benchmarks;

/// <summary>
/// Clusters, conduction, paths and EBAC of a large network: bodies at the nodes of a shaken cubic lattice on the foil, as high as
/// wide, in contact with all within 1.5 lattice steps (some 13 each); a quarter of the contacts is metallic, their areas spread
/// log-normally over four decades.
/// </summary>
public static class NetworkBenchmark
{
    private const double Step = 20e-6;
    private const double Shake = 0.2;      // of the step
    private const double Reach = 1.5;      // of the step
    private const double Metallic = 0.25;
    private const double Spread = 1.5;     // of the logarithm of the area

    /// <summary>Runs the benchmark.</summary>
    /// <param name="bodies">Number of bodies, >= 27.</param>
    /// <param name="threads">Threads requested; the network runs on one.</param>
    public static NetworkBenchmarkResult Run(int bodies, int threads)
    {
        var network = Network(bodies);
        var area = Areas(network);
        var clock = Stopwatch.StartNew();
        var clusters = Clusters.Of(network, area);
        var clustered = clock.Elapsed.TotalSeconds;
        var layer = LayerConduction.Of(network, area, new ConductionSpec());
        var solved = clock.Elapsed.TotalSeconds;
        var paths = FoilPaths.Of(network, area);
        var walked = clock.Elapsed.TotalSeconds;
        var map = EbacCircuit.Of(network, area, new ConductionSpec(), new EbacSpec()).Map();
        var mapped = clock.Elapsed.TotalSeconds;
        if (paths.Length.Count(double.IsFinite) != map.Fraction.Count(s => s > 0.0))
            throw new InvalidOperationException("paths and map connect different bodies");
        return new NetworkBenchmarkResult(
            network.Count, network.Junctions.Count, area.Count(a => a > 0.0), threads, clusters.FoilFraction, layer.Conductivity,
                layer.Iterations,
            layer.RelativeResidual, map.Iterations, clustered, solved - clustered, walked - solved, mapped - walked, mapped);
    }

    private static BodyNetwork Network(int bodies)
    {
        var n = (int)Math.Ceiling(Math.Cbrt(bodies));
        var height = (int)Math.Ceiling((double)bodies / (n * n));
        var random = new Philox(1, "bench_network");
        var centre = new Vec3[bodies];
        for (var i = 0; i < bodies; i++)
        {
            var shaken = Shake * new Vec3(random.NextUniform() - 0.5, random.NextUniform() - 0.5, random.NextUniform() - 0.5);
            centre[i] = Step * (new Vec3(i % n + 0.5, i / n % n + 0.5, i / (n * n) + 0.5) + shaken);
        }

        var box = Box.Layer(n * Step, n * Step, height * Step);
        const double radius = 0.5 * Step;
        return new BodyNetwork
        {
            Volume = [.. centre.Select(_ => 4.0 / 3.0 * Math.PI * radius * radius * radius)],
            Radius = [.. centre.Select(_ => radius)],
            Centre = centre,
            AtTop = [.. centre.Select(c => c.Z > box.Length.Z - Step)],
            Junctions = [.. Junctions(centre, box, n)],
            Box = box,
        };
    }

    private static IEnumerable<Junction> Junctions(Vec3[] centre, Box box, int n)
    {
        for (var i = 0; i < centre.Length; i++)
        {
            if (i < n * n) yield return new Junction { First = i, Second = Junction.Foil, Area = 1e-12 };
            var near = new SortedSet<int>();
            for (var k = 0; k < 27; k++)
            {
                int x = (i % n + k % 3 - 1 + n) % n, y = (i / n % n + k / 3 % 3 - 1 + n) % n, z = i / (n * n) + k / 9 - 1;
                var j = (z * n + y) * n + x;
                if (z >= 0 && j > i && j < centre.Length && box.MinImage(centre[j] - centre[i]).Length < Reach * Step) near.Add(j);
            }

            foreach (var j in near)
                yield return new Junction { First = i, Second = j, Image = box.NearestImage(centre[i] - centre[j]), Area = 1e-12 };
        }
    }

    private static double[] Areas(BodyNetwork network)
    {
        var random = new Philox(1, "bench_network_area");
        var area = new double[network.Junctions.Count];
        for (var k = 0; k < area.Length; k++)
        {
            var conducts = random.NextUniform() < Metallic;
            var value = 1e-12 * Math.Exp(Spread * random.NextNormal());
            area[k] = conducts ? value : 0.0;
        }

        return area;
    }
}

/// <summary>What <c>lmpdem bench network</c> prints.</summary>
/// <param name="Bodies">Number of bodies.</param>
/// <param name="Junctions">Mechanical contacts.</param>
/// <param name="Metallic">Metallic junctions.</param>
/// <param name="Threads">Threads requested; the network runs on one.</param>
/// <param name="FoilFraction">Volume fraction of the foil's cluster.</param>
/// <param name="EffectiveConductivity">Conductivity through the thickness [S/m].</param>
/// <param name="Iterations">Iterations of that solve.</param>
/// <param name="RelativeResidual">Relative residual of that solve.</param>
/// <param name="EbacIterations">Iterations of the solve of the EBAC map.</param>
/// <param name="ClusterSeconds">Wall time of the clusters [s].</param>
/// <param name="SolveSeconds">Wall time of the solve through the thickness, preconditioner included [s].</param>
/// <param name="PathSeconds">Wall time of the paths to the foil [s].</param>
/// <param name="EbacSeconds">Wall time of the EBAC map [s].</param>
/// <param name="Seconds">Wall time of all four [s].</param>
public sealed record NetworkBenchmarkResult(
    int Bodies, int Junctions, int Metallic, int Threads, [property: JsonPropertyName("foil_share")] double FoilFraction,
        double EffectiveConductivity, int Iterations, double RelativeResidual,
    int EbacIterations, double ClusterSeconds, double SolveSeconds, double PathSeconds, double EbacSeconds, double Seconds);
