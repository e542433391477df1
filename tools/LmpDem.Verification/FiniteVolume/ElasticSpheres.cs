using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>Elastic spheres between planes, alone and in pairs on top of each other: Hertz's load, and two spheres that give way as twice one at a plane.</summary>
public sealed class ElasticSpheres : IVerification
{
    private const int Lanes = 8;
    private readonly TemplateSize template;

    /// <summary>Creates the experiment.</summary>
    /// <param name="template">Mesh.</param>
    /// <param name="isQuick">Whether it runs with the tests.</param>
    public ElasticSpheres(TemplateSize template, bool isQuick)
    {
        this.template = template;
        IsQuick = isQuick;
    }

    /// <inheritdoc/>
    public string Name => $"elastic spheres, mesh {template}";

    /// <inheritdoc/>
    public bool IsQuick { get; }

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double approach = 0.1;
        var material = Bench.Lithium with { YieldStrength = 1e12 };
        using var single = Bench.Spheres(Lanes, template, material);
        Bench.Ease(single, approach * Bench.Unit, 2000, speed => Bench.ClosePlanes(single, speed));
        var way = Bench.Unit - single.Tools[0].Point.Z;
        var modulus = material.YoungsModulus / (1.0 - material.PoissonRatio * material.PoissonRatio);
        var hertz = 4.0 / 3.0 * modulus * Math.Sqrt(Bench.Unit) * Math.Pow(way, 1.5);

        BodySeed[] seeds = [.. Enumerable.Range(0, 2 * Lanes).Select(b => new BodySeed(new Vec3(4.0 * Bench.Unit * (b / 2), 0, (b % 2 == 0 ? -1.0 : 1.0) * Bench.Unit), Bench.Unit, 0.0))];
        using var pairs = FvStepper.Create(
            seeds, Laboratory.OpenBox(200.0 * Bench.Unit),
            [Bench.Plane(new Vec3(0, 0, 2.0 * Bench.Unit), new Vec3(0, 0, -1)), Bench.Plane(new Vec3(0, 0, -2.0 * Bench.Unit), new Vec3(0, 0, 1))],
            new FvSettings { Material = material, Template = template });
        Bench.Ease(pairs, 2.0 * approach * Bench.Unit, 2000, speed => Bench.ClosePlanes(pairs, speed));
        var body = pairs.Capture();
        double between = 0.0, planes = 0.0;
        for (var p = 0; p < Lanes; p++)
        {
            double low = Height(2 * p), high = Height(2 * p + 1);
            between += 2.0 * Bench.Unit - (high - low);
            planes += 2.0 * Bench.Unit - (pairs.Tools[0].Point.Z - high) - (low - pairs.Tools[1].Point.Z);
        }

        return
        [
            VerificationCase.Relative(
                Name, "load between planes at an approach of 0.1 R [N]", Math.Abs(single.LoadOn(0).Z) / Lanes, hertz, "Hertz", 0.1,
                "the contact radius is two facets; Hertz himself is off by some per cent at a contact of 0.3 R"),
            VerificationCase.Relative(
                Name, "load of two spheres in line over that of one at half the way", Math.Abs(pairs.LoadOn(0).Z) / Math.Abs(single.LoadOn(0).Z), 1.0, "symmetry", 0.05,
                "facets on facets instead of on a plane, at two facets' contact radius"),
            VerificationCase.Relative(Name, "approach of two spheres over that at two planes", between / planes, 1.0, "symmetry", 0.05, "as above"),
        ];

        double Height(int b)
        {
            var sum = 0.0;
            for (var n = body.NodeFirst[b]; n < body.NodeFirst[b + 1]; n++) sum += body.Nodes[n].Z;
            return sum / (body.NodeFirst[b + 1] - body.NodeFirst[b]);
        }
    }
}
