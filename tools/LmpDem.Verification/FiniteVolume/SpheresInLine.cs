using LmpDem.Engine.Numerics;
using LmpDem.FiniteVolume.Bodies;
using LmpDem.FiniteVolume.Laws;
using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;

namespace LmpDem.Verification.FiniteVolume;

/// <summary>
/// Two spheres on top of each other between planes: by symmetry they give way to each other as twice one to a plane, and carry
/// the load of one at half the way.
/// </summary>
public sealed class SpheresInLine : IVerification
{
    private const int Pairs = 8;

    /// <inheritdoc/>
    public string Name => "two spheres in line between planes";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run()
    {
        const double approach = 0.12;
        var (template, material) = (new TemplateSize(6, 4), new PlasticMaterial(5e9, 0.36, 10e6));
        var nodes = Templates.Sphere(template).Nodes;
        var middle = Enumerable.Range(0, nodes.Length).MinBy(n => nodes[n].LengthSquared);
        using var single = Bench.Spheres(Pairs, template, material);
        Bench.Ease(single, approach * Bench.Unit, 4000, speed => Bench.ClosePlanes(single, speed));

        BodySeed[] seeds =
            [.. Enumerable.Range(0, 2 * Pairs)
            .Select(b => new BodySeed(new Vec3(4.0 * Bench.Unit * (b / 2), 0, (b % 2 == 0 ? -1.0 : 1.0) * Bench.Unit), Bench.Unit, 0.0))];
        using var pairs = FvStepper.Create(
            seeds, Laboratory.OpenBox(200.0 * Bench.Unit),
            [Bench.Plane(new Vec3(0, 0, 2.0 * Bench.Unit), new Vec3(0, 0, -1)),
                Bench.Plane(new Vec3(0, 0, -2.0 * Bench.Unit), new Vec3(0, 0, 1))],
            new FvSettings { Material = material, Template = template });
        // Without friction a column of two spheres slips sideways: their middles are led.
        for (var b = 0; b < 2 * Pairs; b++) pairs.PrescribedVelocities.Set(b, middle, new Vec3(0, 0, Bench.Free));
        Bench.Ease(pairs, 2.0 * approach * Bench.Unit, 8000, speed => Bench.ClosePlanes(pairs, speed));
        var body = pairs.Capture();
        double between = 0.0, planes = 0.0;
        for (var p = 0; p < Pairs; p++)
        {
            double low = Height(2 * p), high = Height(2 * p + 1);
            between += 2.0 * Bench.Unit - (high - low);
            planes += 2.0 * Bench.Unit - (pairs.Walls[0].Point.Z - high) - (low - pairs.Walls[1].Point.Z);
        }

        return
        [
            VerificationCase.Relative(
                Name, "load over that of one sphere at half the way", Math.Abs(pairs.LoadOn(0).Z) / Math.Abs(single.LoadOn(0).Z), 1.0,
                    "symmetry", 0.05,
                "facets of 0.26 R on facets instead of on a plane, at a contact radius of 0.48 R; mean of eight pairs"),
            VerificationCase.Relative(
                Name, "approach of two spheres over that at the two planes", between / planes, 1.0, "symmetry", 0.05, "as above"),
        ];

        double Height(int b)
        {
            var sum = 0.0;
            for (var n = body.NodeFirst[b]; n < body.NodeFirst[b + 1]; n++) sum += body.Nodes[n].Z;
            return sum / (body.NodeFirst[b + 1] - body.NodeFirst[b]);
        }
    }
}
