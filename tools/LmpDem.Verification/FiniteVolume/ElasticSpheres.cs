using LmpDem.FiniteVolume.Meshing;
using LmpDem.FiniteVolume.Stepping;


namespace LmpDem.Verification.FiniteVolume;

/// <summary>Elastic spheres between planes, the mean of eight orientations of the mesh: Hertz's load.</summary>
public sealed class ElasticSpheres : IVerification
{
    private const int Bodies = 8;
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
    public bool RunsOnDevices => true;

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> Run() => Run(null);

    /// <inheritdoc/>
    public IReadOnlyList<VerificationCase> RunOn(MarchDevice device) => Run(device);

    private IReadOnlyList<VerificationCase> Run(MarchDevice? device)
    {
        const double approach = 0.1;
        var material = Bench.Lithium with { YieldStrength = 1e12 };
        using var single = Bench.Spheres(Bodies, template, material, device: device);
        Bench.Ease(single, approach * Bench.Unit, 2000, speed => Bench.ClosePlanes(single, speed));
        var way = Bench.Unit - single.Walls[0].Point.Z;
        var modulus = material.YoungsModulus / (1.0 - material.PoissonRatio * material.PoissonRatio);
        var hertz = 4.0 / 3.0 * modulus * Math.Sqrt(Bench.Unit) * Math.Pow(way, 1.5);

        return
        [
            VerificationCase.Relative(
                Name, "load between planes at an approach of 0.1 R [N]", Math.Abs(single.LoadOn(0).Z) / Bodies, hertz, "Hertz", 0.1,
                "the contact radius is two facets; Hertz himself is off by some per cent at a contact of 0.3 R"),
        ];
    }
}
