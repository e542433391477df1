using LmpDem.Engine.Geometry;
using LmpDem.Engine.Numerics;
using LmpDem.Transport.Calibration;
using LmpDem.Transport.Networks;

namespace LmpDem.Tests.Transport.Calibration;

/// <summary>
/// Runs whose activation is known: half of the bodies lie on the foil with openings psi = s u, u even in (0, 1); each carries one
/// body above it, with an opening t u. Then activation = (1 - a/s) / 2 + (1 - max(a/s, b/t)) / 2 for thresholds a, b.
/// </summary>
internal static class PsiSample
{
    public const int Columns = 200;

    public static readonly double[] Ratios = [0.1, 0.2, 0.25, 0.3, 0.35, 0.4];

    public static double FoilScale(double ratio) => ratio;

    public static double BodyScale(double ratio) => 2.0 * ratio * ratio + 0.1;

    /// <summary>Exact activation for very many bodies.</summary>
    public static double Exact(double ratio, double atFoil, double between, double softening = 1.0)
    {
        var foil = Math.Clamp(1.0 - atFoil / (softening * FoilScale(ratio)), 0.0, 1.0);
        var above = Math.Clamp(1.0 - between / (softening * BodyScale(ratio)), 0.0, 1.0);
        return 0.5 * foil + 0.5 * Math.Min(foil, above);
    }

    public static CalibrationRun Run(ulong seed, double softening = 1.0, double[]? ratios = null) => new()
    {
        Name = $"run {seed}",
        Seed = seed,
        States = [.. (ratios ?? Ratios).Select(r => (r, Network(r, softening)))],
    };

    public static BodyNetwork Network(double ratio, double softening)
    {
        var junctions = new List<Junction>();
        for (var k = 0; k < Columns; k++)
        {
            var u = (k + 0.5) / Columns;
            junctions.Add(
                new Junction
                {
                    First = k,
                    Second = Junction.Foil,
                    Area = 1e-12,
                    Force = 2e-6,
                    OnFirst = Side(softening * FoilScale(ratio) * u)
                });
            junctions.Add(new Junction
            {
                First = k,
                Second = Columns + k,
                Area = 1e-12,
                Force = 2e-6,
                OnFirst = Side(softening * BodyScale(ratio) * u),
                OnSecond = Side(0.9), // the other film has opened more
            });
        }

        return new BodyNetwork
        {
            Volume = [.. Enumerable.Repeat(1.0, 2 * Columns)],
            Radius = [.. Enumerable.Repeat(1.0, 2 * Columns)],
            Centre = [.. Enumerable.Repeat(Vec3.Zero, 2 * Columns)],
            AtTop = new bool[2 * Columns],
            Junctions = junctions,
            Box = Box.Layer(1, 1, 1),
            GapTolerance = 1e-7,
        };
    }

    private static JunctionSide Side(double psi) => new(1e-12, 1e-12, psi * 1e-12, psi, psi);
}
